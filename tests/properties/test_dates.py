"""Dates of any text: spans slice, values parse, nothing hangs or raises, twice gives the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.analysis.dates import find_dates
from onrecord.model import Article, Document, Findings, Publication, When
from onrecord.words import load

SLOTS = load("fr/dates.yaml")["slots"]
PIECES = [
    *(word for slot in ("month", "weekday", "unit", "turn", "season", "number") for words in SLOTS[slot].values() for word in words),
    *("le", "la", "l'", "du", "au", "et", "à", "en", "fin", "il y a", "avant", "plus tard", "la veille", "hier", "cette", "les années"),
    *(
        "siècle",
        "aujourd’hui",
        "nuit",
        "31",
        "0",
        "00/00/0000",
        "31/02/2020",
        "9999",
        "2023",
        "0000-00-00",
        "2023-13-45",
        "29 février",
        "İ",
    ),
    *(
        "99999999999999999999",
        "1er",
        "T9",
        "XXXXXXXX",
        "'93",
        ",",
        ".",
        "\n",
        "–",
        "-",
        "/",
        "(",
        "«",
        "\u00a0",
        "İ",
        "Ã©",
        "â€™",
        "\u200b",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=200)


def find(text: str, language: str = "fr") -> Findings:
    article = Article(text, "any", "any", "0" * 64, language)
    return find_dates(Document(article, language, (), (), lambda sentences: []), Findings(language, Publication(None, "unknown")))


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["fr", "en"]))
def test_spans_slice_and_values_parse(text: str, language: str) -> None:
    """Every span lies in the text, in order and without overlap; every value is canonical and reads back."""
    findings = find(text, language)
    end = 0
    for one in findings.dates:
        assert end <= one.span.start < one.span.end <= len(text)
        end = one.span.end
        assert one.when is None or When.parse(one.when.value).first == one.when.first
    for span in findings.publication.evidence:
        assert span.of(text)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_dates(text: str) -> None:
    """The stage keeps nothing from one article to the next."""
    once = find(text)
    find("MOSCOU, 8 novembre 2023 (Reuters) – La veille, lundi.")
    assert find(text) == once


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(PIECES))
def test_endless_repetition_is_read(piece: str) -> None:
    """A piece repeated without end is read to its end (`benchmarks/effort.py` prints how the cost grows)."""
    text = (piece + " ") * 2000
    assert all(0 <= date.span.start < date.span.end <= len(text) for date in find(text).dates)
