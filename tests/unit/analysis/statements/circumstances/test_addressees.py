from __future__ import annotations

import pytest

from tests.unit.analysis.statements.article import statements


def addressees(text: str, language: str = "fr") -> list[str | None]:
    return [one.addressee for one in statements(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Macron a déclaré à Poutine que le texte tiendrait.",
        "« Le texte tiendra, nous le savons », a déclaré Macron à Poutine.",
        "Devant Poutine, Macron a affirmé que le texte tiendrait.",
    ],
)
def test_the_person_after_the_preposition_is_addressed(text: str) -> None:
    """à X and devant X name the addressee, wherever they stand."""
    assert addressees(text) == ["person:poutine"]


def test_who_is_urged_is_addressed() -> None:
    """The object of an appeal is its addressee."""
    assert addressees("Macron a appelé Moscou à respecter le texte.") == ["RUS"]
    assert addressees("Blinken urged Beijing to attend the talks.", "en") == ["CHN"]


def test_who_is_accused_is_not() -> None:
    """An accusation speaks of its object, not to it."""
    assert addressees("Macron a accusé Moscou d’avoir violé le texte.") == [None]


def test_in_a_meeting_the_other_side_is_addressed() -> None:
    """What is said in the course of a meeting is said to the other side."""
    assert addressees("Macron a eu un entretien avec Poutine. Macron a déclaré que le texte tiendrait.") == ["person:poutine"]
