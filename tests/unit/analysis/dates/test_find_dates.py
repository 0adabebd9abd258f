"""The stage as a whole: what is found, what is left out, and what relative dates count from."""

from __future__ import annotations

import pytest

from onrecord.analysis.dates import find_dates
from onrecord.model import Article, Document, Findings, Mark, MarkKind, Publication, Span

HEAD = {"fr": "Publié le 08/11/2023\n\n", "en": "Published 8 November 2023\n\n"}


def dates_of(text: str, language: str = "fr", marks: tuple[Mark, ...] = ()) -> list[tuple[str, str | None]]:
    article = Article(text, "test", "test", "0" * 64, language, marks=marks)
    findings = find_dates(Document(article, language, (), (), lambda sentences: []), Findings(language, Publication(None, "unknown")))
    return [(one.span.of(text), one.when.value if one.when else None) for one in findings.dates]


def after_header(text: str, language: str = "fr") -> list[tuple[str, str | None]]:
    """The dates of a text published on Wednesday 8 November 2023, without that of its header."""
    return dates_of(HEAD[language] + text, language)[1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le ministre se rendra lundi à Pékin.", [("lundi", "2023-11-13")]),
        ("Il s'est rendu lundi à Pékin.", [("lundi", "2023-11-06")]),
        ("Il s'est rendu mercredi à Pékin.", [("mercredi", "2023-11-08")]),
        ("La visite, prévue jeudi, a été annulée.", [("jeudi", "2023-11-09")]),
        ("Les pourparlers reprendront en décembre.", [("décembre", "2023-12")]),
        ("Moscou avait signé en décembre.", [("décembre", "2022-12")]),
        ("Le traité expire en février.", [("février", "2024-02")]),
        ("La rencontre a été reportée à janvier.", [("janvier", "2024-01")]),
        ("Il a critiqué le sommet du 15 novembre.", [("15 novembre", "2023-11-15")]),
        ("Dix avions se seraient entraînés en octobre.", [("octobre", "2023-10")]),
        ("Un tête-à-tête pourrait suivre vendredi.", [("vendredi", "2023-11-10")]),
        ("Une réunion est attendue jeudi.", [("jeudi", "2023-11-09")]),
        ("Il a sommé lundi Moscou de répondre avant mardi soir.", [("lundi", "2023-11-06"), ("mardi soir", "2023-11-07")]),
        ("Il propose de le rencontrer dès le 1er février à Rome.", [("1er février", "2024-02-01")]),
        ("Il a proposé sa médiation dès le 1er février.", [("1er février", "2023-02-01")]),
        ("Il rendra le fort le 1er décembre. La veille, il avait avoué.", [("1er décembre", "2023-12-01"), ("La veille", "2023-11-07")]),
        ("Les rebelles se sont emparés cette année de la ville.", [("cette année", "2023")]),
    ],
)
def test_french_tense_decides_the_side(text: str, expected: list[tuple[str, str]]) -> None:
    """A date without year looks back with a past verb and ahead with a future one or a word of delay."""
    assert after_header(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A meeting due to be held in Rome in February has been postponed.", [("February", "2024-02")]),
        ("The minister will fly to Beijing on Monday.", [("Monday", "2023-11-13")]),
        ("Putin and Xi agreed on Tuesday to widen joint drills.", [("Tuesday", "2023-11-07")]),
        ("Pakistan to free captured airman on Friday", [("Friday", "2023-11-10")]),
        ("The treaty expires in February.", [("February", "2024-02")]),
        ("They met in May; it may rain, and they march on.", [("May", "2023-05")]),
        ("He had spoken to both overnight.", [("overnight", "2023-11-07/2023-11-08")]),
        ("It was shown on 03/04/2022.", [("03/04/2022", None)]),
    ],
)
def test_english_tense_and_doubtful_words(text: str, expected: list[tuple[str, str | None]]) -> None:
    """English verbs decide the side, small letters make no month, and an order that may be either stays open."""
    assert after_header(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Depuis deux ans, rien n'a bougé ; dix ans de guerre, chaque année, tous les lundis, à 15 heures.",
        "Ces derniers jours, il a souvent parlé ; il y a quelques semaines aussi, et bientôt encore.",
        "La résolution 2231 et 2000 soldats ont coûté 1500 euros.",
        "La mission a vu 1999 missiles et 3,2019 tonnes, le 31 février 2020 excepté.",
        "Le monde d'aujourd'hui et l'Europe de demain.",
    ],
)
def test_left_out(text: str) -> None:
    """Durations, sets, clock times, vague words and plain numbers are no dates; an impossible day has no value."""
    assert [one for one in after_header(text) if one[1]] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le 24 février 2022, Moscou attaque. Trois jours plus tard, l'Union réagit.", "2022-02-27"),
        ("Le 24 février 2022, Moscou attaque. Le lendemain, l'Union réagit.", "2022-02-25"),
        ("Le 24 février 2022, Moscou attaque. La veille, l'Union tremblait.", "2022-02-23"),
        ("Le 24 février 2022, Moscou attaque. Ce jour-là, l'Union réagit.", "2022-02-24"),
        ("En août 2021, Kaboul tombe. Le mois suivant, l'aide cesse.", "2021-09"),
        ("Kaboul tombe en août 2021. En octobre, l'aide cesse.", "2021-10"),
        ("Il a parlé mardi. Un an plus tôt, il se taisait.", "2022"),
    ],
)
def test_the_story_goes_on_from_what_was_told(text: str, expected: str) -> None:
    """Later dates count from the last one told, not from the publication."""
    assert after_header(text)[-1][1] == expected


