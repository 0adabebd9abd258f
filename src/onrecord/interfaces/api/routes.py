"""The routes of `/api/v1`. Each is a view of the record under its own name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from sqlalchemy import Connection
from starlette.responses import StreamingResponse

from onrecord.interfaces.api.cursors import read_page
from onrecord.interfaces.api.examples import shown
from onrecord.interfaces.api.extracting import Reader
from onrecord.interfaces.api.forms import Asked, Cursor, ExtractIn, ExtractOut, Filters, Key, Limit, Listing, Problem
from onrecord.record import Judgement, Store
from onrecord.views import (
    ActorRow,
    ArticleRow,
    EventRow,
    Filter,
    HappeningRow,
    PositionRow,
    SearchHit,
    Shown,
    StatementRow,
    TimelineRow,
    UtteranceRow,
    positions,
    search,
    show,
)  # fmt: skip
from onrecord.views.catalogue import CopyRow
from onrecord.views.exports.csv import csv_lines
from onrecord.views.exports.jsonl import jsonl_lines
from onrecord.views.exports.tables import TABLES, stream
from onrecord.views.measures import InstrumentRow
from onrecord.views.single.annotated import Annotated as AnnotatedArticle
from onrecord.views.single.annotated import annotate
from onrecord.views.single.treaties import TreatySheet, treaty

_ERRORS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "A value makes no sense."},
    404: {"model": Problem, "description": "Nothing on record has this id."},
    422: {"model": Problem, "description": "A value is missing or of the wrong form."},
}
Read = Callable[[Connection, Filter], Iterator[Any]]
Chosen = Annotated[Filters, Depends()]


Words = Annotated[str, Query(min_length=1, max_length=300, description="Words; phrases in quotation marks.", examples=["accord militaire"])]


class Exported(StrEnum):
    """The views that can be had whole."""

    TIMELINE = "timeline"
    HAPPENINGS = "happenings"
    UTTERANCES = "utterances"
    STATEMENTS = "statements"
    EVENTS = "events"
    ARTICLES = "articles"
    ACTORS = "actors"
    INSTRUMENTS = "instruments"
    COPIES = "copies"


class Form(StrEnum):
    """The forms of whole views."""

    CSV = "csv"
    JSONL = "jsonl"


@dataclass(frozen=True)
class Desk:
    """What the routes work with."""

    store: Store
    reader: Reader

    def page(self, name: str, filters: Filters, cursor: str | None, limit: int) -> dict[str, Any]:
        """One page of a view."""
        _, read = TABLES[name]
        items, following = read_page(partial(self.rows, read), filters.chosen, cursor, limit, name)
        return {"items": items, "next": following}

    def cut(self, read: Callable[[], list[Any]], scope: str, cursor: str | None, limit: int) -> dict[str, Any]:
        """One page of rows that come all at once. `scope` tells the question from others."""

        def part(chosen: Filter) -> list[Any]:
            last = None if chosen.limit is None else chosen.offset + chosen.limit
            return read()[chosen.offset : last]

        items, following = read_page(part, Filter(), cursor, limit, scope)
        return {"items": items, "next": following}

    def rows(self, read: Read, chosen: Filter) -> list[Any]:
        """The rows that a view gives for a filter."""
        with self.store.reading() as connection:
            return list(read(connection, chosen))


def make_router(store: Store) -> APIRouter:
    """The routes over one record."""
    desk, router = Desk(store, Reader()), APIRouter(prefix="/api/v1", responses=_ERRORS)
    _add_entries(router, desk)
    _add_sources(router, desk)
    _add_single(router, desk)
    _add_extract(router, desk)
    return router


def _add_entries(router: APIRouter, desk: Desk) -> None:
    """Lists of entries and of what they tell together."""

    @router.get("/statements", response_model=Listing[StatementRow], tags=["lists"], responses=shown("statements"))
    def statements(filters: Chosen, limit: Limit = 50, cursor: Cursor = None) -> Any:
        """Who said what to whom, by date."""
        return desk.page("statements", filters, cursor, limit)

    @router.get("/events", response_model=Listing[EventRow], tags=["lists"], responses=shown("events"))
    def events(filters: Chosen, limit: Limit = 50, cursor: Cursor = None) -> Any:
        """What was done, denied, planned or proposed, by date, as each article tells it."""
        return desk.page("events", filters, cursor, limit)

    @router.get("/happenings", response_model=Listing[HappeningRow], tags=["lists"], responses=shown("happenings"))
    def happenings(filters: Chosen, limit: Limit = 50, cursor: Cursor = None) -> Any:
        """What happened, each thing once, with the events that tell it, their independent origins and contradictions."""
        return desk.page("happenings", filters, cursor, limit)

    @router.get("/utterances", response_model=Listing[UtteranceRow], tags=["lists"], responses=shown("utterances"))
    def utterances(filters: Chosen, limit: Limit = 50, cursor: Cursor = None) -> Any:
        """What was said, each act of speech once, with all its wordings."""
        return desk.page("utterances", filters, cursor, limit)

    @router.get("/timeline", response_model=Listing[TimelineRow], tags=["lists"], responses=shown("timeline"))
    def timeline(filters: Chosen, limit: Limit = 50, cursor: Cursor = None) -> Any:
        """Events and statements by date, each thing once with the number of articles and independent origins."""
        return desk.page("timeline", filters, cursor, limit)

    @router.get("/positions", response_model=Listing[PositionRow], tags=["lists"], responses=shown("positions"))
    def stances(asked: Annotated[Asked, Depends()], limit: Limit = 50, cursor: Cursor = None) -> Any:
        """How somebody stands on an issue in order of time: the stance, the words it rests on, and where it moved."""
        question = asked.question
        return desk.cut(partial(positions, desk.store, question), f"positions {question!r}", cursor, limit)

    @router.get("/actors", response_model=Listing[ActorRow], tags=["lists"], responses=shown("actors"))
    def actors(filters: Chosen, limit: Limit = 50, cursor: Cursor = None) -> Any:
        """Persons, states and organisations, those of most articles first."""
        return desk.page("actors", filters, cursor, limit)


def _add_sources(router: APIRouter, desk: Desk) -> None:
    """Lists of articles, of what they name, and of passages."""

    @router.get("/articles", response_model=Listing[ArticleRow], tags=["lists"], responses=shown("articles"))
    def articles(filters: Chosen, limit: Limit = 50, cursor: Cursor = None) -> Any:
        """Articles by date of publication."""
        return desk.page("articles", filters, cursor, limit)

    @router.get("/instruments", response_model=Listing[InstrumentRow], tags=["lists"], responses=shown("instruments"))
    def instruments(filters: Chosen, limit: Limit = 50, cursor: Cursor = None) -> Any:
        """Treaties and agreements that articles name, those of most articles first."""
        return desk.page("instruments", filters, cursor, limit)

    @router.get("/copies", response_model=Listing[CopyRow], tags=["lists"], responses=shown("copies"))
    def copies(filters: Chosen, limit: Limit = 50, cursor: Cursor = None) -> Any:
        """Articles that are copies, with their origins."""
        return desk.page("copies", filters, cursor, limit)

    @router.get("/judgements", response_model=Listing[Judgement], tags=["lists"], responses=shown("judgements"))
    def judgements(limit: Limit = 50, cursor: Cursor = None) -> Any:
        """What persons decided on entries, in order, those undone included. They are made on the pages and with `onrecord judge`."""
        return desk.cut(desk.store.judgements, "judgements", cursor, limit)

    @router.get("/search", response_model=Listing[SearchHit], tags=["lists"], responses=shown("search"))
    def passages(
        filters: Chosen,
        q: Words,
        limit: Limit = 50,
        cursor: Cursor = None,
    ) -> Any:
        """Passages that hold the words, the best first."""
        items, following = read_page(partial(search, desk.store, q), filters.chosen, cursor, limit, f"search {q}")
        return {"items": items, "next": following}


def _add_single(router: APIRouter, desk: Desk) -> None:
    """One thing, and whole views."""

    @router.get("/articles/{key}", response_model=AnnotatedArticle, tags=["single"], responses=shown("article"))
    def article(key: Key) -> Any:
        """The text of an article as it was read, with every entry and the characters it rests on."""
        with desk.store.reading() as connection:
            return annotate(connection, key)

    @router.get("/entries/{key}", response_model=Shown, tags=["single"], responses=shown("entry"))
    def entry(key: Key) -> Any:
        """An entry of any kind by its id or the beginning of it, with its evidence in context."""
        return show(desk.store, key)

    @router.get("/instruments/{key}", response_model=TreatySheet, tags=["single"], responses=shown("instrument"))
    def instrument(key: Key) -> Any:
        """The sheet of a treaty by its key or a name in any language: parties, dates, terms, offers and answers."""
        return treaty(desk.store, key)

    @router.get("/export/positions.{form}", tags=["whole"], response_class=StreamingResponse)
    def export_positions(form: Form, asked: Annotated[Asked, Depends()]) -> StreamingResponse:
        """All positions of a holder on an issue as CSV or JSON lines."""
        return _whole("positions", form, iter(positions(desk.store, asked.question)), PositionRow)

    @router.get("/export/{view}.{form}", tags=["whole"], response_class=StreamingResponse)
    def export(view: Exported, form: Form, filters: Chosen) -> StreamingResponse:
        """A whole view as CSV or JSON lines, written as it is read; cells that a spreadsheet would calculate are disarmed."""
        rows = stream(desk.store, view.value, filters.chosen)
        return _whole(view.value, form, rows, TABLES[view.value][0])


def _add_extract(router: APIRouter, desk: Desk) -> None:
    """Reading without keeping."""

    @router.post("/extract", response_model=ExtractOut, tags=["extract"], responses=shown("extract"))
    def extract(wanted: ExtractIn) -> Any:
        """What is found in one text. Nothing is kept; the text is read by a process with limits of time and memory."""
        return {"extraction": desk.reader.read(wanted.text, wanted.name)}


def _whole(name: str, form: Form, rows: Iterator[Any], kind: type[Any]) -> StreamingResponse:
    """Rows as a file that is written as they are read."""
    lines = csv_lines(rows, kind) if form is Form.CSV else jsonl_lines(rows)
    media = "text/csv; charset=utf-8" if form is Form.CSV else "application/x-ndjson"
    headers = {"content-disposition": f'attachment; filename="{name}.{form.value}"'}
    return StreamingResponse(_begun(lines), media_type=media, headers=headers)


def _begun(lines: Iterator[str]) -> Iterator[str]:
    """The lines, the first row among them read at once: filters that make no sense are refused before the answer begins."""
    held = list(islice(lines, 3))

    def all_lines() -> Iterator[str]:
        yield from held
        yield from lines

    return all_lines()
