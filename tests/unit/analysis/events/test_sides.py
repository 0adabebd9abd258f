"""Who stands on which side: inherited subjects, sides that the text leaves out, what is no complement."""

from __future__ import annotations

from dataclasses import replace

import pytest

import onrecord
from onrecord.analysis.events import code_events
from onrecord.model import Event, EventType, Instrument, Reason, Span, Status
from tests.unit.analysis.events.reading import events_of, read

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
    """ "en reprochant" is no part of what is called off."""
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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La Chine a espionné le Japon, ce que Pékin dément.", "fr"),
        ("Le Japon accuse la Chine d'avoir espionné le Japon. La Chine l'a démenti.", "fr"),
        ("Japan said China had spied on Japan. China denied it.", "en"),
    ],
)
def test_a_denial_of_what_was_told_is_the_act_denied(text: str, language: str) -> None:
    """Not a refusal: the same act once more, said not to be by the denier."""
    (event,) = [event for event in events_of(text, language) if event.status is Status.DENIED]
    assert (event.actor_countries, event.recipient_countries, event.said_by) == (("CHN",), ("JPN",), "CHN")


def test_a_denial_of_nothing_told_is_a_refusal() -> None:
    """ "dément toute implication" names no act."""
    (event,) = events_of("Le Pakistan dément toute implication.", "fr")
    assert (event.type, event.status) == (EventType.REJECT, Status.ACTUAL)


@pytest.mark.parametrize(
    ("text", "language", "sides"),
    [
        ("L'offensive lancée par l'Azerbaïdjan contre l'Arménie a été condamnée par la France.", "fr", (("AZE",), ("ARM",))),
        ("Azerbaijan's offensive against Armenia was condemned by France.", "en", (("AZE",), ("ARM",))),
        ("La France a dénoncé une attaque en Syrie.", "fr", ((), ("SYR",))),
        ("France condemned an attack in Syria.", "en", ((), ("SYR",))),
        ("La France et l'Allemagne ont condamné les frappes russes.", "fr", (("RUS",), ())),
    ],
)
def test_who_judges_an_attack_is_no_side_of_it(text: str, language: str, sides: Sides) -> None:
    """Neither its doer nor its victim."""
    assert sides_of(text, language, EventType.ASSAULT) == sides


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La Chine a été accusée par les États-Unis d'avoir espionné le Japon.", "fr"),
        ("Les États-Unis accusent la Chine d'avoir espionné le Japon.", "fr"),
        ("China was accused by the United States of spying on Japan.", "en"),
    ],
)
def test_the_accused_does_what_he_is_accused_of(text: str, language: str) -> None:
    """In the active and in the passive."""
    assert sides_of(text, language, EventType.COERCE) == (("CHN",), ("JPN",))


@pytest.mark.parametrize(
    ("text", "language", "kind", "sides"),
    [
        ("La Russie a parlé à l'Ukraine. La France exhorte les deux pays à agir.", "fr", EventType.REQUEST, (("FRA",), ("RUS", "UKR"))),
        ("Russia met Ukraine. France was thanked by both sides.", "en", EventType.SUPPORT, (("RUS", "UKR"), ("FRA",))),
        ("Le Maroc a rompu ses relations avec l'Iran, qu'il accuse de mensonge.", "fr", EventType.ACCUSE, (("MAR",), ("IRN",))),
        ("Le Maroc a critiqué l'Algérie. L'Algérie accuse le royaume.", "fr", EventType.ACCUSE, (("DZA",), ("MAR",))),
        ("La France a parlé à l'Iran. L'Iran lui reproche son silence.", "fr", EventType.ACCUSE, (("IRN",), ("FRA",))),
    ],
)
def test_words_that_stand_for_a_side(text: str, language: str, kind: EventType, sides: Sides) -> None:
    """Both sides, relative and personal pronouns, the form of a state."""
    assert sides in [(event.actor_countries, event.recipient_countries) for event in of_type(events_of(text, language), kind)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Imran Khan accuse les ennemis du Pakistan.", "fr"),
        ("La France critique ses alliés.", "fr"),
        ("France criticised its allies.", "en"),
    ],
)
def test_relational_nouns_are_not_their_owner(text: str, language: str) -> None:
    """ "its allies" are others, and nobody knows which."""
    assert all(event.recipient_countries == () for event in events_of(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [("La Russie redoute une alliance entre la Chine et l'Inde.", "fr"), ("Russia fears an alliance between China and India.", "en")],
)
def test_what_is_only_feared_is_no_event(text: str, language: str) -> None:
    """Whatever it is."""
    assert not of_type(events_of(text, language), EventType.COOPERATE)


def test_parties_of_a_treaty_are_the_sides_of_acts_about_it() -> None:
    """Who leaves a treaty of two turns on the other; who praises one of others praises those."""
    text = "Le traité a été dénoncé. Lundi, les États-Unis ont quitté le traité."
    document, findings = read(text, "fr")
    start = text.rindex("traité")
    treaty = Instrument("new-start", "New START", (Span(start, start + 6),), ("RUS", "USA"), None, None, (), Reason("given"))
    (event,) = of_type(code_events(document, replace(findings, instruments=(treaty,))).events, EventType.SANCTION)
    assert (event.actor_countries, event.recipient_countries) == (("USA",), ("RUS",))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L'Inde et le Pakistan ont promis de ne pas recourir à la force l'un contre l'autre.", "fr"),
        ("India and Pakistan agreed not to use force against one another.", "en"),
    ],
)
def test_what_two_do_to_each_other_has_both_sides(text: str, language: str) -> None:
    """ "l'un contre l'autre" divides the subject."""
    (event,) = of_type(events_of(text, language), EventType.ASSAULT)
    assert ({event.actor_countries, event.recipient_countries}, event.mutual) == ({("IND",), ("PAK",)}, True)


