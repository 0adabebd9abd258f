"""What names an act and tells none: conditions, titles, promises of something else."""

from __future__ import annotations

import pytest

from onrecord import extract
from onrecord.model import EventType
from tests.unit.analysis.events.reading import events_of


def types_of(text: str, language: str) -> set[EventType]:
    return {event.type for event in events_of(text, language)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Si la Chine attaque l'Inde, le Pakistan en souffrira.", "fr"),
        ("Le Pakistan n'a rien à craindre s'il n'attaque pas l'Inde.", "fr"),
        ("Pakistan would suffer if China attacked India.", "en"),
        ("Were China to attack India, Pakistan would suffer.", "en"),
        ("Pakistan would suffer should China attack India.", "en"),
    ],
)
def test_what_only_sets_a_condition_is_no_act(text: str, language: str) -> None:
    """Nobody attacks in an if-clause."""
    assert EventType.ASSAULT not in types_of(text, language)


def test_what_depends_on_a_condition_is_hypothetical() -> None:
    """The main clause tells the act."""
    found = events_of("La France expulsera un diplomate russe si l'Inde échoue.", "fr")
    (event,) = [event for event in found if event.type is EventType.SANCTION]
    assert event.status == "hypothetical"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La Chine a promis de tout expliquer à la Russie.", "fr"),
        ("L'Inde a proposé à la France une loi nouvelle.", "fr"),
        ("China promised to explain everything to Russia.", "en"),
        ("India offered the matter to France.", "en"),
    ],
)
def test_a_promise_of_something_else_is_no_agreement(text: str, language: str) -> None:
    """It takes the type of what is promised, where that is known; what concerns terms stays an agreement."""
    assert EventType.AGREE not in types_of(text, language)
    assert EventType.AGREE in types_of("La Chine a proposé à la Russie un compromis.", "fr")
    assert EventType.AGREE in types_of("China promised Russia to extend the treaty.", "en")


def test_a_title_tells_nothing_of_its_own() -> None:
    """What a title says in other words is told in the body."""
    body = "La France a expulsé mardi un diplomate russe. L'Allemagne a salué la décision de la France. L'Inde se tait."
    found = extract(f"La Russie menace la France\n\nPARIS, 3 mai 2022 (AFP) - {body}\n")["events"]
    assert {event["type"] for event in found} == {"SANCTION", "SUPPORT"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L'Inde est prête à négocier avec la Chine.", "fr"),
        ("La Chine s'est dite prête à discuter avec l'Inde.", "fr"),
        ("India is ready to hold talks with China.", "en"),
    ],
)
def test_readiness_to_talk_is_no_talk(text: str, language: str) -> None:
    """It is readiness alone; readiness for another act is that act."""
    assert types_of(text, language) == {EventType.AGREE}
    assert types_of("La France est prête à armer l'Ukraine.", "fr") == {EventType.AID}
    assert types_of("La Turquie n'exclut pas d'envoyer des troupes en Libye.", "fr") == {EventType.MOBILIZE}


@pytest.mark.parametrize(
    ("text", "language", "unwanted"),
    [
        ("Sergueï Lavrov a décliné tout commentaire sur la France.", "fr", EventType.REJECT),
        ("Sergei Lavrov declined to comment on France.", "en", EventType.REJECT),
        ("Un diplomate de la France a requis l'anonymat.", "fr", EventType.REQUEST),
        ("La Chine rejette ce que la France appelle une agression.", "fr", EventType.REQUEST),
        ("La Chine et l'Inde doivent se rencontrer lundi, a dit Joe Biden.", "fr", EventType.REQUEST),
        ("Le Japon a protesté par l'intermédiaire de son ambassade en Chine.", "fr", EventType.CONSULT),
        ("« Nous ne voulons pas d'une guerre avec la Chine », a dit Joe Biden.", "fr", EventType.ASSAULT),
        ("Sergueï Lavrov a reconnu que le gouvernement de la France partait.", "fr", EventType.SUPPORT),
        ("La France aide l'Ukraine à acheter des avions.", "fr", EventType.COOPERATE),
        ("Des manifestants ont envahi le siège du gouvernement de l'Arménie.", "fr", EventType.COERCE),
        ("L'Inde propose la levée des sanctions contre la Chine.", "fr", EventType.SANCTION),
        ("India supports relief from sanctions for China.", "en", EventType.SANCTION),
        ("La Chine salue tout effort pour mettre fin à la guerre en Ukraine.", "fr", EventType.ASSAULT),
        ("Joe Biden a demandé à rencontrer Xi Jinping.", "fr", EventType.REQUEST),
        ("Sergei Lavrov said that Russia would respect the UN resolutions.", "en", EventType.SUPPORT),
        ("China struck a Philippine supply mission.", "en", EventType.AID),
        ("The question for France is not whether Russia will attack but when.", "en", EventType.ASSAULT),
        ("Japan beat China in the final of the Asian Cup.", "en", EventType.ASSAULT),
        ("Le Japon a battu la Chine en finale de la Coupe d'Asie.", "fr", EventType.ASSAULT),
    ],
)
def test_words_in_another_sense_are_no_acts(text: str, language: str, unwanted: EventType) -> None:
    """The same word names an act elsewhere, not here."""
    assert unwanted not in types_of(text, language)


