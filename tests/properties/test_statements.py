"""Statements of any text: spans lie in the text, twice gives the same, nothing hangs or raises."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.analysis.language import read_language
from onrecord.analysis.statements import attribute_statements
from onrecord.model import Article, Findings, Publication
from onrecord.words import load

_VERBS = [verb for group in load("fr/statements.yaml")["verbs"] for verb in group["verbs"]][:60]
PIECES = [
    *("«", "»", "“", "”", '"', "'", "’", "(", ")", ",", ";", ":", ".", "!", "?", "…", "—", "-", "\n", "\n\n"),
    *(
        "a",
        "ont",
        "déclaré",
        "affirmé",
        "que",
        "qu’",
        "dit",
        "a-t-il",
        "selon",
        "lui",
        "pour",
        "d’après",
        "ajoutant",
        "en",
        "et",
        "mais",
        "de",
        "à",
        "le",
        "la",
    ),
    *(
        "Macron",
        "Poutine",
        "Moscou",
        "ministre",
        "porte-parole",
        "Il",
        "elle",
        "ils",
        "on",
        "jeudi",
        "demain",
        "n’",
        "pas",
        "si",
        "deux",
        "second",
    ),
    *("said", "told", "that", "he", "according to", "urged", "to", "accused", "of", "", "\u00a0", "\u200b", "İ", "œ", "𝔘"),
    *_VERBS,
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)


def found(text: str, language: str) -> Findings:
    document = read_language(Article(text, "test", "test", "0", language=language))
    return attribute_statements(document, Findings(language, Publication(None, "unknown")))


@given(TEXTS, st.sampled_from(["fr", "en"]))
@settings(max_examples=150, deadline=None)
def test_spans_lie_in_the_text(text: str, language: str) -> None:
    """Every content, cue, speaker and channel is a piece of the text, and the parts of a content do not overlap."""
    for statement in found(text, language).statements:
        parts = sorted(statement.content)
        spans = [span for span in (*parts, statement.cue, statement.speaker_span, statement.via) if span is not None]
        assert all(span.end <= len(text) and span.of(text).strip() for span in spans)
        assert all(left.end <= right.start for left, right in pairwise(parts))


@given(TEXTS, st.sampled_from(["fr", "en"]))
@settings(max_examples=60, deadline=None)
def test_twice_gives_the_same(text: str, language: str) -> None:
    """The stage depends on nothing but its input."""
    assert found(text, language) == found(text, language)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read(text: str) -> None:
    """No text makes the stage raise."""
    found(text, "fr")


def test_a_long_text_gives_as_much_as_its_parts() -> None:
    """Ten times the text gives about ten times the statements (`benchmarks/effort.py` prints what it costs)."""
    piece = "« Nous signerons, a dit Macron, et vite. » Il a affirmé que Paris, selon lui, tiendrait ; ajoutant que oui. "
    once, often = (len(found(piece * times, "fr").statements) for times in (20, 200))
    assert often >= 9 * once > 0
