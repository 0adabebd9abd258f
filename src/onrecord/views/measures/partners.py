"""With whom an actor has to do: those on the other side of its events, and those it speaks to or of."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select

from onrecord.record import schema


@dataclass(frozen=True, slots=True)
class PartnerCount:
    """One actor on the other side, with the number of events of each type."""

    key: str
    name: str
    country: str | None
    type: str
    entries: int


def partners(connection: Connection, key: str) -> list[PartnerCount]:
    """Actors that stand opposite to the actor `key` in its events, by type, those of most events first."""
    own, other = schema.event_actors.alias("own"), schema.event_actors.alias("other")
    events, names = schema.events.c, schema.actors.c
    count = func.count(events.id.distinct())
    query = select(other.c.actor, func.coalesce(names.name, other.c.actor), names.country, events.type, count)
    query = query.select_from(own).join(other, and_(other.c.event == own.c.event, other.c.side != own.c.side, other.c.actor != key))
    query = query.join(schema.events, events.id == own.c.event).outerjoin(schema.actors, names.key == other.c.actor)
    query = query.where(own.c.actor == key).group_by(other.c.actor, events.type).order_by(count.desc(), other.c.actor, events.type)
    return [PartnerCount(*row) for row in connection.execute(query)]
