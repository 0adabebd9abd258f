from __future__ import annotations

import pytest

from onrecord.analysis.statements.quotations import find_quotations, is_speech
from tests.unit.analysis.statements.article import read


def quoted(text: str, language: str = "fr") -> list[str]:
    document, _ = read(text, language)
    return [document.span(one.first, one.last).of(text) for one in find_quotations(document)]


@pytest.mark.parametrize(
    "text",
    [
        "Il a dit « oui, demain » hier.",
        "Il a dit “oui, demain” hier.",
        'Il a dit "oui, demain" hier.',
        "Il a dit «oui, demain» hier.",
        "Il a dit «\u00a0oui, demain\u00a0» hier.",
    ],
)
def test_each_pair_of_marks_encloses_its_words(text: str) -> None:
    """Guillemets, curly and straight marks enclose the same words."""
    assert quoted(text) == ["oui, demain"]


def test_marks_nest() -> None:
    """A quotation inside a quotation is found with the outer one."""
    assert quoted("« Il répète que “tout finira”, dit-elle. »") == ["Il répète que “tout finira”, dit-elle.", "tout finira"]


def test_a_mark_left_open_ends_with_its_paragraph() -> None:
    """Without a closing mark the quotation ends with its paragraph and the next paragraph is free of it."""
    assert quoted('Il a dit : "Nous opérons.\n\nLa suite est connue.') == ["Nous opérons."]


def test_a_paragraph_that_reopens_continues_the_quotation() -> None:
    """The opening mark at the head of the next paragraph goes on with the quotation that was left open."""
    document, _ = read("« Nous avons signé.\n\n« Nous ratifierons », a dit Macron.")
    first, second = find_quotations(document)
    assert not first.is_closed and not first.continues and second.continues


def test_apostrophes_open_nothing() -> None:
    """Elisions and possessives are no quotation marks."""
    assert quoted("L’accord d'hier n’est qu’un début.") == []
    assert quoted("O'Brien's aides didn't know the leaders' plans.", "en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("« sans limites »", False), ("« Nous signerons »", True), ("« ne céderont pas au chantage »", True), ("« AUKUS »", False)],
)
def test_terms_are_no_speech(text: str, expected: bool) -> None:
    """One or a few words without a capital at their head are a term, a clause is speech."""
    document, _ = read(text)
    assert is_speech(find_quotations(document)[0], document.tokens) is expected
