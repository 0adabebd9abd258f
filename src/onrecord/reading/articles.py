"""One source to one article: bytes, text, metadata, and marks on what is not article text."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from onrecord.errors import LimitError, ReadingError
from onrecord.model import Article, Metadata
from onrecord.reading.encoding import check_text, decode
from onrecord.reading.formats import SNIFFED_BYTES, is_html
from onrecord.reading.layout import mark_layout
from onrecord.reading.pages import read_page
from onrecord.reading.records import read_csv_row, read_json_row, write_iso
from onrecord.reading.sources import Format, Source
from onrecord.settings import value


def read_source(source: Source) -> Article:
    """The article that `source` names. Raises ReadingError or LimitError with file, place and remedy.

    The text of a text file is exactly what the file holds (no line break is translated, nothing is
    stripped), but for a byte order mark.
    """
    content = _fetch(source)
    if source.format in (Format.JSON_ROW, Format.CSV_ROW):
        fields = (read_json_row if source.format is Format.JSON_ROW else read_csv_row)(content, source)
        text = check_text(fields["text"], source.location)
        blank = Article(text, fields.get("name", source.name), source.location, _hash(content), fields.get("language", ""))
        return _finish(blank, _describe(fields))
    if source.format is Format.HTML or (source.format is Format.UNKNOWN and is_html(content[:SNIFFED_BYTES])):
        text, metadata = read_page(decode(content, source.location, page=True))
        return _finish(Article(check_text(text, source.location), source.name, source.location, _hash(content)), metadata)
    return _finish(Article(decode(content, source.location), source.name, source.location, _hash(content)), Metadata())


def read_text(text: str, name: str = "text", source: str = "-") -> Article:
    """An article of a text at hand. Raises ReadingError when no record could keep it."""
    content = text.encode("utf-8", "surrogatepass")
    return _finish(Article(check_text(text, source), name, source, _hash(content)), Metadata())


def _finish(article: Article, metadata: Metadata) -> Article:
    return replace(article, metadata=metadata, marks=mark_layout(article.text))


def _fetch(source: Source) -> bytes:
    """The bytes that the source names. Raises LimitError above `document_bytes`, ReadingError when they cannot be had."""
    most = value("document_bytes")
    if source.payload is not None:
        content = source.payload
    else:
        try:
            with open(source.path, "rb") as stream:
                stream.seek(source.offset)
                content = stream.read(most + 1 if source.length is None else min(source.length, most + 1))
        except OSError as error:
            raise ReadingError(f"{source.location}: cannot be opened: {error.strerror}", remedy="check the permissions") from None
    if len(content) > most:
        raise LimitError(f"{source.location}: more than {most} bytes (document_bytes)", remedy="split it, or raise ONRECORD_DOCUMENT_BYTES")
    return content


def _describe(fields: dict[str, str]) -> Metadata:
    said = {field: fields[field].strip() for field in ("title", "author", "site", "url") if field in fields}
    return Metadata(**said, date=write_iso(fields["date"]) if "date" in fields else None)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
