"""Does the record still say what the articles say? Digests are recomputed, and every span is sliced again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from onrecord.model import digest
from onrecord.record import schema
from onrecord.record.writing import digest_text

_SPANNED = (schema.spans, schema.marks, schema.dates, schema.mentions, schema.defects, schema.terms)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Something that is not as it was stored: `article` is an id ("" for the file as a whole), `place` names table and entry."""

    article: str
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """How much was checked, and what was found wrong. `originals` counts the sources that were still at hand."""

    articles: int
    spans: int
    originals: int
    discrepancies: tuple[Discrepancy, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.discrepancies


def verify(connection: Connection) -> Verification:
    """Check the database file, then every article with its spans and, where it is still at hand, its original."""
    found = list(_check_file(connection))
    articles = spans = originals = 0
    for key in connection.execute(select(schema.articles.c.id).order_by(schema.articles.c.id)).scalars().all():
        row = connection.execute(select(schema.articles).where(schema.articles.c.id == key)).mappings().one()
        articles += 1
        found.extend(_check_text(row))
        for table in _SPANNED:
            for entry in connection.execute(select(table).where(table.c.article == key)).mappings():
                spans += 1
                found.extend(_check_span(row["text"], table.name, entry))
    for row in connection.execute(select(schema.sources).order_by(schema.sources.c.source, schema.sources.c.version)).mappings():
        if (content := _read_original(row["source"])) is not None:
            originals += 1
            found.extend(_check_original(connection, row, content))
    return Verification(articles, spans, originals, tuple(found))


def _check_file(connection: Connection) -> Iterator[Discrepancy]:
    """What SQLite itself can tell: damaged pages, rows that refer to nothing."""
    for message in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if message != "ok":
            yield Discrepancy("", "database", str(message))
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Discrepancy("", f"{table}, row {row}", f"refers to a row of {parent} that does not exist")


def _check_text(row: Any) -> Iterator[Discrepancy]:
    if digest_text(row["text"]) != row["text_sha256"]:
        yield Discrepancy(row["id"], "articles.text", "the stored text is not the text that was read: its SHA-256 differs")
    if digest("article", row["text"]) != row["id"]:
        yield Discrepancy(row["id"], "articles.id", "the id does not follow from the stored text")


def _check_span(text: str, table: str, entry: Any) -> Iterator[Discrepancy]:
    start, end = entry["start"], entry["end"]
    if text[start:end] != entry["text"] or not 0 <= start < end <= len(text):
        name = next(str(entry[column]) for column in ("id", "entry", "instrument", "position") if column in entry)
        message = f"characters {start} to {end} are {text[start:end]!r}, the evidence is {entry['text']!r}"
        yield Discrepancy(entry["article"], f"{table} {name}", message)


def _read_original(source: str) -> bytes | None:
    """The bytes of a source that is a plain file and can still be read; members of archives and rows of tables are not looked up."""
    try:
        path = Path(source)
        return path.read_bytes() if path.is_file() else None
    except (OSError, ValueError):
        return None


def _check_original(connection: Connection, row: Any, content: bytes) -> Iterator[Discrepancy]:
    """The file must be one of the versions that were read from it."""
    table = schema.sources.c
    known = connection.execute(select(table.sha256).where(table.source == row["source"])).scalars().all()
    if sha256(content).hexdigest() not in known:
        yield Discrepancy(row["article"], row["source"], "the original file has changed since it was read (read it again to add it)")
