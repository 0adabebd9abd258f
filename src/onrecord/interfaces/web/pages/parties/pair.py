"""Two countries: what passed between them and on whose word, how they stand on each issue, and what they agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import UsageError
from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import Asked
from onrecord.interfaces.web.drawing.bars import Balance, witnessed_balances
from onrecord.interfaces.web.drawing.scale import Scale, core, unit_of
from onrecord.record import Store
from onrecord.views import Filter, Question, TimelineRow, positions
from onrecord.views.asking.who import find_country
from onrecord.views.entries import stream_statements
from onrecord.views.measures import InstrumentRow, WitnessedCount, stream_instruments, witnessed_counts
from onrecord.views.stories import stream_timeline
from onrecord.views.stories.positions import IssueCount, issue_counts, moments

_LISTED = 8
_CORE = 0.04  # the share of acts at either end of time that the picture leaves out
_MOST_READ = 300  # entries that name an issue: with more of them, their stances are left to the page of positions


@dataclass(frozen=True, slots=True)
class StanceRow:
    """Where one side stands on an issue towards the other: the last stance and its time, None where there are too many entries to read."""

    holder: str
    other: str
    issue: str
    on: str
    stance: str | None
    date: str | None
    moved: bool
    entries: int


def show_pair(asked: Asked, store: Store, pair: str) -> Page:
    """The record of two countries. Raises UsageError for anything but two codes on record."""
    one, _, other = pair.upper().partition("-")
    with store.reading() as connection:
        for code in (one, other):
            if not (len(code) == 3 and code.isalpha()):
                raise UsageError(f"{pair!r} is no pair of countries", remedy="give two ISO 3166 codes, such as RUS-CHN")
            find_country(connection, code)
        both = replace(asked.chosen, country=one, other=other)
        counts, scale = _acts(connection, asked.chosen, one, other)
        rows = list(stream_timeline(connection, replace(both, limit=asked.rows + 1, offset=asked.offset)))
        named = issue_counts(connection)
        data: dict[str, Any] = {
            "pair": (one, other),
            "intensity": witnessed_balances(counts, scale) if scale else [],
            "treaties": _treaties(connection, one, other),
            "timeline": rows[: asked.rows],
            "more": len(rows) > asked.rows,
            "statements": _said_between(connection, one, other),
        }
    sides = ((one, other), (other, one))
    data["stances"] = [row for side, facing in sides for row in _stances(store, [count for count in named if count.holder == side], facing)]
    shown = {"scale": scale, "sum": _sum(data["intensity"])}
    title = asked.words("pair.title", one=asked.words.country(one), other=asked.words.country(other))
    return Page("pair", title, data, TimelineRow, lambda connection: stream_timeline(connection, both), shown)


def _acts(connection: Connection, chosen: Filter, one: str, other: str) -> tuple[list[WitnessedCount], Scale | None]:
    """Happenings by month, or by year when they reach over many years, and the time in which nearly all of them lie."""
    for unit in (7, 4):
        counts = witnessed_counts(connection, chosen, one, other, unit)
        scale = core(((count.period, count.acts) for count in counts), _CORE)
        if scale is None or unit_of(scale.days) >= unit:
            break
    return counts, scale


def _sum(bars: Sequence[Balance]) -> dict[str, float]:
    """All bars together."""
    return {name: sum(getattr(bar, name) for bar in bars) for name in ("acts", "sure", "cooperation", "conflict")}


def _stances(store: Store, named: list[IssueCount], other: str) -> list[StanceRow]:
    """The last stance of a side on each facet of the issues that it names, towards the other side."""
    rows = []
    few = sum(count.entries for count in named) <= _MOST_READ
    for count in named:
        if not few:
            rows.append(StanceRow(count.holder, other, count.issue, count.issue, None, None, False, count.entries))
            continue
        told = positions(store, Question(count.holder, count.issue, other))
        for on in dict.fromkeys(row.on for row in told):
            own = [row for row in told if row.on == on]
            for moment in list(moments(own))[-1:]:
                moved = any(row.moved_from for row in own)
                rows.append(StanceRow(count.holder, other, count.issue, on, moment.stance, moment.rows[0].date, moved, len(own)))
    return rows


def _treaties(connection: Connection, one: str, other: str) -> list[InstrumentRow]:
    """Treaties to which both are parties."""
    named = stream_instruments(connection, Filter(country=one, other=other))
    return [row for row in named if {one, other} <= set(row.parties)]


def _said_between(connection: Connection, one: str, other: str) -> list[Any]:
    """What either side said to or of the other, the first of each."""
    return [
        row
        for speaker, hearer in ((one, other), (other, one))
        for row in stream_statements(connection, Filter(country=speaker, other=hearer, limit=_LISTED))
    ]
