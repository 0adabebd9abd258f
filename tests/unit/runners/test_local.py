"""The supervisor loses exactly the article that kills or blocks a worker, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import OnrecordError
from onrecord.model import Article
from onrecord.reading import Quarantined, Source, find_sources
from onrecord.runners import Analysed, Failed, Skipped, run
from onrecord.runners.local import Outcome

PROGRAM = (sys.executable, str(Path(__file__).with_name("obedient_worker.py")))


def sources(folder: Path, *names: str) -> list[Source | Quarantined]:
    for name in names:
        (folder / f"{name}.txt").write_text(name, "utf-8")
    return list(find_sources([folder]))


def outcomes(folder: Path, *names: str, workers: int = 2) -> list[Outcome]:
    return list(run(sources(folder, *names), workers, known=lambda _: False, program=PROGRAM, grace=0))


def failed(found: list[Outcome]) -> list[Quarantined]:
    return [outcome.quarantined for outcome in found if isinstance(outcome, Failed)]


def test_every_source_gets_an_outcome(tmp_path: Path) -> None:
    """Twenty good sources give twenty analysed articles."""
    found = outcomes(tmp_path, *(f"good{number}" for number in range(20)))
    assert sum(isinstance(outcome, Analysed) for outcome in found) == 20


def test_dead_worker_costs_its_article_only(tmp_path: Path) -> None:
    """A worker that dies quarantines its article with the cause; the others come through."""
    found = outcomes(tmp_path, "good1", "die", "good2", "good3")
    (lost,) = failed(found)
    assert "die" in lost.location and "status 9" in lost.reason
    assert sum(isinstance(outcome, Analysed) for outcome in found) == 3


def test_hanging_worker_is_killed_at_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that takes longer than worker_seconds is set aside under the name of the limit."""
    monkeypatch.setenv("ONRECORD_WORKER_SECONDS", "1")
    found = outcomes(tmp_path, "hang", "good1", "good2")
    (lost,) = failed(found)
    assert "worker_seconds" in lost.reason
    assert len(found) == 3


def test_busy_loop_is_ended_by_the_processor_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that burns processor time is ended by the system and set aside under the name of that limit."""
    monkeypatch.setenv("ONRECORD_WORKER_CPU_SECONDS", "1")
    (lost,) = failed(outcomes(tmp_path, "spin", "good1"))
    assert "worker_cpu_seconds" in lost.reason


def test_refused_source_keeps_its_reason(tmp_path: Path) -> None:
    """What the worker could not read is quarantined in the worker's words."""
    (lost,) = failed(outcomes(tmp_path, "refuse", "good"))
    assert (lost.reason, lost.remedy) == ("no text in it", "give text")


def test_known_article_is_not_analysed_again(tmp_path: Path) -> None:
    """An article that the caller knows is skipped after reading."""
    given = sources(tmp_path, "good1", "good2")
    known = Article(text=str(tmp_path / "good1.txt"), name="", source="", sha256="").id
    found = list(run(given, 1, known=lambda key: key == known, program=PROGRAM))
    assert [type(outcome) for outcome in found] == [Skipped, Analysed]


def test_workers_that_cannot_start_end_the_run(tmp_path: Path) -> None:
    """When no worker comes up, the fault is not the articles': the run ends with an error and sets nothing aside."""
    broken = (sys.executable, "-c", "raise SystemExit(1)")
    with pytest.raises(OnrecordError, match="no worker process can start"):
        list(run(sources(tmp_path, "good1", "good2"), 2, known=lambda _: False, program=broken))


def children() -> set[str]:
    """Living child processes of this one that run the stand-in."""
    command = ["ps", "-ww", "--ppid", str(os.getpid()), "-o", "pid=,args="]  # -ww: a long path must not cut the name off
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return {line.split()[0] for line in listed.splitlines() if "obedient_worker" in line}


def test_closing_the_run_kills_the_workers(tmp_path: Path) -> None:
    """A caller that stops early leaves no process behind."""
    running = run(sources(tmp_path, "good", "hang-for-good"), 2, known=lambda _: False, program=PROGRAM)
    next(running)
    assert children()
    running.close()
    assert children() == set()
