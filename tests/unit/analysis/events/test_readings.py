"""How words are read as acts: denials of acts, acts beside each other, kinds of objects, names that the parse misplaced."""

from __future__ import annotations

import pytest

from onrecord.analysis import analyse
from onrecord.analysis.events.lexicon import triggers
from onrecord.errors import LexiconError
from onrecord.model import Article, Event, EventType
from tests.unit.analysis.events.reading import events_of


def of_type(events: tuple[Event, ...], kind: EventType) -> list[Event]:
    return [event for event in events if event.type is kind]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La France nie avoir été avertie par l'Allemagne.", "fr"),
        ("Le Rwanda a démenti que l'Ouganda ait été trahi.", "fr"),
        ("France denied having misled Germany.", "en"),
    ],
)
def test_a_denial_that_says_what_is_denied_is_no_refusal(text: str, language: str) -> None:
    """The clause behind it is the denied act; a denial of charges stays a refusal."""
    assert not of_type(events_of(text, language), EventType.REJECT)
    assert of_type(events_of("Le Pakistan dément toute implication.", "fr"), EventType.REJECT)


def test_verbs_beside_each_other_with_their_own_objects_are_two_acts() -> None:
    """ "fermera son ambassade et rompra ses relations": two breaks, not one told twice."""
    text = "L'Algérie a fermé sa frontière avec le Maroc et rompu ses relations commerciales avec le Maroc."
    assert len(of_type(events_of(text, "fr"), EventType.SANCTION)) == len(("fermé", "rompu"))


def test_a_clause_added_behind_a_comma_is_not_covered() -> None:
    """What one country does in a relative clause is no part of what the other breaks off."""
    text = "Le Honduras a rompu ses relations avec Taïwan, qui a expulsé un diplomate de la Chine."
    sides = [(event.actor_countries, event.recipient_countries) for event in of_type(events_of(text, "fr"), EventType.SANCTION)]
    assert sides == [(("HND",), ("TWN",)), (("TWN",), ("CHN",))]


def test_kinds_of_objects_stand_for_their_words() -> None:
    """ "@arms" in a lexicon lets every word for arms through."""
    (event,) = of_type(events_of("La Lituanie a mobilisé ses obusiers contre la Russie.", "fr"), EventType.MOBILIZE)
    assert event.recipient_countries == ("RUS",)
    entries = [entry for language in ("fr", "en") for found in triggers(language).values() for entry in found]
    needs = {need for entry in entries for need in entry.frame.needs}
    assert "obusier*" in needs
    assert not any(need.startswith("@") for need in needs)


