"""How much is on record, and how many entries a filter leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from onrecord.record import schema
from onrecord.views.asking.filters import Filter
from onrecord.views.catalogue import actor_conditions, article_conditions
from onrecord.views.entries import event_conditions, statement_conditions


@dataclass(frozen=True, slots=True)
class Totals:
    """What the whole record holds. `origins` are articles that are no copies."""

    articles: int
    origins: int
    statements: int
    events: int
    actors: int
    instruments: int


def totals(connection: Connection) -> Totals:
    """Counts of the whole record."""
    tables = (schema.articles, schema.copies, schema.statements, schema.events, schema.actors)
    articles, copies, statements, events, actors = (_rows(connection, table) for table in tables)
    treaties = connection.execute(select(func.count(schema.instruments.c.key.distinct()))).scalar_one()
    return Totals(articles, articles - copies, statements, events, actors, int(treaties))


def count_entries(connection: Connection, what: str, chosen: Filter, *more: Any) -> int:
    """How many rows of `statements`, `events`, `articles` or `actors` pass the filter."""
    table, conditions = _COUNTED[what]
    return int(connection.execute(select(func.count()).select_from(table).where(*conditions(connection, chosen), *more)).scalar_one())


_COUNTED: dict[str, tuple[Any, Any]] = {
    "statements": (schema.statements, statement_conditions),
    "events": (schema.events, event_conditions),
    "articles": (schema.articles, article_conditions),
    "actors": (schema.actors, actor_conditions),
}


def _rows(connection: Connection, table: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
