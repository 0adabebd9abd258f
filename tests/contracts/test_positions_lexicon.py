"""Every pattern of `words/*/positions.yaml` does in its example what it says; plain sentences take no stance."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.views.stories.positions.stances import ORDER, read_issue, read_stance, refers_back, told_change
from onrecord.words import load

LANGUAGES = ("fr", "en")
STANCES = [(language, row) for language in LANGUAGES for stance in ORDER for row in load(f"{language}/positions.yaml")["stances"][stance]]
CHANGES = [(language, row["example"]) for language in LANGUAGES for row in load(f"{language}/positions.yaml")["changes"]]
ANAPHORS = [(language, row["example"]) for language in LANGUAGES for row in load(f"{language}/positions.yaml")["anaphors"]]


@pytest.mark.parametrize(("language", "row"), STANCES, ids=lambda value: value["example"] if isinstance(value, dict) else value)
def test_example_takes_its_stance(language: str, row: dict[str, Any]) -> None:
    assert read_stance(row["example"], language).stance == row["yields"]


@pytest.mark.parametrize(("language", "example"), CHANGES)
def test_a_text_says_that_a_position_moved(language: str, example: str) -> None:
    assert told_change(example, language)


@pytest.mark.parametrize(("language", "example"), ANAPHORS)
def test_a_statement_refers_back(language: str, example: str) -> None:
    assert refers_back(example, language)


@pytest.mark.parametrize("text", ["la réunion a commencé à midi", "les armées des deux pays", "le ministre a pris la parole"])
def test_plain_words_take_no_stance(text: str) -> None:
    assert read_stance(text, "fr").stance == "none"
    assert not told_change(text, "fr")
    assert not refers_back(text, "fr")


@pytest.mark.parametrize(
    ("text", "stance", "strength"),
    [
        ("nous ne le voulons pas, mais il est possible de l'envisager", "open", 2),
        ("nous ne voulons en aucun cas de cette alliance", "against", 3),
        ("une alliance pourrait peut-être être conclue", "open", 1),
        ("nous ne construisons pas d'alliance", "against", 2),
        ("nous ne pouvons exclure une alliance", "open", 2),
    ],
)
def test_what_is_not_excluded_is_open(text: str, stance: str, strength: int) -> None:
    found = read_stance(text, "fr")
    assert (found.stance, found.strength) == (stance, strength)


def test_an_issue_is_known_by_any_of_its_words() -> None:
    """What is asked in one language is found in the other; an issue that no list holds is the words themselves."""
    issue = read_issue("military alliance")
    assert issue.facet("Les deux pays ne forment pas d'alliance militaire.", "fr") == "alliance"
    assert issue.facet("They declared a partnership.", "en") == "partenariat"
    assert issue.facet("Ils sont de proches alliés.", "fr") is None
    own = read_issue("gazoduc")
    assert own.facet("La France ne veut pas du gazoduc.", "fr") == "gazoduc"
    assert own.facet("La France ne veut pas du traité.", "fr") is None
