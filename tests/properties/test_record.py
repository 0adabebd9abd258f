"""Whatever the analysis finds, the record gives it back unchanged, in any order, and finds every word again."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    DateExpression,
    Defect,
    Event,
    EventType,
    Findings,
    Instrument,
    Mark,
    MarkKind,
    Mention,
    MentionKind,
    Metadata,
    Mode,
    Precision,
    Publication,
    Reason,
    Span,
    Statement,
    Status,
    Term,
    When,
)
from onrecord.record import open_store
from onrecord.record.folding import fold, split_passages, words_of
from onrecord.views import search
from onrecord.views.asking.terms import highlight, read_terms

quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
characters = st.characters(exclude_categories=["Cs"])
texts = st.text(characters, min_size=1, max_size=60)
hostile = st.text(st.one_of(st.sampled_from("\"'’()*+-:^{}[]~\\/%_;,.œŒéÉ😀\0 ANDORNT"), st.characters()), max_size=25)
short = st.text(characters, max_size=8)
optional = st.none() | short
keys = st.sampled_from(["RUS", "CHN", "person:a", "org:b", ""])
codes = st.lists(st.sampled_from(["RUS", "CHN", "USA"]), max_size=3).map(tuple)
reasons = st.builds(Reason, short, short, st.floats(0, 1))
days = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@st.composite
def times(draw: Any) -> When:
    first = draw(days)
    last = first + timedelta(draw(st.integers(0, 400)))
    return When(draw(short), first, last, draw(st.sampled_from(Precision)), draw(st.sampled_from(Basis)))


def spans_in(text: str) -> st.SearchStrategy[Span]:
    """Any span of the text."""
    return st.integers(0, len(text) - 1).flatmap(lambda start: st.builds(Span, st.just(start), st.integers(start + 1, len(text))))


def lists(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


@st.composite
def analysed(draw: Any) -> tuple[Article, Findings]:
    """An article with findings of any shape that the types allow."""
    text = draw(texts)
    span, spans, when = spans_in(text), lists(spans_in(text)), st.none() | times()
    some = st.lists(span, min_size=1, max_size=3).map(tuple)
    actors = lists(keys)
    marks = lists(st.builds(Mark, st.sampled_from(MarkKind), span, short))
    metadata = st.builds(Metadata, optional, optional, optional, optional, optional)
    article = Article(text, draw(short), draw(short), draw(short), draw(short), draw(metadata), draw(marks))
    term = st.builds(Term, short, short, st.integers() | st.floats(allow_nan=False) | short, optional, span)
    findings = Findings(
        language=draw(st.sampled_from(["fr", "en", "es", ""])),
        publication=Publication(draw(when), draw(short), draw(spans), draw(reasons)),
        dates=draw(lists(st.builds(DateExpression, span, when, reasons))),
        actors=draw(lists(st.builds(Actor, keys, short, st.sampled_from(ActorKind), optional, optional, reasons, optional))),
        mentions=draw(lists(st.builds(Mention, span, keys, st.sampled_from(MentionKind), reasons))),
        instruments=draw(lists(st.builds(Instrument, short, short, spans, lists(short), optional, optional, lists(term), reasons), 2)),
        defects=draw(lists(st.builds(Defect, short, span, reasons))),
        statements=draw(
            lists(
                st.builds(
                    Statement,
                    some,
                    st.sampled_from(Mode),
                    st.none() | span,
                    short,
                    st.none() | keys,
                    st.none() | span,
                    st.none() | keys,
                    when,
                    st.none() | span,
                    st.booleans(),
                    reasons,
                )
            )
        ),
        events=draw(
            lists(
                st.builds(
                    Event,
                    st.sampled_from(EventType),
                    span,
                    actors,
                    actors,
                    codes,
                    codes,
                    st.sampled_from(Status),
                    st.none() | keys,
                    lists(short),
                    when,
                    st.none() | span,
                    st.booleans(),
                    spans,
                    lists(short),
                    reasons,
                )
            )
        ),
    )
    return article, findings


@quick
@given(analysed())
def test_record_gives_back_what_it_was_given(entry: tuple[Article, Findings]) -> None:
    """Nothing that the analysis says is lost or altered on the way through the record."""
    with TemporaryDirectory() as folder, open_store(Path(folder) / "press.db") as store:
        assert store.add([entry]).new == 1
        assert store.load(entry[0].id) == entry
        assert store.verify().sound


@quick
@given(st.lists(analysed(), min_size=2, max_size=3, unique_by=(lambda entry: entry[0].text, lambda entry: entry[0].source)), st.randoms())
def test_order_and_batches_make_no_difference(entries: list[tuple[Article, Findings]], chance: Any) -> None:
    """One batch, or one article at a time in another order, or everything twice: the same record."""
    shuffled = entries[:]
    chance.shuffle(shuffled)
    with TemporaryDirectory() as folder, open_store(Path(folder) / "a.db") as one, open_store(Path(folder) / "b.db") as other:
        one.add(entries)
        for entry in shuffled:
            other.add([entry])
        other.add(shuffled)
        assert one.fingerprint() == other.fingerprint()


@quick
@given(texts, hostile)
def test_search_never_fails_and_points_into_the_text(text: str, typed: str) -> None:
    """Whatever is typed, search answers, and what it highlights are characters of the passage."""
    article = Article(text, "a", "a.txt", "")
    with TemporaryDirectory() as folder, open_store(Path(folder) / "press.db") as store:
        store.add([(article, Findings("fr", Publication(None, "unknown")))])
        for hit in search(store, typed):
            assert text[hit.start : hit.end] == hit.text
            assert all(hit.text[start:end].strip() for start, end in hit.highlights)


@quick
@given(st.text(st.sampled_from("abcdéœÉ-’' \n"), min_size=3, max_size=40))
def test_every_word_of_a_text_is_found_in_it(text: str) -> None:
    """A word copied from an article finds a passage of that article."""
    article = Article(text, "a", "a.txt", "")
    with TemporaryDirectory() as folder, open_store(Path(folder) / "press.db") as store:
        store.add([(article, Findings("fr", Publication(None, "unknown")))])
        for word in list(words_of(text, "fr"))[:3]:
            hits = search(store, text[word.start : word.end])
            assert any(hit.start <= word.start and word.end <= hit.end and hit.highlights for hit in hits)


@settings(max_examples=300, deadline=None)
@given(st.text(st.one_of(st.sampled_from("ab .!?…»”\n\u00a0"), st.characters()), max_size=300))
def test_passages_hold_every_visible_character_once(text: str) -> None:
    """Passages come in order, do not overlap, and leave out nothing but blanks."""
    passages = list(split_passages(text))
    assert all(one.end <= other.start for one, other in pairwise(passages))
    assert "".join("".join(span.of(text).split()) for span in passages) == "".join(text.split())


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text is its own folding."""
    assert fold(fold(text)) == fold(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), hostile)
def test_highlights_are_apart_and_in_order(text: str, typed: str) -> None:
    """Highlights never overlap and never leave the text."""
    spans = highlight(text, "fr", read_terms(typed))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)
