"""Every example of the layout lexicons is marked as its section says, and the lexicons have the same sections in each language."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.model import MarkKind, Span
from onrecord.reading import read_text
from onrecord.reading.layout.phrases import LANGUAGES, words_of
from onrecord.words import load

KINDS = {
    "headers": {MarkKind.HEADER},
    "credits": {MarkKind.CAPTION, MarkKind.CREDIT},
    "caption_starts": {MarkKind.CAPTION},
    "related_headings": {MarkKind.RELATED_LINKS},
    "related_inline": {MarkKind.RELATED_LINKS},
    "call_to_action": {MarkKind.CALL_TO_ACTION},
    "prompt_residue": {MarkKind.PROMPT_RESIDUE},
    "boilerplate": {MarkKind.BOILERPLATE},
}
TITLE = "Les deux ministres se retrouvent à Genève"
PROSE = "Le ministre a reçu mardi son homologue à Genève, où les deux hommes ont parlé du traité pendant plus de deux heures."
ENTRIES = [
    pytest.param(section, entry, id=f"{language}-{section}-{number}")
    for language in LANGUAGES
    for section in KINDS
    for number, entry in enumerate(load(f"{language}/layout.yaml").get(section, ()))
]


@pytest.mark.parametrize(("section", "entry"), ENTRIES)
def test_example_is_marked(section: str, entry: dict[str, Any]) -> None:
    """The example, as a line of its own, gets a mark of the section's kind that covers all of it."""
    text = f"{TITLE}\n\n{entry['example']}\n\n{PROSE}\n\n{PROSE}\n"
    start = text.index(entry["example"])
    wanted = Span(start, start + len(entry["example"]))
    covering = {mark.kind for mark in read_text(text).marks if mark.span.covers(wanted)}
    assert covering & KINDS[section]


@pytest.mark.parametrize("rubric", sorted(words_of("rubrics")))
def test_rubric_is_marked(rubric: str) -> None:
    """Each rubric alone on the first line is marked as one, and the title below it as the title."""
    text = f"{rubric.capitalize()}\n\n{TITLE}\n\n{PROSE}\n"
    kinds = [mark.kind for mark in read_text(text).marks]
    assert kinds == [MarkKind.RUBRIC, MarkKind.TITLE]


@pytest.mark.parametrize("agency", sorted(words_of("agencies")))
def test_agency_makes_a_dateline(agency: str) -> None:
    """Place, day and each agency in brackets before a dash are a dateline."""
    opening = f"GENÈVE, 8 novembre ({agency}) – "
    marks = read_text(f"{TITLE}\n\n{opening}{PROSE}\n").marks
    assert [mark.kind for mark in marks] == [MarkKind.TITLE, MarkKind.DATELINE]


def test_languages_have_the_same_sections() -> None:
    """French and English lists are made alike; picture agencies are named once, in the French list."""
    sections = [set(load(f"{language}/layout.yaml")) for language in LANGUAGES]
    assert sections[0] == sections[1]


def test_prose_gets_no_mark() -> None:
    """A plain article has a title and nothing else."""
    marks = read_text(f"{TITLE}\n\n{PROSE}\n\n{PROSE}\n").marks
    assert [mark.kind for mark in marks] == [MarkKind.TITLE]
