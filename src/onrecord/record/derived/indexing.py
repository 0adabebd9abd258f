"""Indexes by numbers: under each number stand the articles, or the entries, that hold it.

What one of them holds is packed beside it as well: so it is taken out again without a second index, which would double the size.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, select

from onrecord.record import schema

_BLOCK = 5_000  # SQLite takes at most 32,766 parameters


def pack(numbers: Collection[int]) -> bytes:
    """Numbers of up to 63 bits, in order."""
    return struct.pack(f">{len(numbers)}q", *sorted(numbers))


def unpack(packed: bytes) -> tuple[int, ...]:
    """The inverse of `pack`."""
    return struct.unpack(f">{len(packed) // 8}q", packed)


def file_under(connection: Connection, table: Table, holding: Mapping[str, Collection[int]]) -> None:
    """Put each key under its numbers; all together in order of the numbers, so that a page of the index is written once."""
    rows = sorted((number, key) for key, numbers in holding.items() for number in numbers)
    if rows:
        connection.exec_driver_sql(f"INSERT INTO {table.name} VALUES (?, ?)", rows)


def count_shared(connection: Connection, table: Table, numbers: Collection[int]) -> Counter[str]:
    """How many of the numbers each key holds, where there are several: one in common is chance."""
    column = table.primary_key.columns.keys()[1]
    query = f"SELECT {column}, count(*) FROM {table.name} WHERE number IN ({{}}) GROUP BY {column}"
    found: Counter[str] = Counter()
    for block in blocks(numbers):
        few = " HAVING count(*) > 1" if len(numbers) <= _BLOCK else ""
        places = ",".join("?" * len(block))
        found.update(dict(tuple(row) for row in connection.exec_driver_sql(query.format(places) + few, tuple(block))))
    return Counter({key: count for key, count in found.items() if count > 1})


def find(connection: Connection, table: Table, numbers: Collection[int]) -> dict[int, list[str]]:
    """The keys under each number."""
    query = f"SELECT * FROM {table.name} WHERE number IN ({{}})"
    found: dict[int, list[str]] = {}
    for block in blocks(numbers):
        for number, key in connection.exec_driver_sql(query.format(",".join("?" * len(block))), tuple(block)):
            found.setdefault(number, []).append(key)
    return found


def take_out(connection: Connection, article: str) -> None:
    """Take an article and its entries out of all indexes."""
    compared, accounts = schema.compared.c, schema.accounts.c
    whole = select(compared.article, compared.numbers).where(compared.article == article)
    entries = select(accounts.entry, accounts.numbers).where(accounts.article == article)
    for table, query in ((schema.shingles, whole), (schema.sketches, whole), (schema.traces, entries)):
        rows = [(number, key) for key, packed in connection.execute(query) for number in unpack(packed)]
        if rows:
            column = table.primary_key.columns.keys()[1]
            connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE number = ? AND {column} = ?", rows)


def blocks(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The values in order, in portions that fit into one question."""
    ordered = sorted(values)
    for at in range(0, len(ordered), _BLOCK):
        yield ordered[at : at + _BLOCK]
