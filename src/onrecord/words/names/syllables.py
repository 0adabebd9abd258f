"""Korean and Chinese names in Latin letters: one syllable has a spelling per school (Lee, Ri, Rhee; Tse-tung, Zedong)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from onrecord.words.loader import load


@lru_cache(maxsize=1 << 14)
def is_syllabic(name: str) -> bool:
    """Whether all letters of the name are Chinese or Korean signs: names in these agree sign by sign or not at all."""
    letters = [sign for sign in name if sign.isalpha()]
    return bool(letters) and all(unicodedata.name(sign, "").startswith(("CJK", "HANGUL")) for sign in letters)


def respell(words: Sequence[str]) -> str | None:
    """The syllables of a Korean name or of a Chinese one in the older school, joined, in one spelling; None for other names."""
    for school in _schools():
        if school.families.isdisjoint(words) or not all(word in school.spellings for word in words):
            continue
        return " ".join(sorted(school.spellings[word] for word in words))
    return None


class _School:
    """Family names that show the school, and the one spelling of every syllable."""

    def __init__(self, families: Sequence[str], groups: Sequence[Sequence[str]]) -> None:
        self.families = frozenset(families)
        self.spellings = {form: group[0] for group in groups for form in reversed(group)}


@cache
def _schools() -> tuple[_School, ...]:
    rows = load("world/romanisation.yaml")["schools"]
    return tuple(_School(row["families"], row["syllables"]) for row in rows)
