"""One set of filters for every view, and what each of them means in the tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, column, false, func, or_, select, table

from onrecord.errors import UsageError
from onrecord.model import EventType, Status, When
from onrecord.record import schema
from onrecord.views.asking.terms import match_all, read_terms
from onrecord.views.asking.who import find_actors, find_country

_LARGEST = 2**63 - 1  # the largest number that SQLite can be given

Condition = ColumnElement[bool]
passages_index = table("passages_index", column("rowid"), column("shadow"), column("rank"))


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader wants to see; None means anything.

    `actor` is a name in any spelling or a key: the speaker of statements, a side or the source of events.
    `country` is an alpha-3 code or a name on record. `other` is the other side, an actor or a country: the addressee of a
    statement or what it speaks of, the opposite side of an event. `type` is an event type, or the class of a
    statement's cue. `since` and `until` are dates of any precision (`2022`, `2022-03`): entries whose interval meets them
    are shown, undated ones are not. `about` are words that must stand in the same sentence. `context` labels events (`nuclear`);
    `source` are characters of the site or the path that an article was read from. Where several values are allowed (`type`, `status`,
    `context`) they are separated by commas. `rejected` shows also what persons have rejected.
    """

    actor: str | None = None
    country: str | None = None
    other: str | None = None
    type: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    about: str | None = None
    context: str | None = None
    source: str | None = None
    rejected: bool = False
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        for name, number in (("limit", self.limit or 0), ("offset", self.offset)):
            if not 0 <= number <= _LARGEST:
                raise UsageError(f"{name} {number} is out of range", remedy="give a number from 0 up")

    @property
    def types(self) -> tuple[str, ...]:
        """The types asked for."""
        return _listed(self.type)

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses asked for. Raises UsageError for one that does not exist."""
        wanted = tuple(status.lower() for status in _listed(self.status))
        check_names("status", wanted, [status.value for status in Status])
        return wanted

    @property
    def contexts(self) -> tuple[str, ...]:
        """The contexts asked for."""
        return tuple(name.lower() for name in _listed(self.context))

    def page(self, query: Select[Any]) -> Select[Any]:
        """The query, cut to the rows asked for."""
        return query.limit(self.limit).offset(self.offset or None)


def check_names(what: str, wanted: tuple[str, ...], known: list[str]) -> None:
    """Raise UsageError for a name that is not among the known ones."""
    for name in wanted:
        if name not in known:
            remedy = f"choose among {', '.join(known)}" if known else "leave it out"
            raise UsageError(f"there is no {what} {name!r}", remedy=remedy)


def event_types(chosen: Filter) -> tuple[str, ...]:
    """The event types asked for. Raises UsageError for one that does not exist."""
    wanted = tuple(name.upper() for name in chosen.types)
    check_names("event type", wanted, [kind.value for kind in EventType])
    return wanted


def in_time(first: Column[Any], last: Column[Any], chosen: Filter) -> list[Condition]:
    """The interval shares at least one day with the time asked for."""
    conditions: list[Condition] = []
    if chosen.since:
        conditions.append(last >= _read_date("since", chosen.since).first.isoformat())
    if chosen.until:
        conditions.append(first <= _read_date("until", chosen.until).last.isoformat())
    return conditions


def read_from(source: str) -> Condition:
    """The article was read from a site or a path that holds these characters."""
    table = schema.articles.c
    return or_(table.site.contains(source, autoescape=True), table.source.contains(source, autoescape=True))


def one_of(values: Sequence[str | int]) -> Select[Any]:
    """The values as rows of one parameter, however many: an engine takes only so many parameters."""
    return select(func.json_each(json.dumps(values)).table_valued("value").c.value)


def from_source(article: Column[Any], chosen: Filter) -> list[Condition]:
    """The entry's article was read from the source asked for."""
    return [article.in_(select(schema.articles.c.id).where(read_from(chosen.source)))] if chosen.source else []


def about(entry: Column[Any], chosen: Filter) -> list[Condition]:
    """A sentence on which the entry rests holds all the words."""
    if chosen.about is None:
        return []
    terms = read_terms(chosen.about)
    if not terms:
        return [false()]
    spans, passages = schema.spans.c, schema.passages.c
    touching = and_(spans.article == passages.article, spans.start < passages.end, spans.end > passages.start)
    entries = (
        select(spans.entry).select_from(schema.spans).join(schema.passages, touching).where(passages.id.in_(matching(match_all(terms))))
    )
    return [entry.in_(entries)]


def matching(expression: str) -> Select[Any]:
    """Numbers of the passages that match an expression of `terms`."""
    return select(passages_index.c.rowid).where(passages_index.c.shadow.op("MATCH")(expression))


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or a country, looked up."""

    keys: tuple[str, ...] = ()
    country: str | None = None

    @classmethod
    def of_actor(cls, connection: Connection, name: str) -> Party:
        """The actors that go by this name."""
        return cls(keys=find_actors(connection, name))

    @classmethod
    def of_country(cls, connection: Connection, name: str) -> Party:
        """The country, and all who act for it."""
        return cls(country=find_country(connection, name))

    @classmethod
    def of_either(cls, connection: Connection, name: str) -> Party:
        """A country where the name is one, else the actors of this name."""
        try:
            return cls.of_country(connection, name)
        except UsageError:
            return cls.of_actor(connection, name)

    def is_actor(self, key: Column[Any]) -> Condition:
        """The actor with this key is, or acts for, the party."""
        if self.country is None:
            return key.in_(self.keys)
        return key.in_(select(schema.actors.c.key).where(schema.actors.c.country == self.country))

    def takes_part(self, event: Column[Any], side: str | None = None) -> Condition:
        """The party stands on a side of the event (on any side unless one is named)."""
        acting, coded = schema.event_actors.c, schema.event_countries.c
        if self.country is None:  # one list of events, made once: asking for each event anew would take the square of their number
            return event.in_(select(acting.event).where(acting.actor.in_(self.keys), *_on(acting.side, side)))
        return event.in_(select(coded.event).where(coded.country == self.country, *_on(coded.side, side)))

    def faces(self, event: Column[Any], other: Party) -> Condition:
        """The two parties stand on opposite sides of the event."""
        return or_(
            and_(self.takes_part(event, "actor"), other.takes_part(event, "recipient")),
            and_(self.takes_part(event, "recipient"), other.takes_part(event, "actor")),
        )


def _on(side: Column[Any], wanted: str | None) -> list[Condition]:
    return [side == wanted] if wanted else []


def _listed(value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if value else ()


def _read_date(name: str, value: str) -> When:
    try:
        return When.parse(value.strip())
    except ValueError as error:
        raise UsageError(f"--{name}: {error}", remedy="write 2022, 2022-03, 2022-03-15 or 2022-W11") from None
