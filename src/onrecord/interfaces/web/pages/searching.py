"""One field that searches everything: actors by name, statements and events by their words, passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import UsageError
from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import Asked
from onrecord.interfaces.web.pages.lists import marked
from onrecord.record import Store
from onrecord.views import ActorRow, Filter, SearchHit, search
from onrecord.views.asking.terms import read_terms
from onrecord.views.catalogue import stream_actors
from onrecord.views.entries import stream_events, stream_statements

_FEW = 5


def search_all(asked: Asked, store: Store) -> Page:
    """What is found for `q`, the passages page by page."""
    text = asked.values.get("q", "")
    hits = search(store, text, asked.page) if text else []
    data: dict[str, Any] = {"q": text, "passages": hits[: asked.rows], "more": len(hits) > asked.rows}
    with store.reading() as connection:
        first = bool(text) and asked.offset == 0
        about = replace(asked.chosen, about=text, limit=_FEW)
        data["actors"] = _find_actors(connection, text) if first else []
        spoken = first and not (asked.chosen.status or asked.chosen.context)
        data["statements"] = list(stream_statements(connection, about)) if spoken else []
        data["events"] = list(stream_events(connection, about)) if first else []
    terms = read_terms(text)
    shown = {
        "pieces": [_cut(hit) for hit in data["passages"]],
        "said": {row.id: marked(row.said, terms) for row in data["statements"]},
    }

    def rows(_: Connection) -> Iterator[SearchHit]:
        return iter(search(store, text, replace(asked.chosen, limit=1000)) if text else [])

    return Page("search", asked.words("search.title"), data, SearchHit, rows, shown)


def _find_actors(connection: Connection, text: str) -> list[ActorRow]:
    """Actors of this name; nobody is no error here."""
    try:
        return list(stream_actors(connection, Filter(actor=text, limit=_FEW)))
    except UsageError:
        return []


def _cut(hit: SearchHit) -> list[tuple[str, bool]]:
    pieces, at = [], 0
    for start, end in hit.highlights:
        pieces += [(hit.text[at:start], False), (hit.text[start:end], True)]
        at = end
    return [piece for piece in (*pieces, (hit.text[at:], False)) if piece[0]]
