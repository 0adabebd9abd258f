"""What happened and what was said, in order, each thing once however many articles report it."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from onrecord.record import Store
from onrecord.views.asking.filters import Filter
from onrecord.views.entries import streams_wanted
from onrecord.views.stories.happenings import HappeningRow, stream_happenings
from onrecord.views.stories.told import Conflict
from onrecord.views.stories.utterances import UtteranceRow, stream_utterances

_SHARED = (
    "date", "articles", "origins", "origin_names", "conflicts", "article", "source", "date_first", "date_last",
)  # fmt: skip

Row = HappeningRow | UtteranceRow


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line of the timeline: a happening or an utterance (`story`), told by the entries `ids`; `id` is the leading one, the first.

    For statements, `type` is the class of the cue, `actors` the speaker, `recipients` the addressee and `text` what was
    said; for events, `text` is the anchor. `articles`, `origins`, `origin_names`, `conflicts`: see `HappeningRow`.
    """

    date: str | None
    kind: str
    type: str
    status: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_countries: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    said_by: str | None
    place: str | None
    text: str
    articles: int
    origins: int
    origin_names: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    story: str
    id: str
    ids: tuple[str, ...]
    article: str
    source: str
    date_first: str | None
    date_last: str | None


def timeline(store: Store, chosen: Filter | None = None) -> list[TimelineRow]:
    """Happenings and utterances by date, undated ones last. Raises UsageError for a filter that makes no sense."""
    with store.reading() as connection:
        return list(stream_timeline(connection, chosen or Filter()))


def stream_timeline(connection: Connection, chosen: Filter) -> Iterator[TimelineRow]:
    """The rows of `timeline` one by one."""
    last = None if chosen.limit is None else chosen.offset + chosen.limit
    merged = heapq.merge(*_streams(connection, replace(chosen, limit=None, offset=0)), key=_moment)
    return (_line(row) for row in islice(merged, chosen.offset, last))


def _streams(connection: Connection, chosen: Filter) -> Iterator[Iterator[Row]]:
    """Happenings and utterances, as far as the filter can mean them."""
    of_events, of_statements = streams_wanted(chosen)
    if of_events is not None:
        yield stream_happenings(connection, replace(chosen, type=of_events or None))
    if of_statements is not None:
        yield stream_utterances(connection, replace(chosen, type=of_statements or None))


def _moment(row: Row) -> tuple[bool, str, str]:
    return row.date_first is None, row.date_first or "", row.date_last or ""


def _line(row: Row) -> TimelineRow:
    """A happening or an utterance as a line."""
    shared: dict[str, Any] = {name: getattr(row, name) for name in _SHARED}
    told = _done(row) if isinstance(row, HappeningRow) else _said(row)
    ids = row.events if isinstance(row, HappeningRow) else row.statements
    return TimelineRow(**shared, **told, story=row.id, id=row.lead, ids=(row.lead, *(key for key in ids if key != row.lead)))


def _done(row: HappeningRow) -> dict[str, Any]:
    """What a line says of a happening."""
    taken = ("type", "status", "actors", "recipients", "actor_countries", "recipient_countries", "said_by", "place", "text")
    return {"kind": "event"} | {name: getattr(row, name) for name in taken}


def _said(row: UtteranceRow) -> dict[str, Any]:
    """What a line says of an utterance."""
    speaker, addressee, country = ((name,) if name else () for name in (row.speaker, row.addressee, row.speaker_country))
    sides = {"actors": speaker, "recipients": addressee, "actor_countries": country, "recipient_countries": ()}
    return {"kind": "statement", "type": row.cue_class, "status": None, "said_by": None, "place": None, "text": row.said} | sides
