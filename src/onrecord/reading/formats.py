"""Which format a file has: by its extension where that says it, by its first bytes otherwise."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from onrecord.reading.sources import Format

ARCHIVE = "archive"
JSON_LINES = "json lines"
TABLE = "table"
REFUSED = "refused"

SNIFFED_BYTES = 4096
_EXTENSIONS: dict[str, str] = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".markdown": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".csv": TABLE,
    ".tsv": TABLE,
    ".zip": ARCHIVE,
}
_REMEDIES = {
    ".json": "write one JSON object per line (.jsonl)",
    ".xml": "export the articles as HTML, text, CSV or JSON lines",
    ".rss": "save the pages that the feed names as HTML",
    ".pdf": "convert it to text first (pdftotext)",
    ".doc": "save it as text or HTML",
    ".docx": "save it as text or HTML",
    ".odt": "save it as text or HTML",
    ".rtf": "save it as text or HTML",
    ".xls": "save it as CSV (UTF-8)",
    ".xlsx": "save it as CSV (UTF-8)",
    ".gz": "unpack it first",
    ".bz2": "unpack it first",
    ".xz": "unpack it first",
    ".7z": "unpack it, or pack it as .zip",
    ".rar": "unpack it, or pack it as .zip",
    ".tar": "unpack it, or pack it as .zip",
    ".tgz": "unpack it, or pack it as .zip",
}
_ARCHIVE_BEGINS = (b"PK\x03\x04", b"PK\x05\x06")
_HTML_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def tell_format(name: str, first: bytes) -> tuple[str, str]:
    """Format of the input called `name` that begins with `first`, and the remedy when the format is REFUSED.

    An archive is known by its first bytes whatever it is called, since a page saved under the wrong name
    does no harm but a packed one yields nothing.
    """
    extension = PurePosixPath(name).suffix.lower()
    if first.startswith(_ARCHIVE_BEGINS) and extension not in _REMEDIES:
        return ARCHIVE, ""
    if remedy := _REMEDIES.get(extension):
        return REFUSED, remedy
    return _EXTENSIONS.get(extension, Format.UNKNOWN), ""


def tell_stream(first: bytes) -> str:
    """Format of standard input, which has no name: an archive, JSON lines, or anything that `Format.UNKNOWN` leaves open."""
    if first.startswith(_ARCHIVE_BEGINS):
        return ARCHIVE
    return JSON_LINES if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else Format.UNKNOWN


def is_html(first: bytes) -> bool:
    """Whether bytes of unknown format begin as a page does."""
    return _HTML_BEGINS.match(first[:SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf")) is not None


def is_binary(content: bytes) -> bool:
    """Whether bytes cannot be the text of a person: NUL where no wide encoding is announced."""
    return b"\0" in content and not content.startswith(_WIDE_MARKS)
