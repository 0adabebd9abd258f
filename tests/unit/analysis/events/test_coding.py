"""How sentences become events: sides, merging, what is covered, what gives way, sources, dates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.analysis.events import code_events
from onrecord.model import Article, DateExpression, Event, EventType, Mark, MarkKind, Reason, Span, Status, When
from tests.unit.analysis.events.reading import events_of, read


def of_type(events: tuple[Event, ...], kind: EventType) -> list[Event]:
    return [event for event in events if event.type is kind]


def test_passive_agent_is_the_actor() -> None:
    """ "par X" of a passive does the act, its subject suffers it."""
    (event,) = of_type(events_of("Le pilote indien a été libéré par le Pakistan.", "fr"), EventType.RETREAT)
    assert (event.actor_countries, event.recipient_countries) == (("PAK",), ("IND",))


def test_relative_clause_takes_its_antecedent() -> None:
    """ "X, qui accuse Y" is an act of X."""
    (event,) = of_type(events_of("Vladimir Poutine, qui accuse les États-Unis, est arrivé.", "fr"), EventType.ACCUSE)
    assert (event.actor_countries, event.recipient_countries) == (("RUS",), ("USA",))


def test_infinitive_inherits_the_object_of_an_accusation() -> None:
    """Who is accused of bombing did the bombing, not the accuser."""
    (event,) = of_type(events_of("L'Ukraine accuse la Russie d'avoir bombardé la Pologne.", "fr"), EventType.ASSAULT)
    assert (event.actor_countries, event.recipient_countries) == (("RUS",), ("POL",))


def test_names_joined_by_and_stand_together_though_the_parse_lost_it() -> None:
    """ "X et Y ont signé" has both sides."""
    text = "La Russie et la Chine ont signé mardi une feuille de route militaire courant jusqu'en 2025."
    (event,) = of_type(events_of(text, "fr"), EventType.SUPPORT)
    assert {event.actor_countries, event.recipient_countries} == {("RUS",), ("CHN",)}


def test_an_accusation_beside_a_denial_is_made() -> None:
    """ "a nié avoir visé X et dénoncé Y": the accusation is not denied."""
    (event,) = of_type(events_of("La Russie a nié avoir visé la zone et dénoncé une provocation de l'Ukraine.", "fr"), EventType.ACCUSE)
    assert event.status is Status.ACTUAL


def test_what_is_asked_is_not_coded_again() -> None:
    """A request to release gives the request alone."""
    events = events_of("La France demande à l'Iran de libérer les prisonniers.", "fr")
    assert [event.type for event in events] == [EventType.REQUEST]


def test_an_offer_gives_way_to_the_offered_act() -> None:
    """ "a proposé une rencontre" is a meeting, proposed; no second event for the offer."""
    events = events_of("Emmanuel Macron a proposé une rencontre à Vladimir Poutine.", "fr")
    assert [(event.type, event.status) for event in events] == [(EventType.CONSULT, Status.PROPOSED)]


def test_one_happening_told_twice_is_one_event() -> None:
    """The second mention of a meeting of the same sides adds nothing; the first is the anchor."""
    text = "Emmanuel Macron a rencontré Olaf Scholz.\n\nCette rencontre entre Emmanuel Macron et Olaf Scholz a duré une heure."
    events = of_type(events_of(text, "fr"), EventType.CONSULT)
    assert [event.anchor.of(text) for event in events] == ["rencontré"]


def test_denied_and_actual_stay_apart() -> None:
    """The claim and the denial of one act are two events."""
    text = "La Chine a livré des missiles à la Russie.\n\nLa Chine n'a pas livré de missiles à la Russie."
    assert {event.status for event in of_type(events_of(text, "fr"), EventType.AID)} == {Status.ACTUAL, Status.DENIED}


def test_act_in_a_statement_names_its_source() -> None:
    """What a speaker tells is said by the speaker; the speaker's own act of speech is not."""
    text = "« La Chine a livré des missiles à la Russie », a dit Antony Blinken."
    (event,) = of_type(events_of(text, "fr", {"La Chine a livré des missiles à la Russie": "Antony Blinken"}), EventType.AID)
    assert event.said_by == "person:Antony Blinken"


def test_date_in_the_sentence_dates_the_act() -> None:
    """The nearest date expression of the sentence is the date of the act."""
    text = "Emmanuel Macron a rencontré Olaf Scholz le 3 mai 2023 à Berlin."
    document, findings = read(text, "fr")
    start = text.index("le 3 mai 2023")
    dates = (DateExpression(Span(start, start + 13), When.parse("2023-05-03"), Reason("given")),)
    (event,) = code_events(document, replace(findings, dates=dates)).events
    assert event.when == When.parse("2023-05-03")


def test_the_body_outranks_the_title() -> None:
    """An act told in title and body is anchored in the body."""
    text = "Macron rencontre Scholz\n\nEmmanuel Macron a rencontré Olaf Scholz."
    document, findings = read(text, "fr")
    mark = Mark(MarkKind.TITLE, Span(0, 23), "test")
    document = replace(document, article=replace(document.article, marks=(mark,)))
    events = of_type(code_events(document, findings).events, EventType.CONSULT)
    assert [event.anchor.start for event in events] == [text.index("rencontré")]


