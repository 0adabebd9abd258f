"""The timeline: a strip of all time, lanes of the time chosen, and a table of the same entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import UsageError
from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import Asked
from onrecord.interfaces.web.drawing.bars import balances, density_bars
from onrecord.interfaces.web.drawing.lanes import MOST_LANES, BusyLane, arrange
from onrecord.interfaces.web.drawing.network import sum_pairs
from onrecord.interfaces.web.drawing.scale import Scale, core, unit_of
from onrecord.model import When
from onrecord.record import Store
from onrecord.views import Filter, TimelineRow
from onrecord.views.measures import FacetValue, PeriodCount, count_timeline, density, event_facets, origin_facet, pair_counts, time_bounds
from onrecord.views.stories import stream_timeline

_MOST_DRAWN = 1500
_CORE = 0.04  # the share of entries at either end of time that the first picture leaves out
LANES = ("pair", "type")


@dataclass(frozen=True, slots=True)
class Zoom:
    """Where the links around the picture lead: pairs of first and last day."""

    closer: tuple[str, str]
    farther: tuple[str, str]
    earlier: tuple[str, str]
    later: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Content:
    """What the picture and the table hold; `entries` tell the `total` lines.

    Where there are too many entries to draw each, `busy` counts them and `drawn` is empty.
    """

    drawn: list[TimelineRow]
    page: list[TimelineRow]
    more: bool
    total: int
    entries: int
    busy: list[BusyLane]


def show_timeline(asked: Asked, store: Store) -> Page:
    """The timeline in the time asked for; without one, in the time in which nearly all entries lie."""
    by, least = asked.one_of("by", LANES), asked.number("origins", 1, 1, 999)
    everywhere = replace(asked.chosen, since=None, until=None)
    with store.reading() as connection:
        whole = time_bounds(connection, everywhere)
        strip = _strip(connection, everywhere, whole)
        window = _window(asked, strip)
        content = _content(connection, asked, window, by=by, least=least)
        facets = _facets(connection, asked.chosen) if asked.form == "html" else {}
        everything, undated = count_timeline(connection, asked.chosen), count_timeline(connection, asked.chosen, undated=True)
    data: dict[str, Any] = {"timeline": content.page, "total": content.total, "more": content.more, "window": _told(window)}
    lanes, further = arrange(content.drawn, window, by_pair=by == "pair") if window else ([], 0)
    shown = {
        "facets": facets,
        "fields": ("actor", "country", "with", "since", "until", "about", "source", "origins"),
        "by": by,
        "scale": window,
        "lanes": lanes,
        "busy": content.busy,
        "further": further,
        "undated": undated,
        "outside": max(0, everything - undated - content.entries),
        "whole": whole,
        "zoom": _zoom(window) if window else None,
        **_strip_shown(strip, whole, window),
    }
    title = asked.words("timeline.title")
    return Page("timeline", title, data, TimelineRow, lambda connection: _all(connection, asked.chosen, least), shown)


def _content(connection: Connection, asked: Asked, window: Scale | None, *, by: str, least: int) -> Content:
    """The entries in the window: all of them where they can be drawn, else the page of the table and counts for the lanes."""
    if window is None:
        return Content([], [], False, 0, 0, [])
    inside = replace(asked.chosen, since=window.first.isoformat(), until=window.last.isoformat())
    total = count_timeline(connection, inside)
    begin, end = asked.offset, asked.offset + asked.rows
    if total <= _MOST_DRAWN:
        rows = list(_all(connection, inside, least))
        return Content(rows, rows[begin:end], len(rows) > end, len(rows), total, [])
    rows = list(islice(_all(connection, inside, least), begin, end + 1))
    unit = unit_of(window.days)
    busy = _busy_pairs(connection, inside, window, unit) if by == "pair" else _busy_types(connection, inside, window, unit)
    return Content([], rows[: asked.rows], len(rows) > asked.rows, total, total, busy)


def _busy_pairs(connection: Connection, inside: Filter, window: Scale, unit: int) -> list[BusyLane]:
    """Cooperation and conflict of the pairs with most acts."""
    counts = pair_counts(connection, inside, unit)
    top = sum_pairs(counts)[:MOST_LANES]
    own = {pair.key: [count for count in counts if f"{count.country}-{count.other}" == pair.key] for pair in top}
    most = max((max(bar.cooperation, bar.conflict) for part in own.values() for bar in balances(part, window)), default=1.0)
    return [BusyLane(pair.key, pair.acts, balances(own[pair.key], window, most or 1.0), []) for pair in top]


def _busy_types(connection: Connection, inside: Filter, window: Scale, unit: int) -> list[BusyLane]:
    """How many entries of each type."""
    types = event_facets(connection, inside)["type"][:MOST_LANES]
    counted = [(value, density(connection, replace(inside, type=value.value), unit)) for value in types]
    return [BusyLane(value.value, value.entries, [], density_bars(counts, window)) for value, counts in counted]


def _facets(connection: Connection, chosen: Filter) -> dict[str, list[FacetValue]]:
    return event_facets(connection, chosen) | {"origins": origin_facet(connection, chosen)}


def _all(connection: Connection, chosen: Filter, least: int) -> Iterator[TimelineRow]:
    return (row for row in stream_timeline(connection, chosen) if row.origins >= least)


def _strip(connection: Connection, chosen: Filter, whole: tuple[str, str] | None) -> list[PeriodCount]:
    return density(connection, chosen, unit_of(Scale.over(*whole).days)) if whole else []


def _strip_shown(strip: Sequence[PeriodCount], whole: tuple[str, str] | None, window: Scale | None) -> dict[str, Any]:
    """The strip over all time, with the window on it."""
    if not whole or not window:
        return {"strip": [], "strip_scale": None, "strip_window": (0.0, 1.0)}
    scale = Scale.over(min(whole[0], window.first.isoformat()), max(whole[1], window.last.isoformat()))
    return {
        "strip": density_bars(strip, scale),
        "strip_scale": scale,
        "strip_window": scale.span(window.first.isoformat(), window.last.isoformat()),
    }


def _window(asked: Asked, strip: Sequence[PeriodCount]) -> Scale | None:
    """The time chosen in the address, else the core of all time."""
    held = core(((count.period, count.entries) for count in strip), _CORE)
    if held is None:
        return None
    first = _day(asked.chosen.since, "since", first=True) or held.first.isoformat()
    last = _day(asked.chosen.until, "until", first=False) or held.last.isoformat()
    return Scale.over(min(first, last), max(first, last))


def _day(value: str | None, name: str, *, first: bool) -> str | None:
    """The first or last day of a date in the address."""
    if not value:
        return None
    try:
        when = When.parse(value)
    except ValueError as error:
        raise UsageError(f"{name}: {error}", remedy="write 2022, 2022-03, 2022-03-15 or 2022-W11") from None
    return (when.first if first else when.last).isoformat()


def _told(window: Scale | None) -> list[str]:
    return [window.first.isoformat(), window.last.isoformat()] if window else []


def _zoom(scale: Scale) -> Zoom:
    return Zoom(scale.zoomed(0.5), scale.zoomed(2), scale.moved(-0.5), scale.moved(0.5))
