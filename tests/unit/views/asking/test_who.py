"""A person finds an actor by any spelling of its name, and hears of it when nobody goes by that name."""

from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.record import Store
from onrecord.views.asking.who import find_actors, find_country
from tests.unit.record.press import CHINA, PUTIN, RUSSIA, SHOIGU


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Shoigu", SHOIGU),
        ("CHOIGOU", SHOIGU),
        ("Sergueï Choïgou", SHOIGU),
        ("Шойгу", SHOIGU),
        ("Sergej Schoigu", SHOIGU),
        ("poutine", PUTIN),
        ("Putin", PUTIN),
        ("Vladimir Putin", PUTIN),
        (PUTIN, PUTIN),
        ("Russie", RUSSIA),
        ("la russie", RUSSIA),
        ("rus", RUSSIA),
        ("Moscou", RUSSIA),
        ("Pékin", CHINA),
    ],
)
def test_any_spelling_finds_the_actor(store: Store, typed: str, key: str) -> None:
    """Another alphabet, another romanisation, a last name, a capital: the same actor, and nobody else."""
    with store.reading() as connection:
        assert find_actors(connection, typed) == (key,)


def test_states_are_not_found_by_part_of_their_name(store: Store) -> None:
    """The Chinese ministry is not found by the name of the country."""
    with store.reading() as connection:
        assert find_actors(connection, "Chine") == (CHINA,)


@pytest.mark.parametrize("typed", ["Lavrov", "", "!!!", "'; DROP TABLE actors; --"])
def test_nobody_is_an_error_with_a_remedy(store: Store, typed: str) -> None:
    """A name that nobody bears is no empty result."""
    with store.reading() as connection, pytest.raises(UsageError, match="nobody on record") as caught:
        find_actors(connection, typed)
    assert caught.value.remedy


def test_near_names_are_offered(store: Store) -> None:
    """A slip of the pen is answered with the names that may have been meant."""
    with store.reading() as connection, pytest.raises(UsageError) as caught:
        find_actors(connection, "Ruxie")
    assert "Russie" in caught.value.remedy


@pytest.mark.parametrize(("typed", "code"), [("RUS", "RUS"), ("chn", "CHN"), ("Chine", "CHN"), ("Moscou", "RUS")])
def test_country_by_code_or_name(store: Store, typed: str, code: str) -> None:
    """A country is given by its code or by any name of its state."""
    with store.reading() as connection:
        assert find_country(connection, typed) == code


@pytest.mark.parametrize("typed", ["FRA", "Poutine"])
def test_what_is_no_country_on_record_is_an_error(store: Store, typed: str) -> None:
    """A code that occurs nowhere, or the name of a person, is no country."""
    with store.reading() as connection, pytest.raises(UsageError):
        find_country(connection, typed)