def test_who_no_longer_opposes_gives_in() -> None:
    """In the future it is planned."""
    for text, language in (("La Serbie ne s'opposera plus au Kosovo.", "fr"), ("Serbia will no longer oppose Kosovo.", "en")):
        (event,) = events_of(text, language)
        assert (event.type, event.status) == (EventType.CONCEDE, "planned")


def test_a_visit_that_is_called_off_is_only_refused() -> None:
    """Whoever was to travel; an offer that is refused was made all the same."""
    text = "La Turquie a annulé une visite d'Emmanuel Macron en Turquie."
    assert types_of(text, "fr") == {EventType.REJECT}
    assert EventType.AGREE in types_of("La France a rejeté une offre de Vladimir Poutine.", "fr")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vladimir Poutine a invité Xi Jinping à Moscou.", "fr"),
        ("Vladimir Poutine a convié Xi Jinping à un dîner.", "fr"),
        ("Vladimir Putin invited Xi Jinping to visit the palace.", "en"),
        ("Vladimir Putin invited Xi Jinping to Moscow.", "en"),
    ],
)
def test_an_invitation_to_come_is_a_visit_proposed(text: str, language: str) -> None:
    """Nothing is demanded; an invitation to act is."""
    (event,) = events_of(text, language)
    assert (event.type, event.status) == (EventType.CONSULT, "proposed")
    assert types_of("Vladimir Poutine a invité la Chine à la retenue.", "fr") == {EventType.REQUEST}


@pytest.mark.parametrize("text", ["La Turquie a démenti lundi tout recul.", "La France dément en revanche avoir été avertie."])
def test_a_denial_of_an_act_is_no_refusal(text: str) -> None:
    """Of charges it is one."""
    assert EventType.REJECT not in types_of(text, "fr")
    assert EventType.REJECT in types_of("La Turquie a démenti lundi tout rôle.", "fr")


def test_a_noun_that_tells_what_another_is_about_is_no_act() -> None:
    """A pact that is ratified, a name, the kind of a thing."""
    assert EventType.AGREE not in types_of("Russia ratified a defence pact with China.", "en")
    assert EventType.AGREE not in types_of("Joe Biden praised Russia and China for the Good Friday Agreement.", "en")
    assert EventType.COOPERATE not in types_of("Russia dislikes the trade rules of China.", "en")


def test_who_asks_a_question_demands_nothing() -> None:
    """The content of the cue is a question."""
    text = "PARIS, 3 mai 2022 (AFP) - « Pourquoi l'Inde ferait-elle cela ? », demandait samedi le président russe, Vladimir Poutine."
    assert not [event for event in extract(text)["events"] if event["type"] == "REQUEST"]


def test_a_noun_may_tell_again_what_a_verb_told() -> None:
    """"Le départ de l'ambassadeur", once he has been recalled."""
    text = "La France a rappelé son ambassadeur en Inde. L'Inde regrette le rappel de l'ambassadeur par la France."
    assert len([event for event in events_of(text, "fr") if event.type is EventType.SANCTION]) == 1
