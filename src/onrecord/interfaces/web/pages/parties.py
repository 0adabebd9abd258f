"""One actor, and two countries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import MissingError, UsageError
from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import Asked
from onrecord.interfaces.web.drawing.bars import balances
from onrecord.interfaces.web.drawing.network import sum_pairs
from onrecord.interfaces.web.pages.overview import draw_pairs, intensity_rows
from onrecord.record import Store, schema
from onrecord.views import Filter, TimelineRow
from onrecord.views.asking.who import find_country
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


def show_pair(asked: Asked, store: Store, pair: str) -> Page:
    """The record of two countries. Raises UsageError for anything but two codes on record."""
    one, _, other = pair.upper().partition("-")
    with store.reading() as connection:
        for code in (one, other):
            if not (len(code) == 3 and code.isalpha()):
                raise UsageError(f"{pair!r} is no pair of countries", remedy="give two ISO 3166 codes, such as RUS-CHN")
            find_country(connection, code)
        both = replace(asked.chosen, country=one, other=other)
        scale, counts = draw_pairs(connection, both)
        own = [count for count in counts if {count.country, count.other} == {one, other}]
        rows = list(stream_timeline(connection, replace(both, limit=asked.rows + 1, offset=asked.offset)))
        data: dict[str, Any] = {
            "pair": (one, other),
            "intensity": intensity_rows(own),
            "timeline": rows[: asked.rows],
            "more": len(rows) > asked.rows,
            "statements": _said_between(connection, one, other),
        }
    total = sum_pairs(own)
    shown = {"scale": scale, "bars": balances(own, scale) if scale else [], "sum": total[0] if total else None}
    title = asked.words("pair.title", one=asked.words.country(one), other=asked.words.country(other))
    return Page("pair", title, data, TimelineRow, lambda connection: stream_timeline(connection, both), shown)


def _said_between(connection: Connection, one: str, other: str) -> list[Any]:
    """What either side said to or of the other, the first of each."""
    return [
        row
        for speaker, hearer in ((one, other), (other, one))
        for row in stream_statements(connection, Filter(country=speaker, other=hearer, limit=_LISTED))
    ]


def _partner_rows(counts: list[PartnerCount]) -> list[PartnerRow]:
    rows: dict[str, PartnerRow] = {}
    for count in counts:
        held = rows.get(count.key) or PartnerRow(count.key, count.name, count.country, 0, 0, 0)
        kind = "cooperation" if score_of(count.type) > 0 else "conflict"
        rows[count.key] = replace(held, events=held.events + count.entries, **{kind: getattr(held, kind) + count.entries})
    return sorted(rows.values(), key=lambda row: (-row.events, row.name))


def _most(rows: list[PartnerRow]) -> int:
    return max((row.events for row in rows), default=1)
