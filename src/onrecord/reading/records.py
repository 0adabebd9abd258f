"""One row of a table to its fields: text, title, date, author, site, url, name, language.

Columns are those that a person named (`--map text=body`), else those called like a field in French or
English (`words/<language>/layout.yaml`). Numbers serve only as names and dates: they are kept as they
are written, so that 1e999 or five thousand digits do no harm; NaN counts as missing.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from datetime import date
from email.utils import parsedate
from functools import cache
from typing import Any

from onrecord.errors import ReadingError
from onrecord.reading.encoding import decode
from onrecord.reading.rows import find_delimiter
from onrecord.reading.sources import Source
from onrecord.settings import value
from onrecord.words import load

_LANGUAGES = ("fr", "en")
_ISO = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?=$|[T ])")
_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_WORDS = re.compile(r"(?:(\d{1,2})(?:er|st|nd|rd|th)? )?([^\W\d_]{3,12})\.? (?:(\d{1,2})(?:st|nd|rd|th)?, )?(\d{4})\b")
_NAME_TEXT = "name the column with --map text=COLUMN"


class _Number(str):
    """A number as it was written: good for a name or a date, not for a text."""


def read_json_row(content: bytes, source: Source) -> dict[str, str]:
    """Fields of one JSON object. Raises ReadingError naming the row when it is none or has no text."""
    line = decode(content, source.location)
    try:
        row = json.loads(line, parse_int=_Number, parse_float=_Number, parse_constant=lambda _: None)
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
    if isinstance(fields.get("text"), _Number):
        del fields["text"]
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


def write_iso(written: str) -> str | None:
    """A date of a table as ISO, as far as it is certain; None when it is no date.

    "03/04/2020" may be in April or in March, so that only its year is kept.
    """
    written = written.strip()
    for expression, order in ((_ISO, (1, 2, 3)), (_WORDS, (4, 2, 3))):
        if found := expression.match(written):
            year, month, day = (found[group] for group in order)
            return _join(year, _month(month), day or (found[1] if expression is _WORDS else None))
    if found := _FIGURES.match(written):
        first, second = int(found[1]), int(found[2])
        if first == second or max(first, second) > 12:
            return _join(found[3], min(first, second) if max(first, second) > 12 else first, str(max(first, second)))
        return found[3]
    mail = parsedate(written)
    return date(*mail[:3]).isoformat() if mail else None


def _month(written: str | None) -> int | None:
    """Number of a month written in figures or words; 0 for a word that is none."""
    if written is None or written.isdigit():
        return int(written) if written else None
    return _months().get(written.lower(), 0)


def _join(year: str, month: int | None, day: str | None) -> str | None:
    """ISO writing of the parts, None when they make no date."""
    try:
        date(int(year), 1 if month is None else month, int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *([f"{month:02}"] if month is not None else []), *([f"{int(day):02}"] if day else [])])


@cache
def _months() -> dict[str, int]:
    return {name.lower(): number for language in _LANGUAGES for name, number in load(f"{language}/layout.yaml")["months"].items()}
