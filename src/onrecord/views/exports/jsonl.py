"""JSON lines: one row of a view on each line, letters as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from onrecord.views.exports.files import write_whole
from onrecord.views.exports.plain import to_dict


def write_jsonl(rows: Iterable[Any], path: Path) -> int:
    """Write the rows of any view to a file, one at a time; returns how many. Raises OnrecordError when it cannot be written."""
    with write_whole(path) as file:
        return print_jsonl(rows, file)


def print_jsonl(rows: Iterable[Any], file: TextIO) -> int:
    """Write the rows of any view to an open file; returns how many."""
    return sum(file.write(line) > 0 for line in jsonl_lines(rows))


def jsonl_lines(rows: Iterable[Any]) -> Iterator[str]:
    """The rows of any view as lines, one by one."""
    for row in rows:
        yield json.dumps(to_dict(row), ensure_ascii=False, allow_nan=False) + "\n"
