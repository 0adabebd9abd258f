"""Stances over time: a panel for each facet of an issue, a row for each stance, a line from one moment to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from onrecord.interfaces.web.drawing.scale import Placed, Scale
from onrecord.views import PositionRow
from onrecord.views.stories.positions import moments

ROWS = ("for", "conditional", "open", "against", "none")
"""The stances from top to bottom: what takes no side stands apart, below."""

ROW = 28  # pixels
_MARGIN = 0.04  # of the time, left free on either side
_FEWEST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Mark(Placed):
    """What is said and done at one time with one stance. `left` and `width` are its interval in shares, `y` is in pixels."""

    y: int
    stance: str
    strength: int
    moved: bool
    rows: tuple[PositionRow, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the line from one stance to the next: level until the later moment, then up or down."""

    x1: float
    x2: float
    y1: int
    y2: int


@dataclass(frozen=True, slots=True)
class Panel:
    """One facet of the issue with the rows that it needs, from top to bottom."""

    on: str
    stances: tuple[str, ...]
    height: int
    marks: tuple[Mark, ...]
    steps: tuple[Step, ...]


def scale_of(rows: Sequence[PositionRow]) -> Scale | None:
    """The time of all dated positions with a margin; None where none is dated."""
    days = [day for row in rows if row.date_first and row.date_last for day in (row.date_first, row.date_last)]
    if not days:
        return None
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    margin = timedelta(days=max(_FEWEST_DAYS // 2, round((last - first).days * _MARGIN)))
    return Scale.over(_moved(first, -margin), _moved(last, margin))


def draw(rows: Sequence[PositionRow], scale: Scale) -> list[Panel]:
    """A panel for each facet that has dated positions, those of most positions first."""
    dated = [row for row in rows if row.date_first and row.date_last]
    facets = sorted({row.on for row in dated}, key=lambda on: (-sum(row.on == on for row in dated), on))
    return [_panel(on, [row for row in dated if row.on == on], scale) for on in facets]


def _panel(on: str, rows: list[PositionRow], scale: Scale) -> Panel:
    neutral = any(row.stance == "none" for row in rows)
    stances = ROWS if neutral else ROWS[:-1]
    return Panel(on, stances, ROW * len(stances), tuple(_marks(rows, scale)), tuple(_steps(rows, scale)))


def _marks(rows: list[PositionRow], scale: Scale) -> Iterator[Mark]:
    groups: dict[tuple[str, str, str], list[PositionRow]] = {}
    for row in rows:
        groups.setdefault((row.date_first or "", row.date_last or "", row.stance), []).append(row)
    for (first, last, stance), told in groups.items():
        strength, moved = max(row.strength for row in told), any(row.moved_from for row in told)
        yield Mark(*scale.span(first, last), _y(stance), stance, strength, moved, tuple(told))


def _steps(rows: list[PositionRow], scale: Scale) -> Iterator[Step]:
    """Where the side stood between what is on record; after the last moment nothing is known."""
    for earlier, later in pairwise(moments(rows)):
        begin, end = (_middle(moment.rows[0], scale) for moment in (earlier, later))
        yield Step(begin, end, _y(earlier.stance), _y(earlier.stance))
        if earlier.stance != later.stance:
            yield Step(end, end, _y(earlier.stance), _y(later.stance))


def _middle(row: PositionRow, scale: Scale) -> float:
    left, width = scale.span(row.date_first or "", row.date_last or "")
    return left + width / 2


def _y(stance: str) -> int:
    return ROW * ROWS.index(stance) + ROW // 2


def _moved(day: date, by: timedelta) -> str:
    """A day moved, inside the calendar."""
    try:
        return (day + by).isoformat()
    except OverflowError:
        return day.isoformat()
