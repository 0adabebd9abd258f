"""How alike two articles are, and which passages they have in common."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from onrecord.corroboration.copies.coherence import cosine
from onrecord.corroboration.copies.portraits import Line, Portrait
from onrecord.model import Span

LEAST_CONTAINMENT = 0.22
LEAST_ALIGNMENT = 0.46
_TRANSLATED = 0.8  # what a translation keeps of the alignment that a rewording in one language has
_PLAIN = 0.8  # containment from which sentences are not looked at
_LEAST_WHOLE = 0.35  # cosine of the whole texts, under which sentences are not looked at
_FEW_LINES, _FEW_ALIGNMENT = 3, 0.6  # of one or two sentences much more must agree
_FRAMED = 2.3  # alignment per share of common frames: strangers share .11 of them at most, a copy in other words .4 and more
_FEW_FRAMES = 30  # a text with less is too short to be told by them
_SAME_PASSAGE = 0.35  # cosine from which two sentences say the same


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two measures from 0 to 1: `containment`, the share of the shorter text's three-word runs that stand in both, and
    `alignment`, the mean cosine of the shorter text's sentences with their counterparts in the other, in the order of both texts,
    or more where the small words around the others are the same, see `frames`.
    """

    containment: float
    alignment: float

    @property
    def is_copy(self) -> bool:
        """Whether one of the two must have been made from the other."""
        return self.containment >= LEAST_CONTAINMENT or self.alignment >= LEAST_ALIGNMENT

    @property
    def strength(self) -> float:
        """The stronger of the two measures: ranks the possible origins of one copy."""
        return max(self.containment, self.alignment)


class Shared(NamedTuple):
    """A passage of the one article, the passage of the other that says the same, and their cosine."""

    left: Span
    right: Span
    likeness: float


def measure(left: Portrait, right: Portrait) -> Likeness:
    """The likeness of two articles; which is left and which is right makes no difference.

    Where nearly all word runs stand in both, the sentences are taken to align as well: a wire has many such copies.
    """
    containment = round(contain(left.shingles, right.shingles), 3)
    if containment >= _PLAIN:
        return Likeness(containment, containment)
    return Likeness(containment, round(max(_alignment(left, right), _framing(left, right)), 3))


def contain(left: frozenset[int], right: frozenset[int]) -> float:
    """Share of the smaller set that the other one holds too, 0 to 1."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def align(left: Portrait, right: Portrait) -> list[Shared]:
    """Each sentence of `left` that says what a sentence of `right` says, with the nearest one, in order of the text."""
    found = []
    for line in left.lines:
        likeness, other = _nearest(line, right)
        if other is not None and likeness >= _SAME_PASSAGE:
            found.append(Shared(line.span, other.span, round(likeness, 3)))
    return found


def _framing(left: Portrait, right: Portrait) -> float:
    """What common frames tell of how well the sentences of two texts in one language align."""
    few = min(len(left.frames), len(right.frames)) < _FEW_FRAMES
    if few or left.candidate.language != right.candidate.language:
        return 0.0
    return min(1.0, _FRAMED * contain(left.frames, right.frames))


def _alignment(left: Portrait, right: Portrait) -> float:
    if cosine(left.whole, right.whole) < _LEAST_WHOLE:
        return 0.0
    shorter, longer = sorted((left, right), key=lambda portrait: (sum(line.weight for line in portrait.lines), portrait.candidate.id))
    total = sum(line.weight for line in shorter.lines)
    mean = _in_order(shorter, longer) / total if total else 0.0
    if len(shorter.lines) < _FEW_LINES and mean < _FEW_ALIGNMENT:
        return 0.0
    return mean if left.candidate.language == right.candidate.language else min(1.0, mean / _TRANSLATED)


def _in_order(shorter: Portrait, longer: Portrait) -> float:
    """The sum of weighted cosines of the sentences of `shorter` with sentences of `longer` that follow each other as they do.

    Several sentences may have one and the same counterpart. A copy keeps the order in which things are told; another desk has its own.
    """
    best = [0.0] * len(longer.lines)  # the best sum when the last sentence's counterpart is the one at this place
    for line in shorter.lines:
        before = accumulate(best, max)
        best = [held + line.weight * cosine(line.vector, other.vector) for held, other in zip(before, longer.lines, strict=True)]
    return max(best, default=0.0)


def _nearest(line: Line, other: Portrait) -> tuple[float, Line | None]:
    best, found = 0.0, None
    for candidate in other.lines:
        likeness = cosine(line.vector, candidate.vector)
        if likeness > best:
            best, found = likeness, candidate
    return best, found
