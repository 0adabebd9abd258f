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
