from __future__ import annotations

import pytest

from tests.unit.analysis.statements.article import statements, told

MACRON, BLINKEN = "person:macron", "person:blinken"


def contents(text: str, language: str = "fr") -> list[str]:
    return [content for _, _, content in told(text, language)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Macron avait ordonné de fermer le pont et donné un mois aux habitants.", "fermer le pont"),
        (
            "Macron a accusé Moscou d’avoir armé un groupe qui, en 2022, a tué un policier.",
            "avoir armé un groupe qui, en 2022, a tué un policier",
        ),
        ("Macron a dit avoir fait part à Xi, lors d’un dîner, de ses doutes.", "avoir fait part à Xi, lors d’un dîner, de ses doutes"),
        ("Macron dément toute implication et parle d’une révolte.", "toute implication"),
        ("Macron dément toute implication et parle d’une révolte.", "une révolte"),
        ("Macron a averti Moscou et Pékin que le texte tiendrait.", "le texte tiendrait"),
    ],
)
def test_where_content_ends(text: str, content: str) -> None:
    """Neither a verb joined to the cue nor an insertion cuts or stretches what was said."""
    assert content in contents(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Macron n’a pas exclu d’envoyer des troupes.", "envoyer des troupes"),
        ("Macron a mis en garde Moscou : ce serait une erreur.", "ce serait une erreur"),
        ("Macron a prévenu : le texte ne passera pas.", "le texte ne passera pas"),
        ("Macron a posé une condition : le retrait des troupes.", "le retrait des troupes"),
    ],
)
def test_other_ways_to_say_it(text: str, content: str) -> None:
    """A denied exclusion leaves something possible; a colon after a verb or a noun of speech opens the content."""
    assert [MACRON, content] in [[speaker, said] for speaker, _, said in told(text)]


def test_the_subject_stands_behind_a_place() -> None:
    """Between an inserted cue and its subject a short phrase may stand."""
    assert (MACRON, "indirect", "Le texte sera ratifié") in told("Le texte sera ratifié, a estimé à Washington Macron.")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Blinken told Moscow not to break the treaty.", "not to break the treaty"),
        ("The text might have to wait, Blinken told broadcaster Yle.", "The text might have to wait"),
        ("Blinken did not rule out sending troops.", "sending troops"),
    ],
)
def test_english_ways_to_say_it(text: str, content: str) -> None:
    """The same in English."""
    assert content in contents(text, "en")


def test_a_date_is_no_particle() -> None:
    """The preposition of a date is not read as part of "call on"."""
    text = "Blinken called for calm on Tuesday."
    found = statements(text, "en", {"Tuesday": "2024-01-02"})
    assert [one.content[0].of(text) for one in found] == ["calm"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Blinken denied it.", "en"),
        ("Blinken, asked on Monday whether the text would hold, smiled.", "en"),
        ("Macron a requis l’anonymat.", "fr"),
        ("Macron a invité Xi à Paris.", "fr"),
    ],
)
def test_nothing_said(text: str, language: str) -> None:
    """A pronoun, a passive participle, anonymity and the place of an invitation are no content."""
    assert contents(text, language) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Macron l’accuse d’avoir violé le texte.", "avoir violé le texte"),
        ("Macron les a appelés à partir.", "partir"),
        ("Les militants qui se disent pacifistes barrent la route.", "pacifistes"),
    ],
)
def test_pronouns_and_relative_clauses(text: str, content: str) -> None:
    """A pronoun before the verb is whom it concerns; a relative clause ends before the verb of the main one."""
    assert content in contents(text)


def test_another_is_reported_within_quoted_speech() -> None:
    """Who is quoted tells what somebody named has said: a statement of that one too."""
    found = told("« Moscou a promis de livrer les missiles, et nous attendons », a dit Macron.")
    assert ("RUS", "indirect", "livrer les missiles, et nous attendons") in found or ("RUS", "indirect", "livrer les missiles") in found
    assert told("« Nous avons promis de livrer les missiles », a dit Macron.") == [
        (MACRON, "direct", "Nous avons promis de livrer les missiles")
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Macron avait convoqué Poutine pour exiger des explications.", "des explications"),
        ("Macron jugeait prématuré d’aller plus loin.", "prématuré d’aller plus loin"),
        ("Macron proposait trente ans, Poutine n’en acceptait que quatre.", "trente ans"),
    ],
)
def test_acts_and_measures(text: str, content: str) -> None:
    """What a summons was for, an act that an adjective judges, and a number as content, which ends before the next clause."""
    assert [MACRON, content] in [[speaker, said] for speaker, _, said in told(text)]
