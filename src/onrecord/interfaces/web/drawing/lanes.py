"""The lanes of the timeline: which lines stand in which lane, and in which row of it, so that none hides another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from onrecord.interfaces.web.drawing.bars import Balance, Bar
from onrecord.interfaces.web.drawing.scale import Placed, Scale
from onrecord.views import TimelineRow
from onrecord.views.measures import quad_of

MOST_LANES = 10
_MOST_ROWS = 7
_ROOM = 0.017  # share of the width that a sign needs


@dataclass(frozen=True, slots=True)
class Sign(Placed):
    """One line of the timeline in a lane. `left` and `width` are its interval, `row` counts from the top; `quad` is 0 for statements."""

    row: int
    quad: int
    entry: TimelineRow


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its key (`CHN-RUS`, `CONSULT`, or "" for what has no pair), its signs, its rows, and how many signs found no room."""

    key: str
    signs: tuple[Sign, ...]
    rows: int
    hidden: int
    total: int


@dataclass(frozen=True, slots=True)
class BusyLane:
    """A lane with too many entries to draw each: bars of cooperation and conflict for a pair, of entries for a type."""

    key: str
    total: int
    balances: list[Balance]
    bars: list[Bar]


def arrange(entries: Iterable[TimelineRow], scale: Scale, *, by_pair: bool) -> tuple[list[Lane], int]:
    """The fullest lanes first, and how many lanes are not shown. Entries without a date are in none."""
    lanes: defaultdict[str, list[TimelineRow]] = defaultdict(list)
    for entry in entries:
        if entry.date_first and entry.date_last and scale.shows(entry.date_first, entry.date_last):
            for key in _pairs(entry) if by_pair else [entry.type]:
                lanes[key].append(entry)
    ordered = sorted(lanes, key=lambda key: (key == "", -len(lanes[key]), key))
    return [_lane(key, lanes[key], scale) for key in ordered[:MOST_LANES]], max(0, len(ordered) - MOST_LANES)


def _pairs(entry: TimelineRow) -> Sequence[str]:
    """Every pair of countries that face each other in the entry; "" when only one side is known."""
    pairs = {"-".join(sorted(pair)) for pair in product(entry.actor_countries, entry.recipient_countries) if pair[0] != pair[1]}
    return sorted(pairs) or [""]


def _lane(key: str, entries: Sequence[TimelineRow], scale: Scale) -> Lane:
    signs: list[Sign] = []
    ends: list[float] = []
    for entry in entries:
        left, width = scale.span(entry.date_first or "", entry.date_last or "")
        need = max(width, _ROOM)
        begin = left + width / 2 - need / 2
        row = next((row for row, end in enumerate(ends) if end <= begin), len(ends))
        if row >= _MOST_ROWS:
            continue
        ends[row : row + 1] = [begin + need]
        signs.append(Sign(left, width, row, 0 if entry.kind == "statement" else quad_of(entry.type), entry))
    return Lane(key, tuple(signs), max(1, len(ends)), len(entries) - len(signs), len(entries))
