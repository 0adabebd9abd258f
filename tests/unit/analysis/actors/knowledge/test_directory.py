"""The directory of the world."""

import pytest

from onrecord.analysis.actors.knowledge.directory import _term, open_directory
from onrecord.analysis.actors.knowledge.entities import slug
from onrecord.errors import LexiconError


def test_holders_change_with_the_months() -> None:
    """In the month of a change both are found, the newer one first."""
    directory = open_directory()
    names = [person.names["en"] for person in directory.holders("USA", "president", 202101, 202101)]
    assert names == ["Joe Biden", "Donald Trump"]


@pytest.mark.parametrize(
    ("polity", "office", "month", "name"),
    [
        ("USA", "secretary_of_state", 202303, "Antony Blinken"),
        ("DEU", "leader", 202210, "Olaf Scholz"),
        ("DEU", "prime_minister", 202210, "Olaf Scholz"),
        ("GBR", "foreign_secretary", 202103, "Dominic Raab"),
        ("JPN", "leader", 201907, "Shinzo Abe"),
        ("org:nato", "leader", 202303, "Jens Stoltenberg"),
        ("org:european-union", "foreign_minister", 201905, "Federica Mogherini"),
    ],
)
def test_offices_go_by_many_names(polity: str, office: str, month: int, name: str) -> None:
    """What a state calls an office and what a text calls it meet in the tables."""
    assert [person.names["en"] for person in open_directory().holders(polity, office, month, month)] == [name]


def test_one_person_in_two_services_is_one_entry() -> None:
    """A prime minister who went on to head an alliance has both terms."""
    person = open_directory().persons["person:mark-rutte"]
    assert {term.polity for term in person.terms} == {"NLD", "org:nato"}


def test_family_names_stand_where_the_language_puts_them() -> None:
    """Xi is a family name, so is Putin; a part of "bin Salman" is none."""
    directory = open_directory()
    assert directory.persons["person:xi-jinping"].surnames >= {"xi"}
    assert directory.persons["person:vladimir-putin"].surnames == {"putin"}
    assert not directory.persons["person:mohammed-bin-salman"].surnames


def test_a_malformed_term_is_named() -> None:
    """The message shows the entry and how to write it."""
    with pytest.raises(LexiconError, match="president since 2012"):
        _term("president since 2012", "RUS")


def test_keys_are_readable() -> None:
    """Keys hold no accents and no blanks."""
    assert slug("Robert O'Brien") == "robert-o-brien"
