"""One row of a table to its fields: text, title, date, author, site, url, name, language.

Columns are those that a person named (`--map text=body`), else those called like a field in French or
English (`words/<language>/layout.yaml`). Numbers serve only as names and dates: they are kept as they
are written, so that 1e999 or five thousand digits do no harm; NaN counts as missing.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.errors import ReadingError
from onrecord.reading.encoding import decode
from onrecord.reading.rows import find_delimiter
from onrecord.reading.sources import Source
from onrecord.settings import value
from onrecord.words import load

_LANGUAGES = ("fr", "en")
_NAME_TEXT = "name the column with --map text=COLUMN"


def read_json_row(content: bytes, source: Source) -> dict[str, str]:
    """Fields of one JSON object. Raises ReadingError naming the row when it is none or has no text."""
    line = decode(content, source.location)
    try:
        row = json.loads(line, parse_int=str, parse_float=str, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        why = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise ReadingError(f"{source.location}: no valid JSON: {why}", remedy="correct this line") from None
    if not isinstance(row, dict):
        raise ReadingError(f"{source.location}: no JSON object", remedy='write one object per line: {"text": "..."}')
    return _choose({str(name): _say(entry) for name, entry in row.items()}, source)


def read_csv_row(content: bytes, source: Source) -> dict[str, str]:
    """Fields of one CSV row under the header that the source carries. Raises ReadingError naming the row."""
    delimiter = find_delimiter(source.header).decode("ascii")
    csv.field_size_limit(max(value("document_bytes"), 131_072))
    columns = _parse(decode(source.header, source.location), delimiter, source)
    cells = _parse(decode(content, source.location), delimiter, source)
    return _choose(dict(zip([column.strip() for column in columns], cells, strict=False)), source)


def _parse(line: str, delimiter: str, source: Source) -> list[str]:
    """Cells of one row, line breaks inside quotes kept."""
    try:
        return next(csv.reader([line] if "\n" not in line else line.splitlines(keepends=True), delimiter=delimiter), [])
    except csv.Error as error:
        raise ReadingError(f"{source.location}: no valid CSV: {error}", remedy="correct this row") from None


def _say(entry: Any) -> str:
    """What a JSON value says as text; a list of texts is a list of paragraphs, anything else says nothing."""
    if isinstance(entry, str):
        return entry
    if isinstance(entry, list) and entry and all(isinstance(part, str) for part in entry):
        return "\n\n".join(entry)
    return ""


def _choose(row: Mapping[str, str], source: Source) -> dict[str, str]:
    """Fields by the columns named or guessed, empty ones left out. Raises ReadingError when there is no text."""
    named = dict(source.mapping)
    if missing := [column for column in named.values() if column not in row]:
        remedy = f"the columns are: {', '.join(row) or 'none'}"
        raise ReadingError(f"{source.location}: no column {missing[0]!r}", remedy=remedy)
    lower = {column.strip().lower(): column for column in row}
    for field, guesses in _guesses().items():
        column = next((lower[guess] for guess in guesses if guess in lower), None)
        if column is not None and column not in named.values():
            named.setdefault(field, column)
    fields = {field: row[column] for field, column in named.items() if row[column].strip()}
    if "text" not in fields:
        if "text" in named:
            raise ReadingError(f"{source.location}: an empty text", remedy="remove the row")
        raise ReadingError(f"{source.location}: no column that holds a text", remedy=_NAME_TEXT)
    return fields


@cache
def _guesses() -> dict[str, tuple[str, ...]]:
    """Column names by field, the likeliest first."""
    merged: dict[str, list[str]] = {}
    for language in _LANGUAGES:
        for field, names in load(f"{language}/layout.yaml")["columns"].items():
            merged.setdefault(field, []).extend(names)
    return {field: tuple(names) for field, names in merged.items()}
