"""Judgements out of a CSV file, as `write_csv` wrote it or a person typed it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import TextIO

from onrecord.errors import UsageError
from onrecord.record import Judgement
from onrecord.record.derived.judgements import VERBS
from onrecord.views.exports.csv import disarm

_NEEDED = ("verb", "entry", "by", "at")


def read_judgements(path: Path) -> Iterator[Judgement]:
    """The judgements of a file, in its order. Raises UsageError naming the line that is none."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from parse_judgements(file, str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: this is no CSV file that can be read ({error})", remedy="export judgements to see the form") from error


def parse_judgements(file: TextIO, name: str) -> Iterator[Judgement]:
    """The judgements of an open file that is called `name`. Raises UsageError naming the line that is none."""
    try:
        for number, row in enumerate(csv.DictReader(file), 2):
            yield _read(name, number, row)
    except csv.Error as error:
        raise UsageError(f"{name}: this is no CSV file that can be read ({error})", remedy="export judgements to see the form") from error


def _read(path: str, number: int, row: dict[str, str | None]) -> Judgement:
    """One line. The apostrophe that keeps a spreadsheet from running a formula is taken off."""
    given = {field.name: _arm(row.get(field.name) or "") or None for field in fields(Judgement) if field.name != "number"}
    missing = [name for name in _NEEDED if not given[name]]
    if missing or given["verb"] not in VERBS:
        what = f"{', '.join(missing)} missing" if missing else f"{given['verb']!r} is no judgement"
        raise UsageError(f"{path}, line {number}: {what}", remedy=f"give verb ({', '.join(VERBS)}), entry, by and at in each line")
    value = (row.get("value") or "") if given["verb"] == "edit" else None
    return Judgement(**{**given, "why": given["why"] or "", "value": value})  # type: ignore[arg-type]


def _arm(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and disarm(cell[1:]) == cell else cell
