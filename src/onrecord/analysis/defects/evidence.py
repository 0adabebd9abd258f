"""Pieces of evidence, and when they are enough for a defect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.model import Defect, Reason, Span

_ENOUGH = 2.0  # two independent pieces, or one that nothing else explains


class Piece(NamedTuple):
    """One thing seen. Pieces of the same `kind` are not independent of one another: the heaviest counts."""

    span: Span
    rule: str
    detail: str
    weight: float
    kind: str


def conclude(label: str, pieces: Iterable[Piece]) -> Iterator[Defect]:
    """A defect per piece when all together weigh enough, else none."""
    found = sorted(set(pieces))
    heaviest: dict[str, float] = {}
    for piece in found:
        heaviest[piece.kind] = max(piece.weight, heaviest.get(piece.kind, 0.0))
    total = sum(heaviest.values())
    if total >= _ENOUGH:
        score = round(min(1.0, total / (total + 1)), 3)
        for piece in found:
            yield Defect(label, piece.span, Reason(piece.rule, piece.detail, score))