def test_an_expulsion_by_nobody_named_is_of_the_other_country_of_the_article() -> None:
    """Where an article is about two countries; violence of nobody named stays of nobody."""
    told = "Le Mali a critiqué la France. La France a critiqué le Mali. La France a parlé au Mali."
    expelled = of_type(events_of(f"{told} L'ambassadeur de la France a été expulsé.", "fr"), EventType.SANCTION)
    assert [(event.actor_countries, event.recipient_countries) for event in expelled] == [(("MLI",), ("FRA",))]
    killed = of_type(events_of(f"{told} Un attentat contre la France a eu lieu.", "fr"), EventType.ASSAULT)
    assert [(event.actor_countries, event.recipient_countries) for event in killed] == [((), ("FRA",))]


def test_talks_that_name_nobody_are_between_the_two_countries_of_the_article() -> None:
    """ "les pourparlers" in an article about two."""
    text = "L'Inde a critiqué le Pakistan. Le Pakistan a critiqué l'Inde. Les pourparlers ont repris à Moscou."
    (event,) = of_type(events_of(text, "fr"), EventType.CONSULT)
    assert {event.actor_countries, event.recipient_countries} == {("IND",), ("PAK",)}


def test_refused_is_who_was_seen_refused() -> None:
    """ "s'est vu refuser" turns the act round."""
    (event,) = of_type(events_of("Joe Biden s'est vu refuser une entrevue.", "fr"), EventType.REJECT)
    assert (event.actor_countries, event.recipient_countries) == ((), ("USA",))


def test_sanctions_are_of_those_who_imposed_them() -> None:
    """ "les sanctions que X a imposées à Y"."""
    (event,) = of_type(events_of("La Russie a cité les sanctions que le Japon a imposées à la Russie.", "fr"), EventType.SANCTION)
    assert (event.actor_countries, event.recipient_countries) == (("JPN",), ("RUS",))


def test_article_about_one_country_has_no_events() -> None:
    """What happens inside one state, told at length, is no relation between states; one foreign side makes it one."""
    home = "Le gouvernement italien a menacé mardi les syndicats. La CGIL a dénoncé la réforme. " * 3
    assert onrecord.extract(home)["events"] == []
    abroad = home + "Le gouvernement italien a expulsé deux diplomates russes."
    assert any(event["type"] == "SANCTION" for event in onrecord.extract(abroad)["events"])


def test_who_stands_behind_a_reflexive_verb_is_its_subject() -> None:
    """"S'est félicité Xi Jinping" has no object; each of two sides means both."""
    (glad,) = events_of("« Une victoire de la Russie », s'est félicité Xi Jinping.", "fr")
    assert (glad.type, glad.actor_countries) == (EventType.SUPPORT, ("CHN",))
    text = "L'Inde et le Pakistan ont échoué ; chaque camp a blâmé l'autre."
    (blame,) = [event for event in events_of(text, "fr") if event.type is EventType.ACCUSE]
    assert {*blame.actor_countries, *blame.recipient_countries} == {"IND", "PAK"}
