"""Where the words around a date look."""

from __future__ import annotations

import pytest

from onrecord.analysis.dates.tense import AHEAD, BACK, NEAR, clause_around, tense_of


def look(text: str, date: str, language: str = "fr") -> str:
    start = text.index(date)
    return tense_of(language).look(text.lower(), text, start, start + len(date)).direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Il a rencontré mardi son homologue", BACK),
        ("Il rencontrera mardi son homologue", AHEAD),
        ("Il doit rencontrer mardi son homologue", AHEAD),
        ("L'accord sera signé mardi", AHEAD),
        ("L'accord signé mardi", BACK),
        ("Il a proposé de signer mardi", AHEAD),
        ("Il a proposé mardi de signer", BACK),
        ("Il avait proposé à Alger, mardi, de signer", BACK),
        ("Ankara a parlé mardi", BACK),
        ("Des avions se seraient exercés mardi", BACK),
        ("Le sommet est reporté à mardi", AHEAD),
        ("Aucun tir depuis mardi, dira l'armée", BACK),
        ("L'attentat du mardi", NEAR),
    ],
)
def test_french(text: str, direction: str) -> None:
    """The nearest verb form decides; words of delay and origin come first; a noun's date is the nearest."""
    assert look(text, "mardi") == direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("They met on Friday in Rome", BACK),
        ("They will meet on Friday in Rome", AHEAD),
        ("They are due to meet on Friday", AHEAD),
        ("The talks were moved to Friday", AHEAD),
        ("He told a forum on Friday that it would wait", BACK),
        ("They would have met on Friday", BACK),
    ],
)
def test_english(text: str, direction: str) -> None:
    """The same in English."""
    assert look(text, "Friday", "en") == direction


def test_a_clause_ends_at_stops_and_quotes_not_at_initials() -> None:
    """M. is no end of a sentence; a colon, a semicolon, a quotation mark is the end of a clause."""
    text = "Avant ; M. X a parlé mardi : fin"
    low, high = clause_around(text, text.index("mardi"), text.index("mardi") + 5)
    assert text[low:high].strip() == "M. X a parlé mardi"
