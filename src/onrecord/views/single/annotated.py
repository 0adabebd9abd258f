"""An article as it was read, with everything that was found in it and the characters that each entry rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from onrecord.errors import MissingError
from onrecord.record import schema
from onrecord.record.loading import span_of
from onrecord.views.asking.filters import Filter
from onrecord.views.catalogue import ArticleRow, stream_articles
from onrecord.views.entries import EventRow, StatementRow, stream_events, stream_statements


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of the article, and what they are to the entry."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A treaty or a defect: its name or label, and why it was found."""

    id: str
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class Note:
    """One entry of the article. `kind` says what `row` is; `start` is where its evidence begins."""

    kind: str
    id: str
    start: int
    places: tuple[Place, ...]
    row: StatementRow | EventRow | FoundRow


@dataclass(frozen=True, slots=True)
class Related:
    """An article that is a copy of this one, or its origin, and how the copy was made."""

    id: str
    name: str
    kind: str
    direction: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """The article, its text, the parts that are no prose, its entries in the order of the text, its origin and its copies."""

    article: ArticleRow
    text: str
    marks: tuple[Place, ...]
    notes: tuple[Note, ...]
    origin: Related | None
    copies: tuple[Related, ...]


def annotate(connection: Connection, key: str) -> Annotated:
    """The article with this id. Raises MissingError when there is none."""
    row = next(stream_articles(connection, Filter(), schema.articles.c.id == key), None)
    if row is None:
        raise MissingError(f"no article on record has the id {key!r}", remedy="find it in the list of articles")
    text = connection.execute(select(schema.articles.c.text).where(schema.articles.c.id == key)).scalar_one()
    marks = connection.execute(select(schema.marks).where(schema.marks.c.article == key).order_by(schema.marks.c.position)).mappings()
    notes = sorted(_notes(connection, key), key=lambda note: (note.start, note.kind, note.id))
    origin = list(_related(connection, schema.copies.c.origin, schema.copies.c.article, key))
    copies = _related(connection, schema.copies.c.article, schema.copies.c.origin, key)
    places = tuple(Place(mark["start"], mark["end"], mark["kind"]) for mark in marks)
    return Annotated(row, text, places, tuple(notes), origin[0] if origin else None, tuple(copies))


def _notes(connection: Connection, key: str) -> Iterator[Note]:
    places: defaultdict[str, list[Place]] = defaultdict(list)
    held = select(schema.spans).where(schema.spans.c.article == key).order_by(schema.spans.c.start, schema.spans.c.position)
    for row in connection.execute(held).mappings():
        places[row["entry"]].append(Place(*_ends(row), row["role"]))
    for statement in stream_statements(connection, Filter(), schema.statements.c.article == key):
        yield _note("statement", statement, places[statement.id])
    for event in stream_events(connection, Filter(), schema.events.c.article == key):
        yield _note("event", event, places[event.id])
    for treaty in connection.execute(select(schema.instruments).where(schema.instruments.c.article == key)).mappings():
        yield _note("instrument", FoundRow(treaty["id"], treaty["name"], treaty["detail"]), places[treaty["id"]])
    for defect in connection.execute(select(schema.defects).where(schema.defects.c.article == key)).mappings():
        yield _note("defect", FoundRow(defect["id"], defect["label"], defect["detail"]), [Place(*_ends(defect), "defect")])


def _note(kind: str, row: StatementRow | EventRow | FoundRow, places: list[Place]) -> Note:
    return Note(kind, row.id, min((place.start for place in places), default=0), tuple(places), row)


def _ends(row: Any) -> tuple[int, int]:
    span = span_of(row)
    return span.start, span.end


def _related(connection: Connection, other: Any, own: Any, key: str) -> Iterator[Related]:
    """Articles at the other end of the copies of which this one is an end."""
    copies, articles = schema.copies.c, schema.articles.c
    query = select(articles.id, articles.name, copies.kind, copies.direction).join(schema.articles, articles.id == other).where(own == key)
    for row in connection.execute(query.order_by(articles.name, articles.id)):
        yield Related(*row)
