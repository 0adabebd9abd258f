"""One happening or utterance with every account of it: on whose word, in which words, and where accounts exclude one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import MissingError
from onrecord.interfaces.web.answering import Page, listed
from onrecord.interfaces.web.asking import Asked
from onrecord.interfaces.web.drawing.wordings import set_apart
from onrecord.record import Store, schema
from onrecord.views import EventRow, Filter, HappeningRow, StatementRow, UtteranceRow
from onrecord.views.entries import stream_events, stream_statements
from onrecord.views.stories import stream_happenings, stream_utterances, witnesses


def list_happenings(asked: Asked, store: Store) -> Page:
    """Happenings by date, with the number of articles and of independent origins."""
    with store.reading() as connection:
        rows, more = listed(list(stream_happenings(connection, asked.page)), asked)
    shown = {"facets": {}, "fields": ("actor", "country", "with", "type", "status", "since", "until", "about", "source")}
    title = asked.words("stories.title")
    data = {"happenings": rows, "more": more}
    return Page("happenings", title, data, HappeningRow, lambda connection: stream_happenings(connection, asked.chosen), shown)


def show_happening(asked: Asked, store: Store, key: str) -> Page:
    """All events behind a happening, folded by origin, contradictions side by side. Raises MissingError for an unknown id."""

    def told(connection: Connection, row: HappeningRow) -> Iterator[EventRow]:
        return stream_events(connection, Filter(), schema.events.c.id.in_(row.events))

    with store.reading() as connection:
        row = _only(stream_happenings(connection, Filter(), schema.happenings.c.id == key), key)
        entries = list(told(connection, row))
        data = {"happening": row, "events": entries, "origins": _by_origin(connection, entries)}
    places = {"places": {each.id: each for each in entries}}
    return Page("happening", asked.words("kinds.happening"), data, EventRow, _again(told, row), places)


def show_utterance(asked: Asked, store: Store, key: str) -> Page:
    """All wordings of an utterance side by side. Raises MissingError for an unknown id."""

    def told(connection: Connection, row: UtteranceRow) -> Iterator[StatementRow]:
        return stream_statements(connection, Filter(), schema.statements.c.id.in_(row.statements))

    with store.reading() as connection:
        row = _only(stream_utterances(connection, Filter(), schema.utterances.c.id == key), key)
        entries = list(told(connection, row))
        data = {"utterance": row, "statements": entries, "origins": _by_origin(connection, entries)}
    shown = {
        "places": {each.id: each for each in entries},
        "pieces": [set_apart(row.said, wording.said) for wording in row.wordings],
    }
    return Page("utterance", asked.words("kinds.utterance"), data, StatementRow, _again(told, row), shown)


def _only(rows: Iterable[Any], key: str) -> Any:
    row = next(iter(rows), None)
    if row is None:
        raise MissingError(f"nothing on record has the id {key!r}", remedy="find it in the timeline")
    return row


def _again(told: Callable[[Connection, Any], Iterator[Any]], row: Any) -> Callable[[Connection], Iterator[Any]]:
    return lambda connection: told(connection, row)


def _by_origin(connection: Connection, entries: list[Any]) -> dict[str, list[str]]:
    """The ids of the entries under the origin on whose word they are told, the origin of most entries first."""
    named = witnesses(connection, [entry.id for entry in entries])
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        groups[named.get(entry.id) or entry.copy_of or entry.article].append(entry.id)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))
