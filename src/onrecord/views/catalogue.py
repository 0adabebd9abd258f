"""The articles on record, which of them are copies, and the actors that they speak of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Column, Connection, Select, exists, false, func, select

from onrecord.model import MarkKind
from onrecord.record import Store, schema
from onrecord.views.asking.filters import Condition, Filter, Party, in_time, matching, read_from
from onrecord.views.asking.terms import match_all, read_terms
from onrecord.views.asking.who import find_actors, find_country
from onrecord.views.entries import event_conditions

_origins = schema.articles.alias("origins")


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article. `title` is that of its source, else the heading of the text; `sources` are all the places where it was read.

    `copy_of` names its origin and `copy_kind` says what was done to it.
    """

    id: str
    name: str
    published: str | None
    published_how: str
    title: str | None
    language: str
    site: str | None
    author: str | None
    url: str | None
    characters: int
    statements: int
    events: int
    defects: tuple[str, ...]
    copy_of: str | None
    copy_kind: str | None
    source: str
    sources: tuple[str, ...]
    sha256: str
    analysis: str


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor. `forms` are the names under which the articles speak of it, the most frequent first."""

    key: str
    name: str
    kind: str
    country: str | None
    wikidata: str | None
    articles: int
    statements: int
    events: int
    roles: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One article that is a copy of another, both by id and name.

    `kind` says what was done to it, `direction` why the origin is the origin, `score` how much of the shorter text both hold (0 to 1).
    """

    article: str
    name: str
    origin: str
    origin_name: str
    kind: str
    direction: str
    detail: str
    score: float


def articles(store: Store, chosen: Filter | None = None) -> list[ArticleRow]:
    """Articles by date of publication, undated ones last. Raises UsageError for a filter that makes no sense."""
    with store.reading() as connection:
        return list(stream_articles(connection, chosen or Filter()))


def actors(store: Store, chosen: Filter | None = None) -> list[ActorRow]:
    """Actors, those of most articles first; with filters other than names and countries, the actors of the articles that pass them."""
    with store.reading() as connection:
        return list(stream_actors(connection, chosen or Filter()))


def stream_articles(connection: Connection, chosen: Filter, *more: Condition) -> Iterator[ArticleRow]:
    """The rows of `articles` one by one; `more` narrows them further."""
    table, copies = schema.articles.c, schema.copies.c
    columns: list[Any] = [column for column in table if column.name in ArticleRow.__slots__ and column.name != "title"]
    columns.append(func.coalesce(table.title, _heading()).label("title"))
    counted = [_count(schema.statements, table.id), _count(schema.events, table.id), func.length(table.text).label("characters")]
    query = select(*columns, *counted, _origins.c.name.label("copy_of"), copies.kind.label("copy_kind"))
    query = query.outerjoin(schema.copies, copies.article == table.id).outerjoin(_origins, _origins.c.id == copies.origin)
    query = query.where(*article_conditions(connection, chosen), *more)
    query = query.order_by(table.published_first.is_(None), table.published_first, table.published_last, table.name, table.id)
    for row in connection.execute(chosen.page(query)).mappings():
        labels = select(schema.defects.c.label).where(schema.defects.c.article == row["id"]).distinct().order_by(schema.defects.c.label)
        places = select(schema.sources.c.source).where(schema.sources.c.article == row["id"]).order_by(schema.sources.c.source)
        yield ArticleRow(**row, defects=_list(connection, labels), sources=_list(connection, places))


def stream_copies(connection: Connection, chosen: Filter) -> Iterator[CopyRow]:
    """The copies among the articles of the filter with their origins, by name."""
    table, copies = schema.articles.c, schema.copies.c
    names = (table.name, copies.origin, _origins.c.name.label("origin_name"))
    columns = (copies.article, *names, copies.kind, copies.direction, copies.detail, copies.score)
    query = select(*columns).join(schema.articles, table.id == copies.article).join(_origins, _origins.c.id == copies.origin)
    query = query.where(*article_conditions(connection, chosen)).order_by(table.name, copies.article)
    yield from (CopyRow(**row) for row in connection.execute(chosen.page(query)).mappings())


