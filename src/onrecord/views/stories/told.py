"""What happenings and utterances have in common: who tells them, on whose word, and where the accounts contradict each other."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, select

from onrecord.record import schema
from onrecord.views.asking.filters import Condition

BLOCK = 400


@dataclass(frozen=True, slots=True)
class Conflict:
    """Accounts that exclude one another: `what` is date, place, status or counterpart; each value with the entries that hold it."""

    what: str
    values: dict[str, tuple[str, ...]]


def read_conflicts(written: str) -> tuple[Conflict, ...]:
    """The conflicts as the record keeps them."""
    return tuple(Conflict(row["what"], {value: tuple(ids) for value, ids in row["values"].items()}) for row in json.loads(written))


def holding(stories: Table, entries: Table, conditions: list[Condition]) -> Condition:
    """The happening or utterance holds an entry that meets all the conditions."""
    members = schema.members.c
    meeting = select(members.story).join(entries, entries.c.id == members.entry).where(*conditions)
    return stories.c.id.in_(meeting)


def in_blocks(connection: Connection, query: Select[Any]) -> Iterator[list[RowMapping]]:
    """The rows of a query, some hundred at a time."""
    block: list[RowMapping] = []
    for row in connection.execute(query.execution_options(yield_per=BLOCK)).mappings():
        block.append(row)
        if len(block) == BLOCK:
            yield block
            block = []
    if block:
        yield block


def members_of(connection: Connection, stories: list[str]) -> dict[str, tuple[str, ...]]:
    """The entries of each story, in order of their ids."""
    table = schema.members.c
    found: defaultdict[str, list[str]] = defaultdict(list)
    query = select(table.story, table.entry).where(table.story.in_(stories)).order_by(table.story, table.entry)
    for story, entry in connection.execute(query):
        found[story].append(entry)
    return {story: tuple(entries) for story, entries in found.items()}


def told_with(connection: Connection, entry: str) -> tuple[str, ...]:
    """The other entries that tell the same as this one, in order of their ids."""
    table = schema.members.c
    same = select(table.story).where(table.entry == entry)
    return tuple(connection.execute(select(table.entry).where(table.story.in_(same), table.entry != entry).order_by(table.entry)).scalars())


def worded(connection: Connection, statements: list[str]) -> dict[str, tuple[str, int]]:
    """For each statement whose utterance is told in several wordings: the utterance, and how many they are."""
    members, table = schema.members.c, schema.utterances.c
    query = select(members.entry, table.id, table.wordings).join(schema.utterances, table.id == members.story)
    rows = connection.execute(query.where(members.entry.in_(statements), table.wordings > 1))
    return {entry: (story, wordings) for entry, story, wordings in rows}


def witnesses(connection: Connection, entries: list[str]) -> dict[str, str | None]:
    """On whose word each entry is told, None where the article speaks for itself."""
    table = schema.accounts.c
    return dict(connection.execute(select(table.entry, table.witness).where(table.entry.in_(entries))).all())


def seen(row: RowMapping) -> dict[str, Any]:
    """The columns of a story that say how often and on whose word it is told."""
    names = tuple(json.loads(row["origin_names"]))
    return {"articles": row["mentions"], "origins": row["origins"], "origin_names": names, "conflicts": read_conflicts(row["conflicts"])}
