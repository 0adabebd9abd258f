"""One actor: names, offices, partners, what it said and did, and what was said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import MissingError
from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import Asked
from onrecord.model import EventType
from onrecord.record import Store, schema
from onrecord.views import Filter, TimelineRow
from onrecord.views.asking.filters import Condition
from onrecord.views.catalogue import stream_actors
from onrecord.views.entries import stream_events, stream_statements
from onrecord.views.measures import PartnerCount, count_entries, offices_of, partners, score_of
from onrecord.views.stories import stream_timeline
from onrecord.views.stories.positions import issue_counts

_LISTED = 8
_FEW = 5
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
    own = Filter(actor=key)
    with store.reading() as connection:
        actor = next(stream_actors(connection, Filter(), schema.actors.c.key == key), None)
        if actor is None:
            raise MissingError(f"no actor on record has the key {key!r}", remedy="find it in the list of actors")
        data: dict[str, Any] = {
            "actor": actor,
            "offices": offices_of(key, asked.words.language),
            "partners": _partner_rows(partners(connection, key))[:_PARTNERS],
            "issues": issue_counts(connection, holder=key),
            **_entries(connection, key),
        }
    title = asked.words.actor(actor.name, actor.country, actor.kind, actor.key)
    return Page("actor", title, data, TimelineRow, lambda connection: stream_timeline(connection, own), {"most": _most(data["partners"])})


def _entries(connection: Connection, key: str) -> dict[str, Any]:
    """The first entries of each kind, and how many there are: said by the actor, said of it, whom it met, what it promised, all it did."""
    own, made = Filter(actor=key), schema.statements.c.cue_class == "promise"
    parts: dict[str, tuple[Filter, int, tuple[Condition, ...]]] = {
        "statements": (own, _LISTED, ()), "statements_about": (Filter(other=key), _LISTED, ()), "promised": (own, _FEW, (made,)),
        "met": (replace(own, type=EventType.CONSULT.value), _FEW, ()), "events": (own, _LISTED, ()),
    }  # fmt: skip
    data: dict[str, Any] = {"counts": {}}
    for name, (chosen, most, more) in parts.items():
        events = name in ("met", "events")
        read = stream_events if events else stream_statements
        data[name] = list(read(connection, replace(chosen, limit=most), *more))
        data["counts"][name] = count_entries(connection, "events" if events else "statements", chosen, *more)
    return data


def _partner_rows(counts: list[PartnerCount]) -> list[PartnerRow]:
    rows: dict[str, PartnerRow] = {}
    for count in counts:
        held = rows.get(count.key) or PartnerRow(count.key, count.name, count.country, 0, 0, 0)
        kind = "cooperation" if score_of(count.type) > 0 else "conflict"
        rows[count.key] = replace(held, events=held.events + count.entries, **{kind: getattr(held, kind) + count.entries})
    return sorted(rows.values(), key=lambda row: (-row.events, row.name))


def _most(rows: list[PartnerRow]) -> int:
    return max((row.events for row in rows), default=1)
