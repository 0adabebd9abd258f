"""Who does an act and between whom it is: the accused, relative clauses, lists with an open end, mediators."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.model import EventType
from tests.unit.analysis.events.reading import events_of
from tests.unit.analysis.events.test_sides import of_type, sides_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La Turquie reproche depuis des mois à la Suède d'avoir livré des armes à l'Ukraine.", "fr"),
        ("La Turquie a bloqué le dossier, reprochant aux Suédois de livrer des armes à l'Ukraine.", "fr"),
        ("Turkey accused Sweden of arming Ukraine.", "en"),
    ],
)
def test_what_somebody_is_accused_of_is_his_doing(text: str, language: str) -> None:
    """The accused does the act, whatever stands between his name and it."""
    assert sides_of(text, language, EventType.AID) == (("SWE",), ("UKR",))
    assert sides_of(text, language, EventType.ACCUSE) == (("TUR",), ("SWE",))


def test_what_an_ambassador_is_summoned_for_is_the_doing_of_those_who_summon() -> None:
    """ "Convoquer pour exiger": a purpose is no charge."""
    found = of_type(events_of("La Pologne a convoqué l'ambassadeur russe pour exiger des explications.", "fr"), EventType.REQUEST)
    assert [event.actor_countries for event in found] == [("POL",)]


def test_an_object_pronoun_before_the_verb_shows_that_it_is_active() -> None:
    """ "Vladimir Poutine l'a mis en garde": he warns, whatever the parse makes of the participle."""
    found = events_of("La Corée du Sud hésite. Depuis Hanoï, Vladimir Poutine l'a aussitôt mis en garde.", "fr")
    assert [event.actor_countries for event in of_type(found, EventType.THREATEN)] == [("RUS",)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("La France, le Canada et une quinzaine de pays européens ont condamné la Russie.", ("CAN", "FRA")),
        ("La France et une quinzaine de pays européens ont condamné la Russie.", ("FRA",)),
    ],
)
def test_a_list_may_end_in_some_without_a_name(text: str, actors: tuple[str, ...]) -> None:
    """Those that are named before are all taken."""
    assert sides_of(text, "fr", EventType.ACCUSE) == (actors, ("RUS",))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L'Arménie et l'Azerbaïdjan ont signé une trêve avec la médiation de la Russie.", "fr"),
        ("Armenia and Azerbaijan signed a truce after mediation by Russia.", "en"),
    ],
)
def test_who_mediates_stands_on_one_side_and_those_between_whom_on_the_other(text: str, language: str) -> None:
    """The others of the sentence are those between whom he mediates."""
    assert sides_of(text, language, EventType.CONSULT) == (("RUS",), ("ARM", "AZE"))


def test_several_mediators_are_one_side() -> None:
    """ "La médiation de l'ONU et de la Turquie": the UN is no other side of Turkey."""
    text = "La Russie et l'Ukraine ont signé un accord grâce à la médiation de l'Union européenne et de la Turquie."
    assert sides_of(text, "fr", EventType.CONSULT) == (("TUR",), ("RUS", "UKR"))


def test_a_relative_pronoun_with_a_preposition_is_the_noun_before_it() -> None:
    """ "L'Ukraine, à laquelle X a fourni"."""
    text = "La France parle de l'Ukraine, à laquelle l'Allemagne a fourni des armes."
    assert sides_of(text, "fr", EventType.AID) == (("DEU",), ("UKR",))


def test_a_threat_is_against_whom_its_words_name() -> None:
    """ "« Si le Qatar refuse »": not a compatriot, nor the other side of the article."""
    text = "« Si l'Iran refuse, nous répondrons », a averti Joe Biden."
    found = of_type(events_of(text, "fr", {"Si l'Iran refuse, nous répondrons": "Joe Biden"}), EventType.THREATEN)
    assert {(event.actor_countries, event.recipient_countries) for event in found} == {(("USA",), ("IRN",))}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La France a critiqué l'Iran lundi. La Turquie a rejeté ces critiques.", "fr"),
        ("The United States flew drills with Guyana on Monday. Xi Jinping denounced them.", "en"),
    ],
)
def test_a_judgement_of_what_was_just_told_turns_on_who_did_it(text: str, language: str) -> None:
    """An object that takes up an act is that of its doer."""
    judged = [event for event in events_of(text, language) if event.actor_countries in {("TUR",), ("CHN",)}]
    assert {event.recipient_countries for event in judged} <= {("FRA",), ("USA",)}
    assert judged


def test_the_particle_of_a_verb_is_no_preposition_of_its_object() -> None:
    """ "Brushed aside the South Korean allegations"."""
    text = "At the United Nations, a North Korean delegate on Monday brushed aside the South Korean allegations."
    assert [(event["actor_countries"], event["recipient_countries"]) for event in onrecord.extract(text)["events"]] == [(["PRK"], ["KOR"])]


def test_an_act_that_names_nobody_is_towards_whom_its_doer_deals_with() -> None:
    """By far the most in the article; where two are dealt with equally, nobody knows."""
    before = "L'Arabie saoudite a accusé l'Iran. L'Iran a menacé l'Arabie saoudite. La Chine a reçu l'Iran. La Chine a reçu l'Oman."
    found = of_type(events_of(f"{before} L'Arabie saoudite avait rompu ses relations en 2016.", "fr"), EventType.SANCTION)
    assert [event.recipient_countries for event in found] == [("IRN",)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vladimir Poutine a reçu Xi Jinping. Il a invité son hôte à Moscou.", "fr"),
        ("Vladimir Putin received Xi Jinping. Vladimir Putin invited his guest to Moscow.", "en"),
    ],
)
def test_the_host_or_guest_of_somebody_is_the_other_one(text: str, language: str) -> None:
    """Of a meeting; nobody invites himself."""
    found = [event for event in of_type(events_of(text, language), EventType.CONSULT) if event.anchor.of(text).startswith("invit")]
    assert [set(event.actor_countries + event.recipient_countries) for event in found] == [{"RUS", "CHN"}]


def test_a_subject_behind_a_semicolon_is_not_joined_with_one_before_it() -> None:
    """ "X veut Y à la table ; A et B s'y sont opposées"."""
    text = "L'Azerbaïdjan réclamait que la Turquie soit à la table ; la France et l'Allemagne s'y sont opposées."
    assert sides_of(text, "fr", EventType.REJECT)[0] == ("DEU", "FRA")


def test_both_countries_may_be_that_of_the_subject() -> None:
    """ "X a évoqué la coopération entre les deux pays": his is one of them."""
    text = "La Russie a reçu la Chine. Vladimir Poutine a évoqué une coopération militaire entre les deux pays."
    found = of_type(events_of(text, "fr"), EventType.COOPERATE)
    assert [set(event.actor_countries + event.recipient_countries) for event in found] == [{"RUS", "CHN"}]


@pytest.mark.parametrize(
    ("text", "language", "recipients"),
    [
        ("L'Iran et la France se sont parlé. Lundi, Joe Biden les a pressés de négocier.", "fr", ("FRA", "IRN")),
        ("La Russie hésite. Joe Biden l'a exhortée à négocier.", "fr", ("RUS",)),
    ],
)
def test_an_object_pronoun_is_never_the_subject_of_its_clause(text: str, language: str, recipients: tuple[str, ...]) -> None:
    """It means the first of those named before who is not."""
    assert sides_of(text, language, EventType.REQUEST) == (("USA",), recipients)


def test_nobody_knows_whom_an_unknown_speaker_calls_us() -> None:
    """ "La Russie nous accuse": not the other side of the article."""
    text = "La Russie a rencontré l'Arménie. L'Arménie a remercié la Russie. « La Russie nous accuse de mentir »."
    assert sides_of(text, "fr", EventType.ACCUSE) == (("RUS",), ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L'Iran et la Turquie ont annoncé un accord à l'issue de pourparlers tenus sous l'égide de la Chine.", "fr"),
        ("Iran and Turkey announced a deal after talks brokered by China.", "en"),
    ],
)
def test_talks_under_the_auspices_of_a_third_are_his_with_both(text: str, language: str) -> None:
    """The mediator stands on one side."""
    assert sides_of(text, language, EventType.CONSULT) == (("CHN",), ("IRN", "TUR"))


def test_an_exclamation_accuses_who_just_acted() -> None:
    """ "« Provocation », a rétorqué X": not the other side of the article."""
    text = "L'Iran a rencontré la France. Les États-Unis ont bombardé l'Iran. « Provocation », a déclaré Hassan Rohani."
    found = of_type(events_of(text, "fr", {"Provocation": "Hassan Rohani"}), EventType.ACCUSE)
    assert [event.recipient_countries for event in found] == [("USA",)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La Russie a rencontré la France. Vladimir Poutine a ordonné à ses ministres de partir.", "fr"),
        ("Russia met France. Vladimir Putin ordered his ministers to leave.", "en"),
    ],
)
def test_an_order_to_ones_own_people_has_them_as_its_other_side(text: str, language: str) -> None:
    """They are of the same state, and not he himself."""
    assert sides_of(text, language, EventType.REQUEST) == (("RUS",), ("RUS",))


def test_where_what_is_judged_takes_place_is_no_side() -> None:
    """ "A condamné le déploiement au Mali": Mali did not deploy."""
    assert sides_of("La France a condamné le déploiement au Mali de soldats russes.", "fr", EventType.ACCUSE) == (("FRA",), ("RUS",))


def test_they_are_the_pair_that_the_sentence_before_speaks_of() -> None:
    """Not its subjects, who brought them together."""
    text = "Iran met Turkey. Xi Jinping and Joe Biden brought the two leaders to the table. They agreed to meet again in May."
    found = of_type(events_of(text, "en"), EventType.AGREE)
    assert [{*event.actor_countries, *event.recipient_countries} for event in found] == [{"IRN", "TUR"}]


def test_a_side_that_stands_nowhere_near_is_said_to_be_inferred() -> None:
    """Whom the article opposes to the actor may be the other side of an act that names none; the reason tells so."""
    text = "La Turquie a accusé la Grèce de mentir. La Turquie a menacé la Grèce de représailles. La Turquie a rompu ses relations."
    (event,) = (event for event in events_of(text, "fr") if event.type is EventType.SANCTION)
    assert event.recipient_countries == ("GRC",)
    assert "(inferred from the rest of the article)" in event.reason.detail
    (named,) = (event for event in events_of(text, "fr") if event.type is EventType.THREATEN)
    assert "inferred" not in named.reason.detail
