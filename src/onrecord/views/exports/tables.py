"""Whole views as files: which views there are, and one function that writes any of them in any format."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import UsageError
from onrecord.record import Store
from onrecord.views.asking.filters import Filter
from onrecord.views.catalogue import ActorRow, ArticleRow, CopyRow, stream_actors, stream_articles, stream_copies
from onrecord.views.entries import EventRow, StatementRow, stream_events, stream_statements
from onrecord.views.exports.csv import print_csv, write_csv
from onrecord.views.exports.jsonl import print_jsonl, write_jsonl
from onrecord.views.measures.instruments import InstrumentRow, stream_instruments
from onrecord.views.stories import HappeningRow, TimelineRow, UtteranceRow, stream_happenings, stream_timeline, stream_utterances

Stream = Callable[[Connection, Filter], Iterator[Any]]


TABLES: dict[str, tuple[type[Any], Stream]] = {
    "timeline": (TimelineRow, stream_timeline),
    "happenings": (HappeningRow, stream_happenings),
    "utterances": (UtteranceRow, stream_utterances),
    "statements": (StatementRow, stream_statements),
    "events": (EventRow, stream_events),
    "articles": (ArticleRow, stream_articles),
    "actors": (ActorRow, stream_actors),
    "instruments": (InstrumentRow, stream_instruments),
    "copies": (CopyRow, stream_copies),
}
"""The views that can be exported: name, type of the rows, how to read them one by one."""

FORMATS = ("jsonl", "csv")


def stream(store: Store, what: str, chosen: Filter | None = None) -> Iterator[Any]:
    """The rows of a view one by one, however many there are. Raises UsageError for a view or filter that makes no sense."""
    _, read = _table(what)
    with store.reading() as connection:
        yield from read(connection, chosen or Filter())


def export(store: Store, what: str, form: str, path: Path | None, chosen: Filter | None = None) -> int:
    """Write a view to a file (to standard output without one) as `jsonl` or `csv`; returns the number of rows.

    Raises UsageError for a view, format or filter that makes no sense, OnrecordError when the file cannot be written.
    """
    kind, _ = _table(what)
    if form not in FORMATS:
        raise UsageError(f"there is no format {form!r}", remedy=f"choose among {', '.join(FORMATS)}")
    rows = stream(store, what, chosen)
    if form == "csv":
        return print_csv(rows, sys.stdout, kind) if path is None else write_csv(rows, path, kind)
    return print_jsonl(rows, sys.stdout) if path is None else write_jsonl(rows, path)


def _table(what: str) -> tuple[type[Any], Stream]:
    if what not in TABLES:
        raise UsageError(f"there is no view {what!r} to export", remedy=f"choose among {', '.join(TABLES)}")
    return TABLES[what]
