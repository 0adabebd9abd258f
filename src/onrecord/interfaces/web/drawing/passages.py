"""A text in pieces: where its entries begin and end, which of them a piece belongs to, and which one is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.views.single.annotated import Annotated, FoundRow, Note, Place

_SHOWN = {"statement": ("content",), "event": ("anchor",), "instrument": ("mention",), "defect": ("defect",)}
_QUIET = ("header", "rubric", "caption", "credit", "related_links", "call_to_action", "prompt_residue", "boilerplate")
_ORDER = ("event", "instrument", "statement", "defect")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with the same entries. `kind` is that of the entry it links to, `role` what it is to the entry looked at."""

    text: str
    entry: str
    kind: str
    role: str
    noise: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text in pieces, with the entries that begin in it and the defects, counted by label."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    defects: tuple[tuple[str, int], ...]
    heading: bool


def lay_out(found: Annotated, focus: str | None) -> list[Paragraph]:
    """The lines of the article; `focus` is the entry whose evidence is marked alone."""
    looked_at = next((note for note in found.notes if note.id == focus), None)
    paragraphs, at, shown = [], 0, False
    for line in found.text.splitlines(keepends=True):
        end = at + len(line)
        if line.strip():
            pieces = list(_pieces(found, looked_at, at, at + len(line.rstrip("\n")), first=not shown))
            shown = shown or any(piece.role for piece in pieces)
            own = [note for note in found.notes if at <= note.start < end]
            notes = tuple(note for note in own if note.kind != "defect" or note.id == focus)
            defects = Counter(note.row.label for note in own if isinstance(note.row, FoundRow) and note.kind == "defect")
            heading = any(mark.role == "title" and mark.start <= at < mark.end for mark in found.marks)
            paragraphs.append(Paragraph(tuple(pieces), notes, tuple(sorted(defects.items())), heading))
        at = end
    return paragraphs


def _pieces(found: Annotated, focus: Note | None, start: int, end: int, *, first: bool) -> Iterator[Piece]:
    own = [(note, place) for note in found.notes for place in note.places if place.role in _SHOWN[note.kind] and _meets(place, start, end)]
    looked = [place for place in focus.places if _meets(place, start, end)] if focus else []
    quiet = [mark for mark in found.marks if mark.role in _QUIET and _meets(mark, start, end)]
    cuts = _cuts([*(place for _, place in own), *looked, *quiet], start, end)
    for left, right in pairwise(cuts):
        note = _innermost(own, left, right)
        role = next((place.role for place in sorted(looked, key=_length) if place.start <= left and right <= place.end), "")
        noise = any(mark.start <= left and right <= mark.end for mark in quiet)
        yield Piece(found.text[left:right], note.id if note else "", note.kind if note else "", role, noise, bool(role) and first)
        first = first and not role


def _innermost(own: Sequence[tuple[Note, Place]], left: int, right: int) -> Note | None:
    """The shortest entry over these characters: a click should lead to what is nearest."""
    over = [(_length(place), _ORDER.index(note.kind), note) for note, place in own if place.start <= left and right <= place.end]
    return min(over, key=lambda item: item[:2])[2] if over else None


def _cuts(places: Iterable[Place], start: int, end: int) -> list[int]:
    return sorted({start, end} | {min(max(at, start), end) for place in places for at in (place.start, place.end)})


def _meets(place: Place, start: int, end: int) -> bool:
    return place.start < end and place.end > start


def _length(place: Place) -> int:
    return place.end - place.start
