"""Runs of three words as numbers: what two texts share is counted on these.

Wire copies are trimmed and reworded, so the shared part is measured against the shorter text
(containment) and not against both (Jaccard), which misses nine real copies in ten.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from onrecord.model import Article, Span

_RUN = 3
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Text without case, accents and the traces of a wrong decoding, for comparison only (offsets are not kept)."""
    decomposed = unicodedata.normalize("NFKD", repair(text))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()


def repair(text: str) -> str:
    """Lines of UTF-8 that were read as Windows-1252, put right; any other line as it is."""
    return "".join(map(_repair_line, text.splitlines(keepends=True)))


def _repair_line(line: str) -> str:
    try:
        return line.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return line


def prose(article: Article) -> str:
    """The unmarked text, marked passages left out."""
    kept, at = [], 0
    for mark in sorted(article.marks, key=lambda mark: mark.span):
        if article.is_prose(mark.span) or mark.span.start < at:
            continue
        kept.append(article.text[at : mark.span.start])
        at = mark.span.end
    return "\n".join([*kept, article.text[at:]])


def shingle(text: str) -> dict[int, str]:
    """Every run of three folded words under a 63-bit number that is the same in every run of the program."""
    words = _WORD.findall(fold(text))
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    return {number(run): run for run in runs}


def number(run: str) -> int:
    """A 63-bit number that is the same for the same words in every run of the program."""
    return int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1


def first_shared(text: str, other: str) -> tuple[Span, Span] | None:
    """The first run of six words (accents and case as written) that stands in both texts, as a span on either side."""
    length = 6
    places: dict[str, Span] = {}
    words = list(_WORD.finditer(other))
    for at in range(len(words) - length + 1):
        places.setdefault(_written(words[at : at + length]), Span(words[at].start(), words[at + length - 1].end()))
    words = list(_WORD.finditer(text))
    for at in range(len(words) - length + 1):
        if found := places.get(_written(words[at : at + length])):
            return Span(words[at].start(), words[at + length - 1].end()), found
    return None


def _written(words: list[re.Match[str]]) -> str:
    return " ".join(word[0].casefold() for word in words)
