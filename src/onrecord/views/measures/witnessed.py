"""What passed between two countries, each happening once, and how much of it rests on the word of several independent origins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, and_, case, distinct, func, select

from onrecord.model import Status
from onrecord.record import schema
from onrecord.views.asking.filters import Filter, Party
from onrecord.views.entries import event_conditions
from onrecord.views.measures.pairs import score_of


@dataclass(frozen=True, slots=True)
class WitnessedCount:
    """Happenings of one type between two countries in one period (`2023-11`, `2023`); `witnessed` are those told by several origins."""

    period: str
    type: str
    acts: int
    witnessed: int

    @property
    def score(self) -> float:
        """Summed intensity on the scale of PLOVER: above zero cooperation, below conflict."""
        return self.acts * score_of(self.type)

    @property
    def witnessed_score(self) -> float:
        """That of the happenings told by several origins."""
        return self.witnessed * score_of(self.type)


def witnessed_counts(connection: Connection, chosen: Filter, one: str, other: str, unit: int) -> list[WitnessedCount]:
    """Happenings between two countries by period and type. Undated ones and those dated more coarsely than the period are left out.

    `unit` is how many characters of the date make a period: 4 a year, 7 a month. Without a status in the filter, actual happenings count
    alone.
    """
    return list(_count(connection, chosen, Party(country=one), Party(country=other), unit))


def _count(connection: Connection, chosen: Filter, one: Party, other: Party, unit: int) -> Iterator[WitnessedCount]:
    happenings, members, events = schema.happenings.c, schema.members.c, schema.events.c
    period = func.substr(happenings.date_first, 1, unit)
    witnessed = func.count(distinct(case((happenings.origins > 1, happenings.id))))
    query = select(period, happenings.type, func.count(distinct(happenings.id)), witnessed)
    query = query.join(schema.members, members.story == happenings.id).join(schema.events, events.id == members.entry)
    held = [] if chosen.status else [happenings.status == Status.ACTUAL.value]
    whole = and_(happenings.date_first.is_not(None), period == func.substr(happenings.date_last, 1, unit))
    query = query.where(one.faces(events.id, other), *event_conditions(connection, chosen), *held, whole)
    for row in connection.execute(query.group_by(period, happenings.type).order_by(period, happenings.type)):
        yield WitnessedCount(*row)