def test_a_relative_clause_is_no_point_to_count_from() -> None:
    """The day before is counted from the main clause, not from a date in a relative clause."""
    text = "Il a parlé mardi du pilote, dont l'avion a été abattu samedi. Il avait téléphoné la veille."
    assert after_header(text)[-1] == ("la veille", "2023-11-06")


def test_a_month_alone_gives_the_month_to_relative_dates() -> None:
    """Where only the month of publication is known, a day takes that month; a year counts on."""
    text = " date 2021-11 La feuille de route a été signée mardi.\n\nL'an dernier, il hésitait."
    assert dates_of(text) == [("2021-11", "2021-11"), ("mardi", "2021-11"), ("L'an dernier", "2020")]


def test_a_weekday_counts_from_the_day_told_in_full_where_the_month_alone_is_known() -> None:
    """An article tells of one week: the weekday next to the one day that it tells in full; nothing of the kind where it tells two weeks."""
    text = " date 2021-07 L'Égypte a protesté lundi 5 juillet.\n\nLe Conseil doit se réunir jeudi. Le ministre a parlé mardi."
    assert dates_of(text)[2:] == [("jeudi", "2021-07-08"), ("mardi", "2021-07-06")]
    assert dates_of(text + " Il reviendra le lundi 26 juillet.")[2:4] == [("jeudi", "2021-07"), ("mardi", "2021-07")]


def test_a_relative_clause_ends_where_the_subject_is_taken_up() -> None:
    """ "..., elle a fermé mardi ...": the main clause goes on, so the day before is counted from it."""
    text = "Le Niger a parlé jeudi. Après l'ultimatum que la Cédéao lui avait adressé, il a fermé mardi sa porte. La veille, il hésitait."
    assert after_header(text)[-1] == ("La veille", "2023-11-06")


def test_without_publication_relative_dates_stay_open() -> None:
    """No date of publication, no value; a told year needs none."""
    assert dates_of("Il a parlé mardi de l'accord de 2015. Hier, il se taisait.") == [("mardi", None), ("2015", "2015"), ("Hier", None)]


def test_links_prompts_and_menus_hold_no_dates() -> None:
    """A date in a passage that is not article text is left out; one in a caption stays."""
    text = "Il a parlé le 3 mai 2023.\nLire aussi : le bilan du 4 mai 2023\nÀ Paris, le 5 mai 2023. © DR"
    links, caption = text.index("Lire"), text.index("À Paris")
    marks = (
        Mark(MarkKind.RELATED_LINKS, Span(links, caption - 1), "test"),
        Mark(MarkKind.CAPTION, Span(caption, len(text)), "test"),
    )
    assert [value for _, value in dates_of(text, marks=marks)] == ["2023-05-03", "2023-05-05"]


def test_broken_characters_are_read_and_spans_stay_those_of_the_text() -> None:
    """UTF-8 read as Windows-1252 is understood; the span covers the broken characters."""
    text = "PubliÃ© le 08/11/2023\n\nLa semaine derniÃ¨re, lâ€™Iran sâ€™est tu. Câ€™Ã©tait mardi."
    assert dates_of(text)[1:] == [("La semaine derniÃ¨re", "2023-W44"), ("mardi", "2023-11-07")]


def test_every_date_tells_its_rule_and_anchor() -> None:
    """A reason names the entry of the lexicon and, in words, what the value was counted from."""
    article = Article(HEAD["fr"] + "Il a parlé hier.", "test", "test", "0" * 64, "fr")
    findings = find_dates(Document(article, "fr", (), (), lambda sentences: []), Findings("fr", Publication(None, "unknown")))
    assert (findings.dates[-1].reason.rule, findings.dates[-1].reason.detail) == ("yesterday", "counted from the publication, 2023-11-08")
