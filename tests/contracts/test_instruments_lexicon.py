"""The examples of `words/<language>/instruments.yaml` and the shape of `words/world/instruments/`."""

from __future__ import annotations

import re

import pytest

from onrecord.analysis.actors import resolve_actors
from onrecord.analysis.instruments import find_instruments
from onrecord.analysis.language import read_language
from onrecord.model import Article, Findings, Publication
from onrecord.words import known_instruments, load

EXAMPLES = [(language, number) for language in ("fr", "en") for number in range(len(load(f"{language}/instruments.yaml")["examples"]))]
WORLD = known_instruments()
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@pytest.mark.parametrize(("language", "number"), EXAMPLES)
def test_example_yields_what_it_says(language: str, number: int) -> None:
    """Name and terms of each example are found; an example without a name yields nothing."""
    example = load(f"{language}/instruments.yaml")["examples"][number]
    document = read_language(Article(text=example["text"], name="a", source="a", sha256="", language=language))
    found = find_instruments(document, resolve_actors(document, Findings(language, Publication(None, "unknown")))).instruments
    assert [entry.name for entry in found] == ([example["name"]] if example["name"] else [])
    terms = [[term.relation, term.value] for entry in found for term in entry.terms]
    assert terms == example["terms"]


@pytest.mark.parametrize("key", WORLD)
def test_known_instrument_is_well_formed(key: str) -> None:
    """Names in both languages, alpha-3 parties, ISO dates, prolongations in order."""
    entry = WORLD[key]
    assert entry["fr"] and entry["en"]
    assert all(re.fullmatch(r"[A-Z]{3}", country) for country in (*entry["parties"], *entry.get("near", ())))
    assert all(DATE.fullmatch(str(entry[name])) for name in ("signed", "force") if name in entry)
    moved = [(str(step["from"]), str(step["date"])) for step in entry.get("expires", ())]
    assert moved == sorted(moved)
    assert all(start < end for start, end in moved)


def test_about_150_instruments_are_known() -> None:
    """The table is wide enough to be of use."""
    assert len(WORLD) >= 150
    assert sum("signed" in entry for entry in WORLD.values()) >= 150


def test_no_acronym_names_two_instruments() -> None:
    """An acronym decides without context, so it must be unique."""
    acronyms = [acronym for entry in WORLD.values() for acronym in entry.get("acronyms", ())]
    assert len(acronyms) == len(set(acronyms))
