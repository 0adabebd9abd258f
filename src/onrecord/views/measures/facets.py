"""The values by which a list can be narrowed, each with the number of entries it would leave.

A facet is counted without its own filter: a reader who chose one type still sees what the others would give.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, func, select

from onrecord.record import schema
from onrecord.views.asking.filters import Filter
from onrecord.views.asking.who import find_country
from onrecord.views.entries import event_conditions, statement_conditions

_MOST = 12
_ORIGINS = (2, 3, 5)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value with its name for a reader and the entries it would leave."""

    value: str
    label: str
    entries: int


Facets = dict[str, list[FacetValue]]


def event_facets(connection: Connection, chosen: Filter) -> Facets:
    """Types, statuses, contexts, countries, actors and sites of the events that pass the filter; with a country, those that face it."""
    events, acting, coded = schema.events.c, schema.event_actors, schema.event_countries
    context = func.json_each(events.context).table_valued("value")

    def passing(**without: Any) -> list[Any]:
        return event_conditions(connection, replace(chosen, **without))

    by_context = _by(context.c.value).select_from(schema.events).join(context, onclause=_TRUE).where(*passing(context=None))
    by_country = _by(coded.c.country, coded.c.event).join(schema.events, events.id == coded.c.event)
    by_actor = _by(acting.c.actor, acting.c.event).join(schema.events, events.id == acting.c.event)
    return {
        "type": _read(connection, _by(events.type).where(*passing(type=None))),
        "status": _read(connection, _by(events.status).where(*passing(status=None))),
        "context": _read(connection, by_context),
        "country": _read(connection, by_country.where(*passing(country=None))),
        "with": _facing(connection, chosen),
        "actor": _named(connection, by_actor.where(*passing(actor=None))),
        "source": _read(connection, _by_site(events.article, events.id).where(*passing(source=None))),
    }


def origin_facet(connection: Connection, chosen: Filter) -> list[FacetValue]:
    """How many happenings that pass the filter are told by at least two, three, five origins."""
    table, members, events = schema.happenings.c, schema.members.c, schema.events.c
    passing = select(members.story).join(schema.events, events.id == members.entry).where(*event_conditions(connection, chosen))
    counts = connection.execute(_by(table.origins).where(table.id.in_(passing))).all()
    summed = {least: sum(count for origins, count in counts if origins >= least) for least in _ORIGINS}
    return [FacetValue(str(least), str(least), count) for least, count in summed.items() if count]


def _facing(connection: Connection, chosen: Filter) -> list[FacetValue]:
    """The countries on the other side of the one that is chosen."""
    if not chosen.country:
        return []
    code, events = find_country(connection, chosen.country), schema.events.c
    own, other = schema.event_countries.alias("own"), schema.event_countries.alias("other")
    query = _by(other.c.country, events.id).join(other, other.c.event == events.id)
    query = query.join(own, (own.c.event == events.id) & (own.c.country == code) & (own.c.side != other.c.side))
    passing = event_conditions(connection, replace(chosen, other=None))
    return _read(connection, query.where(other.c.country != code, *passing))


def _by_site(article: Column[Any], entry: Column[Any]) -> Select[Any]:
    site = schema.articles.c.site
    return _by(site, entry).join(schema.articles, schema.articles.c.id == article).where(site.is_not(None))


def statement_facets(connection: Connection, chosen: Filter) -> Facets:
    """Classes of cues, speakers and their countries, and sites, of the statements that pass the filter."""
    table, speaker = schema.statements.c, schema.actors.c

    def passing(**without: Any) -> list[Any]:
        return statement_conditions(connection, replace(chosen, **without))

    by_country = _by(speaker.country, table.id).join(schema.statements, table.speaker == speaker.key)
    by_speaker = _by(table.speaker).where(table.speaker.is_not(None), *passing(actor=None))
    return {
        "type": _read(connection, _by(table.cue_class).where(*passing(type=None))),
        "country": _read(connection, by_country.where(speaker.country.is_not(None), *passing(country=None))),
        "actor": _named(connection, by_speaker),
        "source": _read(connection, _by_site(table.article, table.id).where(*passing(source=None))),
    }


_TRUE = func.json_valid("1") == 1


def _by(column: Column[Any] | Any, counted: Column[Any] | None = None) -> Select[Any]:
    """Entries per value of a column, the most frequent first."""
    count = func.count() if counted is None else func.count(counted.distinct())
    return select(column, count).group_by(column).order_by(count.desc(), column)


def _read(connection: Connection, query: Select[Any]) -> list[FacetValue]:
    return [FacetValue(str(value), str(value), count) for value, count in connection.execute(query.limit(_MOST * 2))]


def _named(connection: Connection, query: Select[Any]) -> list[FacetValue]:
    """The most frequent actors, under their names."""
    rows = connection.execute(query.limit(_MOST)).all()
    return list(_with_names(connection, [(key, count) for key, count in rows], schema.actors))


def _with_names(connection: Connection, rows: list[tuple[str, int]], actors: Table) -> Iterator[FacetValue]:
    known = select(actors.c.key, actors.c.name).where(actors.c.key.in_([key for key, _ in rows]))
    names = dict(connection.execute(known).all())
    for key, count in rows:
        yield FacetValue(key, names.get(key, key), count)
