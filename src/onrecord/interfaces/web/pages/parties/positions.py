"""How a side stands on an issue over time; without a side and an issue, who names which issue how often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import Asked
from onrecord.interfaces.web.drawing.stances import draw, scale_of
from onrecord.record import Store
from onrecord.views import PositionRow, Question, positions
from onrecord.views.asking.who import countries
from onrecord.views.stories.positions import IssueCount, issue_counts, known_issues

_SIDES = 20
FIELDS = ("holder", "about", "with", "since", "until")


def show_positions(asked: Asked, store: Store) -> Page:
    """The positions of `holder` on `about`; where one of them is missing, the sides and issues to choose from."""
    holder, about = asked.words.code(asked.values.get("holder", "")), asked.values.get("about", "")
    with store.reading() as connection:
        sides = countries(connection)
    shown: dict[str, Any] = {"fields": FIELDS, "facets": {}, "suggested": _suggested(asked, sides)}
    if holder and about:
        return _positions(asked, store, holder, about, shown)

    def counts(connection: Connection) -> Iterator[IssueCount]:
        return iter(issue_counts(connection, about or None, holder or None))

    with store.reading() as connection:
        rows = list(counts(connection))
    data = {"issues": rows}
    return Page("positions", asked.words("positions.title"), data, IssueCount, counts, {**shown, "table": _table(rows), "positions": None})


def _positions(asked: Asked, store: Store, holder: str, about: str, shown: dict[str, Any]) -> Page:
    """The picture of all positions, and a page of them with their evidence."""
    value = asked.values.get
    question = Question(holder, about, asked.words.code(value("with", "")) or None, value("since") or None, value("until") or None)
    rows = positions(store, question)
    page = rows[asked.offset : asked.offset + asked.rows]
    scale = scale_of(rows)
    data = {"question": question, "positions": page, "total": len(rows), "more": len(rows) > asked.offset + asked.rows}
    drawn = {
        "scale": scale,
        "panels": draw(rows, scale) if scale else [],
        "moves": [row for row in rows if row.moved_from],
        "undated": sum(row.date_first is None for row in rows),
        "pieces": {row.id: _pieces(row) for row in page},
    }
    title = asked.words("positions.of", holder=asked.words.country(holder), about=asked.words.label("issues", about))
    return Page("positions", title, data, PositionRow, lambda _: iter(positions(store, question)), shown | drawn)


def _suggested(asked: Asked, sides: Sequence[str]) -> dict[str, list[str]]:
    """What the fields of the form propose."""
    names = [asked.words.country(code) for code in sides]
    return {"holder": names, "with": names, "about": [asked.words.label("issues", name) for name in known_issues()]}


def _table(counts: Sequence[IssueCount]) -> dict[str, Any]:
    """The counts as a table of sides and issues, those of most entries first."""
    cells = {(row.holder, row.issue): row.entries for row in counts}
    sides: dict[str, str] = {row.holder: row.name for row in counts}
    total = {side: sum(row.entries for row in counts if row.holder == side) for side in sides}
    issues = {name: sum(row.entries for row in counts if row.issue == name) for name in dict.fromkeys(row.issue for row in counts)}
    ordered = sorted(sides, key=lambda side: (-total[side], sides[side]))[:_SIDES]
    return {"sides": {side: sides[side] for side in ordered}, "issues": sorted(issues, key=lambda name: -issues[name]), "cells": cells}


def _pieces(row: PositionRow) -> list[tuple[str, bool]]:
    """The evidence in pieces, the words that decided its stance apart."""
    words = (row.cue or "").partition(": ")[2] if row.kind == "act" else row.cue or ""
    before, found, after = row.text.partition(words) if words else (row.text, "", "")
    return [piece for piece in ((before, False), (found, True), (after, False)) if piece[0]]
