"""Names to plain words: Latin letters for any script, one spelling for what the schools of romanisation spell differently."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from anyascii import anyascii

from onrecord.words.loader import load

_LETTERS = re.compile(r"[a-z]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DOUBLE = re.compile(r"(.)\1+")
_BRACKETS = re.compile(r"\([^)]*\)")


@lru_cache(maxsize=1 << 16)
def strip_accents(word: str) -> str:
    """Lower case, without accents, œ and æ as two letters; other scripts stay as they are."""
    decomposed = unicodedata.normalize("NFKD", word.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).lower()


@lru_cache(maxsize=1 << 16)
def romanise(text: str) -> str:
    """Plain Latin letters for any script. Syllables of Chinese and Korean names become words of their own."""
    if text.isascii():
        return text.lower()
    latin = anyascii(text.lower())  # small letters first: a capital may become two letters of which one is small
    return (latin if any("a" <= sign <= "z" for sign in text.lower()) else _HUMP.sub(" ", latin)).lower()


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """One word of a name after the romanisation rules; doubled letters are single."""
    folded = "^" + romanise(word) + "$"
    for old, new in _rules():
        folded = folded.replace(old, new)
    return _DOUBLE.sub(r"\1", folded.strip("^$"))


@lru_cache(maxsize=1 << 15)
def fold_name(name: str) -> tuple[str, ...]:
    """The folded words of a name in order; hyphens and blanks divide, apostrophes do not."""
    return tuple(filter(None, (fold_word(word) for word in plain_words(name))))


def plain_words(name: str) -> list[str]:
    """The words of a name in plain Latin letters, what stands in brackets left out."""
    plain = romanise(_BRACKETS.sub(" ", name)).replace("'", "").replace("`", "")
    return _LETTERS.findall(plain)


@lru_cache(maxsize=1 << 12)
def spell_carons(name: str) -> str:
    """The name with its letters with carons and cedillas written out (š as sh, č as ch), as in Slavic and Turkic languages."""
    carons: dict[str, str] = load("world/romanisation.yaml")["carons"]
    small = name.lower()
    if (carons.keys() - {"c"}).isdisjoint(small):
        return name
    return "".join(carons.get(sign, sign) for sign in small.replace("c", carons["c"]))


@cache
def _rules() -> tuple[tuple[str, str], ...]:
    return tuple((str(old), _ending(str(old), str(new))) for old, new in load("world/romanisation.yaml")["rules"])


def _ending(old: str, new: str) -> str:
    """The replacement keeps the marks of the beginning and the end of the word."""
    return f"{'^' * old.startswith('^')}{new}{'$' * old.endswith('$')}"