def stream_actors(connection: Connection, chosen: Filter, *more: Condition) -> Iterator[ActorRow]:
    """The rows of `actors` one by one; `more` narrows them further."""
    table = schema.actors.c
    speaking = select(func.count()).where(schema.statements.c.speaker == table.key).scalar_subquery().label("statements")
    acting = select(func.count(schema.event_actors.c.event.distinct())).where(schema.event_actors.c.actor == table.key)
    query = select(schema.actors, speaking, acting.scalar_subquery().label("events")).where(*actor_conditions(connection, chosen), *more)
    for row in connection.execute(chosen.page(query.order_by(table.articles.desc(), table.name, table.key))).mappings():
        yield ActorRow(**row, roles=_roles(connection, row["key"]), forms=_forms(connection, row["key"]))


def article_conditions(connection: Connection, chosen: Filter) -> list[Condition]:
    """What the filter asks of an article: who is in it, what it reports, when it was published, what words it holds."""
    table = schema.articles.c
    conditions = in_time(table.published_first, table.published_last, chosen)
    parties = [Party.of_actor(connection, chosen.actor)] if chosen.actor else []
    parties += [Party.of_country(connection, chosen.country)] if chosen.country else []
    parties += [Party.of_either(connection, chosen.other)] if chosen.other else []
    conditions += [_is_in(party, table.id) for party in parties]
    if chosen.source:
        conditions.append(read_from(chosen.source))
    if chosen.type or chosen.status or chosen.context:
        reported = event_conditions(connection, Filter(type=chosen.type, status=chosen.status, context=chosen.context))
        conditions.append(exists(select(1).where(schema.events.c.article == table.id, *reported)))
    if chosen.about is not None:
        terms = read_terms(chosen.about)
        holding = select(schema.passages.c.article).where(schema.passages.c.id.in_(matching(match_all(terms)))) if terms else None
        conditions.append(false() if holding is None else table.id.in_(holding))
    return conditions


def _heading() -> Any:
    """The first line of the text that is its title, where the source gave none beside it."""
    marks = schema.marks.c
    own = select(marks.text).where(marks.article == schema.articles.c.id, marks.kind == MarkKind.TITLE.value)
    return own.order_by(marks.position).limit(1).scalar_subquery()


def _is_in(party: Party, article: Column[Any]) -> Condition:
    named = schema.article_actors.c
    return article.in_(select(named.article).where(party.is_actor(named.actor)))


def actor_conditions(connection: Connection, chosen: Filter) -> list[Condition]:
    """What the filter asks of an actor: its name and country; the rest is asked of the articles that speak of it."""
    table = schema.actors.c
    conditions: list[Condition] = []
    if chosen.actor:
        conditions.append(table.key.in_(find_actors(connection, chosen.actor)))
    if chosen.country:
        conditions.append(table.country == find_country(connection, chosen.country))
    rest = replace(chosen, actor=None, country=None, limit=None, offset=0)
    if rest != Filter():
        passing = select(schema.articles.c.id).where(*article_conditions(connection, rest))
        named = schema.article_actors.c
        conditions.append(table.key.in_(select(named.actor).where(named.article.in_(passing))))
    return conditions


def _count(entries: Any, article: Column[Any]) -> Any:
    return select(func.count()).where(entries.c.article == article).scalar_subquery().label(entries.name)


def _list(connection: Connection, query: Select[Any]) -> tuple[str, ...]:
    return tuple(connection.execute(query).scalars())


def _roles(connection: Connection, key: str) -> tuple[str, ...]:
    """Roles that articles give the actor, the most frequent first."""
    named = schema.article_actors.c
    query = select(named.role).where(named.actor == key, named.role.is_not(None)).group_by(named.role)
    return _list(connection, query.order_by(func.count().desc(), named.role))


def _forms(connection: Connection, key: str) -> tuple[str, ...]:
    """Names of the actor, the most frequent first, each once."""
    forms = schema.actor_forms.c
    query = select(forms.form).where(forms.actor == key).group_by(forms.form)
    return _list(connection, query.order_by(func.sum(forms.articles).desc(), forms.form))
