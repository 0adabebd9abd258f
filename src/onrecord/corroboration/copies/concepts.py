"""Words reduced to what a translation or a rewording keeps: numbers, countries, headwords, stems that French and English share.

Stems are spelt by the rules for names, so that Choïgou and Shoigu meet.
Source of the idea: cognates as a measure of parallel text (Simard, Foster and Isabelle 1992), weighted by rarity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from math import log
from typing import Any

from anyascii import anyascii

from onrecord.words import load, path_of
from onrecord.words.names import fold_word as fold_name

_WORD = re.compile(r"\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+|\d[\d.,]*\d|\d|[^\W\d_]+(?:-[^\W\d_]+)*")
_STEM = 5  # letters: "négociations" and "negotiations" fall together, "militaire" and "military" too
_SHORTEST = 4
_ENTRY_STEM = 6  # entries of the glossary this long stand for all that begins like them
_LANGUAGES = ("fr", "en")
_COMMON = 1.0  # natural logarithm: what stands in a third of all sentences weighs nothing
_NUMBER, _DIGIT = 5.0, 2.0  # weights of a number of several digits, and of one


def concepts(text: str) -> list[str]:
    """The concepts of a text in their order; `#12` is a number, `RUS` a country, anything else a headword or a stem."""
    return list(_concepts(text))


def _concepts(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        if word[0].isdigit():
            yield "#" + "".join(filter(str.isdigit, word))
        elif concept := _concept(word):
            yield concept


@lru_cache(maxsize=50_000)
def _concept(word: str) -> str | None:
    """The concept of one word, None when it is too short to tell."""
    folded = fold_word(word)
    known = _headwords().get(folded)
    if known is None and "-" in folded:
        known = _headwords().get(folded.partition("-")[0])
    if known is not None:
        return known
    for length in range(min(len(folded), 9), _STEM - 1, -1):
        if entry := _beginnings().get(folded[:length]):
            return entry
    if len(folded) >= _SHORTEST:
        return fold_name(folded)[:_STEM]
    return folded if len(word) > 1 and word.isupper() else None


def fold_word(word: str) -> str:
    """A word in Latin letters without accents or case: the key of the glossary."""
    return str(anyascii(word)).lower()


@lru_cache(maxsize=50_000)
def weight(concept: str) -> float:
    """How much a concept tells: the rarer in plain text, the more; 0 for the words of every sentence."""
    if concept.startswith("#"):
        return _NUMBER if len(concept) > 2 else _DIGIT
    rate = max((table.get(concept, 0) + 1) / total for total, table in map(_frequencies, _LANGUAGES))
    return max(0.0, -log(rate) - _COMMON)


@cache
def _headwords() -> dict[str, str]:
    """Folded words of the glossary and names of states with their concept."""
    lines = load("world/glossary.yaml")["words"]
    found = {fold_word(word): head for head, line in lines.items() for word in line.replace("=", " ").split()}
    return {**found, **_state_words()}


@cache
def _beginnings() -> dict[str, str]:
    """Beginnings of long words that stand for their concept: "signat" for all of signature, "ukrain" for the Ukrainians."""
    states = _state_words()
    found: dict[str, str] = {}
    for word, head in _headwords().items():
        if len(word) >= _ENTRY_STEM:
            found.setdefault(word[: max(_STEM, len(word) - 2)] if word in states else word[:_ENTRY_STEM], head)
    return found


@cache
def _state_words() -> dict[str, str]:
    """Names, capitals and adjectives of states that are one word, with the code of the state."""
    found: dict[str, str] = {}
    for path in sorted(path_of("world/states").glob("*.yaml")):
        for code, row in load(f"world/states/{path.name}").items():
            for name in _names(row):
                bare = re.sub(r"^(?:la |le |les |l'|the )", "", name)
                if len(bare) >= _SHORTEST and " " not in bare:
                    found.setdefault(fold_word(bare), code)
    return found


def _names(row: dict[str, Any]) -> Iterator[str]:
    for key in ("fr", "en", "capital", "adj_fr", "adj_en", "people_en"):
        value = row.get(key, [])
        yield from [value] if isinstance(value, str) else value


@cache
def _frequencies(language: str) -> tuple[int, dict[str, int]]:
    """Number of sentences counted, and in how many of them each concept stands. The first line holds the number."""
    first, *rows = path_of(f"trained/{language}/frequencies.tsv").read_text("utf-8").splitlines()
    pairs = (row.split("\t") for row in rows)
    return int(first), {concept: int(count) for concept, count in pairs}
