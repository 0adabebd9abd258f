"""What the patterns find, and that they find it in time."""

from __future__ import annotations

import pytest

from onrecord.analysis.dates.grammar import Grammar, grammar_of
from onrecord.analysis.dates.shadow import cast_shadow
from onrecord.words import load


def found(text: str, language: str = "fr") -> list[str]:
    return [text[one.start : one.end] for one in grammar_of(language).find(cast_shadow(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("du 3 au 5 mai 2022", ["3 au 5 mai 2022"]),
        ("le vendredi 3 mai 2022 au soir", ["vendredi 3 mai 2022 au soir"]),
        ("l’an dernier et l'année prochaine", ["l’an dernier", "l'année prochaine"]),
        ("fin 2021, mi-octobre, début mars", ["fin 2021", "mi-octobre", "début mars"]),
        ("au T3 2023 et au deuxième trimestre", ["T3 2023", "deuxième trimestre"]),
        ("la planète Mars est à sept jours", []),
        ("le soldat a été tué", []),
        ("l'exercice Zapad-2021", []),
        ("la résolution 1929 et l'article 2015", []),
        ("2023-11-08T12:00:00Z", ["2023-11-08"]),
    ],
)
def test_french_expressions(text: str, expected: list[str]) -> None:
    """The span is the whole phrase without its preposition; look-alikes are left alone."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Oct. 16, 2020, and again in May", ["Oct. 16, 2020", "May"]),
        ("they may march in spring", []),
        ("over the past two weeks, for ten years", []),
        ("late last year, early next week", ["late last year", "early next week"]),
    ],
)
def test_english_expressions(text: str, expected: list[str]) -> None:
    """English months and weekdays need their capital."""
    assert found(text, "en") == expected


def test_an_unknown_slot_is_refused() -> None:
    """A pattern that names a slot that the file does not have cannot be compiled."""
    data = dict(load("fr/dates.yaml"))
    data["patterns"] = [{"name": "bad", "reads": "day", "pattern": "<moon> <day>"}]
    with pytest.raises(KeyError, match="moon"):
        Grammar(data)
