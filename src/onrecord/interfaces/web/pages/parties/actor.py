"""One actor: names, offices, partners, what it said and did, and what was said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from onrecord.errors import MissingError
from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import Asked
from onrecord.record import Store, schema
from onrecord.views import Filter, TimelineRow
from onrecord.views.catalogue import stream_actors
from onrecord.views.entries import stream_events, stream_statements
from onrecord.views.measures import PartnerCount, count_entries, offices_of, partners, score_of
from onrecord.views.stories import stream_timeline

_LISTED = 8
_PARTNERS = 12


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner of an actor with the events of both, those of cooperation and those of conflict apart."""

    key: str
    name: str
    country: str | None
    events: int
    cooperation: int
    conflict: int


def show_actor(asked: Asked, store: Store, key: str) -> Page:
    """Names, offices, partners, statements and events of one actor. Raises MissingError when nobody on record has the key."""
    with store.reading() as connection:
        actor = next(stream_actors(connection, Filter(), schema.actors.c.key == key), None)
        if actor is None:
            raise MissingError(f"no actor on record has the key {key!r}", remedy="find it in the list of actors")
        own, about = Filter(actor=key), Filter(other=key)
        data: dict[str, Any] = {
            "actor": actor,
            "offices": offices_of(key, asked.words.language),
            "partners": _partner_rows(partners(connection, key))[:_PARTNERS],
            "statements": list(stream_statements(connection, replace(own, limit=_LISTED))),
            "statements_about": list(stream_statements(connection, replace(about, limit=_LISTED))) if actor.articles else [],
            "events": list(stream_events(connection, replace(own, limit=_LISTED))),
            "counts": {
                "statements": count_entries(connection, "statements", own),
                "statements_about": count_entries(connection, "statements", about),
                "events": count_entries(connection, "events", own),
            },
        }
    title = asked.words.actor(actor.name, actor.country, actor.kind, actor.key)
    return Page("actor", title, data, TimelineRow, lambda connection: stream_timeline(connection, own), {"most": _most(data["partners"])})


def _partner_rows(counts: list[PartnerCount]) -> list[PartnerRow]:
    rows: dict[str, PartnerRow] = {}
    for count in counts:
        held = rows.get(count.key) or PartnerRow(count.key, count.name, count.country, 0, 0, 0)
        kind = "cooperation" if score_of(count.type) > 0 else "conflict"
        rows[count.key] = replace(held, events=held.events + count.entries, **{kind: getattr(held, kind) + count.entries})
    return sorted(rows.values(), key=lambda row: (-row.events, row.name))


def _most(rows: list[PartnerRow]) -> int:
    return max((row.events for row in rows), default=1)
