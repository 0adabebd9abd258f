"""The phrase lists of `words/<language>/layout.yaml` as compiled expressions, all languages together."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from onrecord.words import load

LANGUAGES = ("fr", "en")
_DATE = (  # day month year, month day year, figures, month year
    r"(?:(?:{weekday}),? ?)?(?:the |le )?\d{{1,2}}(?:er|st|nd|rd|th)? (?:of |de )?(?:{month})\b\.?,? \d{{4}}"
    r"|(?:(?:{weekday}),? ?)?(?:{month})\b\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{{4}}-\d\d(?:-\d\d)?|\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d\d)\b"
    r"|\d{{4}}[/.]\d\d[/.]\d\d|(?:{month})\b\.? \d{{4}}"
)
TIME = (
    r"\b\d{1,2} ?(?:h|:) ?\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?"
    r"(?: ?\(?(?:GMT|UTC|CES?T|E[SD]T|BST|IST|JST|MSK)(?:[+-]\d+)?\)?)?|\b\d{1,2} ?h\b"
)


@cache
def entries(section: str) -> tuple[dict[str, Any], ...]:
    """Entries of a section in all languages."""
    return tuple(entry for language in LANGUAGES for entry in load(f"{language}/layout.yaml").get(section, ()))


@cache
def words_of(section: str) -> frozenset[str]:
    """Lower-case words of a section that is a plain list, in all languages."""
    return frozenset(word.lower() for language in LANGUAGES for word in load(f"{language}/layout.yaml").get(section, ()))


def either(section: str) -> str:
    """The words of a section as alternatives, longest first."""
    return "|".join(re.escape(word) for word in sorted(words_of(section), key=lambda word: (-len(word), word)))


@cache
def date() -> str:
    """Expression of a date as headers write it, day, month and year, or month and year."""
    return _DATE.format(weekday=either("weekdays"), month=either("months"))


@cache
def compile_section(section: str) -> re.Pattern[str]:
    """One expression for all patterns of a section, in which {date}, {time}, {month}, {weekday} and {agency} stand for theirs."""
    patterns = (_fill(entry["pattern"]) for entry in entries(section))
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE | re.MULTILINE)


@cache
def compile_sentence_starts(section: str) -> re.Pattern[str]:
    """The same, only where a line or a sentence begins (opening marks and bullets may stand before)."""
    begin = r"(?:^[ >*#\[\"«“(_•-]*|(?<=[.!?…:»”\"\])] )[\[\"(*]*)"
    return re.compile(f"{begin}(?:{compile_section(section).pattern})", re.IGNORECASE | re.MULTILINE)


def _fill(pattern: str) -> str:
    filled = pattern.replace("{date}", f"(?:{date()})").replace("{time}", f"(?:{TIME})")
    filled = filled.replace("{month}", either("months")).replace("{weekday}", either("weekdays"))
    return filled.replace("{agency}", f"(?:{either('agencies')})")
