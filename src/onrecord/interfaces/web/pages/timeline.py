"""The timeline: a strip of all time, lanes of the time chosen, and a table of the same entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import UsageError
from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import Asked
from onrecord.interfaces.web.drawing.bars import density_bars
from onrecord.interfaces.web.drawing.lanes import Lane, arrange
from onrecord.interfaces.web.drawing.scale import Scale, core, unit_of
from onrecord.model import When
from onrecord.record import Store
from onrecord.views import Filter, TimelineRow
from onrecord.views.measures import PeriodCount, density, event_facets, time_bounds
from onrecord.views.timeline import stream_timeline

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


def show_timeline(asked: Asked, store: Store) -> Page:
    """The timeline in the time asked for; without one, in the time in which nearly all entries lie."""
    by, least = asked.one_of("by", LANES), asked.number("origins", 1, 1, 999)
    everywhere = replace(asked.chosen, since=None, until=None)
    with store.reading() as connection:
        whole = time_bounds(connection, everywhere)
        strip = _strip(connection, everywhere, whole)
        window = _window(asked, strip)
        rows = list(_all(connection, asked.chosen, least))
        facets = event_facets(connection, asked.chosen) if asked.form == "html" else {}
    shown_rows = [row for row in rows if window and row.date_first and row.date_last and window.shows(row.date_first, row.date_last)]
    page = shown_rows[asked.offset : asked.offset + asked.rows]
    more = len(shown_rows) > asked.offset + asked.rows
    data: dict[str, Any] = {"timeline": page, "total": len(shown_rows), "more": more, "window": _told(window)}
    lanes, further = arrange(shown_rows[:_MOST_DRAWN], window, by_pair=by == "pair") if window else ([], 0)
    shown = {
        "facets": facets,
        "fields": ("actor", "country", "with", "since", "until", "about", "source", "origins"),
        "by": by,
        "scale": window,
        "lanes": lanes,
        "further": further,
        "undated": sum(row.date_first is None for row in rows),
        "outside": sum(row.date_first is not None for row in rows) - len(shown_rows),
        "cut": len(shown_rows) > _MOST_DRAWN,
        "whole": whole,
        "zoom": _zoom(window) if window else None,
        "quads": _quads_in(lanes),
        **_strip_shown(strip, whole, window),
    }
    title = asked.words("timeline.title")
    return Page("timeline", title, data, TimelineRow, lambda connection: _all(connection, asked.chosen, least), shown)


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


def _quads_in(lanes: Sequence[Lane]) -> list[int]:
    return sorted({sign.quad for lane in lanes for sign in lane.signs})
