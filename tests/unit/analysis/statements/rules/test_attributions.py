from __future__ import annotations

import pytest

from tests.unit.analysis.statements.article import told

MACRON = "person:macron"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Macron a vu Scholz. À ses yeux, le texte est mauvais.", "le texte est mauvais"),
        ("Macron a vu Scholz ; le texte, à l’entendre, est mauvais.", "le texte + est mauvais"),
        ("Macron a vu Scholz, engagé à ses yeux dans une fuite en avant.", "engagé + dans une fuite en avant"),
    ],
)
def test_a_possessive_tells_whose_view_it_is(text: str, content: str) -> None:
    """à ses yeux, à l'entendre: the person the sentence speaks of."""
    assert (MACRON, "indirect", content) in told(text)


def test_a_source_within_a_clause() -> None:
    """in which, according to X, ...: only the clause is the source's, not what it hangs on."""
    found = told("The text was signed in May, when, according to Moscow, the bridge was hit.", "en")
    assert found == [("RUS", "indirect", "the bridge was hit")]


def test_a_source_after_a_semicolon_opens_its_clause() -> None:
    """selon X, after a semicolon, attributes what follows."""
    assert ("RUS", "indirect", "le pont est détruit") in told("Paris nie tout blocus ; selon Moscou, le pont est détruit.")


def test_an_apposition_that_quotes_is_the_sources() -> None:
    """..., a “provocation” in the words of X: the words before the apposition are the narrator's."""
    found = told("Aircraft flew drills over the sea, an “unfortunate provocation” in the words of Lavrov.", "en")
    assert found == [("person:lavrov", "mixed", "an “unfortunate provocation”")]


def test_a_clause_is_no_apposition_of_the_source() -> None:
    """Pour X, le document engage ..., ...: what follows the source has a verb of its own."""
    assert told("Pour Moscou, le document engage les deux pays, signé ou non.")[0][2] == "le document engage les deux pays, signé ou non"
