"""Judgements of persons, kept apart from what the program claims: who said what of which entry, when, and why.

A judgement names entries (events, statements) by their ids, which come from content: it holds for them whatever is read, in
whatever order. An undone judgement stays, with the time it was undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field

from sqlalchemy import Connection, insert, or_, select, update

from onrecord.errors import RecordError
from onrecord.record import schema

VERBS = ("accept", "reject", "merge", "split", "edit")

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `other` is the second entry of a merge or split; `field` and `value` belong to an edit.

    `at` and `undone` are times in UTC (ISO 8601); `number` counts the judgements of a record, 0 before it is kept.
    """

    verb: str
    entry: str
    by: str
    at: str
    why: str = ""
    other: str | None = None
    field: str | None = None
    value: str | None = None
    undone: str | None = None
    number: int = 0


@dataclass(slots=True)
class Verdicts:
    """What the judgements in force say of some entries. A later one overrules an earlier one on the same matter."""

    rejected: set[str] = field(default_factory=set)
    merged: dict[Pair, None] = field(default_factory=dict)
    split: set[Pair] = field(default_factory=set)
    edits: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Verdicts:
        """The verdicts of judgements in their order."""
        verdicts = cls()
        for judgement in judgements:
            verdicts._add(judgement)
        return verdicts

    def _add(self, judgement: Judgement) -> None:
        pair = frozenset((judgement.entry, judgement.other or judgement.entry))
        if judgement.verb == "reject":
            self.rejected.add(judgement.entry)
        elif judgement.verb == "accept":
            self.rejected.discard(judgement.entry)
        elif judgement.verb == "merge":
            self.split.discard(pair)
            self.merged[pair] = None
        elif judgement.verb == "split":
            self.merged.pop(pair, None)
            self.split.add(pair)
        elif judgement.field and judgement.value is not None:
            self.edits[judgement.entry][judgement.field] = judgement.value


class Judgements:
    """Reads and writes judgements inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Judgement]:
        """All judgements in their order, those undone included."""
        rows = self._connection.execute(select(schema.judgements).order_by(schema.judgements.c.id)).mappings()
        return [_judgement(row) for row in rows]

    def of_decision(self, judgement: Judgement) -> list[Judgement]:
        """The judgements that were made in one act with this one, itself included."""
        return [each for each in self.all() if (each.at, each.by, each.verb) == (judgement.at, judgement.by, judgement.verb)]

    def add(self, judgements: Iterable[Judgement]) -> int:
        """Keep judgements that are not on record yet; returns how many were new."""
        known = {_sameness(judgement) for judgement in self.all()}
        rows = []
        for judgement in judgements:
            if _sameness(judgement) not in known:
                known.add(_sameness(judgement))
                row = asdict(judgement)
                del row["number"]
                rows.append(row)
        if rows:
            self._connection.execute(insert(schema.judgements), rows)
        return len(rows)

    def undo(self, number: int | None, at: str) -> Judgement:
        """Undo the judgement with this number, the last one in force without a number. Raises RecordError when there is none."""
        table = schema.judgements.c
        query = select(schema.judgements).where(table.undone.is_(None)).order_by(table.id.desc()).limit(1)
        row = self._connection.execute(query if number is None else query.where(table.id == number)).mappings().first()
        if row is None:
            wanted = "no judgement is in force" if number is None else f"no judgement {number} is in force"
            raise RecordError(wanted, remedy="list them with `onrecord judgements`")
        self._connection.execute(update(schema.judgements).where(table.id == row["id"]).values(undone=at))
        return _judgement(row)


def verdicts_on(connection: Connection, entries: Collection[str] | None = None) -> Verdicts:
    """What the judgements in force say of these entries (of all, without any)."""
    table = schema.judgements.c
    query = select(schema.judgements).where(table.undone.is_(None)).order_by(table.id)
    if entries is None:
        return Verdicts.of(map(_judgement, connection.execute(query).mappings()))
    found = {}
    ordered = sorted(entries)
    for at in range(0, len(ordered), 5_000):
        block = ordered[at : at + 5_000]
        for row in connection.execute(query.where(or_(table.entry.in_(block), table.other.in_(block)))).mappings():
            found[row["id"]] = _judgement(row)
    return Verdicts.of(found[number] for number in sorted(found))


def _judgement(row: object) -> Judgement:
    values = dict(row)  # type: ignore[call-overload]
    return Judgement(number=values.pop("id"), **values)


def _sameness(judgement: Judgement) -> tuple[object, ...]:
    values = asdict(judgement)
    return tuple(values[name] for name in ("verb", "entry", "other", "field", "value", "by", "at"))
