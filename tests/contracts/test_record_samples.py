"""The real analysis of the samples goes through the record and into extractions without loss."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.analysis import analyse
from onrecord.corroboration import corroborate
from onrecord.model import Article, Findings
from onrecord.reading import Quarantined, read
from onrecord.record import Store, open_store
from onrecord.views import articles, events, search, show, statements, timeline
from onrecord.views.exports import to_extraction
from tests.contracts.test_record_extraction_form import FORM, faults

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def analysed() -> list[tuple[Article, Findings]]:
    """The samples with their findings."""
    given = [article for article in read([SAMPLES]) if not isinstance(article, Quarantined)]
    return [(document.article, findings) for document, findings in map(analyse, given)]


@pytest.fixture(scope="module")
def store(analysed: list[tuple[Article, Findings]], tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(tmp_path_factory.mktemp("samples") / "samples.db")
    store.add(analysed)
    corroborate(store)
    return store


def test_all_samples_come_back_as_they_went_in(store: Store, analysed: list[tuple[Article, Findings]]) -> None:
    """Twenty articles, each with every field of its findings, and every span over its evidence."""
    assert store.count() == len(analysed) == 20
    for article, findings in analysed:
        assert store.load(article.id) == (article, findings)
    assert store.verify().sound


def test_extractions_of_the_samples_have_the_form(analysed: list[tuple[Article, Findings]]) -> None:
    """What the stages find can be written in the form of the gold corpus, with places that hold the strings."""
    for article, findings in analysed:
        extraction = to_extraction(article, findings)
        assert faults(extraction, FORM) == []
        for item in (*extraction["dates"], *extraction["statements"], *extraction["events"]):
            assert article.text[item["start"] : item["end"]] == item.get("text", item.get("anchor"))


def test_every_entry_can_be_shown(store: Store) -> None:
    """Each statement and event opens its evidence, and each highlight lies in its passage."""
    rows = [*statements(store), *events(store), *articles(store)]
    assert len(rows) > 100
    for row in rows:
        shown = show(store, row.id)
        assert shown.passages or shown.kind == "article"
        assert all(mark.end <= len(passage.text) for passage in shown.passages for mark in passage.highlights)


def test_timeline_holds_every_entry_once(store: Store) -> None:
    """Joining loses no entry and shows none twice."""
    ids = [key for row in timeline(store) for key in row.ids]
    assert sorted(ids) == sorted(row.id for row in (*statements(store), *events(store)))


@pytest.mark.parametrize("typed", ["l'accord", "traités", "manoeuvre", '"New START"', "Choigou", "exercices stratégiques"])
def test_samples_are_found(store: Store, typed: str) -> None:
    """Words as people type them find passages of the samples."""
    assert [hit for hit in search(store, typed) if hit.complete and hit.highlights]
