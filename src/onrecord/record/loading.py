"""Rows of the tables as what one article yields. The inverse is `writing`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select

from onrecord.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Copy,
    CopyKind,
    DateExpression,
    Defect,
    Event,
    EventType,
    Findings,
    Instrument,
    Mark,
    MarkKind,
    Mention,
    MentionKind,
    Metadata,
    Mode,
    Precision,
    Publication,
    Reason,
    Span,
    Statement,
    Status,
    Term,
    When,
)
from onrecord.record import schema

Held = dict[str, dict[str, tuple[Span, ...]]]
"""Spans by entry and role."""

Sides = defaultdict[tuple[str, str, str], list[str]]
"""Actors and countries by event, side and what they are."""


class Entries(NamedTuple):
    """Events and statements of one article, in order, with their ids."""

    events: list[tuple[str, Event]]
    statements: list[tuple[str, Statement]]


def load_article(connection: Connection, article: str) -> Article:
    """The article with this id. Raises KeyError when there is none."""
    return load_articles(connection, [article])[article]


def load_articles(connection: Connection, articles: Collection[str]) -> dict[str, Article]:
    """The articles on record with these ids."""
    marks = _rows_by_article(connection, schema.marks, articles)
    query = select(schema.articles).where(schema.articles.c.id.in_(articles))
    return {row["id"]: _article(row, marks[row["id"]]) for row in connection.execute(query).mappings()}


def _article(row: Any, marked: Iterable[Any]) -> Article:
    said = Metadata(row["title"], row["stated_date"], row["author"], row["site"], row["url"])
    marks = tuple(Mark(MarkKind(mark["kind"]), span_of(mark), mark["reason"]) for mark in marked)
    return Article(row["text"], row["name"], row["source"], row["sha256"], row["stated_language"], said, marks)


def load_findings(connection: Connection, article: str) -> Findings:
    """All that was found in the article with this id, as it was added. Raises KeyError when there is none."""
    row = connection.execute(select(schema.articles).where(schema.articles.c.id == article)).mappings().first()
    if row is None:
        raise KeyError(article)
    held, entries = load_spans(connection, [article]), load_entries(connection, [article])[article]
    evidence = held[article].get("publication", ())
    return Findings(
        language=row["language"],
        publication=Publication(when_of(row, "published"), row["published_how"], evidence, reason_of(row, "published_")),
        dates=tuple(DateExpression(span_of(r), when_of(r), reason_of(r)) for r in _rows(connection, schema.dates, article)),
        actors=tuple(map(_actor, _rows(connection, schema.article_actors, article))),
        mentions=tuple(
            Mention(span_of(r), r["actor"], MentionKind(r["kind"]), reason_of(r)) for r in _rows(connection, schema.mentions, article)
        ),
        instruments=_load_instruments(connection, article, held),
        defects=tuple(Defect(r["label"], span_of(r), reason_of(r)) for r in _rows(connection, schema.defects, article)),
        statements=tuple(statement for _, statement in entries.statements),
        events=tuple(event for _, event in entries.events),
    )


def load_entries(connection: Connection, articles: Collection[str]) -> dict[str, Entries]:
    """The events and statements of these articles, with their ids."""
    events, statements = (_rows_by_article(connection, table, articles) for table in (schema.events, schema.statements))
    held, sides = load_spans(connection, articles), _load_sides(connection, articles)
    return {
        article: Entries(
            [(row["id"], _event(row, held[row["id"]], sides)) for row in events[article]],
            [(row["id"], _statement(row, held[row["id"]])) for row in statements[article]],
        )
        for article in articles
    }


def load_spans(connection: Connection, articles: Collection[str]) -> Held:
    """The spans of every entry of these articles, by role, in order."""
    held: defaultdict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for rows in _rows_by_article(connection, schema.spans, articles).values():
        for row in rows:
            held[row["entry"]][row["role"]].append(span_of(row))
    frozen = {entry: {role: tuple(spans) for role, spans in roles.items()} for entry, roles in held.items()}
    return defaultdict(dict, frozen)


def span_of(row: Any, prefix: str = "") -> Span:
    """The span that a row holds."""
    return Span(row[f"{prefix}start"], row[f"{prefix}end"])


def when_of(row: Any, prefix: str = "date") -> When | None:
    """The time that a row holds, None where it is unknown."""
    if row[prefix] is None:
        return None
    first, last = date.fromisoformat(row[f"{prefix}_first"]), date.fromisoformat(row[f"{prefix}_last"])
    return When(row[prefix], first, last, Precision(row[f"{prefix}_precision"]), Basis(row[f"{prefix}_basis"]))


def reason_of(row: Any, prefix: str = "") -> Reason:
    """Why the entry of a row stands."""
    return Reason(row[f"{prefix}rule"], row[f"{prefix}detail"], row[f"{prefix}score"])


def _rows(connection: Connection, table: Table, article: str) -> list[Any]:
    return _rows_by_article(connection, table, [article])[article]


def _rows_by_article(connection: Connection, table: Table, articles: Collection[str]) -> defaultdict[str, list[Any]]:
    """The rows of each article, in order."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.article.in_(articles)).order_by(table.c.position)).mappings():
        found[row["article"]].append(row)
    return found


