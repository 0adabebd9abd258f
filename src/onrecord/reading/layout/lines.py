"""A text as lines that the layout rules work on, and the marks they make."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.model import Mark, MarkKind, Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_SHADOW = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "‑": "-"})
_SENTENCE_END = re.compile(r"[.!?…][\"»”')\]*]*(?=\s|$)|[:](?=\s|$)")
_FINAL_STOP = re.compile(r"[.!?…;][\s\"»”')\]*]*$")
_PROSE_LENGTH = 120  # characters; a shorter line is prose only if it ends like a sentence
_SENTENCE_WORDS = 6
_REACH = 600  # characters; no appeal or prompt begins further back


@dataclass
class Line:
    """A line that is not blank, without the blanks around it. `start` moves on when a prefix has been marked."""

    start: int
    end: int
    after_gap: bool  # whether a blank line stands before it
    marked: MarkKind | None = None

    def __len__(self) -> int:
        return self.end - self.start


@dataclass
class Page:
    """The text, a shadow of the same length with plain blanks and apostrophes, its lines, and the marks made so far."""

    text: str
    shadow: str
    lines: list[Line]
    starts: list[int]  # where the lines began before any prefix was marked
    taken: bytearray  # 1 for each character that a mark covers
    marks: list[Mark] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> Page:
        """The page of `text`, nothing marked yet."""
        lines = list(_cut(text))
        return cls(text, text.translate(_SHADOW), lines, [line.start for line in lines], bytearray(len(text)))

    def words(self, line: Line) -> str:
        """The line as the rules see it."""
        return self.shadow[line.start : line.end]

    def mark(self, kind: MarkKind, start: int, end: int, rule: str) -> None:
        """Mark a passage unless another mark touches it; blanks at its ends stay outside."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        while start < end and self.text[start].isspace():
            start += 1
        if start < end and not self.is_marked(start, end):
            self.marks.append(Mark(kind, Span(start, end), rule))
            self.taken[start:end] = b"\1" * (end - start)

    def is_marked(self, start: int, end: int) -> bool:
        """Whether a mark touches these characters."""
        return self.taken.find(1, start, end) >= 0

    def mark_line(self, line: Line, kind: MarkKind, rule: str) -> None:
        """Mark what is left of a line."""
        self.mark(kind, line.start, line.end, rule)
        line.marked = kind

    def mark_prefix(self, line: Line, end: int, kind: MarkKind, rule: str) -> None:
        """Mark the beginning of a line; the line goes on behind it."""
        self.mark(kind, line.start, end, rule)
        line.start = end
        while line.start < line.end and self.text[line.start].isspace():
            line.start += 1
        if line.start >= line.end:
            line.marked = kind

    def line_at(self, offset: int) -> Line | None:
        """The line that holds the character `offset`, None for what has been marked away from its beginning."""
        at = bisect_right(self.starts, offset) - 1
        return self.lines[at] if at >= 0 and self.lines[at].start <= offset < self.lines[at].end else None

    def open_lines(self) -> list[Line]:
        """Lines not marked as a whole."""
        return [line for line in self.lines if line.marked is None]

    def is_prose(self, line: Line) -> bool:
        """Whether a line reads like a paragraph: long, or some words closed by a stop."""
        if line.marked is not None:
            return False
        if len(line) >= _PROSE_LENGTH:
            return not self.words(line).startswith(("- ", "• ", "* "))
        words = self.words(line)
        return _FINAL_STOP.search(words) is not None and len(words.split()) >= _SENTENCE_WORDS

    def sentence_end(self, start: int, line: Line) -> int:
        """End of the sentence that begins or goes on at `start`, within its line."""
        found = _SENTENCE_END.search(self.shadow, start, line.end)
        return found.end() if found else line.end

    def sentence_start(self, at: int, line: Line) -> int:
        """Beginning of the sentence that holds `at`, within its line."""
        start = max(line.start, at - _REACH)
        for found in _SENTENCE_END.finditer(self.shadow, start, at):
            start = found.end()
        return start


def has_final_stop(words: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _FINAL_STOP.search(words) is not None


def _cut(text: str) -> Iterator[Line]:
    """Lines with more than blanks."""
    last_end = 0
    for found in _LINE.finditer(text):
        stripped = found[0].strip()
        if stripped:
            start = found.start() + found[0].index(stripped)
            between = text[last_end:start]
            yield Line(start, start + len(stripped), last_end == 0 or between.count("\n") + between.count("\r") > 1)
            last_end = start + len(stripped)