def test_an_unknown_kind_of_object_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the file and the kind."""
    from onrecord.analysis.events import lexicon  # noqa: PLC0415 - the private helper is what is tested

    with pytest.raises(LexiconError, match="no kind 'weather'"):
        lexicon._spelled_out(["@weather"], "fr")


def test_a_visit_by_flight_is_one_of_a_person() -> None:
    """Persons that fly to a country visit it; planes do not."""
    assert of_type(events_of("Vladimir Poutine s'est envolé pour l'Inde.", "fr"), EventType.CONSULT)
    assert not of_type(events_of("Un avion de la Russie s'est envolé pour l'Inde.", "fr"), EventType.CONSULT)


def test_a_name_behind_the_verb_is_its_object_though_the_parse_has_two_subjects() -> None:
    """ "Les États-Unis poussent l'Égypte à rouvrir": Egypt does not push."""
    (event,) = of_type(events_of("Les États-Unis poussent l'Égypte à rouvrir la frontière.", "fr"), EventType.REQUEST)
    assert (event.actor_countries, event.recipient_countries) == (("USA",), ("EGY",))


def test_adjectives_joined_before_one_plural_noun_are_two_sides() -> None:
    """ "The Russian and Chinese navies" are navies of both."""
    (event,) = of_type(events_of("The Russian and Chinese navies trained together.", "en"), EventType.COOPERATE)
    assert {event.actor_countries, event.recipient_countries} == {("RUS",), ("CHN",)}


def test_a_capital_of_two_words_is_a_place() -> None:
    """ "à New Delhi" is in India."""
    (event,) = of_type(events_of("Vladimir Poutine a atterri jeudi à New Delhi.", "fr"), EventType.CONSULT)
    assert event.recipient_countries == ("IND",)


def test_an_attack_without_a_named_target_strikes_the_country_where_it_took_place() -> None:
    """ "ont détruit une base en Irak"."""
    (event,) = of_type(events_of("L'armée iranienne a détruit neuf camps en Irak.", "fr"), EventType.ASSAULT)
    assert (event.actor_countries, event.recipient_countries) == (("IRN",), ("IRQ",))


def test_how_an_act_was_done_is_an_act_of_its_own() -> None:
    """A request made by phone is also a call."""
    kinds = {event.type for event in events_of("The United States urged Azerbaijan by phone to stop.", "en")}
    assert kinds == {EventType.REQUEST, EventType.CONSULT}


def test_of_two_readings_the_one_without_a_gap_counts() -> None:
    """ "turned down a request to" is a refusal, no turning to somebody."""
    found = events_of("France turned down a request to help Germany.", "en")
    assert of_type(found, EventType.REJECT)
    assert not any("turn to" in event.reason.detail for event in found)


def sides_of(text: str, language: str, kind: EventType) -> tuple[tuple[str, ...], tuple[str, ...]]:
    (event,) = of_type(events_of(text, language), kind)
    return event.actor_countries, event.recipient_countries


def test_of_a_noun_with_both_the_agent_acts() -> None:
    """ "la reconnaissance de X par Y" is an act of Y."""
    text = "La reconnaissance de la Palestine par l'Irlande est entrée en vigueur."
    assert sides_of(text, "fr", EventType.SUPPORT) == (("IRL",), ("PSE",))


def test_a_name_behind_a_preposition_does_not_begin_the_list_of_subjects() -> None:
    """ "Sous l'égide du Qatar, le Pakistan et l'Afghanistan": Qatar agrees to nothing."""
    text = "Sous l'égide du Qatar, le Pakistan et l'Afghanistan ont accepté un cessez-le-feu immédiat."
    assert set(sides_of(text, "fr", EventType.AGREE)) == {("PAK",), ("AFG",)}


def test_who_hosts_a_meeting_between_two_is_no_side_of_it() -> None:
    """ "le Qatar, qui avait accueilli une rencontre entre X et Y"."""
    text = "La Russie a remercié le Qatar pour la rencontre entre l'Inde et le Pakistan."
    assert set(sides_of(text, "fr", EventType.CONSULT)) == {("IND",), ("PAK",)}


def test_a_needed_word_far_away_counts_when_it_is_the_object() -> None:
    """What was signed may stand long before the participle, or long behind it."""
    text = "Le document a finalement été, après trois longues journées de palabres et deux nuits blanches, signé par la Russie et la Chine."
    assert sides_of(text, "fr", EventType.SUPPORT) == (("RUS",), ("CHN",))


def test_what_is_only_asked_is_no_act() -> None:
    """ "La question est de savoir si X expulsera": nobody was expelled."""
    text = "La question est de savoir si la France expulsera un diplomate de l'Allemagne."
    assert not of_type(events_of(text, "fr"), EventType.SANCTION)


def test_an_accusation_in_several_words_is_one() -> None:
    """What one speaker says in a sentence accuses once, whatever words he heaps."""
    text = "« C'est irresponsable, injuste et inacceptable de la part de la Chine », a dit Joe Biden."
    assert len(of_type(events_of(text, "fr"), EventType.ACCUSE)) == 1


def test_a_known_offer_that_is_mentioned_is_none() -> None:
    """ "l'invitation" was made before; "une offre" is news."""
    assert not of_type(events_of("La France pèse la Chine. L'invitation de la Russie reste là.", "fr"), EventType.AGREE)
    assert of_type(events_of("La Maison-Blanche a reçu une offre de Vladimir Poutine.", "fr"), EventType.AGREE)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("La Russie a en outre prié Caracas de réintégrer le système.", "fr", EventType.REQUEST),
        ("L'Inde s'en plaint auprès de la Chine.", "fr", EventType.ACCUSE),
        ("La Serbie et le Kosovo se sont entendus sur la façon d'appliquer le texte.", "fr", EventType.AGREE),
        ("On Monday Iran, denouncing interference, expelled an envoy and froze new trade with Canada.", "en", EventType.SANCTION),
    ],
)
def test_a_verb_is_one_whatever_the_parse_took_it_for(text: str, language: str, kind: EventType) -> None:
    """Its auxiliary, its pronoun or a form that no noun has tell it; a reflexive pronoun makes no passive."""
    assert of_type(events_of(text, language), kind)


def test_what_a_known_organisation_says_needs_no_state_beside_it() -> None:
    """ "António Guterres a salué" is an act although no country is named; an unknown body alone does none."""
    _, findings = analyse(Article("António Guterres a salué « un pas important ». Le club a salué un pas important.", "a", "a", "", "fr"))
    assert [event.actors for event in findings.events if event.type is EventType.SUPPORT] == [("person:antonio-guterres",)]


def test_a_modal_has_the_sides_of_its_verb() -> None:
    """ "Qatar must mediate", said by another, is asked of Qatar, and nothing else; "should X" in front of its subject is a condition."""
    (event,) = events_of("Qatar must mediate between Russia and Ukraine, Joe Biden said.", "en")
    assert (event.type, event.status, event.actor_countries, event.recipient_countries) == (EventType.REQUEST, "actual", ("USA",), ("QAT",))
    assert not of_type(events_of("France would act should Russia intervene, Joe Biden said.", "en"), EventType.REQUEST)
