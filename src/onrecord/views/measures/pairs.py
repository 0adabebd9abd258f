"""What passed between two countries: acts counted by pair, period and type, and how PLOVER weighs them.

An act counts once per pair, date and type, however many articles report it. Only events that the record holds for actual are weighed
by default: a denied alliance is no cooperation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, and_, case, func, select

from onrecord.model import Status
from onrecord.record import schema
from onrecord.views.asking.filters import Condition, Filter
from onrecord.views.entries import event_conditions
from onrecord.words import load


@dataclass(frozen=True, slots=True)
class PairCount:
    """Acts of one type between two countries in one period (`2023-11`, `2023`, or "" for all time)."""

    country: str
    other: str
    period: str
    type: str
    acts: int
    entries: int

    @property
    def score(self) -> float:
        """Summed intensity on the scale of PLOVER: above zero cooperation, below conflict."""
        return self.acts * score_of(self.type)


def pair_counts(connection: Connection, chosen: Filter, unit: int = 0) -> list[PairCount]:
    """Acts between countries that face each other, by pair, period and type.

    `unit` is how many characters of the date make a period: 4 a year, 7 a month, 10 a day, 0 all time. Events dated more coarsely than
    the period are left out of it. Without a status in the filter, actual events count alone.
    """
    return list(_count(connection, chosen, unit))


def _count(connection: Connection, chosen: Filter, unit: int) -> Iterator[PairCount]:
    events, one, two = schema.events.c, schema.event_countries.alias("one"), schema.event_countries.alias("two")
    first = case((one.c.country < two.c.country, one.c.country), else_=two.c.country)
    second = case((one.c.country < two.c.country, two.c.country), else_=one.c.country)
    period = func.coalesce(func.substr(events.date_first, 1, unit), "")
    acts = func.count(func.coalesce(events.date, events.id).distinct())
    query = select(first, second, period, events.type, acts, func.count(events.id.distinct()))
    query = query.join(one, and_(one.c.event == events.id, one.c.side == "actor"))
    query = query.join(two, and_(two.c.event == events.id, two.c.side == "recipient", two.c.country != one.c.country))
    query = query.where(*event_conditions(connection, chosen), *_held(chosen), *_within(unit))
    for row in connection.execute(query.group_by(first, second, period, events.type).order_by(first, second, period, events.type)):
        yield PairCount(*row)


def _held(chosen: Filter) -> list[Condition]:
    return [] if chosen.status else [schema.events.c.status == Status.ACTUAL.value]


def _within(unit: int) -> list[Condition]:
    """Whole inside one period of the unit."""
    dated = schema.events.c
    return [func.substr(dated.date_first, 1, unit) == func.substr(dated.date_last, 1, unit)] if unit else []


@cache
def score_of(kind: str) -> float:
    """The base intensity of an event type, from -10 (conflict) to 10 (cooperation)."""
    return float(load("ontology/plover.yaml")["types"][kind]["score"])


@cache
def quad_of(kind: str) -> int:
    """The quarter of an event type: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return int(load("ontology/plover.yaml")["types"][kind]["quad"])
