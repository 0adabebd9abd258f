from __future__ import annotations

import pytest

from onrecord.analysis.statements.cues import find_cues
from tests.unit.analysis.statements.article import scene


def found(text: str, language: str = "fr") -> list[tuple[str, str, bool]]:
    page = scene(text, language)
    return [(page.span(cue.first, cue.last).of(text), cue.form, cue.negated) for cue in find_cues(page)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Macron a cependant déclaré que oui.", ("a cependant déclaré", "finite", False)),
        ("Macron a pour sa part affirmé que oui.", ("a pour sa part affirmé", "finite", False)),
        ("Macron n’a pas déclaré que oui.", ("n’a pas déclaré", "finite", True)),
        ("Macron s’est félicité de l’accord.", ("s’est félicité", "finite", False)),
        ("Macron a fait hier état de progrès.", ("a fait hier état", "finite", False)),
        ("C’est fini, a-t-il dit.", ("a-t-il dit", "finite", False)),
        ("Macron tient à souligner l’accord.", ("tient à souligner", "infinitive", False)),
    ],
)
def test_a_group_holds_its_auxiliary_and_adverbs(text: str, expected: tuple[str, str, bool]) -> None:
    """The group reaches from the first auxiliary or clitic to the last word of the cue."""
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "La demande de Paris reste sans réponse.",
        "Une annonce est attendue.",
        "Paris déclarera que oui.",
        "Le texte a été annoncé hier.",
        "Paris pourrait annoncer un accord.",
    ],
)
def test_nouns_passives_and_the_future_are_no_cues(text: str) -> None:
    """What has not been said, or is a noun, is no cue."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Blinken did not say whether it was true.", ("say", "finite", True)),
        ("Blinken had earlier told Beijing to wait.", ("had earlier told", "finite", False)),
    ],
)
def test_english_groups(text: str, cue: tuple[str, str, bool]) -> None:
    """English negates by one word and has its auxiliaries before the verb."""
    assert cue in found(text, "en")


def test_english_modals_carry_nothing() -> None:
    """will say, could announce: nothing has been said yet."""
    assert found("Blinken will say that it is over. Paris could announce a deal.", "en") == []
