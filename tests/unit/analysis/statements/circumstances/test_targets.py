from __future__ import annotations

import pytest

from tests.unit.analysis.statements.article import statements


def last_addressee(text: str, language: str = "fr") -> str | None:
    return statements(text, language)[-1].addressee


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("Macron exige de Moscou qu’il retire ses troupes.", "fr", "RUS"),
        ("Macron demands that Beijing lift the ban at once.", "en", "CHN"),
        ("Pékin a déçu. Macron a réclamé le départ des soldats de Moscou.", "fr", "RUS"),
        ("Moscou a fermé ses portes. Macron exigeait leur réouverture immédiate.", "fr", "RUS"),
        ("Moscou campe sur ses positions, dit Moscou. Macron exige de son voisin qu’il retire ses troupes.", "fr", "RUS"),
    ],
)
def test_a_demand_is_made_to_who_has_to_act(text: str, language: str, key: str) -> None:
    """De X que, that X do, the withdrawal of X, else the only other state around, and a neighbour for the chief one."""
    assert last_addressee(text, language) == key


@pytest.mark.parametrize(
    "text",
    [
        "Pékin et Moscou se taisent. Macron réclame des élections libres.",
        "Réuni en sommet à Moscou, Macron a réclamé des élections libres.",
        "Macron a réclamé que Paris soit entendu.",
    ],
)
def test_a_demand_with_several_sides_or_a_mere_venue_has_no_addressee(text: str) -> None:
    """Two other states around, a place, or one's own side give none."""
    assert last_addressee(text) is None


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("« Si Moscou refuse, ce sera la rupture », a averti Macron.", "fr", "RUS"),
        ("If Beijing fails to act, the talks will end, Blinken warned.", "en", "CHN"),
        ("Macron a salué Moscou et promis de lui livrer du blé.", "fr", "RUS"),
    ],
)
def test_a_condition_and_a_promised_gift_name_the_other_side(text: str, language: str, key: str) -> None:
    """A warning is for whom its condition is about, a promise for the pronoun that receives."""
    assert last_addressee(text, language) == key


def test_the_accused_who_denies_at_once_was_spoken_to() -> None:
    """An accusation denied in its own sentence was addressed to the accused; another speaks about them only."""
    assert statements("Macron accuse Moscou de livrer des armes, ce que le Kremlin a démenti.")[0].addressee == "RUS"
    assert statements("Macron accuse Moscou de livrer des armes.")[0].addressee is None


def test_a_host_is_the_person_of_the_other_side_named_last() -> None:
    """Told his host: the word alone says who."""
    assert last_addressee("Xi received Blinken. “The text will hold,” Blinken told his host.", "en") == "person:xi"


def test_people_known_by_their_phrase_are_not_asked() -> None:
    """Whose admission is demanded does nothing."""
    assert last_addressee("Macron a réclamé que des experts de son pays soient admis sur les lieux.") is None
