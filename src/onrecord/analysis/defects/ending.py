"""Whether the text breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.analysis.defects.evidence import Piece
from onrecord.model import Document, Span

_CLOSED = re.compile(r"[.!?…][\s\"»”’')\]*_]*$")
_CUT_MARK = re.compile(r"(?:\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\)|\[\+?\d+ (?:chars|caractères)\])\s*$")
_LEAST_LINE = 80  # characters; a shorter last line may be a signature, a heading or a list entry
_LEAST_CLOSED = 0.6  # of the other paragraphs must end as sentences do
_QUOTED = 60  # characters of the end that are shown


def find_break(document: Document) -> Iterator[Piece]:
    """The last words of a text whose last paragraph of prose has no end, while its other paragraphs have one."""
    paragraphs = [line for line in _lines(document.text) if document.article.is_prose(line)]
    if not paragraphs:
        return
    last = paragraphs[-1].of(document.text)
    span = Span(max(paragraphs[-1].start, paragraphs[-1].end - _QUOTED), paragraphs[-1].end)
    if _CUT_MARK.search(last):
        yield Piece(span, "mark of omission at the end", last[-20:], 2.0, "end")
    elif len(last) >= _LEAST_LINE and not _CLOSED.search(last) and _others_close(paragraphs[:-1], document.text, last):
        yield Piece(span, "breaks off within a sentence", last[-20:], 2.0, "end")


def _others_close(paragraphs: list[Span], text: str, last: str) -> bool:
    """Whether the text is one whose paragraphs end with a stop; a text of one paragraph must hold sentences."""
    long_ones = [line for line in paragraphs if line.end - line.start >= _LEAST_LINE]
    if not long_ones:
        return last.count(". ") >= 2
    return sum(_CLOSED.search(line.of(text)) is not None for line in long_ones) >= _LEAST_CLOSED * len(long_ones)


def _lines(text: str) -> Iterator[Span]:
    for found in re.finditer(r"[^\r\n]+", text):
        stripped = found[0].strip()
        if stripped:
            start = found.start() + found[0].index(stripped)
            yield Span(start, start + len(stripped))
