"""Text as the search index sees it: words without case and accents, reduced to their lemmas. Offsets are kept.

The full-text engine of SQLite knows neither œ nor French plurals and stumbles over apostrophes, so it is
given words that need none of that, and user's words are prepared in the same way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from onrecord.errors import LexiconError
from onrecord.model import Span
from onrecord.words import path_of
from onrecord.words.lemmas import lemmatise

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_WORD = re.compile(rf"[\w\u0300-\u036f{_INVISIBLE}]+")
_NO_LETTER = re.compile(r"[\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d"})
_APOSTROPHES = frozenset("'’ʼ‘`´")
_PARTICLE = 2  # the part of a word beside an apostrophe, when this short, carries no meaning: l', d', qu', 's, 't
_SHORT = 4
_LONGEST_PASSAGE = 1000
_SENTENCE_END = re.compile(r"(?:\w\w|[\d%)\]»”\"])[.!?…]+(?:[\s\u00a0\u202f]?[»”\"’)\]]+)?(?=\s)|\n")


class Word(NamedTuple):
    """A word with its place in the text that was searched."""

    start: int
    end: int
    folded: str


def fold(text: str) -> str:
    """Lower case without accents, ligatures or invisible characters; every run of other characters becomes one blank."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    kept = "".join(sign for sign in plain if unicodedata.category(sign) not in {"Mn", "Cf"})
    return _NO_LETTER.sub(" ", kept.casefold()).strip()


@lru_cache(maxsize=100_000)
def fold_word(word: str, language: str) -> str:
    """The folded lemma of one word, without blanks: the form under which it is indexed."""
    bare = "".join(sign for sign in word if unicodedata.category(sign) != "Cf")
    folded = fold(lemmatise(bare, language) if _has_lemmas(language) else bare).replace(" ", "")
    # No table knows every plural. Words that merely end like one (Paris) lose their letter in texts and searches alike.
    return folded[:-1] if len(folded) > _SHORT and folded.endswith("s") and not folded.endswith("ss") else folded


def words_of(text: str, language: str) -> Iterator[Word]:
    """The words of a text as they are indexed. Parts such as l' and 's are left out."""
    for found in _WORD.finditer(text):
        if not _is_particle(text, found) and (folded := fold_word(found[0], language)):
            yield Word(found.start(), found.end(), folded)


def shadow(text: str, language: str) -> str:
    """The words of a text as the index holds them, in one string."""
    return " ".join(word.folded for word in words_of(text, language))


def split_passages(text: str) -> Iterator[Span]:
    """The text in passages of about a sentence, never across lines; blank lines give none. Linear in the length of the text."""
    start = 0
    for found in chain(_SENTENCE_END.finditer(text), [None]):
        end = found.end() if found else len(text)
        yield from _cut(text, start, end)
        start = end


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """One passage without the blanks around it, cut where it is longer than any sentence."""
    while start < end:
        stop = min(end, start + _LONGEST_PASSAGE)
        if stop < end and (blank := text.rfind(" ", start + _LONGEST_PASSAGE // 2, stop)) > 0:
            stop = blank
        piece = text[start:stop]
        if inner := piece.strip():
            first = start + piece.index(inner[0])
            yield Span(first, first + len(inner))
        start = stop


@cache
def _has_lemmas(language: str) -> bool:
    """Whether there is a table of lemmas for this language; words of any other language are indexed as they stand."""
    try:
        return language.isalpha() and path_of(f"trained/{language}/lemmas.tsv").exists()
    except LexiconError:
        return False


def _is_particle(text: str, found: re.Match[str]) -> bool:
    if found.end() - found.start() > _PARTICLE:
        return False
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return before in _APOSTROPHES or after in _APOSTROPHES
