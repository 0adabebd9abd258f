"""Two dates that are the ends of one stretch, days without their month, and periods counted in two units."""

from __future__ import annotations

import pytest

from onrecord.analysis.dates import find_dates
from onrecord.model import Article, Document, Findings, Metadata, Publication


def dates_of(text: str, language: str = "fr") -> list[tuple[str, str | None]]:
    """The dates of a text published on Wednesday 8 November 2023."""
    article = Article(text, "test", "test", "0" * 64, language, Metadata(date="2023-11-08"))
    findings = find_dates(Document(article, language, (), (), lambda sentences: []), Findings(language, Publication(None, "unknown")))
    return [(one.span.of(text), one.when.value if one.when else None) for one in findings.dates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a gouverné entre 2015 et février 2018.", [("2015 et février 2018", "2015/2018-02")]),
        ("La trêve a tenu du 1er août 2022 à aujourd'hui.", [("1er août 2022 à aujourd'hui", "2022-08-01/2023-11-08")]),
        ("Le blocus a duré du 25/10 au 25/01.", [("25/10 au 25/01", "2023-10-25/2024-01-25")]),
        ("Le pont est fermé de la semaine 31 à la semaine 35.", [("la semaine 31 à la semaine 35", "2023-W31/2023-W35")]),
        ("Le délai court du 12 mars à mai 2019.", [("12 mars à mai 2019", "2019-03-12/2019-05")]),
    ],
)
def test_ends_of_different_kinds_are_one_stretch(text: str, expected: list[tuple[str, str]]) -> None:
    """Both ends stand in the value as they are told; an end without its year takes the one that the other leaves it."""
    assert dates_of(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Le sommet a été reporté du 1er août 2022 à février 2023.", 2),
        ("L'accord de 2015 a survécu à février 2018.", 2),
        ("Il s'est rendu à Rome en 2015 et en février 2018.", 2),
        ("Entre février 2018 et 2015, rien ne s'accorde.", 2),
    ],
)
def test_what_is_no_stretch_stays_two(text: str, count: int) -> None:
    """A day that takes the place of another, dates told one after the other, and ends in the wrong order."""
    assert len(dates_of(text)) == count


def test_english_ends_are_one_stretch() -> None:
    """The links of the other language."""
    assert dates_of("He ruled between 2015 and February 2018.", "en") == [("2015 and February 2018", "2015/2018-02")]
    assert len(dates_of("The summit was moved from 3 May 2022 to February 2023.", "en")) == 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le 12 octobre, il a plié. Le 15, il est parti.", "2023-10-15"),
        ("Le 28 octobre, il a plié. Le 3, il est parti.", "2023-11-03"),
        ("Le délai a été fixé pour le 20.", "2023-11-20"),
        ("Ils sont revenus pour le 20.", "2023-10-20"),
        ("Il reviendra pour le 20.", "2023-11-20"),
        ("Il reviendra la semaine du 20.", "2023-W47"),
    ],
)
def test_a_day_without_its_month(text: str, value: str) -> None:
    """It goes on from the day told before, else it lies next to the publication on the side of the verb."""
    assert dates_of(text)[-1][1] == value


@pytest.mark.parametrize(
    "text", ["Il a lu le 15 heures.", "Le 20, rue de Varenne est gardé.", "Il soutient le 9-3.", "Le groupe des 27 a voté."]
)
def test_figures_that_are_no_day(text: str) -> None:
    """An hour, a number of a house, a score and a group give no day."""
    assert [one for one in dates_of(text) if one[0] != "20"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il y a un an et deux mois, il signait.", ("Il y a un an et deux mois", "2022-09")),
        ("Les pourparlers du mois dernier ont échoué.", ("mois dernier", "2023-10")),
        ("Les idées du siècle dernier.", ("siècle dernier", "1901/2000")),
        ("La ville est tombée le 29 mai 1453.", ("29 mai 1453", "1453-05-29")),
        ("Je vais rentrer vendredi.", ("vendredi", "2023-11-10")),
        ("Le vote aura lieu au troisième trimestre de l'année prochaine.", ("troisième trimestre de l'année prochaine", "2024-07/2024-09")),
    ],
)
def test_further_periods(text: str, expected: tuple[str, str]) -> None:
    """Periods counted in two units, old years, quarters of another year, the first person ahead."""
    assert dates_of(text) == [expected]
