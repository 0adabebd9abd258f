from __future__ import annotations

import pytest

from onrecord.analysis.statements import attribute_statements
from tests.unit.analysis.statements.article import read, statements


def addressees(text: str, language: str = "fr") -> list[str | None]:
    return [one.addressee for one in statements(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Macron a déclaré à Poutine que le texte tiendrait.",
        "« Le texte tiendra, nous le savons », a déclaré Macron à Poutine.",
        "Devant Poutine, Macron a affirmé que le texte tiendrait.",
    ],
)
def test_the_person_after_the_preposition_is_addressed(text: str) -> None:
    """à X and devant X name the addressee, wherever they stand."""
    assert addressees(text) == ["person:poutine"]


def test_who_is_urged_is_addressed() -> None:
    """The object of an appeal is its addressee."""
    assert addressees("Macron a appelé Moscou à respecter le texte.") == ["RUS"]
    assert addressees("Blinken urged Beijing to attend the talks.", "en") == ["CHN"]


def test_who_is_accused_is_not() -> None:
    """An accusation speaks of its object, not to it."""
    assert addressees("Macron a accusé Moscou d’avoir violé le texte.") == [None]


def test_in_a_meeting_the_other_side_is_addressed() -> None:
    """What is said in the course of a meeting is said to the other side."""
    assert addressees("Macron a eu un entretien avec Poutine. Macron a déclaré que le texte tiendrait.") == ["person:poutine"]


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("Moscow accused Beijing of lying and called on it to keep its word.", "en", "CHN"),
        ("Macron ordonnait à la grande capitale voisine Berlin de signer le texte.", "fr", "DEU"),
        ("Macron a remercié Berlin pour son aide rapide.", "fr", "DEU"),
        ("Macron a demandé au chancelier allemand, Olaf Scholz, de signer le texte.", "fr", "person:scholz"),
    ],
)
def test_whom_a_pronoun_a_phrase_or_thanks_mean(text: str, language: str, key: str) -> None:
    """The object of urging, the name at the end of a phrase or in apposition to it, and whom thanks are for."""
    assert statements(text, language)[-1].addressee == key


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("Dans une lettre à Poutine, Macron a affirmé que le texte tiendrait.", "fr", "person:poutine"),
        ("In a call with Xi, Blinken said that the text would hold.", "en", "person:xi"),
        ("Macron met Xi. Blinken telephoned Xi, asking him to sign the text.", "en", "person:xi"),
    ],
)
def test_letters_calls_and_pronouns(text: str, language: str, key: str) -> None:
    """What is written goes to its receiver, a call to whom one speaks with; a pronoun means whom the sentence named last."""
    assert addressees(text, language)[-1] == key


def test_what_is_told_to_the_press_is_told_to_nobody_named() -> None:
    """After a meeting, words to reporters are not for the other side, and neither is what goes on from them."""
    text = "Blinken met Xi for talks. “The text holds,” Blinken told reporters. He said that the text would be signed."
    assert addressees(text, "en") == [None, None]
    assert addressees("« Le texte tient », a dit Macron après un entretien avec Poutine.") == [None]


def test_who_is_urged_or_accused_meanwhile_does_not_hear_the_rest() -> None:
    """The audience stays the one before whom the speech began."""
    text = "Macron a déclaré devant Xi que le texte tenait. Il a appelé Moscou à signer. Il a affirmé que le texte tiendrait."
    assert addressees(text) == ["person:xi", "RUS", "person:xi"]


def test_who_is_summoned_is_told() -> None:
    """What is demanded after a summons is demanded of the one who was called in."""
    assert addressees("Macron a convoqué Poutine et exigé des explications.") == ["person:poutine"]
    assert addressees("Blinken summoned Xi and demanded that the talks be held.", "en") == ["person:xi"]


def test_who_must_act_is_addressed() -> None:
    """The subject of an obligation in quoted words of urging."""
    assert addressees("« Moscou doit rendre les îles », a réclamé Macron.") == ["RUS"]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Blinken urged politicians in Belfast to act quickly.", "en", "politicians in Belfast"),
        ("Macron a invité les entreprises du secteur à investir.", "fr", "les entreprises du secteur"),
        ("« Le texte tiendra, nous le savons », a plaidé Macron devant des étudiants de Lyon.", "fr", "des étudiants de Lyon"),
    ],
)
def test_words_stand_for_those_whom_nobody_has_named(text: str, language: str, name: str) -> None:
    """A phrase without a known actor becomes the addressee under its own words."""
    found = attribute_statements(*read(text, language))
    assert [actor.name for actor in found.actors if actor.key == found.statements[0].addressee] == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Macron a averti à plusieurs reprises que le texte tomberait.", "fr"),
        ("Blinken told reporters the text would be ready soon.", "en"),
    ],
)
def test_no_audience_in_repetitions_or_for_the_press(text: str, language: str) -> None:
    """Neither how often something was said nor the press is whom it was said to."""
    assert addressees(text, language) == [None]
