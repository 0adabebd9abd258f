"""One article with its entries in the margin, and one entry with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import Asked
from onrecord.interfaces.web.drawing.passages import lay_out
from onrecord.record import Store
from onrecord.views import Passage, show
from onrecord.views.single.annotated import Annotated, annotate
from onrecord.views.stories import told_with


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One piece of evidence of an article: the entry, its kind, what the piece is to it, and its characters."""

    entry: str
    kind: str
    role: str
    start: int
    end: int
    text: str


def show_article(asked: Asked, store: Store, key: str) -> Page:
    """The text as it was read; `at` names the entry to look at."""
    with store.reading() as connection:
        found = annotate(connection, key)
    data: dict[str, Any] = {"article": found.article, "notes": found.notes, "origin": found.origin, "copies": found.copies}
    focus = asked.values.get("at")
    shown = {"paragraphs": lay_out(found, focus), "focus": focus, "found": found}
    if asked.form == "json":
        data = {**data, "text": found.text, "marks": found.marks}
    title = found.article.title or found.article.name
    return Page("article", title, data, NoteRow, lambda connection: _note_rows(annotate(connection, key)), shown)


def show_entry(asked: Asked, store: Store, key: str) -> Page:
    """An entry of any kind by its id or the beginning of it."""
    entry = show(store, key)
    if entry.kind == "article":
        return show_article(asked, store, entry.id)
    data: dict[str, Any] = {"entry": entry, "others": ()}
    with store.reading() as connection:
        if entry.kind in ("statement", "event"):
            data["others"] = told_with(connection, entry.id)
    pieces = [(passage, cut(passage)) for passage in entry.passages]
    title = f"{asked.words('kinds.' + entry.kind)} {entry.id[:8]}"
    return Page("entry", title, data, NoteRow, lambda connection: _evidence_rows(entry.id, entry.kind, entry.passages), {"pieces": pieces})


def cut(passage: Passage) -> list[tuple[str, str]]:
    """A passage in pieces, each with the role of the shortest evidence over it, "" where there is none."""
    ends = {0, len(passage.text)} | {at for light in passage.highlights for at in (light.start, light.end)}
    cuts = sorted(at for at in ends if 0 <= at <= len(passage.text))
    pieces = []
    for left, right in pairwise(cuts):
        over = [light for light in passage.highlights if light.start <= left and right <= light.end]
        role = min(over, key=lambda light: light.end - light.start).role if over else ""
        pieces.append((passage.text[left:right], role))
    return pieces


def _note_rows(found: Annotated) -> Iterator[NoteRow]:
    for note in found.notes:
        for place in note.places:
            yield NoteRow(note.id, note.kind, place.role, place.start, place.end, found.text[place.start : place.end])


def _evidence_rows(key: str, kind: str, passages: tuple[Passage, ...]) -> Iterator[NoteRow]:
    for passage in passages:
        for light in passage.highlights:
            start, end = passage.start + light.start, passage.start + light.end
            yield NoteRow(key, kind, light.role, start, end, passage.text[light.start : light.end])
