"""How far a text is told in the order in which news is told: that of a text whose sentences somebody has moved about is lower.

Five signs: the day and the date stand at the beginning, persons are named in full before they are named in short, what comes up again
comes up early, neighbours speak of the same. After work on the order of sentences (Barzilay and Lapata 2008).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from onrecord.corroboration.copies.concepts import weight
from onrecord.words import load

Vector = dict[str, float]
"""Weights of concepts, of length 1."""

_WORD = r"[A-ZÀ-Ý][\w’'-]*[a-zà-ÿ][\w-]*"
_PARTICLE = r"(?:(?:al|ben|bin|de|el|van|von)[ -])?"
_FULL = re.compile(rf"{_WORD}(?: {_PARTICLE}{_WORD})+")
_GIVEN = re.compile(rf"{_WORD} {_PARTICLE}$")
_GIVEN_LENGTH = 30  # characters before a family name in which a given name is looked for
_TITLE = 200  # characters: a first line that is no longer may be a title, where short names are the custom
_TELLING = 3.0  # weight of what a text is about
_DATE = re.compile(
    r"\b\d{1,2}(?:er)? \w{3,9}\.? (?:19|20)\d\d\b|\b\w{3,9}\.? \d{1,2}, (?:19|20)\d\d\b|\b\d\d/\d\d/(?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d\b"
)
_DATED, _DAY, _INVERTED, _EARLY, _LINKED = 14.0, 5.0, 1.2, 9.0, 13.0
"""How much each sign tells, fitted on shuffled Wikinews and own articles."""


def coherence(text: str, lines: Sequence[Vector]) -> float:
    """Higher for a text told in order; comparable between texts of the same content only. `lines` are its sentences."""
    if len(lines) < 3:
        return 0.0
    dated = _DATE.search(text)
    late = _DATED * dated.start() / len(text) if dated else 0.0
    day = next((at for at, line in enumerate(lines) if _weekdays() & line.keys()), 0) / len(lines)
    links = sum(cosine(one, other) for one, other in pairwise(lines)) / (len(lines) - 1)
    return round(_LINKED * links - late - _DAY * day - _EARLY * _lateness(lines) - _INVERTED * _count_inverted(text), 3)


def cosine(left: Vector, right: Vector) -> float:
    """How near two vectors of length 1 are, 0 to 1."""
    smaller, larger = (left, right) if len(left) <= len(right) else (right, left)
    return sum(value * larger[concept] for concept, value in smaller.items() if concept in larger)


def _lateness(lines: Sequence[Vector]) -> float:
    """The mean place, from 0 to 1, at which the concepts that come up again come up first."""
    counts = Counter(concept for line in lines for concept in line if weight(concept) >= _TELLING)
    first: dict[str, int] = {}
    for at, line in enumerate(lines):
        for concept in line:
            if counts[concept] > 1:
                first.setdefault(concept, at)
    return sum(first.values()) / len(first) / len(lines) if first else 0.0


def _count_inverted(text: str) -> int:
    """Persons who are called by their family names alone before they are named in full."""
    title, _, body = text.lstrip().partition("\n")
    told = body if body and len(title) < _TITLE else text
    full: dict[str, int] = {}
    for name in _FULL.finditer(told):
        full.setdefault(name[0].rsplit(" ", 1)[-1], name.start())
    return sum(next(_short(told, name), at) < at for name, at in full.items())


def _short(text: str, name: str) -> Iterator[int]:
    """Where the family name stands without a given name before it."""
    for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
        if not _GIVEN.search(text[max(0, found.start() - _GIVEN_LENGTH) : found.start()]):
            yield found.start()


@cache
def _weekdays() -> frozenset[str]:
    """The concepts of the weekdays: their English names, the headwords of the glossary."""
    return frozenset(names[0] for names in load("en/dates.yaml")["slots"]["weekday"].values())
