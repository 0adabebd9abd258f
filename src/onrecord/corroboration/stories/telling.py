"""What a happening or an utterance is, from the accounts of it: its leading entry, its time, its origins, its contradictions.

Contradictions are kept, never averaged: where two accounts exclude each other, both values are named with the entries that hold them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from onrecord.corroboration.copies.concepts import concepts
from onrecord.corroboration.copies.shingles import fold
from onrecord.model import Mode, Status, digest

_RANKS = (Status.ACTUAL, Status.DENIED, Status.PLANNED, Status.PROPOSED, Status.POSSIBLE, Status.HYPOTHETICAL)
_LATEST = "9999"

Row = Mapping[str, Any]


def describe_happening(events: Sequence[Row], sides: Iterable[tuple[str, str, str]], origins: Collection[str]) -> dict[str, Any]:
    """The row of the happening that these rows of `events` tell. `sides` are event, side and who stands there."""
    standing: defaultdict[str, set[str]] = defaultdict(set)
    for event, _, who in sides:
        standing[event].add(who)
    lead = min(events, key=lambda row: (_RANKS.index(row["status"]), *_doubt(row), -len(standing[row["id"]]), row["id"]))
    conflicts = [*_conflict("date", events, _times), *_conflict("place", events, _places), *_statuses(events)]
    conflicts += _counterparts(events, standing)
    taken = {"type": lead["type"], "status": lead["status"], "place": _place(lead, events)}
    return {"id": digest("happening", min(row["id"] for row in events)), **taken, **_shared(lead, events, origins, conflicts)}


def describe_utterance(statements: Sequence[Row], origins: Collection[str]) -> dict[str, Any]:
    """The row of the utterance that these rows of `statements` report. The leading one has the most reliable wording."""
    lead = min(
        statements, key=lambda row: (not row["wording_reliable"], row["mode"] != Mode.DIRECT, *_doubt(row), -len(row["said"]), row["id"])
    )
    taken = {"speaker": lead["speaker"], "wordings": len({fold(row["said"]) for row in statements})}
    conflicts = list(_conflict("date", statements, _times))
    return {"id": digest("utterance", min(row["id"] for row in statements)), **taken, **_shared(lead, statements, origins, conflicts)}


def _shared(lead: Row, rows: Sequence[Row], origins: Collection[str], conflicts: list[dict[str, Any]]) -> dict[str, Any]:
    dated = min(rows, key=lambda row: (row["date"] is None, _length(row), row is not lead, row["date_first"] or "", row["id"]))
    when = {name: dated[name] for name in ("date", "date_first", "date_last")}
    counted = {"mentions": len({row["article"] for row in rows}), "origins": len(origins)}
    named = json.dumps(sorted(origins), ensure_ascii=False)
    return {"lead": lead["id"], **when, **counted, "origin_names": named, "conflicts": json.dumps(conflicts, ensure_ascii=False)}


def _doubt(row: Row) -> tuple[bool, bool, str]:
    """Sorts originals before copies, and earlier reports before later ones."""
    return row["copied_from"] is not None, row["published_first"] is None, row["published_first"] or ""


def _length(row: Row) -> int:
    """How long the interval is: the precision of a date."""
    return _days(row["date_last"]) - _days(row["date_first"]) if row["date"] else 0


def _days(day: str) -> int:
    year, month, number = map(int, day.split("-"))
    return year * 372 + month * 31 + number


def _place(lead: Row, events: Sequence[Row]) -> str | None:
    places = sorted(row["place"] for row in events if row["place"])
    return lead["place"] or (places[0] if places else None)


def _times(row: Row) -> tuple[str, Any] | None:
    return (row["date"], (row["date_first"], row["date_last"])) if row["date"] else None


def _places(row: Row) -> tuple[str, Any] | None:
    return (row["place"], frozenset(concepts(row["place"]))) if row["place"] else None


def _exclude(one: Any, other: Any) -> bool:
    """Whether two times or two places have nothing in common."""
    if isinstance(one, frozenset):
        return bool(one and other) and one.isdisjoint(other)
    return bool(one[0] > other[1] or other[0] > one[1])


def _conflict(what: str, rows: Sequence[Row], read: Any) -> Iterator[dict[str, Any]]:
    """The values that exclude one another, each with the entries that hold it."""
    held = [(row["id"], *found) for row in rows if (found := read(row))]
    opposed = {key for (key, _, one), (rival, _, other) in combinations(held, 2) if _exclude(one, other) for key in (key, rival)}
    yield from _told(what, [(value, key) for key, value, _ in held if key in opposed])


def _statuses(events: Sequence[Row]) -> Iterator[dict[str, Any]]:
    statuses = {row["status"] for row in events}
    if Status.DENIED in statuses and len(statuses) > 1:
        yield from _told("status", [(row["status"], row["id"]) for row in events])


def _counterparts(events: Sequence[Row], standing: Mapping[str, set[str]]) -> Iterator[dict[str, Any]]:
    """States that only some accounts name, where each of two accounts names one that the other does not."""
    states = {row["id"]: {who for who in standing[row["id"]] if len(who) == 3 and who.isupper()} for row in events}
    opposed = {
        key for one, two in combinations(sorted(states), 2) if states[one] - states[two] and states[two] - states[one] for key in (one, two)
    }
    yield from _told("counterpart", [(", ".join(sorted(states[key])), key) for key in opposed])


def _told(what: str, held: Iterable[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    values: defaultdict[str, list[str]] = defaultdict(list)
    for value, key in sorted(held):
        values[value].append(key)
    if values:
        yield {"what": what, "values": dict(values)}
