"""Names of which one is written in Arabic or Hebrew letters, where most vowels are left out: their consonants are compared.

Known to be coarse: names that differ in vowels or in و and ی alone look the same, so a skeleton
must be long to count.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from anyascii import anyascii

from onrecord.words.loader import load

_DOUBLE = re.compile(r"(.)\1+")
_BRACKETS = re.compile(r"\([^)]*\)")
_LEAST = 4  # consonants: fewer prove nothing


@lru_cache(maxsize=1 << 14)
def is_abjad(name: str) -> bool:
    """Whether the letters of the name are Arabic or Hebrew ones, which leave vowels out."""
    letters = [sign for sign in name if sign.isalpha()]
    return bool(letters) and all(unicodedata.bidirectional(sign) in {"AL", "R"} for sign in letters)


@lru_cache(maxsize=1 << 14)
def skeleton(name: str) -> str:
    """The consonants of a name, those that romanisations confuse as one: "Mohammad Javad Zarif" and "محمد جواد ظریف" meet."""
    rules, name = load("world/romanisation.yaml")["skeleton"], _BRACKETS.sub(" ", name)
    if is_abjad(name):
        return "".join(_of_letters().get(sign, "") for sign in name)
    plain = _DOUBLE.sub(r"\1", re.sub(r"[^a-z ]", "", anyascii(name.lower()).lower()))
    for old, new in rules["latin"]:
        plain = plain.replace(old, new)
    return plain.replace(" ", "")


def same_skeleton(one: str, other: str) -> bool:
    """Whether exactly one of the names leaves its vowels out and the consonants are the same, enough of them to count."""
    if is_abjad(one) == is_abjad(other):
        return False
    left, right = skeleton(one), skeleton(other)
    return left == right and len(left) >= _LEAST


@cache
def _of_letters() -> dict[str, str]:
    table: dict[str, str] = load("world/romanisation.yaml")["skeleton"]["letters"]
    return {sign: group for group, signs in table.items() for sign in signs}
