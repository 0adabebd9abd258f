"""JSON lines: one row of a view on each line, letters as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable
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
    count = 0
    for row in rows:
        file.write(json.dumps(to_dict(row), ensure_ascii=False, allow_nan=False) + "\n")
        count += 1
    return count
