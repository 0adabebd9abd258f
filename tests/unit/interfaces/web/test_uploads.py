"""Readings asked for in the browser: one after the other, stopped between articles, with what was read until then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.interfaces.web.desk.uploads import jobs
from onrecord.interfaces.web.desk.uploads.child import Follower
from onrecord.reading import Quarantined
from onrecord.runners.local import Failed, Outcome

LONG = 60.0  # seconds, for a machine that is busy


def until(desk: jobs.Desk, job: jobs.Job, reached: str) -> None:
    """Wait for a state, or for the first source to be done."""
    while job.state != reached and not (reached == "reading" and job.done):
        assert desk.wait(job, job.version, LONG), f"{job.state} for too long"


def test_a_stopped_reading_says_what_became_of_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The process is asked to end and still tells what it kept; one that has not begun never does; one that is over stays as it is."""
    monkeypatch.setattr(jobs, "_CHILD", "tests.unit.interfaces.web.slow_reader")
    desk = jobs.Desk(tmp_path / "press.db")
    first, second = desk.take(tmp_path / "one"), desk.take(tmp_path / "two")
    until(desk, first, "reading")
    desk.cancel(second)
    assert second.state == "cancelled"
    desk.cancel(first)
    until(desk, first, "cancelled")
    assert (first.done, first.total, first.counts["new"]) == (1, 3, 1) and first.is_over
    desk.cancel(first)
    assert first.state == "cancelled" and second.counts == {}
    third = desk.take(tmp_path / "three")
    until(desk, third, "reading")
    desk.cancel(third)
    until(desk, third, "cancelled")


def refused(number: int) -> Outcome:
    return Failed(Quarantined(f"{number}.txt", "unreadable", ""))


def test_stopping_between_two_sources(capsys: pytest.CaptureFixture[str]) -> None:
    """What was told of is passed on, the rest is left."""
    follower = Follower()
    told = follower.follow(iter([refused(1), refused(2), refused(3)]))
    assert next(told) == refused(1)
    follower.stop()
    assert list(told) == []
    assert capsys.readouterr().out.count('"done"') == 1


def test_stopping_while_waiting_ends_the_workers() -> None:
    """A wait for a slow source is broken off, and the iterator that runs the workers is closed."""
    follower, closed = Follower(), []

    def slow() -> Iterator[Outcome]:
        try:
            yield refused(1)
            follower.stop()  # as the signal does, in the middle of the wait
            yield refused(2)
        finally:
            closed.append(True)

    assert list(follower.follow(slow())) == [refused(1)]
    assert closed == [True]
