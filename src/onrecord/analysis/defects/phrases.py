"""Fixed wordings found in a token list: one dictionary look-up per token, whatever the number of wordings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from onrecord.model import Token

_SLOT = re.compile(r"\{([^{}]*)\}|<(\w+)>")
_WORD = re.compile(r"[^\s',‑-]+'?|,")
_PLURAL_FROM = 4  # letters; shorter words keep their s


class Wording(NamedTuple):
    """One wording: what careful writers say instead, its weight, and the words that may not follow it."""

    words: tuple[str, ...]
    expected: str
    weight: float
    not_before: frozenset[str]


class Found(NamedTuple):
    """A wording at the tokens `first` to `last` (both included)."""

    first: int
    last: int
    wording: Wording


class Words(NamedTuple):
    """The words of some tokens: the number of the token and the stem of each."""

    places: list[int]
    stems: list[str]


class PhraseTable:
    """Wordings by their first word and the second; those of one word with none."""

    def __init__(self, entries: Sequence[Mapping[str, Any]], sets: Mapping[str, Sequence[str]] | None = None) -> None:
        self._by_words: dict[str, dict[str, list[Wording]]] = {}
        for entry in entries:
            for wording in _read(entry, sets or {}):
                second = wording.words[1] if len(wording.words) > 1 else ""
                self._by_words.setdefault(wording.words[0], {}).setdefault(second, []).append(wording)

    def find(self, words: Words) -> Iterator[Found]:
        """All wordings among `words`, the longest at each place."""
        (places, stems), by_words = words, self._by_words
        for at in [at for at, word in enumerate(stems) if word in by_words]:
            following = stems[at + 1] if at + 1 < len(stems) else ""
            seconds = by_words[stems[at]]
            candidates = seconds.get(following) or seconds.get("") or []
            fitting = [wording for wording in candidates if _fits(wording, stems, at)]
            if fitting:
                longest = max(fitting, key=lambda wording: len(wording.words))
                yield Found(places[at], places[at + len(longest.words) - 1], longest)


def take_apart(tokens: Sequence[Token]) -> Words:
    """The words of tokens; a token with hyphens holds several, which count one by one, a lone hyphen none."""
    places: list[int] = []
    stems: list[str] = []
    for token in tokens:
        found = _stems(token.norm)
        stems += found
        places += [token.i] * len(found)
    return Words(places, stems)


@lru_cache(maxsize=1 << 15)
def _stems(norm: str) -> tuple[str, ...]:
    parts = _WORD.findall(norm) if "-" in norm or "'" in norm or "‑" in norm else (norm,)
    return tuple(stem(part) for part in parts)


def stem(word: str) -> str:
    """The word without its plural ending; short words keep theirs."""
    return word[:-1] if len(word) >= _PLURAL_FROM and word[-1] in "sx" else word


def expand(pattern: str, sets: Mapping[str, Sequence[str]] | None = None) -> list[str]:
    """All wordings that a pattern with {a|b} and <set> stands for."""
    parts = re.split(r"(\{[^{}]*\}|<\w+>)", _inline_sets(pattern, sets or {}))
    choices = [part[1:-1].split("|") if part.startswith("{") else [part] for part in parts]
    return [" ".join("".join(chosen).split()) for chosen in product(*choices)]


def _inline_sets(pattern: str, sets: Mapping[str, Sequence[str]]) -> str:
    """<set> as alternatives, inside braces or on its own."""

    def replace(found: re.Match[str]) -> str:
        body = found[1] if found[1] is not None else f"<{found[2]}>"
        return "{" + re.sub(r"<(\w+)>", lambda name: "|".join(sets[name[1]]), body) + "}"

    return _SLOT.sub(replace, pattern)


def _read(entry: Mapping[str, Any], sets: Mapping[str, Sequence[str]]) -> Iterator[Wording]:
    weight = 2.0 if entry.get("decisive") else float(entry.get("weight", 1.0))
    not_before = frozenset(stem(word) for word in entry.get("not_before", ()))
    for pattern in entry["spun"]:
        for phrase in expand(pattern, sets):
            yield Wording(tuple(stem(word) for word in _WORD.findall(phrase.lower())), entry["expected"], weight, not_before)


def _fits(wording: Wording, stems: Sequence[str], at: int) -> bool:
    end = at + len(wording.words)
    return tuple(stems[at:end]) == wording.words and not (end < len(stems) and stems[end] in wording.not_before)
