"""Two countries: what passed between them, and how friendly it was over time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import UsageError
from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import Asked
from onrecord.interfaces.web.drawing.bars import balances
from onrecord.interfaces.web.drawing.network import sum_pairs
from onrecord.interfaces.web.pages.overview import draw_pairs, intensity_rows
from onrecord.record import Store
from onrecord.views import Filter, TimelineRow
from onrecord.views.asking.who import find_country
from onrecord.views.entries import stream_statements
from onrecord.views.stories import stream_timeline

_LISTED = 8


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
