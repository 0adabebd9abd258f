"""Bars over time: how many entries, and how much cooperation and conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.interfaces.web.drawing.scale import Scale, bounds_of
from onrecord.views.measures import PairCount, PeriodCount, WitnessedCount

_GAP = 0.15  # of a bar's width


@dataclass(frozen=True, slots=True)
class Bar:
    """One period: where it stands, its first and last day, how high it is (shares of the picture) and what it counts."""

    left: float
    width: float
    height: float
    period: str
    first: str
    last: str
    value: float


@dataclass(frozen=True, slots=True)
class Balance:
    """One period of a pair: cooperation above the line and conflict below it, as shares of half the height."""

    left: float
    width: float
    up: float
    down: float
    period: str
    first: str
    last: str
    cooperation: float
    conflict: float
    acts: int
    sure_up: float = 0.0  # what several origins tell, as shares of half the height
    sure_down: float = 0.0
    sure: int = 0


def density_bars(counts: Iterable[PeriodCount], scale: Scale) -> list[Bar]:
    """A bar per period on the scale; the highest fills the strip."""
    shown = [count for count in counts if scale.shows(*bounds_of(count.period))]
    most = max((count.entries for count in shown), default=1)
    bars = []
    for count in shown:
        first, last = bounds_of(count.period)
        left, width = scale.span(first, last)
        bars.append(Bar(left, max(0.001, width * (1 - _GAP)), max(0.04, count.entries / most), count.period, first, last, count.entries))
    return bars


def balances(counts: Iterable[PairCount], scale: Scale, most: float | None = None) -> list[Balance]:
    """Two bars per period. `most` is the score that fills half the height; the largest at hand without one."""
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0])
    for count in counts:
        held = sums[count.period]
        held[0 if count.score > 0 else 1] += abs(count.score)
        held[2] += count.acts
    full = most or highest(sums.values())
    drawn = []
    for period, (up, down, acts) in sorted(sums.items()):
        first, last = bounds_of(period)
        if scale.shows(first, last):
            left, width = scale.span(first, last)
            drawn.append(Balance(left, max(0.006, width * (1 - _GAP)), up / full, down / full, period, first, last, up, down, int(acts)))
    return drawn


def witnessed_balances(counts: Iterable[WitnessedCount], scale: Scale) -> list[Balance]:
    """Two bars per period, each with the part of it that several origins tell."""
    groups: defaultdict[str, list[WitnessedCount]] = defaultdict(list)
    for count in counts:
        groups[count.period].append(count)
    weights = {period: _weigh([count.score for count in group]) for period, group in groups.items()}
    full = highest(weights.values())
    drawn = []
    for period, group in sorted(groups.items()):
        first, last = bounds_of(period)
        if scale.shows(first, last):
            (up, down), sure = weights[period], _weigh([count.witnessed_score for count in group])
            left, width = scale.span(first, last)
            acts, seen = sum(count.acts for count in group), sum(count.witnessed for count in group)
            place = (left, max(0.006, width * (1 - _GAP)), up / full, down / full, period, first, last, up, down, acts)
            drawn.append(Balance(*place, sure[0] / full, sure[1] / full, seen))
    return drawn


def _weigh(scores: list[float]) -> tuple[float, float]:
    """The weight of cooperation and of conflict."""
    return sum(max(0.0, score) for score in scores), sum(max(0.0, -score) for score in scores)


def highest(sums: Iterable[Iterable[float]]) -> float:
    """The largest score, never zero."""
    return max((max(list(pair)[:2]) for pair in sums), default=0.0) or 1.0