def test_marked_passages_give_no_events() -> None:
    """Captions and links are no prose."""
    text = "Emmanuel Macron a rencontré Olaf Scholz."
    document, findings = read(text, "fr")
    mark = Mark(MarkKind.CAPTION, Span(0, len(text)), "test")
    assert code_events(replace(document, article=replace(document.article, marks=(mark,))), findings).events == ()


def test_names_with_event_words_are_no_events() -> None:
    """The Cold War is not a war between the actors of a sentence."""
    assert not of_type(events_of("La Russie et la Chine sortent de la guerre froide.", "fr"), EventType.ASSAULT)


def test_reason_names_trigger_and_slots() -> None:
    """The reason can be read by a person."""
    (event,) = events_of("Emmanuel Macron a rencontré Olaf Scholz.", "fr")
    assert "rencontrer" in event.reason.detail
    assert "“Emmanuel Macron” (subject)" in event.reason.detail


def test_sentences_without_sides_are_not_parsed() -> None:
    """The parser runs only where a trigger and a side meet."""
    document, findings = read("La réunion a duré longtemps.\n\nIl pleut.\n\nLa Russie a rencontré la Chine.", "fr")
    code_events(document, findings)
    assert [document.is_parsed(sentence.i) for sentence in document.sentences] == [False, False, True]


def test_an_article_without_actors_has_no_events() -> None:
    """No actor, no event."""
    assert Article(text="x", name="x", source="x", sha256="").marks == ()
    assert events_of("Les prix ont baissé et la réunion a été annulée.", "fr") == ()


@pytest.mark.parametrize(
    ("text", "dated", "kind", "expected"),
    [
        ("La France a rompu un contrat avec l'Inde : des avions commandés en 2016.", "2016", EventType.SANCTION, None),
        ("La Pologne a promis lundi de livrer des chars à l'Ukraine.", "lundi", EventType.AID, None),
        ("Le 3 mai 2021, après une attaque, la France a rencontré l'Iran.", "Le 3 mai 2021", EventType.CONSULT, "2021-05-03"),
        ("La France s'oppose à l'Iran sur l'accord de 2015.", "2015", EventType.REJECT, None),
        ("La visite de Xi Jinping en Russie, prévue en août, est annulée.", "août", EventType.CONSULT, "2021-05-03"),
    ],
)
def test_only_a_date_of_the_act_itself_dates_it(text: str, dated: str, kind: EventType, expected: str | None) -> None:
    """Not that of a noun, of another clause, or of the promise of what is planned."""
    document, findings = read(text, "fr")
    start = text.index(dated)
    dates = (DateExpression(Span(start, start + len(dated)), When.parse("2021-05-03"), Reason("given")),)
    found = of_type(code_events(document, replace(findings, dates=dates)).events, kind)
    assert [event.when and event.when.value for event in found] == [expected]


@pytest.mark.parametrize(
    ("text", "content", "kind", "expected"),
    [
        ("« Nous rejetons l'offre de la France », a dit Imran Khan.", "Nous rejetons l'offre de la France", EventType.REJECT, True),
        ("Imran Khan a dit avoir rejeté l'offre de la France.", "avoir rejeté l'offre de la France", EventType.REJECT, False),
        ("Imran Khan a dit que la Russie avait bombardé la Pologne.", "la Russie avait bombardé la Pologne", EventType.ASSAULT, False),
    ],
)
def test_an_act_done_in_saying_has_the_day_of_the_saying(text: str, content: str, kind: EventType, expected: bool) -> None:
    """Not what is told as done before, nor what somebody else did."""
    document, findings = read(text, "fr", {content: "Imran Khan"})
    said = replace(findings, statements=tuple(replace(one, when=When.parse("2021-05-03")) for one in findings.statements))
    assert {event.when for event in of_type(code_events(document, said).events, kind)} == {When.parse("2021-05-03") if expected else None}


def test_an_act_beside_the_words_of_the_same_side_has_their_day() -> None:
    """ "X a rejeté l'offre. « ... », a dit le ministre": one day, for a main verb in the perfect only."""
    speech = " « Rien ne presse », a dit Imran Khan."
    acts = {"Le Pakistan a rejeté l'offre de la France.": "2021-05-03", "Le Pakistan rejette l'offre de la France.": None}
    for act, expected in acts.items():
        document, findings = read(act + speech, "fr", {"Rien ne presse": "Imran Khan"})
        said = replace(findings, statements=tuple(replace(one, when=When.parse("2021-05-03")) for one in findings.statements))
        (event,) = of_type(code_events(document, said).events, EventType.REJECT)
        assert (event.when and event.when.value) == expected


def test_an_act_called_unlikely_is_at_most_possible() -> None:
    """ "a jugé improbable un tir" does not say that there was one."""
    (event,) = of_type(events_of("Joe Biden a jugé improbable un tir de la Russie.", "fr"), EventType.ASSAULT)
    assert event.status is Status.POSSIBLE
