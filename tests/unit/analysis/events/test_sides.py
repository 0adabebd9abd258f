"""Who stands on which side: inherited subjects, sides that the text leaves out, what is no complement."""

from __future__ import annotations

import pytest

from onrecord.model import Event, EventType, Status
from tests.unit.analysis.events.reading import events_of

Sides = tuple[tuple[str, ...], tuple[str, ...]]


def sides_of(text: str, language: str, kind: EventType) -> Sides:
    (event,) = of_type(events_of(text, language), kind)
    return event.actor_countries, event.recipient_countries


def of_type(events: tuple[Event, ...], kind: EventType) -> list[Event]:
    return [event for event in events if event.type is kind]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La France et l'Allemagne se parlaient encore lorsque Vladimir Poutine s'est rendu à Pékin avant de bombarder l'Ukraine.", "fr"),
        ("Emmanuel Macron a reçu Olaf Scholz quand Vladimir Poutine est arrivé à Pékin avant d'attaquer l'Ukraine.", "fr"),
        ("Joe Biden spoke when Vladimir Putin flew to Beijing before attacking Ukraine.", "en"),
    ],
)
def test_an_infinitive_takes_the_subject_of_the_clause_before_it(text: str, language: str) -> None:
    """Not that of the main clause, far off."""
    assert sides_of(text, language, EventType.ASSAULT) == (("RUS",), ("UKR",))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les États-Unis doivent se préparer à des guerres avec la Russie et la Chine.", "fr"),
        ("La Pologne redoute une attaque de la Russie.", "fr"),
        ("France must prepare for a war with Russia.", "en"),
        ("Poland fears an attack by Russia.", "en"),
    ],
)
def test_violence_that_is_feared_or_prepared_for_is_none(text: str, language: str) -> None:
    """Fears are no events."""
    assert not of_type(events_of(text, language), EventType.ASSAULT)


def test_the_other_side_of_an_accusation_is_the_one_the_text_speaks_of() -> None:
    """An unnamed target is the country that the text opposes to the accuser."""
    text = "L'Iran a rencontré la France à Genève. L'Iran a critiqué la France. Lundi, la France a dénoncé une provocation."
    found = [event for event in of_type(events_of(text, "fr"), EventType.ACCUSE) if event.actor_countries == ("FRA",)]
    assert [event.recipient_countries for event in found] == [("IRN",)]


def test_a_demand_made_to_nobody_in_particular_stays_so() -> None:
    """Where several countries are spoken of alike, none is taken for the one that is asked."""
    text = "La Chine, l'Inde et l'Iran ont réagi. La France réclame une enquête."
    assert sides_of(text, "fr", EventType.REQUEST) == (("FRA",), ())


def test_a_reproach_made_in_refusing_is_made() -> None:
    """"en reprochant" is no part of what is called off."""
    text = "La Turquie a annulé une réunion avec la Suède, en reprochant à la Suède d'avoir laissé faire."
    (event,) = of_type(events_of(text, "fr"), EventType.ACCUSE)
    assert (event.actor_countries, event.recipient_countries, event.status) == (("TUR",), ("SWE",), Status.ACTUAL)


def test_an_act_behind_a_semicolon_is_not_part_of_a_demand() -> None:
    """What another does in the next clause stands."""
    text = "La France réclame des chars ; l'Allemagne s'oppose à la France."
    assert sides_of(text, "fr", EventType.REJECT) == (("DEU",), ("FRA",))


def test_an_offer_that_is_turned_down_was_made() -> None:
    """The refusal is an event, and so is the offer."""
    events = events_of("Joe Biden a rejeté une offre de Vladimir Poutine de prolonger le traité.", "fr")
    assert {(event.type, event.status) for event in events} == {(EventType.REJECT, Status.ACTUAL), (EventType.AGREE, Status.PROPOSED)}