def _actor(row: Any) -> Actor:
    kind = ActorKind(row["kind"])
    return Actor(row["actor"], row["name"], kind, row["country"], row["role"], reason_of(row), row["wikidata"])


def _only(spans: tuple[Span, ...]) -> Span | None:
    return spans[0] if spans else None


def _statement(row: Any, held: dict[str, tuple[Span, ...]]) -> Statement:
    return Statement(
        content=held.get("content", ()),
        mode=Mode(row["mode"]),
        cue=_only(held.get("cue", ())),
        cue_class=row["cue_class"],
        speaker=row["speaker"],
        speaker_span=_only(held.get("speaker", ())),
        addressee=row["addressee"],
        when=when_of(row),
        via=_only(held.get("via", ())),
        wording_reliable=row["wording_reliable"],
        reason=reason_of(row),
    )


def _load_sides(connection: Connection, articles: Collection[str]) -> Sides:
    sides: Sides = defaultdict(list)
    for table, column in ((schema.event_actors, "actor"), (schema.event_countries, "country")):
        for rows in _rows_by_article(connection, table, articles).values():
            for row in rows:
                sides[row["event"], row["side"], column].append(row[column])
    return sides


def _event(row: Any, held: dict[str, tuple[Span, ...]], sides: Sides) -> Event:
    return Event(
        type=EventType(row["type"]),
        anchor=held["anchor"][0],
        actors=tuple(sides[row["id"], "actor", "actor"]),
        recipients=tuple(sides[row["id"], "recipient", "actor"]),
        actor_countries=tuple(sides[row["id"], "actor", "country"]),
        recipient_countries=tuple(sides[row["id"], "recipient", "country"]),
        status=Status(row["status"]),
        said_by=row["said_by"],
        context=tuple(json.loads(row["context"])),
        when=when_of(row),
        place=_only(held.get("place", ())),
        mutual=row["mutual"],
        evidence=held.get("evidence", ()),
        status_path=tuple(json.loads(row["status_path"])),
        reason=reason_of(row),
    )


def _load_instruments(connection: Connection, article: str, held: Held) -> tuple[Instrument, ...]:
    terms: defaultdict[str, list[Term]] = defaultdict(list)
    for row in _rows(connection, schema.terms, article):
        term = Term(row["what"], row["relation"], json.loads(row["value"]), row["unit"], span_of(row))
        terms[row["instrument"]].append(term)
    return tuple(_instrument(row, held[row["id"]], tuple(terms[row["id"]])) for row in _rows(connection, schema.instruments, article))


def _instrument(row: Any, held: dict[str, tuple[Span, ...]], terms: tuple[Term, ...]) -> Instrument:
    parties = tuple(json.loads(row["parties"]))
    reason = reason_of(row)
    return Instrument(row["key"], row["name"], held.get("mention", ()), parties, row["signed"], row["expires"], terms, reason)


def load_copies(connection: Connection) -> list[Copy]:
    """All copies on record, by article."""
    rows = connection.execute(select(schema.copies).order_by(schema.copies.c.article)).mappings()
    return [_copy(row) for row in rows]


def _copy(row: Any) -> Copy:
    passage, origin_passage = (
        span_of(row, prefix) if row[f"{prefix}start"] is not None else None for prefix in ("passage_", "origin_passage_")
    )
    return Copy(row["article"], row["origin"], CopyKind(row["kind"]), row["direction"], reason_of(row), passage, origin_passage)
