"""Quotation marks: one directional stack per paragraph. Unbalanced marks never fail.

A mark that opens while one is open at the head of a paragraph continues the same quotation; a
quotation left open ends with its paragraph. Straight marks open or close by the side their blank is on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.model import Document, Token

_OPENING = {"«": "«", "“": "“", "„": "“", "‟": "“", "‹": "‹", "‘": "‘", "<<": "«"}
_CLOSING = {"»": "«", "”": "“", "›": "‹", ">>": "«"}
_STRAIGHT = frozenset({'"', "''", "``", "＂"})
MARKS = frozenset(_OPENING) | frozenset(_CLOSING) | _STRAIGHT | {"’"}
_ENOUGH = 4  # words; a shorter quotation without capital is a term or a partial predicate


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words `first` to `last` (token numbers, both included) between the marks `opened` and `closed`.

    Without a closing mark (`is_closed` false) the quotation ends with its paragraph. `continues` says
    that the paragraph reopens the quotation of the one before.
    """

    opened: int
    first: int
    last: int
    closed: int
    depth: int
    continues: bool
    is_closed: bool = True

    @property
    def end(self) -> int:
        """The closing mark, or the last word when there is none."""
        return self.closed if self.is_closed else self.last

    def holds(self, token: int) -> bool:
        """Whether the token lies between the marks or is one of them."""
        return self.opened <= token <= self.end


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """All quotations of a document in order of their opening marks, nested ones included."""
    found: list[Quotation] = []
    carried = False
    for _, group in groupby(document.sentences, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        words = document.tokens[sentences[0].first : sentences[-1].last]
        if not any(word.text in MARKS for word in words):
            carried = False
            continue
        pieces, carried = _pair(words, document.text, carried)
        found.extend(pieces)
    return tuple(sorted(found, key=lambda quotation: (quotation.opened, -quotation.closed)))


def _pair(words: Sequence[Token], text: str, carried: bool) -> tuple[list[Quotation], bool]:
    """The quotations of one paragraph, and whether the last one is left open."""
    stack: list[tuple[str, Token]] = []
    found: list[Quotation] = []
    for word in words:
        family, opens = _direction(word, text, [name for name, _ in stack])
        if not family:
            continue
        if opens:
            stack = [one for one in stack if one[0] != family or family != '"']  # a straight mark left open is forgotten
            stack.append((family, word))
            continue
        level = _level(family, stack)
        if level is not None:
            found.extend(_close(stack[level][1], word.i, level, words, carried))
            del stack[level:]
    last = words[-1].i
    for level, (family, word) in enumerate(stack[:1]):
        if family != "‘":
            found.extend(replace(one, is_closed=False) for one in _close(word, last + 1, level, words, carried))
    return found, bool(stack)


def _close(opening: Token, closed: int, depth: int, words: Sequence[Token], carried: bool) -> Iterator[Quotation]:
    if closed > opening.i + 1:
        yield Quotation(opening.i, opening.i + 1, closed - 1, closed, depth, carried and opening.i == words[0].i)


def _level(family: str, stack: Sequence[tuple[str, Token]]) -> int | None:
    """Which open mark a closing one answers: the nearest of its kind, else the nearest of all."""
    for level in range(len(stack) - 1, -1, -1):
        if stack[level][0] == family:
            return level
    return len(stack) - 1 if stack and family != "‘" else None


def _direction(word: Token, text: str, open_families: Sequence[str]) -> tuple[str, bool]:
    """Family of a quotation mark ("" for any other word) and whether it opens."""
    mark = word.text
    if mark in _OPENING:
        family = _OPENING[mark]
        return family, not (mark == "“" and family in open_families and _clings_left(word, text))
    if mark in _CLOSING:
        return _CLOSING[mark], False
    if mark in _STRAIGHT:
        return '"', _opens_straight(word, text, '"' in open_families)
    if mark in "'’" and "‘" in open_families and _clings_left(word, text):
        return "‘", False
    if mark == "'" and not _clings_left(word, text) and _clings_right(word, text):
        return "‘", True
    return "", False


def _opens_straight(word: Token, text: str, is_open: bool) -> bool:
    left, right = _clings_left(word, text), _clings_right(word, text)
    if left == right:
        return not is_open
    return right


def _clings_left(word: Token, text: str) -> bool:
    return word.start > 0 and not text[word.start - 1].isspace() and text[word.start - 1] not in "([—–-"


def _clings_right(word: Token, text: str) -> bool:
    return word.end < len(text) and not text[word.end].isspace() and text[word.end] not in ".,;:!?)]"


def is_speech(quotation: Quotation, tokens: Sequence[Token]) -> bool:
    """Whether the quotation is long enough to be speech rather than a term: a capital at its head, or enough words."""
    words = [word for word in tokens[quotation.first : quotation.last + 1] if word.text[0].isalnum()]
    return len(words) > _ENOUGH or (len(words) > 1 and words[0].text[0].isupper())
