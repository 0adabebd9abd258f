"""Zip archives: their members one at a time, unpacked within limits. No member is ever written under its own name.

The sizes in a zip header may lie, so bytes are counted as they come out. Limits: members, bytes in all,
ratio after the first MiB, nesting, and `document_bytes` for one member. Links and encrypted members are
named and left out.
"""

from __future__ import annotations

import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO

from onrecord.errors import LimitError, ReadingError
from onrecord.settings import value

_PIECE = 64 * 1024
_FREE = 1024 * 1024  # the ratio is looked at only after the first MiB
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_END = struct.Struct("<4s4H2LH")  # end of central directory (PKWARE APPNOTE 4.3.16)
_END_WITHIN = _END.size + 65_535  # its comment may have so many bytes
_ENTRY = 46 + 1024  # bytes of a directory entry with a generous name
_SPOOLED = 8 * 1024 * 1024  # larger inner archives wait in a temporary file
_REPACK = "pack it again as an ordinary .zip"


@dataclass
class Budget:
    """Bytes unpacked so far from one outermost archive, its inner archives included."""

    unpacked: int = 0

    def spend(self, count: int, place: str) -> None:
        """Count bytes that came out. Raises LimitError above `archive_bytes`."""
        self.unpacked += count
        if self.unpacked > (most := value("archive_bytes")):
            remedy = "unpack it by hand, or raise ONRECORD_ARCHIVE_BYTES"
            raise LimitError(f"{place}: the archive unpacks to more than {most} bytes (archive_bytes)", remedy=remedy)


def open_archive(stream: BinaryIO | IO[bytes], place: str) -> zipfile.ZipFile:
    """The archive in `stream`. Raises LimitError for too many members, ReadingError when it is damaged."""
    _check_directory(stream, place)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise ReadingError(f"{place}: damaged archive: {error}", remedy=_REPACK) from None
    _check_count(len(archive.infolist()), place)
    return archive


def list_members(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Members that may hold an article, sorted by name; folders and what systems add for themselves are left out."""
    for member in sorted(archive.infolist(), key=lambda member: member.filename):
        parts = member.filename.replace("\\", "/").split("/")
        if not member.is_dir() and not any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in parts):
            yield member


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget, place: str, most: int) -> IO[bytes]:
    """The member's bytes as a stream at its beginning. Raises ReadingError or LimitError; at most `most` bytes are kept."""
    _check_kind(member, place)
    kept = tempfile.SpooledTemporaryFile(max_size=_SPOOLED)  # noqa: SIM115 - the caller closes it
    size = 0
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_PIECE):
                size += len(piece)
                budget.spend(len(piece), place)
                _check_growth(size, member, place, most)
                kept.write(piece)
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        kept.close()
        raise ReadingError(f"{place}: damaged archive member: {error}", remedy=_REPACK) from None
    except LimitError:
        kept.close()
        raise
    kept.seek(0)
    return kept


def _check_directory(stream: BinaryIO | IO[bytes], place: str) -> None:
    """Refuse a directory of too many entries before it is loaded. Zip64 archives count as 65,535 members here."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END_WITHIN))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + _END.size > len(tail):
        raise ReadingError(f"{place}: damaged archive: its directory is missing", remedy=_REPACK)
    _, _, _, _, count, directory, _, _ = _END.unpack_from(tail, at)
    _check_count(count, place)
    if directory > value("archive_members") * _ENTRY:
        _check_count(directory // _ENTRY + 1, place)


def _check_count(count: int, place: str) -> None:
    if count > (most := value("archive_members")):
        remedy = "split the archive, or raise ONRECORD_ARCHIVE_MEMBERS"
        raise LimitError(f"{place}: {count} members, more than {most} (archive_members)", remedy=remedy)


def _check_kind(member: zipfile.ZipInfo, place: str) -> None:
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ReadingError(f"{place}: a link, and links in archives are not followed", remedy="pack the file itself")
    if member.flag_bits & 0x1:
        raise ReadingError(f"{place}: encrypted", remedy="unpack it with its password first")
    if member.compress_type not in _METHODS:
        raise ReadingError(f"{place}: packed by a rare method ({member.compress_type})", remedy=_REPACK)


def _check_growth(size: int, member: zipfile.ZipInfo, place: str, most: int) -> None:
    if size > most:
        remedy = "split it, or raise ONRECORD_DOCUMENT_BYTES"
        raise LimitError(f"{place}: more than {most} bytes (document_bytes)", remedy=remedy)
    ratio = value("archive_ratio")
    if size > _FREE and size > ratio * max(1, member.compress_size):
        remedy = "unpack it by hand if you trust it, or raise ONRECORD_ARCHIVE_RATIO"
        raise LimitError(f"{place}: packed more than {ratio} times (archive_ratio), as archive bombs are", remedy=remedy)
