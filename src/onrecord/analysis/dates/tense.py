"""Whether the words around a date without year look back or ahead. Cheap rules on verb forms, no parser.

Knowingly missed: present forms that are not listed (they count as looking back, as most of the press does).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.words import load

BACK, AHEAD, NEAR = "back", "ahead", "near"
_REACH = 60
_HEADLINE_SUBJECT = 5  # words
# characters that a comma, a relative pronoun between verb and date, or a verb behind its date is worth
_COMMA, _RELATIVE, _BEHIND = 30, 35, 20
_CLAUSE_END = re.compile(r"[;:«»“”\"\n]|[.!?](?=\s|$)")


@dataclass(frozen=True, eq=False)
class Look:
    """Where the text looks, and the words that tell it."""

    direction: str
    because: str
    is_bound: bool = False  # a word before the date makes it a limit (avant, d'ici)


class Tense:
    """The tense rules of one language, over the lower-case shadow of a text."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._future = re.compile(f"(?<!\\w)(?:{data['future']})")
        self._past = re.compile(f"(?<!\\w)(?:{data['past']})")
        self._hearsay = re.compile(f"(?<!\\w)(?:{data['hearsay']})")
        self._forward = re.compile(f"(?<!\\w)(?:{data['forward']})$")
        self._backward = re.compile(f"(?<!\\w)(?:{data['backward']})$")
        self._adnominal = re.compile(f"(?<!\\w)(?:{data['adnominal']})$")
        self._participle = re.compile(f"{data['participle']}$")
        self._auxiliary = re.compile(f"(?<!\\w)(?:{data['auxiliary']})$")
        self._relative = re.compile(data["relative"])
        self._infinitive = re.compile(f"(?<!\\w)(?:{data['infinitive']})") if data["infinitive"] else None
        self._state = re.compile(f"(?<!\\w)(?:{data['state']})(?!\\w)")
        self._opener = re.compile(data["relative_opener"])

    def look(self, text: str, cased: str, start: int, end: int) -> Look:
        """Where the clause around `text[start:end]` looks: BACK, AHEAD, or NEAR (to the nearest such date)."""
        left = text[max(0, start - _REACH) : start]
        if found := self._backward.search(left):
            return Look(BACK, found[0].strip())
        if found := self._forward.search(left):
            return Look(AHEAD, found[0].strip(), is_bound=True)
        if self._adnominal.search(left):
            return Look(NEAR, "")
        return self.look_at_verb(text, cased, start, end)

    def look_at_verb(self, text: str, cased: str, start: int, end: int) -> Look:
        """The nearest verb form decides; of two in one place, the future."""
        low, high = clause_around(text, start, end)
        hearsay = [(found.start(), found.end()) for found in self._hearsay.finditer(text, low, high)]
        fronted = len(text[low:start].split()) <= 2
        best, distance = Look(BACK, ""), 10_000
        for direction, found in self._forms(text, low, high):
            if start <= found.start() < end or found.start() < start < end < found.end():
                continue
            if direction == AHEAD and _is_name(cased, found):
                continue
            seen = BACK if any(a <= found.start() < b for a, b in hearsay) else direction
            last = min(found.end(), start) if found.start() < start else found.end()
            far = self._distance(text, (found.start(), last), (start, end), fronted)
            if far < distance:
                best, distance = Look(seen, found[0].strip()), far
        return self._by_infinitive(text, low, start) or best

    def _forms(self, text: str, low: int, high: int) -> Iterator[tuple[str, re.Match[str]]]:
        for direction, regex in ((AHEAD, self._future), (BACK, self._past)):
            for found in regex.finditer(text, low, high):
                yield direction, found

    def _by_infinitive(self, text: str, low: int, start: int) -> Look | None:
        """A headline (Pakistan to free its pilot on Friday): an infinitive near its beginning, no verb before it, no full stop."""
        found = self._infinitive.search(text, low, start) if self._infinitive else None
        if not found or len(text[low : found.start()].split()) > _HEADLINE_SUBJECT or self._past.search(text, low, found.start()):
            return None
        end = text.find("\n", start)
        is_headline = not text[start : end if end >= 0 else len(text)].rstrip().endswith(".")
        return Look(AHEAD, found[0].strip()) if is_headline else None

    def _distance(self, text: str, verb: tuple[int, int], date: tuple[int, int], fronted: bool) -> int:
        """Characters between verb and date; commas, relative pronouns and a date before its verb count more."""
        if verb[1] <= date[0]:
            between = text[verb[1] : date[0]]
            return len(between) + _COMMA * between.count(",") + _RELATIVE * len(self._opener.findall(between))
        between = text[date[1] : verb[0]]
        commas = between.count(",") - (1 if fronted and between.startswith(",") else 0)
        return len(between) + _BEHIND * (not fronted) + _COMMA * commas + _RELATIVE * len(self._opener.findall(between))

    def is_state(self, text: str, start: int, end: int) -> bool:
        """Whether the clause around has a verb of being, remaining or lasting."""
        low, high = clause_around(text, start, end)
        return bool(self._state.search(text, low, high))

    def is_adnominal(self, text: str, start: int) -> bool:
        """Whether the date belongs to a noun or participle (the accord of 2015, signed in 2015) and tells no act."""
        left = text[max(0, start - _REACH) : start]
        if self._adnominal.search(left):
            return True
        found = self._participle.search(left)
        return bool(found) and not self._auxiliary.search(left[: found.start()] if found else "")

    def is_in_relative(self, text: str, start: int) -> bool:
        """Whether a relative or that-clause that began in the same sentence holds the date."""
        low, _ = clause_around(text, start, start)
        found = self._relative.search(text, low, start)
        return bool(found) and found is not None and found.end() >= start


def _is_name(cased: str, found: re.Match[str]) -> bool:
    """Whether the first or last word is a name that only ends like a verb (proposé à Alger)."""
    last = found.start() + found[0].rstrip().rfind(" ") + 1
    return cased[found.start()].isupper() or cased[last].isupper()


def clause_around(text: str, start: int, end: int, reach: int = 220) -> tuple[int, int]:
    """Offsets of the stretch without full stop, colon, semicolon or quotation mark around `start` to `end`."""
    low = max(0, start - reach)
    for found in _CLAUSE_END.finditer(text, low, start):
        if found[0] != "." or not _is_abbreviation(text, found.start()):
            low = found.end()
    high = min(len(text), end + reach)
    for found in _CLAUSE_END.finditer(text, end, high):
        if found[0] != "." or not _is_abbreviation(text, found.start()):
            return low, found.start()
    return low, high


def _is_abbreviation(text: str, dot: int) -> bool:
    """Whether the word before the full stop is a letter or two (M., St.), not the end of a sentence."""
    return dot >= 2 and not text[dot - 1].isdigit() and not (text[dot - 2].isalnum() and dot >= 3 and text[dot - 3].isalnum())


@cache
def tense_of(language: str) -> Tense:
    """The tense rules of a language, compiled once per process."""
    return Tense(load(f"{language}/dates.yaml")["tense"])
