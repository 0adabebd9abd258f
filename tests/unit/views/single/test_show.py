"""One entry with its evidence in context."""

from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.model import Span
from onrecord.record import Store
from onrecord.views import articles, events, show, statements
from onrecord.views.single.show import cut_passages
from tests.unit.record.press import PUTIN


def test_event_with_evidence_and_path(store: Store) -> None:
    """An event shows its sides, how its status came about, and each span of its evidence in the original."""
    row = next(row for row in events(store) if row.article == "report" and row.status == "denied")
    shown = show(store, row.id)
    assert (shown.kind, shown.article, shown.source, shown.published) == ("event", "report", "press/report.txt", "2023-11-08")
    assert shown.fields["status_path"] == ["ne ... aucune : negated"]
    assert shown.reason is not None
    assert shown.reason.rule == "by hand"
    (passage,) = shown.passages
    text = store.load(row.article_id)[0].text
    assert passage.text == text[passage.start : passage.end]
    assert {(mark.role, passage.text[mark.start : mark.end]) for mark in passage.highlights} >= {
        ("anchor", "construisent"),
        ("evidence", "aucune"),
    }


def test_statement_with_all_its_parts(store: Store) -> None:
    """Both parts of an interrupted statement, its cue and its channel are marked."""
    row = next(row for row in statements(store) if "[…]" in row.said)
    marks = [(mark.role, p.text[mark.start : mark.end]) for p in show(store, row.id).passages for mark in p.highlights]
    assert marks == [("content", "L’accord des œuvres"), ("content", "vives tient"), ("cue", "a-t-il ajouté"), ("via", "la presse russe")]


def test_unique_beginning_of_an_id_is_enough(store: Store) -> None:
    """The first characters of an id show the entry when no other id begins so."""
    row = events(store)[0]
    assert show(store, row.id[:8]).id == row.id


def test_every_kind_can_be_shown(store: Store) -> None:
    """Articles, instruments, dates, defects and actors are shown like statements and events."""
    article = show(store, next(row.id for row in articles(store) if row.name == "report"))
    assert (article.kind, article.fields["name"], len(article.fields["statements"])) == ("article", "report", 2)
    assert article.passages[0].highlights[0].role == "publication"
    listed = {name: article.fields[name][0]["id"] for name in ("instruments", "dates", "defects")}
    treaty = show(store, listed["instruments"])
    assert (treaty.kind, treaty.fields["parties"], treaty.fields["terms"][0]["value"]) == ("instrument", ["RUS", "USA"], 1550)
    assert {mark.role for passage in treaty.passages for mark in passage.highlights} == {"mention", "term"}
    assert show(store, listed["dates"]).fields["date"] == "2023-11-08"
    assert show(store, listed["defects"]).fields["label"] == "caption"
    actor = show(store, PUTIN)
    assert (actor.kind, actor.fields["name"], actor.article, actor.passages) == ("actor", "Vladimir Poutine", None, ())


@pytest.mark.parametrize("wanted", ["", "ab", "ffffffffffffffffffff", "zzzz", "%%%%", "\0\0\0\0", "\ud800\ud800"])
def test_no_such_entry(store: Store, wanted: str) -> None:
    """An id that is too short or unknown is an error with a remedy."""
    with pytest.raises(UsageError) as caught:
        show(store, wanted)
    assert caught.value.remedy


def test_ambiguous_beginning_names_the_candidates(store: Store) -> None:
    """When several ids begin alike, they are listed."""
    with pytest.raises(UsageError, match=r"several ids begin with 'person:': .*person:sergei-choigou"):
        show(store, "person:")


def test_context_ends_at_words_and_lines() -> None:
    """Context never breaks a word, never leaves its line, and near pieces become one."""
    line = "mot " * 100 + "preuve " + "mot " * 100
    text = f"avant\n{line}\naprès"
    start = text.index("preuve")
    (passage,) = cut_passages(text, [("evidence", Span(start, start + 6)), ("cue", Span(start + 7, start + 10))])
    assert passage.text.strip().split()[0] == passage.text.strip().split()[-1] == "mot"
    assert len(passage.text) < 400
    assert [passage.text[mark.start : mark.end] for mark in passage.highlights] == ["preuve", "mot"]
    far = [("evidence", Span(0, 5)), ("evidence", Span(len(text) - 5, len(text)))]
    assert [passage.text for passage in cut_passages(text, far)] == ["avant", "après"]
