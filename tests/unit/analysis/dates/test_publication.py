"""The day of publication: header, dateline, container, reasoning; unsure is wider, unknown is nothing."""

from __future__ import annotations

import pytest

from onrecord.analysis.dates import find_dates
from onrecord.model import Article, Document, Findings, Metadata, Publication


def publication(text: str, language: str = "fr", metadata: Metadata | None = None) -> Publication:
    article = Article(text, "test", "test", "0" * 64, language, metadata or Metadata())
    document = Document(article, language, (), (), lambda sentences: [])
    return find_dates(document, Findings(language, Publication(None, "unknown"))).publication


@pytest.mark.parametrize(
    ("text", "language", "value", "how"),
    [
        ("Titre\n\nPar J. D., publié le 12 mars 2022 à 18h30, mis à jour le 13 mars 2022\n\nTexte.", "fr", "2022-03-12", "header"),
        ("Titre\n\nMis à jour le 14/03/2022 | Publié le 12/03/2022\n\nTexte.", "fr", "2022-03-12", "header"),
        (" date 2023-04 Le président a parlé.", "fr", "2023-04", "header"),
        ("Note n° 45 – avril 2022\n\nTexte.", "fr", "2022-04", "header"),
        ("Titre\n08 déc. 2021 14:20 | AFP\n\nTexte", "fr", "2021-12-08", "header"),
        ("Titre\n\nDe notre correspondant – 28/02/2019\n\nTexte.", "fr", "2019-02-28", "header"),
        ("By a reporter\nMarch 3, 2021 5:04 PM EST\n\nText.", "en", "2021-03-03", "header"),
        ("Title\n\nPublished: 2021-03-03T17:04:00Z\n\nText.", "en", "2021-03-03", "header"),
        ("PARIS, 3 juin 2021 (AFP) - Texte.", "fr", "2021-06-03", "dateline"),
        ("Moscou, le 3 juin 2021 – Texte.", "fr", "2021-06-03", "dateline"),
        (" date 2023-11 Titre\n\nMOSCOU, 8 novembre (Reuters) – Texte.", "fr", "2023-11-08", "dateline"),
        ("ISLAMABAD/NEW DELHI, Feb. 28, 2019 (Wires) — Text.", "en", "2019-02-28", "dateline"),
        ("Rome, vendredi 1er juin 2018. – Texte.", "fr", "2018-06-01", "dateline"),
        ("Note de veille n° 31 – 21 juin 2024\n\nTexte.", "fr", "2024-06-21", "header"),
        ("Titre\n\nJeudi 20 octobre 2022. Les fanions étaient prêts.", "fr", "2022-10-20", "dateline"),
    ],
)
def test_header_and_dateline(text: str, language: str, value: str, how: str) -> None:
    """A header line or dateline gives the publication at the precision in which it is told."""
    found = publication(text, language)
    assert (found.when.value if found.when else None, found.how) == (value, how)
    assert found.evidence and found.reason.score > 0


def test_container_fills_in_where_the_text_is_silent() -> None:
    """Metadata give the day when the text has none, and the year of a dateline without year."""
    silent = publication("Il a parlé mardi.", metadata=Metadata(date="2023-11-08"))
    dateline = publication("MOSCOU, 7 novembre (Reuters) – Il a parlé mardi.", metadata=Metadata(date="2023-11-08"))
    address = publication("Il a parlé mardi.", metadata=Metadata(url="https://example.org/2023/11/08/titre.html"))
    assert [one.when and one.when.value for one in (silent, dateline, address)] == ["2023-11-08", "2023-11-07", "2023-11-08"]
    assert [one.how for one in (silent, dateline, address)] == ["metadata", "dateline", "metadata"]


def test_dateline_beats_a_page_that_is_years_younger() -> None:
    """The date of the page does not replace that of a wire report far older."""
    found = publication("Publié le 02/05/2024\n\nMOSCOU, 8 novembre 2023 (Reuters) – Texte.")
    assert found.when and found.when.value == "2023-11-08"


def test_weekday_gives_the_year_of_a_dateline() -> None:
    """Of the years in office only one has this day on this weekday."""
    found = publication("BRUSSELS, June 14 (Reuters) - NATO leaders met President Joe Biden on Monday.", "en")
    assert found.when and found.when.value == "2021-06-14"
    assert "2021" in found.reason.detail


def test_no_year_fits() -> None:
    """A weekday that never fell so during the term gives nothing rather than a wrong year."""
    assert publication("SEOUL, May 3 (Yonhap) -- President Yoon Suk-yeol said on Tuesday.", "en").when is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ils ont fêté aujourd'hui dimanche les 60 ans du traité (22 janvier 1963).", "2023-01-22"),
        ("Dans une déclaration diffusée jeudi 9 mai 2019, Paris a refusé. La veille, Téhéran avait parlé.", "2019-05"),
        ("Ce mercredi 8 novembre 2023, Moscou a refusé.", "2023-11-08"),
        ("Vladimir Poutine, qui a reçu Xi Jinping la semaine dernière à Samarcande, s'est tu.", "2022-09"),
        ("Poutine en visite en Chine auprès de Xi : il l'a dit le 18 octobre, la guerre contre l'Ukraine continue.", "2023-10"),
        ("Le pacte tient deux semaines avant l'élection présidentielle, où Trump affronte Biden. Il l'a dit jeudi.", "2020-10"),
    ],
)
def test_reasoning_over_the_text(text: str, value: str) -> None:
    """Anniversaries, fresh full dates, known meetings and votes date a text; the reason is told."""
    found = publication(text)
    assert (found.when.value if found.when else None, found.how) == (value, "text")
    assert found.reason.detail


@pytest.mark.parametrize(
    "text",
    [
        "Il a parlé mardi.",
        "En 2015, l'accord a été signé. En mai 2018, Donald Trump s'en est retiré.",
        "La photo date du 3 mai 2022 et montre un port.",
        "LONDRES (Reuters) - Le Premier ministre a parlé mercredi.",
    ],
)
def test_unknown_stays_unknown(text: str) -> None:
    """Old dates, weekdays and datelines without day establish nothing."""
    found = publication(text)
    assert (found.when, found.how) == (None, "unknown")
