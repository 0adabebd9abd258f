"""CSV for spreadsheets: one row of a view on each line, lists joined by semicolons.

A cell that a spreadsheet would run as a formula gets an apostrophe in front, whatever its quoting: quotes alone do
not stop Excel. Numbers stay numbers, also negative ones.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from onrecord.views.exports.files import write_whole
from onrecord.views.exports.plain import to_dict

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BYTE_ORDER_MARK = "\ufeff"  # without it, Excel reads UTF-8 as the encoding of the country


def write_csv(rows: Iterable[Any], path: Path, kind: type[Any]) -> int:
    """Write rows of the dataclass `kind` to a file, one at a time; returns how many. Raises OnrecordError when it cannot be written."""
    with write_whole(path) as file:
        file.write(_BYTE_ORDER_MARK)
        return print_csv(rows, file, kind)


def print_csv(rows: Iterable[Any], file: TextIO, kind: type[Any]) -> int:
    """Write a line of column names and the rows to an open file; returns how many rows."""
    return sum(file.write(line) > 0 for line in _lines(rows, kind)) - 1


def csv_lines(rows: Iterable[Any], kind: type[Any]) -> Iterator[str]:
    """The whole of a file as `write_csv` writes it, line by line."""
    yield _BYTE_ORDER_MARK
    yield from _lines(rows, kind)


def _lines(rows: Iterable[Any], kind: type[Any]) -> Iterator[str]:
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    names: list[Any] = [field.name for field in fields(kind)]
    for values in chain([names], ([cell(value) for value in to_dict(row).values()] for row in rows)):
        writer.writerow(values)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def cell(value: Any) -> str | int | float:
    """One value as a cell: empty for None, lists joined by semicolons, anything deeper as JSON, no formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return disarm("; ".join(value))
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return disarm(str(value))


def disarm(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would take it for a formula. NUL, which no reader takes, is left out."""
    text = text.replace("\0", "")
    bare = text.lstrip(" \u00a0\u202f")
    return f"'{text}" if bare.startswith(_FORMULA_SIGNS) or text.startswith(_FORMULA_SIGNS) else text
