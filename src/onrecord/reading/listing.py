"""Files, folders, archives, tables and standard input to sources. Nothing is parsed here, and nothing stops the listing."""

from __future__ import annotations

import io
import os
import stat
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, BinaryIO, cast

from onrecord.errors import LimitError, ReadingError
from onrecord.reading import archives, formats, rows
from onrecord.reading.sources import Format, Quarantined, Source, stem
from onrecord.settings import value

Listed = Iterator[Source | Quarantined]
_SPLIT = "split it, or raise ONRECORD_DOCUMENT_BYTES"


def find_sources(paths: Sequence[str | Path], mapping: Mapping[str, str] | None = None, stdin: BinaryIO | None = None) -> Listed:
    """Every article that lies under `paths`, in sorted order, and every input that cannot be one.

    `paths` are files, folders (with all they hold), zip archives (also in one another) and "-" for
    standard input. JSON lines and CSV give one source per row. `mapping` names the columns of tables by
    field (text, title, date, author, site, url, name, language). Files whose name begins with a full
    stop are the system's and are left out, as is what is not inside: links to folders are not followed.
    """
    pairs = tuple(sorted((mapping or {}).items()))
    for path in paths:
        if str(path) == "-":
            yield from _list_stream(stdin or sys.stdin.buffer, pairs)
        else:
            yield from _list_path(Path(path), pairs)


def _list_path(path: Path, mapping: tuple[tuple[str, str], ...]) -> Listed:
    """Sources of one file or folder."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _list_folder(path, mapping)
        elif stat.S_ISREG(mode):
            yield from _list_file(path, mapping)
        else:
            yield Quarantined(str(path), "neither a file nor a folder", "pipe its content to onrecord and name it -")
    except FileNotFoundError:
        yield Quarantined(str(path), "no such file or folder", "check the spelling")
    except ReadingError as error:
        yield Quarantined(str(path), error.message, error.remedy)
    except (OSError, ValueError) as error:
        yield Quarantined(str(path), f"cannot be opened: {getattr(error, 'strerror', None) or error}", "check the permissions and the name")


def _list_folder(path: Path, mapping: tuple[tuple[str, str], ...]) -> Listed:
    """Everything in a folder, by name. Links to folders could lead in circles or far away: they are named, not followed."""
    for name in sorted(os.listdir(path)):
        entry = path / name
        if name.startswith("."):
            continue
        if entry.is_symlink() and entry.is_dir():
            yield Quarantined(str(entry), "a link to a folder, which is not followed", "name the folder itself")
        else:
            yield from _list_path(entry, mapping)


def _list_file(path: Path, mapping: tuple[tuple[str, str], ...]) -> Listed:
    with path.open("rb") as stream:
        first = stream.read(formats.SNIFFED_BYTES)
        stream.seek(0)
        blank = Source(str(path), stem(path.name), Format.UNKNOWN, str(path), mapping=mapping)
        format, remedy = formats.tell_format(path.name, first)
        if format == formats.REFUSED:
            yield Quarantined(str(path), f"{path.suffix} files are not read", remedy)
        elif format == formats.ARCHIVE:
            yield from _list_archive(stream, blank, archives.Budget(), 1)
        elif format in (formats.TABLE, formats.JSON_LINES):
            yield from _list_rows(format, blank, stream)
        elif (size := path.stat().st_size) > (most := value("document_bytes")):
            yield Quarantined(str(path), f"{size} bytes, more than {most} (document_bytes)", _SPLIT)
        else:
            yield replace(blank, format=Format(format))


def _list_rows(format: str, table: Source, stream: BinaryIO | IO[bytes]) -> Listed:
    listing = rows.list_csv_rows if format == formats.TABLE else rows.list_json_rows
    yield from listing(table, stream)


def _list_archive(stream: BinaryIO | IO[bytes], outer: Source, budget: archives.Budget, level: int) -> Listed:
    """Sources of all members of one archive; a member that cannot be read is quarantined and the next one taken."""
    try:
        if level > (most := value("archive_nesting")):
            message = f"{outer.location}: archives nested more than {most} deep (archive_nesting)"
            raise LimitError(message, remedy="unpack the inner ones by hand")
        archive = archives.open_archive(stream, outer.location)
    except ReadingError as error:
        yield Quarantined(outer.location, error.message, error.remedy)
        return
    with archive:
        for member in archives.list_members(archive):
            place = f"{outer.location}!{member.filename}"
            inner = replace(outer, location=place, name=stem(member.filename), members=(*outer.members, member.filename))
            try:
                with _unpack(archive, member, budget, inner) as content:
                    yield from _list_member(content, inner, budget, level)
            except ReadingError as error:
                yield Quarantined(place, error.message, error.remedy)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: archives.Budget, inner: Source) -> IO[bytes]:
    """The member as a stream; archives and tables may be larger than one document."""
    format, _ = formats.tell_format(member.filename, b"")
    container = format in (formats.ARCHIVE, formats.TABLE, formats.JSON_LINES)
    return archives.unpack(archive, member, budget, inner.location, value("archive_bytes") if container else value("document_bytes"))


def _list_member(content: IO[bytes], inner: Source, budget: archives.Budget, level: int) -> Listed:
    first = content.read(formats.SNIFFED_BYTES)
    content.seek(0)
    format, remedy = formats.tell_format(inner.members[-1], first)
    if format == formats.REFUSED:
        yield Quarantined(inner.location, f"{Path(inner.members[-1]).suffix} files are not read", remedy)
    elif format == formats.ARCHIVE:
        yield from _list_archive(content, inner, budget, level + 1)
    elif format in (formats.TABLE, formats.JSON_LINES):
        yield from _list_rows(format, inner, content)
    else:
        yield replace(inner, format=Format(format), payload=content.read())


def _list_stream(stream: BinaryIO, mapping: tuple[tuple[str, str], ...]) -> Listed:
    """Standard input: JSON lines row by row, an archive, or one article."""
    blank = Source("-", "stdin", Format.UNKNOWN, mapping=mapping)
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    format = formats.tell_stream(buffered.peek(formats.SNIFFED_BYTES)[: formats.SNIFFED_BYTES])
    if format == formats.JSON_LINES:
        yield from _list_rows(format, blank, buffered)
        return
    most = value("archive_bytes") if format == formats.ARCHIVE else value("document_bytes")
    content = buffered.read(most + 1)
    if len(content) > most:
        yield Quarantined("-", f"more than {most} bytes on standard input (document_bytes)", _SPLIT)
    elif format == formats.ARCHIVE:
        yield from _list_archive(io.BytesIO(content), blank, archives.Budget(), 1)
    else:
        yield replace(blank, payload=content)
