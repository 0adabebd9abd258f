"""Indexes by numbers: under each number stand the articles, or the entries, that hold it.

What one of them holds is packed beside it as well: so it is taken out again without a second index, which would double the size.
Numbers are as good as random: each new row of a large index would write a page of its own. New rows go to a small table first, and from
there to the large one many at a time (a log-structured merge tree of two levels, O'Neil et al. 1996).
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, func, select

from onrecord.record import schema

MOST_FRESH = 1_000_000
"""Rows of a small table, about 40 MB."""

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
        connection.exec_driver_sql(f"INSERT INTO fresh_{table.name} VALUES (?, ?)", rows)


def move_fresh(connection: Connection, most: int) -> None:
    """Move the fresh rows of an index to its large table when there are more than so many."""
    for name, fresh in schema.INDEXES.items():
        if connection.execute(select(func.count()).select_from(fresh)).scalar_one() > most:
            connection.exec_driver_sql(f"INSERT INTO {name} SELECT * FROM fresh_{name} ORDER BY 1, 2")
            connection.exec_driver_sql(f"DELETE FROM fresh_{name}")


def count_shared(connection: Connection, table: Table, numbers: Collection[int]) -> Counter[str]:
    """How many of the numbers each key holds, where there are several: one in common is chance."""
    column = table.primary_key.columns.keys()[1]
    found: Counter[str] = Counter()
    for block in blocks(numbers):
        inside = f"WHERE number IN ({','.join('?' * len(block))})"
        both = f"SELECT {column} AS held FROM {table.name} {inside} UNION ALL SELECT {column} FROM fresh_{table.name} {inside}"
        several = " HAVING count(*) > 1" if len(numbers) <= _BLOCK else ""
        query = f"SELECT held, count(*) FROM ({both}) GROUP BY held{several}"
        found.update(dict(tuple(row) for row in connection.exec_driver_sql(query, (*block, *block))))
    return Counter({key: count for key, count in found.items() if count > 1})


def find(connection: Connection, table: Table, numbers: Collection[int]) -> dict[int, list[str]]:
    """The keys under each number."""
    found: dict[int, list[str]] = {}
    for block in blocks(numbers):
        places = ",".join("?" * len(block))
        for name in (table.name, f"fresh_{table.name}"):
            for number, key in connection.exec_driver_sql(f"SELECT * FROM {name} WHERE number IN ({places})", tuple(block)):
                found.setdefault(number, []).append(key)
    return found


def take_out(connection: Connection, article: str) -> None:
    """Take an article and its entries out of all indexes."""
    compared, accounts = schema.compared.c, schema.accounts.c
    whole = select(compared.article, compared.numbers).where(compared.article == article)
    entries = select(accounts.entry, accounts.numbers).where(accounts.article == article)
    for name, fresh in schema.INDEXES.items():
        query, key = (entries, "entry") if "entry" in fresh.c else (whole, "article")
        rows = [(number, held) for held, packed in connection.execute(query) for number in unpack(packed)]
        for table in (name, fresh.name):
            if rows:
                connection.exec_driver_sql(f"DELETE FROM {table} WHERE number = ? AND {key} = ?", rows)


def blocks(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The values in order, in portions that fit into one question."""
    ordered = sorted(values)
    for at in range(0, len(ordered), _BLOCK):
        yield ordered[at : at + _BLOCK]
