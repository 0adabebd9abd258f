"""Tables, row by row: where each row lies, found without decoding any of it.

A row of JSON lines is a line. A row of CSV is a line too, unless a quoted field runs over the line break
(RFC 4180): a quote opens a field only at its beginning, and a doubled quote inside is a quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, BinaryIO

from onrecord.reading.sources import Format, Quarantined, Source
from onrecord.settings import value

_BYTE_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = (b",", b";", b"\t", b"|")
_OPENING = {delimiter: re.compile(rb'(?:^|%s)[ ]*"' % re.escape(delimiter)) for delimiter in _DELIMITERS}
_CLOSING = re.compile(rb'"(?!")')
_SKIPPED_AT_ONCE = 1 << 20
_SPLIT = "split the file, or raise ONRECORD_DOCUMENT_BYTES"


def list_json_rows(table: Source, stream: BinaryIO | IO[bytes]) -> Iterator[Source | Quarantined]:
    """One source per line that is not blank; a line above `document_bytes` is quarantined and the next one read."""
    for number, offset, line in _number_rows(stream, None):
        if line is None:
            yield _too_long(table, number)
        elif number > value("table_rows"):
            yield _too_many(table)
            return
        elif content := line.removeprefix(_BYTE_MARK).strip():
            yield table.row(number, Format.JSON_ROW, offset + line.find(content[:1]), content)


def list_csv_rows(table: Source, stream: BinaryIO | IO[bytes]) -> Iterator[Source | Quarantined]:
    """One source per row after the header. A table in a wide encoding, or without a row, is quarantined."""
    header = stream.readline(value("document_bytes"))
    if header.startswith(_WIDE_MARKS):
        yield Quarantined(table.location, "a table in UTF-16", "save it as CSV in UTF-8")
        return
    if not header.strip():
        yield Quarantined(table.location, "empty table: its first line names no columns", "put the column names into the first line")
        return
    named = replace(table, header=header.removeprefix(_BYTE_MARK))
    for number, offset, row in _number_rows(stream, find_delimiter(header), len(header), 2):
        if row is None:
            yield _too_long(table, number)
        elif number - 1 > value("table_rows"):
            yield _too_many(table)
            return
        elif row.strip():
            yield named.row(number, Format.CSV_ROW, offset, row.rstrip(b"\r\n"))


def find_delimiter(header: bytes) -> bytes:
    """The delimiter that occurs most often in the header; the comma when none does."""
    return max(_DELIMITERS, key=lambda delimiter: (header.count(delimiter), -_DELIMITERS.index(delimiter)))


_Row = tuple[int, int, bytes | None]


def _number_rows(stream: BinaryIO | IO[bytes], delimiter: bytes | None, offset: int = 0, number: int = 1) -> Iterator[_Row]:
    """Number of the first line, offset and bytes of each row; None for the bytes of a row above `document_bytes`."""
    most = value("document_bytes")
    while line := stream.readline(most + 2):
        lines, size, inside = [line], len(line), _ends_inside(line, delimiter, inside=False)
        while inside and size <= most and (line := stream.readline(most + 2)):
            lines.append(line)
            size += len(line)
            inside = _ends_inside(line, delimiter, inside=True)
        cut = size > most and not lines[-1].endswith(b"\n")
        row = b"".join(lines)
        yield number, offset, row if len(row.rstrip(b"\r\n")) <= most else None
        offset += size + (_skip_line(stream) if cut else 0)
        number += len(lines)


def _skip_line(stream: BinaryIO | IO[bytes]) -> int:
    """Go to the end of the line without keeping it; the number of bytes passed."""
    passed = 0
    while piece := stream.readline(_SKIPPED_AT_ONCE):
        passed += len(piece)
        if piece.endswith(b"\n"):
            break
    return passed


def _ends_inside(line: bytes, delimiter: bytes | None, *, inside: bool) -> bool:
    """Whether the line break after `line` lies inside a quoted field. Linear in the length of the line."""
    if delimiter is None or b'"' not in line:
        return inside
    opening, at = _OPENING[delimiter], 0
    while True:
        found = _find_closing(line, at) if inside else opening.search(line, at)
        if found is None:
            return inside
        inside, at = not inside, found.end()


def _find_closing(line: bytes, at: int) -> re.Match[bytes] | None:
    """The quote that ends a field: doubled quotes are passed over in pairs."""
    while (place := line.find(b'"', at)) >= 0:
        if line[place + 1 : place + 2] != b'"':
            return _CLOSING.match(line, place)
        at = place + 2
    return None


def _too_long(table: Source, number: int) -> Quarantined:
    return Quarantined(f"{table.location}:{number}", f"a row of more than {value('document_bytes')} bytes (document_bytes)", _SPLIT)


def _too_many(table: Source) -> Quarantined:
    reason = f"more than {value('table_rows')} rows (table_rows); the rows before were read"
    return Quarantined(table.location, reason, "split the file, or raise ONRECORD_TABLE_ROWS")
