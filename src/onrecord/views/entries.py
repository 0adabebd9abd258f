"""Statements and events as a reader sees them: names instead of keys, the article and its source beside each."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Select, and_, exists, func, or_, select

from onrecord.errors import UsageError
from onrecord.model import EventType
from onrecord.record import Store, schema
from onrecord.record.derived.judgements import verdicts_on
from onrecord.record.derived.stories import edited
from onrecord.views.asking.filters import Condition, Filter, Party, about, check_names, event_types, from_source, in_time

_BLOCK = 500
_EVENT_NAMES = frozenset(EventType)
_speakers = schema.actors.alias("speakers")
_addressees = schema.actors.alias("addressees")
_origins = schema.articles.alias("origins")


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One act of speech. `said` joins the parts of an interrupted statement with […]; `copy_of` names the article's origin."""

    id: str
    date: str | None
    speaker: str | None
    speaker_key: str | None
    speaker_country: str | None
    said: str
    mode: str
    cue: str | None
    cue_class: str
    addressee: str | None
    addressee_key: str | None
    via: str | None
    wording_reliable: bool
    score: float
    article: str
    article_id: str
    published: str | None
    source: str
    copy_of: str | None
    date_first: str | None
    date_last: str | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as one article reports it. Actors and recipients are names; the keys stand beside them in the same order."""

    id: str
    date: str | None
    type: str
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_countries: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    said_by: str | None
    anchor: str
    place: str | None
    context: tuple[str, ...]
    mutual: bool
    actor_keys: tuple[str, ...]
    recipient_keys: tuple[str, ...]
    said_by_key: str | None
    score: float
    article: str
    article_id: str
    published: str | None
    source: str
    copy_of: str | None
    date_first: str | None
    date_last: str | None


def statements(store: Store, chosen: Filter | None = None) -> list[StatementRow]:
    """Statements in order of their dates, undated ones last. Raises UsageError for a filter that makes no sense."""
    with store.reading() as connection:
        return list(stream_statements(connection, chosen or Filter()))


def events(store: Store, chosen: Filter | None = None) -> list[EventRow]:
    """Events in order of their dates, undated ones last. Raises UsageError for a filter that makes no sense."""
    with store.reading() as connection:
        return list(stream_events(connection, chosen or Filter()))


def stream_statements(connection: Connection, chosen: Filter, *more: Condition) -> Iterator[StatementRow]:
    """The rows of `statements` one by one, without holding them all; `more` narrows them further."""
    for name, given in (("status", chosen.status), ("context", chosen.context)):
        if given:
            raise UsageError(f"statements have no {name}", remedy=f"ask for events, or leave the {name} out")
    query = _with_article(schema.statements, _statement_columns())
    query = query.outerjoin(_speakers, _speakers.c.key == schema.statements.c.speaker)
    query = query.outerjoin(_addressees, _addressees.c.key == schema.statements.c.addressee)
    query = query.where(*statement_conditions(connection, chosen), *more)
    edits = verdicts_on(connection).edits
    for row in _stream(connection, chosen.page(query)):
        yield StatementRow(**edited(row, edits[row["id"]]) if row["id"] in edits else row)


def stream_events(connection: Connection, chosen: Filter, *more: Condition) -> Iterator[EventRow]:
    """The rows of `events` block by block, without holding them all; `more` narrows them further."""
    query = _with_article(schema.events, _event_columns())
    query = query.outerjoin(_speakers, _speakers.c.key == schema.events.c.said_by)
    query = query.where(*event_conditions(connection, chosen), *more)
    block: list[RowMapping] = []
    for row in _stream(connection, chosen.page(query)):
        block.append(row)
        if len(block) == _BLOCK:
            yield from _event_rows(connection, block)
            block = []
    yield from _event_rows(connection, block)


def streams_wanted(chosen: Filter) -> tuple[str | None, str | None]:
    """Which types of events and of statements a filter for both can mean ("" for all of them), None for none of them.

    Statements have types of their own, and neither status nor context.
    """
    of_events = ",".join(name for name in chosen.types if name.upper() in _EVENT_NAMES)
    of_statements = ",".join(name for name in chosen.types if name.upper() not in _EVENT_NAMES)
    told = (of_statements or not of_events) and not chosen.status and not chosen.context
    return of_events if of_events or not of_statements else None, of_statements if told else None


def statement_conditions(connection: Connection, chosen: Filter) -> list[Condition]:
    """What the filter asks of a statement."""
    table = schema.statements.c
    conditions = [*in_time(table.date_first, table.date_last, chosen), *about(table.id, chosen), *from_source(table.article, chosen)]
    conditions += [] if chosen.rejected else [is_standing(table.id)]
    if chosen.types:
        wanted = tuple(name.lower() for name in chosen.types)
        known = connection.execute(select(table.cue_class).distinct().order_by(table.cue_class)).scalars().all()
        check_names("type of statement on record", wanted, list(known))
        conditions.append(table.cue_class.in_(wanted))
    if chosen.actor:
        conditions.append(Party.of_actor(connection, chosen.actor).is_actor(table.speaker))
    if chosen.country:
        conditions.append(Party.of_country(connection, chosen.country).is_actor(table.speaker))
    if chosen.other:
        other = Party.of_either(connection, chosen.other)
        conditions.append(or_(other.is_actor(table.addressee), _speaks_of(other)))
    return conditions


def event_conditions(connection: Connection, chosen: Filter) -> list[Condition]:
    """What the filter asks of an event."""
    table = schema.events.c
    conditions = [*in_time(table.date_first, table.date_last, chosen), *about(table.id, chosen), *from_source(table.article, chosen)]
    conditions += [] if chosen.rejected else [is_standing(table.id)]
    if types := event_types(chosen):
        conditions.append(table.type.in_(types))
    if statuses := chosen.statuses:
        conditions.append(table.status.in_(statuses))
    if contexts := chosen.contexts:
        conditions.append(or_(*(table.context.contains(f'"{name}"', autoescape=True) for name in contexts)))
    return [*conditions, *_side_conditions(connection, chosen)]


def is_standing(entry: Column[Any]) -> Condition:
    """No judgement in force rejects the entry; the last one that accepts or rejects it counts."""
    table, later = schema.judgements, schema.judgements.alias("later")
    decided = and_(
        later.c.entry == table.c.entry, later.c.undone.is_(None), later.c.verb.in_(("accept", "reject")), later.c.id > table.c.id
    )
    rejected = select(table.c.entry).where(table.c.verb == "reject", table.c.undone.is_(None), ~exists(select(1).where(decided)))
    return entry.not_in(rejected)


def _side_conditions(connection: Connection, chosen: Filter) -> Iterator[Condition]:
    """Who stands on which side. The other side is opposite to the actor, else to the country, else anywhere."""
    table = schema.events.c
    actor = Party.of_actor(connection, chosen.actor) if chosen.actor else None
    country = Party.of_country(connection, chosen.country) if chosen.country else None
    other = Party.of_either(connection, chosen.other) if chosen.other else None
    if actor and other:
        yield actor.faces(table.id, other)
    elif actor:
        yield or_(actor.takes_part(table.id), table.said_by.in_(actor.keys))
    if country and other and not actor:
        yield country.faces(table.id, other)
    elif country:
        yield country.takes_part(table.id)
    if other and not actor and not country:
        yield other.takes_part(table.id)


def _speaks_of(party: Party) -> Condition:
    """The content of the statement mentions the party."""
    spans, mentions = schema.spans.c, schema.mentions.c
    inside = and_(mentions.article == spans.article, mentions.start >= spans.start, mentions.end <= spans.end)
    content = and_(spans.entry == schema.statements.c.id, spans.role == "content")
    return exists(select(1).select_from(schema.spans).join(schema.mentions, inside).where(content, party.is_actor(mentions.actor)))


def _with_article(table: Any, columns: Sequence[Any]) -> Select[Any]:
    """A query for entries with their article, its source and its origin, in order of time."""
    articles, copies = schema.articles.c, schema.copies.c
    shared = [
        table.c.id, table.c.date, table.c.score, table.c.date_first, table.c.date_last, articles.name.label("article"),
        articles.id.label("article_id"), articles.published, articles.source, _origins.c.name.label("copy_of"),
    ]  # fmt: skip
    query = select(*shared, *columns).join(schema.articles, articles.id == table.c.article)
    query = query.outerjoin(schema.copies, copies.article == table.c.article).outerjoin(_origins, _origins.c.id == copies.origin)
    time = (table.c.date_first.is_(None), table.c.date_first, table.c.date_last)
    report = (articles.published_first.is_(None), articles.published_first)
    return query.order_by(*time, *report, articles.name, articles.id, table.c.position)


def _statement_columns() -> list[Any]:
    table = schema.statements.c
    speaker, addressee = func.coalesce(_speakers.c.name, table.speaker), func.coalesce(_addressees.c.name, table.addressee)
    named = [speaker.label("speaker"), _speakers.c.country.label("speaker_country"), addressee.label("addressee")]
    keys = [table.speaker.label("speaker_key"), table.addressee.label("addressee_key")]
    return [*named, *keys, table.said, table.mode, table.cue, table.cue_class, table.via, table.wording_reliable]


def _event_columns() -> list[Any]:
    table = schema.events.c
    source = func.coalesce(_speakers.c.name, table.said_by)
    plain = [table.type, table.status, table.anchor, table.place, table.context, table.mutual]
    return [*plain, table.said_by.label("said_by_key"), source.label("said_by")]


def _stream(connection: Connection, query: Select[Any]) -> Iterator[RowMapping]:
    return iter(connection.execute(query.execution_options(yield_per=_BLOCK)).mappings())


def _event_rows(connection: Connection, block: list[RowMapping]) -> Iterator[EventRow]:
    """Rows with their sides, looked up for the whole block at once."""
    ids = [row["id"] for row in block]
    sides, edits = _sides(connection, ids), verdicts_on(connection, ids).edits
    for row in block:
        values = (edited(row, edits[row["id"]]) if row["id"] in edits else dict(row)) | {"context": tuple(json.loads(row["context"]))}
        for side, names in (("actor", "actors"), ("recipient", "recipients")):
            keys_names = sides[row["id"], side]
            values |= {names: tuple(name for _, name in keys_names), f"{side}_keys": tuple(key for key, _ in keys_names)}
            values[f"{side}_countries"] = tuple(country for country, _ in sides[row["id"], f"{side} country"])
        yield EventRow(**values)


def _sides(connection: Connection, ids: list[str]) -> defaultdict[tuple[str, str], list[tuple[str, str]]]:
    """Actors (key and name) and countries of events, by event and side."""
    found: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    acting, coded, names = schema.event_actors.c, schema.event_countries.c, schema.actors.c
    named = select(acting.event, acting.side, acting.actor, names.name).outerjoin(schema.actors, names.key == acting.actor)
    named = named.where(acting.event.in_(ids)).order_by(acting.event, acting.side, acting.position)
    for event, side, actor, name in connection.execute(named):
        found[event, side].append((actor, name or actor))
    countries = select(coded.event, coded.side, coded.country).where(coded.event.in_(ids))
    for event, side, country in connection.execute(countries.order_by(coded.event, coded.side, coded.position)):
        found[event, f"{side} country"].append((country, country))
    return found
