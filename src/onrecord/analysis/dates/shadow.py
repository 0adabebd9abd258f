"""A lower-case copy of the text in which the grammar looks, with the way back to the original characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from onrecord.model import Span

_PLAIN = (*((mark, "'") for mark in "’‘ʼ"), *((space, " ") for space in "\u00a0\u202f\u2009\t"), *((dash, "-") for dash in "\u2010\u2011"))
# Two to three characters that are the bytes of one UTF-8 character read as Windows-1252.
_REST = "[\u0080-\u00bf\u0152-\u0178\u0192\u02c6-\u02dc\u2013-\u2122]"
_BROKEN = re.compile(f"[ÃÂ]{_REST}|â[€‚]{_REST}")
# A line break inside a running sentence of a hard-wrapped text: no stop before it, a small letter or figure after it.
_WRAPPED = re.compile(r"\n(?<=[^\n.:!?»”\"]{60}\n)(?=[a-zà-ÿ0-9])")


@dataclass(frozen=True)
class Shadow:
    """`text` is what the grammar reads; `origin` maps its characters to the article's where lengths differ."""

    text: str
    cased: str
    shifts: tuple[tuple[int, int], ...] = field(default=())  # (shadow offset, how far the original is ahead from there)

    def original(self, start: int, end: int) -> Span:
        """The span of the article that shadow characters `start` to `end` stand for."""
        return Span(self.at(start), self.at(end))

    def at(self, offset: int) -> int:
        """The character of the article that the shadow character `offset` stands for."""
        if not self.shifts:
            return offset
        found = bisect_right(self.shifts, offset, key=lambda shift: shift[0])
        return offset + (self.shifts[found - 1][1] if found else 0)


def cast_shadow(text: str) -> Shadow:
    """The shadow of `text`: broken UTF-8 mended, apostrophes and spaces made plain, all in lower case."""
    mended, shifts = _mend(text) if _BROKEN.search(text) else (text, ())
    for char, plain in _PLAIN:
        mended = mended.replace(char, plain)
    cased = _WRAPPED.sub(" ", mended)
    lower = cased.lower()
    if len(lower) != len(cased):  # a few letters grow in lower case
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in cased)
    return Shadow(lower, cased, tuple(shifts))


def _mend(text: str) -> tuple[str, list[tuple[int, int]]]:
    """`text` with UTF-8 that was read as Windows-1252 mended, and where it got shorter."""
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    position, length, ahead = 0, 0, 0
    for found in _BROKEN.finditer(text):
        whole = _reread(found[0])
        if len(whole) == len(found[0]):
            continue
        pieces += [text[position : found.start()], whole]
        length += found.start() - position + len(whole)
        position = found.end()
        ahead += len(found[0]) - len(whole)
        shifts.append((length, ahead))
    return "".join([*pieces, text[position:]]), shifts


def _reread(broken: str) -> str:
    """The one character that the broken ones were, or the broken ones where they were none."""
    try:
        return broken.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return broken
