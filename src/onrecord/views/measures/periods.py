"""When: how many entries fall into which day, month or year, and from when to when the entries reach."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, func, select

from onrecord.record import schema
from onrecord.views.asking.filters import Condition, Filter
from onrecord.views.entries import event_conditions, statement_conditions, streams_wanted


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """Entries in one period (`2023`, `2023-11`, `2023-11-08`)."""

    period: str
    entries: int


def density(connection: Connection, chosen: Filter, unit: int) -> list[PeriodCount]:
    """Events and statements per period; `unit` as in `pair_counts`. Entries dated more coarsely than the period are left out."""
    total: Counter[str] = Counter()
    for table, conditions in _tables(connection, chosen):
        period = func.substr(table.c.date_first, 1, unit)
        query = select(period, func.count()).where(*conditions, period == func.substr(table.c.date_last, 1, unit))
        for name, count in connection.execute(query.group_by(period)):
            total[name] += count
    return [PeriodCount(name, total[name]) for name in sorted(total)]


def time_bounds(connection: Connection, chosen: Filter) -> tuple[str, str] | None:
    """The first and the last day that entries reach, None when none has a date."""
    found = []
    for table, conditions in _tables(connection, chosen):
        query = select(func.min(table.c.date_first), func.max(table.c.date_last)).where(*conditions, table.c.date_first.is_not(None))
        found += [(row[0], row[1]) for row in connection.execute(query) if row[0]]
    return (min(first for first, _ in found), max(last for _, last in found)) if found else None


def count_timeline(connection: Connection, chosen: Filter, *, undated: bool = False) -> int:
    """How many events and statements pass the filter; only those without a date, on request."""
    total = 0
    for table, conditions in _tables(connection, chosen):
        only = [table.c.date_first.is_(None)] if undated else []
        total += connection.execute(select(func.count()).select_from(table).where(*conditions, *only)).scalar_one()
    return total


def latest_since(connection: Connection, chosen: Filter, count: int) -> str | None:
    """The day from which on the last `count` events that match happened; None when there are no dated ones."""
    table = schema.events.c
    query = select(table.date_first).where(*event_conditions(connection, chosen), table.date_first.is_not(None))
    days = connection.execute(query.order_by(table.date_first.desc()).limit(count)).scalars().all()
    return str(days[-1]) if days else None


def _tables(connection: Connection, chosen: Filter) -> list[tuple[Table, list[Condition]]]:
    """The tables that the filter can mean, with what it asks of each."""
    of_events, of_statements = streams_wanted(chosen)
    wanted: list[tuple[Table, list[Any]]] = []
    if of_events is not None:
        wanted.append((schema.events, event_conditions(connection, replace(chosen, type=of_events or None))))
    if of_statements is not None:
        wanted.append((schema.statements, statement_conditions(connection, replace(chosen, type=of_statements or None))))
    return wanted
