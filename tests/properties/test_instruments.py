"""Whatever the text, spans slice to their evidence, the text is not changed and the result is the same each time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.analysis.instruments import find_instruments
from onrecord.analysis.instruments.page import fold
from onrecord.analysis.language import read_language
from onrecord.model import Article, Findings, Publication

PIECES = st.sampled_from(
    [
        "New START",
        "le traité",
        "L’accord de Minsk",
        "1 550 ogives",
        "expire le",
        "a signé",
        "un partenariat « sans limites »",
        "\n",
        ". ",
        "« ",
        " »",
        "plafond de",
        "FNI",
        "İ",
        "ß",
        "œ",
        "\u202f",
        "prolongé de cinq ans",
        "Nouveau Départ",
        "feuille de route militaire",
        "3,67 %",
        "😀",
        "de 500 à 5 500 km",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join))


@given(TEXTS.filter(lambda text: text.strip() != ""))
@settings(max_examples=150, deadline=None)
def test_spans_lie_in_the_text_and_the_result_is_stable(text: str) -> None:
    """Every mention and term lies inside the text and holds it; reading twice gives the same findings."""
    document = read_language(Article(text=text, name="a", source="a", sha256="", language="fr"))
    empty = Findings("fr", Publication(None, "unknown"))
    once = find_instruments(document, empty)
    for entry in once.instruments:
        spans = [*entry.mentions, *(term.span for term in entry.terms)]
        assert entry.mentions
        assert all(span.end <= len(text) and span.of(text).strip() for span in spans)
        assert list(entry.mentions) == sorted(set(entry.mentions))
        assert all(one.end <= other.start for one, other in zip(entry.mentions, entry.mentions[1:], strict=False))
    assert find_instruments(document, once) == once


@given(st.text(max_size=300))
def test_shadow_has_the_length_of_the_text(text: str) -> None:
    """Folding never moves a character."""
    assert len(fold(text)) == len(text)
