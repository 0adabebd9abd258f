"""The first page: what is on record, what passed between whom, what came last, and what a person should look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import Asked
from onrecord.interfaces.web.drawing.bars import Balance, balances
from onrecord.interfaces.web.drawing.network import sum_pairs
from onrecord.interfaces.web.drawing.scale import Scale, core, unit_of
from onrecord.model import EventType, Status
from onrecord.record import Store
from onrecord.views import Filter, TimelineRow
from onrecord.views.measures import PairCount, attention, latest_since, pair_counts, quarantined, time_bounds, totals
from onrecord.views.stories import stream_timeline

_PAIRS, _LATEST, _LISTED = 8, 12, 5
_EVENTS = ",".join(EventType)
_CORE = 0.04  # the share of acts at either end of time that the picture leaves out


@dataclass(frozen=True, slots=True)
class IntensityRow:
    """Acts between two countries in one period, and their weight on the PLOVER scale."""

    country: str
    other: str
    period: str
    acts: int
    cooperation: float
    conflict: float


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars of one pair."""

    key: str
    acts: int
    bars: tuple[Balance, ...]


def show_overview(asked: Asked, store: Store) -> Page:
    """The overview of the whole record."""
    with store.reading() as connection:
        everything = pair_counts(connection, Filter())
        scale, counts = draw_pairs(connection, Filter())
        data = {
            "totals": totals(connection),
            "covering": time_bounds(connection, Filter()),
            "intensity": intensity_rows(counts),
            "latest": _latest(connection),
            "attention": attention(connection, _LISTED),
            "quarantined": quarantined(connection, _LISTED),
        }
    coarse = sum(count.acts for count in everything) - sum(count.acts for count in counts)
    shown = {"strips": _strips(counts, scale), "scale": scale, "coarse": max(0, coarse)}
    return Page("overview", asked.words("overview.title"), data, IntensityRow, _rows, shown)


def draw_pairs(connection: Connection, chosen: Filter) -> tuple[Scale | None, list[PairCount]]:
    """Counts by month, or by year when they reach over many years, and the time in which nearly all of them lie."""
    counts = pair_counts(connection, chosen, 7)
    scale = core(((count.period, count.acts) for count in counts), _CORE)
    if scale is not None and unit_of(scale.days) == 4:
        counts = pair_counts(connection, chosen, 4)
        scale = core(((count.period, count.acts) for count in counts), _CORE)
    return scale, counts


def intensity_rows(counts: Sequence[PairCount]) -> list[IntensityRow]:
    """One row per pair and period."""
    groups: dict[tuple[str, str, str], list[PairCount]] = {}
    for count in counts:
        groups.setdefault((count.country, count.other, count.period), []).append(count)
    return [IntensityRow(*key, sum(count.acts for count in group), *weigh(group)) for key, group in groups.items()]


def weigh(counts: Sequence[PairCount]) -> tuple[float, float]:
    """The weight of cooperation and of conflict."""
    return sum(max(0.0, count.score) for count in counts), sum(max(0.0, -count.score) for count in counts)


def _rows(connection: Connection) -> Iterator[IntensityRow]:
    return iter(intensity_rows(draw_pairs(connection, Filter())[1]))


def _strips(counts: Sequence[PairCount], scale: Scale | None) -> list[Strip]:
    """The pairs of most acts, drawn to one scale."""
    if scale is None:
        return []
    top = sum_pairs(counts)[:_PAIRS]
    own = {pair.key: [count for count in counts if (count.country, count.other) == (pair.country, pair.other)] for pair in top}
    most = max(max(row.cooperation, row.conflict) for row in intensity_rows([count for part in own.values() for count in part]))
    return [Strip(pair.key, pair.acts, tuple(balances(own[pair.key], scale, most))) for pair in top]


def _latest(connection: Connection) -> list[TimelineRow]:
    """The last things that happened, the latest first."""
    chosen = Filter(status=Status.ACTUAL.value, type=_EVENTS)
    since = latest_since(connection, chosen, _LATEST)
    rows = list(stream_timeline(connection, replace(chosen, since=since))) if since else []
    return sorted(rows, key=lambda row: row.date_first or "", reverse=True)[:_LATEST]
