"""Every entry of the date lexicons finds and reads its own example; the two languages and the calendar keep their form."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from onrecord.analysis.dates import find_dates
from onrecord.analysis.dates.measures import KINDS, find_measures
from onrecord.analysis.dates.readings import READINGS
from onrecord.model import Article, Document, Findings, Metadata, Publication
from onrecord.words import load

LANGUAGES = ("fr", "en")
ENTRIES = [(language, entry) for language in LANGUAGES for entry in load(f"{language}/dates.yaml")["patterns"]]
BRACKETED = re.compile(r"\[([^\]]*)\]")


def dates_of(text: str, language: str, published: str) -> list[tuple[str, str, str | None]]:
    """Wording, pattern and value of every date of a text published on a known day."""
    article = Article(text, "example", "example", "0" * 64, language, Metadata(date=published))
    findings = find_dates(Document(article, language, (), (), lambda sentences: []), Findings(language, Publication(None, "unknown")))
    return [(one.span.of(text), one.reason.rule, one.when.value if one.when else None) for one in findings.dates]


@pytest.mark.parametrize(("language", "entry"), ENTRIES, ids=[f"{language}-{entry['name']}" for language, entry in ENTRIES])
def test_example_is_found_by_its_entry_and_read_as_told(language: str, entry: dict[str, Any]) -> None:
    """The bracketed words, and only those, are dates; the last is found by this entry and has the value of `yields`."""
    published = str(load(f"{language}/dates.yaml")["example_published"])
    found = dates_of(BRACKETED.sub(r"\1", entry["example"]), language, published)
    assert [wording for wording, _, _ in found] == BRACKETED.findall(entry["example"])
    assert found[-1][1:] == (entry["name"], None if entry["yields"] is None else str(entry["yields"]))


@pytest.mark.parametrize(("language", "entry"), ENTRIES, ids=[f"{language}-{entry['name']}" for language, entry in ENTRIES])
def test_entry_names_a_reading_that_exists(language: str, entry: dict[str, Any]) -> None:
    """An entry cannot name a reading that the program does not have."""
    assert entry["reads"] in READINGS


STRETCHES = [(language, entry) for language in LANGUAGES for entry in load(f"{language}/dates.yaml")["stretches"]]


@pytest.mark.parametrize(("language", "entry"), STRETCHES, ids=[f"{language}-{entry['opens']}" for language, entry in STRETCHES])
def test_ends_of_a_stretch_are_found_as_one(language: str, entry: dict[str, Any]) -> None:
    """The bracketed words are one date with the value of `yields`."""
    found = dates_of(BRACKETED.sub(r"\1", entry["example"]), language, str(load(f"{language}/dates.yaml")["example_published"]))
    assert [(wording, value) for wording, _, value in found] == [(BRACKETED.findall(entry["example"])[0], str(entry["yields"]))]


MEASURES = [(language, entry) for language in LANGUAGES for entry in load(f"{language}/dates.yaml")["measures"]]


@pytest.mark.parametrize(("language", "entry"), MEASURES, ids=[f"{language}-{entry['name']}" for language, entry in MEASURES])
def test_measure_is_found_by_its_entry_and_is_no_date(language: str, entry: dict[str, Any]) -> None:
    """The bracketed words are a duration, a set or a time with the value of `yields`; no date is seen in them."""
    text = BRACKETED.sub(r"\1", entry["example"])
    found = [(one.span.of(text), one.name, one.value) for one in find_measures(text, language)]
    assert found == [(BRACKETED.findall(entry["example"])[0], entry["name"], entry["yields"])]
    assert dates_of(text, language, "2023-11-08") == []
    assert entry["kind"] in KINDS


def test_both_languages_have_the_same_sections() -> None:
    """French and English files hold the same sections, slots and tense rules."""
    french, english = (load(f"{language}/dates.yaml") for language in LANGUAGES)
    assert set(french) == set(english)
    assert set(french["slots"]) - {"day"} == set(english["slots"]) - {"day"}
    assert set(french["tense"]) == set(english["tense"])
    assert set(french["publication"]) == set(english["publication"])


def test_names_of_entries_are_unique() -> None:
    """A reason names one entry, so no two entries of a language share a name (variants of one order excepted)."""
    for language in LANGUAGES:
        names = [entry["name"] for entry in load(f"{language}/dates.yaml")["patterns"]]
        assert sorted(names) == sorted(set(names))


def test_calendar_intervals_are_in_order() -> None:
    """No meeting or term of the calendar ends before it begins, and all days are days."""
    calendar = load("world/calendar.yaml")
    spans = [*calendar["meetings"], *calendar["terms"], *(term["and"] for term in calendar["terms"] if "and" in term)]
    assert all(isinstance(span["from"], date) and span["from"] <= span["to"] for span in spans)
    assert all(isinstance(vote["day"], date) and len(vote["names"]) >= 2 for vote in calendar["votes"])


def test_words_of_the_calendar_are_lower_case() -> None:
    """The calendar is matched against lower-cased text, so a capital would never match."""
    calendar = load("world/calendar.yaml")
    words = [word for meeting in calendar["meetings"] for word in [*meeting["where"], *(name for side in meeting["who"] for name in side)]]
    words += [word for term in calendar["terms"] for word in [*term["names"], *term["office"]]]
    assert [word for word in words if word != word.lower()] == []
