"""What happened and what was said, in order, each thing once however many articles report it.

Entries of several articles are one line when they agree on date, type, status and sides (for statements: on date,
speaker and wording). Two such entries of one article stay two lines: an article tells a thing once. Entries
without a date, or without any side, are joined only between copies. Knowingly missed: the same happening under different dates or sides.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, select

from onrecord.model import EventType
from onrecord.record import Store, schema
from onrecord.record.folding import fold
from onrecord.views.asking.filters import Filter
from onrecord.views.entries import EventRow, StatementRow, stream_events, stream_statements, streams_wanted

_SYMMETRIC = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})

Row = EventRow | StatementRow


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line of the timeline. `id` shows the first entry, `ids` are all of them; ten copies of an article are one origin.

    For statements, `type` is the class of the cue, `actors` the speaker, `recipients` the addressee and `text` what was
    said; for events, `text` is the anchor.
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
    id: str
    ids: tuple[str, ...]
    article: str
    source: str
    date_first: str | None
    date_last: str | None


def timeline(store: Store, chosen: Filter | None = None) -> list[TimelineRow]:
    """Events and statements by date, undated ones last. Raises UsageError for a filter that makes no sense."""
    with store.reading() as connection:
        return list(stream_timeline(connection, chosen or Filter()))


def stream_timeline(connection: Connection, chosen: Filter) -> Iterator[TimelineRow]:
    """The rows of `timeline` one by one; only the entries of one date are held at a time."""
    last = None if chosen.limit is None else chosen.offset + chosen.limit
    return islice(_stream_all(connection, replace(chosen, limit=None, offset=0)), chosen.offset, last)


def _stream_all(connection: Connection, chosen: Filter) -> Iterator[TimelineRow]:
    origins = _read_origins(connection)
    for _, rows in groupby(heapq.merge(*_streams(connection, chosen), key=_moment), key=_moment):
        yield from _join(rows, origins)


def _streams(connection: Connection, chosen: Filter) -> Iterator[Iterator[Row]]:
    """Events and statements, as far as the filter can mean them."""
    of_events, of_statements = streams_wanted(chosen)
    if of_events is not None:
        yield stream_events(connection, replace(chosen, type=of_events or None))
    if of_statements is not None:
        yield stream_statements(connection, replace(chosen, type=of_statements or None))


def _moment(row: Row) -> tuple[bool, str, str]:
    return row.date_first is None, row.date_first or "", row.date_last or ""


def _read_origins(connection: Connection) -> dict[str, str]:
    """The origin at the end of the chain for every copy."""
    direct = dict(connection.execute(select(schema.copies.c.article, schema.copies.c.origin)).all())
    return {article: _follow(direct, article) for article in direct}


def _follow(direct: dict[str, str], article: str) -> str:
    seen = {article}
    while (origin := direct.get(article)) and origin not in seen:
        seen.add(origin)
        article = origin
    return article


def _join(rows: Iterable[Row], origins: dict[str, str]) -> Iterator[TimelineRow]:
    """The lines of one date, in the order of their first entries."""
    groups: dict[Hashable, list[Row]] = {}
    told: Counter[Hashable] = Counter()
    for row in rows:
        sameness = (_sameness(row), None if _is_definite(row) else origins.get(row.article_id, row.article_id))
        told[row.article_id, sameness] += 1
        groups.setdefault((sameness, told[row.article_id, sameness]), []).append(row)
    for group in groups.values():
        yield _line(group, origins)


def _is_definite(row: Row) -> bool:
    """Whether the entry says enough to be recognised in an independent article: when, and who."""
    return bool(row.date and (row.speaker_key if isinstance(row, StatementRow) else row.actor_keys or row.recipient_keys))


def _sameness(row: Row) -> Hashable:
    """What two entries must share to be one line."""
    if isinstance(row, StatementRow):
        return row.date, row.speaker_key, fold(row.said)
    sides = [tuple(sorted(row.actor_countries or row.actor_keys)), tuple(sorted(row.recipient_countries or row.recipient_keys))]
    if row.mutual or row.type in _SYMMETRIC:
        sides.sort()
    return row.date, row.type, row.status, *sides


def _line(group: list[Row], origins: dict[str, str]) -> TimelineRow:
    """One line for entries that tell the same; reliable wording speaks before altered wording, an origin before its copies."""
    first = min(group, key=lambda row: (isinstance(row, StatementRow) and not row.wording_reliable, row.copy_of is not None))
    articles = {row.article_id for row in group}
    shared: dict[str, Any] = {name: getattr(first, name) for name in ("date", "id", "article", "source", "date_first", "date_last")}
    shared |= {"articles": len(articles), "origins": len({origins.get(article, article) for article in articles})}
    shared["ids"] = (first.id, *(row.id for row in group if row is not first))
    return TimelineRow(**shared, **(_told(first) if isinstance(first, StatementRow) else _done(first)))


def _told(row: StatementRow) -> dict[str, Any]:
    """What a line says of a statement."""
    sides = {"actors": (row.speaker,) if row.speaker else (), "recipients": (row.addressee,) if row.addressee else ()}
    countries = {"actor_countries": (row.speaker_country,) if row.speaker_country else (), "recipient_countries": ()}
    return {
        "kind": "statement",
        "type": row.cue_class,
        "status": None,
        "said_by": None,
        "place": None,
        "text": row.said,
        **sides,
        **countries,
    }


def _done(row: EventRow) -> dict[str, Any]:
    """What a line says of an event."""
    taken = ("type", "status", "actors", "recipients", "actor_countries", "recipient_countries", "said_by", "place")
    return {"kind": "event", "text": row.anchor} | {name: getattr(row, name) for name in taken}
