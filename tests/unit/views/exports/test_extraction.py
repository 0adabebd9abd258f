"""One article in the form of the gold corpus."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.model import Basis, Findings, Mark, MarkKind, Mention, MentionKind, Precision, Publication, Span, When
from onrecord.views.exports import to_extraction
from onrecord.views.exports.extraction import coarsen, first_words, titled
from tests.unit.record.press import PUTIN, REASON, REPORT, article, find, report_findings


@pytest.fixture
def extraction() -> dict[str, Any]:
    return to_extraction(article(REPORT, "report"), report_findings(REPORT))


def test_head_of_the_extraction(extraction: dict[str, Any]) -> None:
    """Name, language, date with its basis, defects once each, and the first words of what is no article text."""
    head = {key: extraction[key] for key in ("name", "language", "story", "published", "published_how", "origin", "defects", "noise")}
    assert head == {
        "name": "report",
        "language": "fr",
        "story": None,
        "published": "2023-11-08",
        "published_how": "dateline",
        "origin": None,
        "defects": ["caption"],
        "noise": ["Archives : une rue de Moscou."],
    }


def test_origin_is_given_with_its_note() -> None:
    """The name of the origin and what was done to it are passed on."""
    made = to_extraction(article(REPORT, "report"), report_findings(REPORT), "first", "trimmed")
    assert (made["origin"], made["origin_note"]) == ("first", "trimmed")


def test_statement_with_its_parts(extraction: dict[str, Any]) -> None:
    """The first part is the text, the others are `more`; every string comes with its place."""
    first, second = extraction["statements"]
    assert (first["id"], first["speaker"], first["addressee"], first["mode"]) == ("s1", "Vladimir Poutine", "Chine", "direct")
    assert (first["cue"], first["date"]) == ("a déclaré", "2023-11-08")
    assert "more" not in first
    assert "via" not in first
    assert (second["text"], [part["text"] for part in second["more"]], second["via"]) == (
        "L’accord des œuvres",
        ["vives tient"],
        "la presse russe",
    )
    for part in (first, second, *second["more"]):
        assert REPORT[part["start"] : part["end"]] == part["text"]
    assert REPORT[first["cue_start"] : first["cue_end"]] == first["cue"]


def test_altered_wording_says_so(extraction: dict[str, Any]) -> None:
    """A statement of a spun or machine-translated text is marked; one with its own words is not."""
    reliable = [said.wording_reliable for said in report_findings(REPORT).statements]
    assert reliable == [True, False]
    assert ["wording_reliable" not in said for said in extraction["statements"]] == reliable


def test_event_with_names_and_anchor(extraction: dict[str, Any]) -> None:
    """Sides are names, countries are codes, the anchor has its place, and `mutual` stands only where it is so."""
    met, denied, offered = extraction["events"]
    assert (denied["type"], denied["status"], denied["said_by"], denied["mutual"]) == ("COOPERATE", "denied", "Vladimir Poutine", True)
    assert (denied["actors"], denied["recipients"]) == (["Russie"], ["Chine"])
    assert (denied["actor_countries"], denied["recipient_countries"]) == (["RUS"], ["CHN"])
    assert "mutual" not in met
    assert (offered["recipients"], offered["date"], offered["place"]) == ([], None, None)
    assert REPORT[met["start"] : met["end"]] == met["anchor"] == "a reçu"


def test_actors_with_distinct_forms_and_no_pronouns() -> None:
    """Each surface form once, with its first place; pronouns are no mentions."""
    text = "Poutine parle. Il parle. Poutine se tait."
    findings = report_findings(REPORT)
    spans = [(find(text, "Poutine"), MentionKind.NAME), (find(text, "Il"), MentionKind.PRONOUN), (Span(25, 32), MentionKind.NAME)]
    mentions = tuple(Mention(span, PUTIN, kind, REASON) for span, kind in spans)
    bare = Findings("fr", Publication(None, "unknown"), actors=findings.actors[:1], mentions=mentions)
    (made,) = to_extraction(article(text, "short"), bare)["actors"]
    assert made == {
        "name": "Vladimir Poutine",
        "kind": "person",
        "country": "RUS",
        "role": "président",
        "mentions": ["Poutine"],
        "mention_spans": [[0, 7]],
    }


def test_unlisted_actor_keeps_its_key() -> None:
    """A key without an actor is shown as it is, and not lost."""
    findings = replace(report_findings(REPORT), actors=())
    assert to_extraction(article(REPORT, "report"), findings)["statements"][0]["speaker"] == PUTIN


def test_instrument_and_terms(extraction: dict[str, Any]) -> None:
    """A treaty with its parties and terms; whole numbers stay whole."""
    (treaty,) = extraction["instruments"]
    assert (treaty["name"], treaty["mentions"], treaty["parties"], treaty["signed"], treaty["expires"]) == (
        "New START",
        ["New START"],
        ["RUS", "USA"],
        "2010",
        None,
    )
    (term,) = treaty["terms"]
    assert (term["what"], term["relation"], term["value"]) == ("ogives", "at most", 1550)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2023-11-08", "2023-11-08"),
        ("2023-11-08~", "2023-11-08"),
        ("2022-W37", "2022-09"),
        ("2023-W52", "2023-12"),
        ("2024-W01", "2024-01"),
        ("2020-W01", None),
        ("2022-W05", "2022"),
        ("2023-11", "2023-11"),
        ("2023", "2023"),
        ("2018-09/2018-11", "2018"),
        ("2018/2019", None),
    ],
)
def test_publication_is_coarsened_never_refined(value: str, written: str | None) -> None:
    """Day, month or year, whichever surely holds the date."""
    assert coarsen(When.parse(value)) == written


@pytest.mark.parametrize(
    ("when", "how", "expected"),
    [
        (None, "text", (None, "unknown")),
        (When.parse("2023"), "metadata", ("2023", "header")),
        (When("2010/2019", When.parse("2010").first, When.parse("2019").last, Precision.DECADE, Basis.TEXT), "text", (None, "unknown")),
    ],
)
def test_how_the_date_is_known(when: When | None, how: str, expected: tuple[str | None, str]) -> None:
    """What a container says counts as a header; a date that cannot be given is unknown."""
    findings = Findings("fr", Publication(when, how))
    made = to_extraction(article(REPORT, "report"), findings)
    assert (made["published"], made["published_how"]) == expected


def test_approximate_values_are_written_plainly() -> None:
    """The sign for "about" is not part of an extraction."""
    findings = report_findings(REPORT)
    dates = (replace(findings.dates[0], when=When.parse("2023-11~")), replace(findings.dates[0], when=None))
    made = to_extraction(article(REPORT, "report"), replace(findings, dates=dates))
    assert [date["value"] for date in made["dates"]] == ["2023-11", None]


def test_first_words_stay_in_the_first_line() -> None:
    """At most eight words, exactly as they stand."""
    text = "Lire aussi :  un deux trois quatre cinq six sept\nautre ligne"
    assert first_words(text, Mark(MarkKind.RELATED_LINKS, Span(0, len(text)), "links")) == "Lire aussi :  un deux trois quatre cinq"
    assert first_words(text, Mark(MarkKind.CAPTION, Span(43, len(text)), "caption")) == "sept"


def test_a_title_before_its_name_is_a_form_with_it() -> None:
    """Besides the title and the name, both together are a form of the actor; a comma between them keeps them apart."""
    text = "Le roi Mohammed VI. Le roi, Mohammed VI."
    spans = [Span(0, 6), Span(7, 18), Span(20, 26), Span(28, 39)]
    assert [span.of(text) for span in titled(text, spans)] == ["Le roi Mohammed VI"]
