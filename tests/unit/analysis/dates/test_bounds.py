"""Public facts that bound the publication of a text."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.analysis.dates.bounds import Account, find_vote, meetings_in, take_account
from onrecord.analysis.dates.context import Context
from onrecord.analysis.dates.grammar import grammar_of
from onrecord.analysis.dates.shadow import cast_shadow
from onrecord.analysis.dates.tense import tense_of


def account(text: str) -> Account:
    shadow = cast_shadow(text)
    return take_account(Context(shadow, tense_of("fr"), None), list(grammar_of("fr").find(shadow)))


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("Le président Joe Biden a parlé.", date(2022, 5, 5), date(2019, 5, 5)),
        ("Depuis l'invasion de l'Ukraine, il se tait.", date(2022, 5, 5), date(2021, 5, 5)),
        ("L'accord a été signé le 3 mai 2021 et court jusqu'en 2025.", date(2023, 5, 5), date(2020, 5, 5)),
        ("L'accord a été signé le 3 mai 2021 et court jusqu'en 2025.", date(2023, 5, 5), date(2027, 5, 5)),
    ],
)
def test_bounds(text: str, inside: date, outside: date) -> None:
    """An article lies within the terms it mentions, after what it tells as past and before what it tells as to come."""
    assert account(text).allows(inside, inside)
    assert not account(text).allows(outside, outside)


@pytest.mark.parametrize("text", ["L'ancien président Joe Biden a parlé.", "Le vice-président Joe Biden a parlé."])
def test_former_holders_bound_nothing(text: str) -> None:
    """A former president is no sign of the term."""
    assert account(text).allows(date(2010, 5, 5), date(2010, 5, 5))


def test_a_vote_needs_both_candidates() -> None:
    """One name fits several elections, two name one; a pair that ran twice names none."""
    assert find_vote("trump affronte biden") == date(2020, 11, 3)
    assert find_vote("trump en campagne") is None
    assert find_vote("macron et le pen") is None


def test_a_meeting_needs_its_place_and_every_side() -> None:
    """The leaders without the place, or one of them alone, point to no meeting."""
    assert [one["from"] for one in meetings_in("trump et kim à singapour")] == [date(2018, 6, 12)]
    assert meetings_in("trump et kim") == meetings_in("trump à singapour") == []
