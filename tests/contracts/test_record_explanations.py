"""Every event that the analysis codes can be taken apart again: the reason it writes is the one that `explain` reads."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord.views import Explanation, Record

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    path = tmp_path_factory.mktemp("explained") / "press.db"
    onrecord.read([SAMPLES / "dev-rucn-01.txt", SAMPLES / "dev-newstart-02.txt"], path)
    return onrecord.open_record(path)


def test_every_event_is_explained(record: Record) -> None:
    """Trigger and frame stand in the word lists of the language; both sides have a slot; cues slice to their words."""
    events = record.events()
    assert len(events) >= 10
    for event in events:
        told = record.explain(event.id).explanation
        assert isinstance(told, Explanation), event
        assert told.trigger in map(str, told.frame["triggers"]), event
        assert [slot.role for slot in told.slots] == ["actor", "recipient"], event


def test_the_last_step_of_a_path_is_the_status(record: Record) -> None:
    """What the path ends with is the status of the event, where there is a path."""
    for event in record.events(status="denied"):
        told = record.explain(event.id).explanation
        assert told is not None and told.status_path[-1].endswith("denied")
        assert told.cues
