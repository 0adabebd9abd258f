"""Each thing once, with the number of articles and of independent origins."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.corroboration import corroborate
from onrecord.record import Store, open_store
from onrecord.views import Filter, TimelineRow, timeline
from tests.unit.record.press import REPORT, article, report_findings


def line(store: Store, text: str, **chosen: str) -> TimelineRow:
    """The only line with this text."""
    (row,) = [row for row in timeline(store, Filter(**chosen)) if row.text == text]
    return row


def test_copies_are_one_origin(store: Store) -> None:
    """A denial told by a report and its copy is one line, two articles, one origin; the origin speaks."""
    row = line(store, "construisent")
    assert (row.articles, row.origins, row.article, len(row.ids)) == (2, 1, "report", 2)
    assert (row.kind, row.type, row.status, row.said_by) == ("event", "COOPERATE", "denied", "Vladimir Poutine")


def test_independent_reports_are_two_origins(store: Store) -> None:
    """Two articles in their own words tell one meeting of one day between the same sides."""
    (row,) = [row for row in timeline(store) if row.type == "CONSULT"]
    assert (row.articles, row.origins, row.date) == (2, 2, "2023-11-08")
    assert row.id in row.ids
    assert row.story not in row.ids
    assert len(set(row.ids)) == 2


def test_same_words_of_a_copy_are_one_statement(store: Store) -> None:
    """A quotation in an article and in its copy is one line, whatever the date."""
    whole = line(store, "La Russie et la Chine ne construisent aucune alliance militaire")
    assert (whole.kind, whole.type, whole.articles, whole.origins) == ("statement", "say", 2, 1)
    assert (whole.actors, whole.recipients) == (("Vladimir Poutine",), ("Chine",))
    undated = line(store, "L’accord des œuvres […] vives tient")
    assert (undated.date, undated.articles, undated.origins) == (None, 2, 1)


def test_altered_wording_does_not_speak_for_the_line(tmp_path: Path) -> None:
    """Of two articles with the same words, the one that was not spun gives the line, though it was read later."""
    store = open_store(tmp_path / "press.db")
    findings = report_findings(REPORT)
    spun = replace(findings, statements=tuple(replace(said, wording_reliable=False) for said in findings.statements))
    store.add([(article(REPORT + " ", "a-spun"), spun), (article(REPORT, "b-plain"), findings)])
    corroborate(store)
    row = line(store, "La Russie et la Chine ne construisent aucune alliance militaire")
    assert (row.articles, row.article) == (2, "b-plain")


def test_undated_is_last(store: Store) -> None:
    """Lines are in order of time, with what has no date at the end."""
    dates = [row.date for row in timeline(store)]
    assert dates == ["2023", "2023-11-08", "2023-11-08", "2023-11-08", None, None]


@pytest.mark.parametrize(
    ("chosen", "kinds"),
    [
        (Filter(status="denied"), {"event"}),
        (Filter(type="CONSULT"), {"event"}),
        (Filter(type="say"), {"statement"}),
        (Filter(type="say, consult"), {"event", "statement"}),
        (Filter(actor="Poutine"), {"event", "statement"}),
        (Filter(since="2024"), set()),
    ],
)
def test_filters_keep_the_kinds_they_can_mean(store: Store, chosen: Filter, kinds: set[str]) -> None:
    """Statements have neither a status nor an event type."""
    assert {row.kind for row in timeline(store, chosen)} == kinds


def test_pages_make_up_the_whole(store: Store) -> None:
    """Limit and offset count lines, not entries."""
    whole = timeline(store)
    pages = [timeline(store, Filter(limit=2, offset=at)) for at in range(0, len(whole), 2)]
    assert [row for page in pages for row in page] == whole
