"""Where an article comes from, small enough to hand to a worker, and what is said of an input that yields none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePosixPath


class Format(StrEnum):
    """How the bytes of a source are to be read."""

    TEXT = "text"
    HTML = "html"
    JSON_ROW = "json row"
    CSV_ROW = "csv row"
    UNKNOWN = "unknown"  # text, HTML or binary: its first bytes will tell


@dataclass(frozen=True, slots=True)
class Source:
    """One article to be read: a whole file, a range of bytes of a file, or bytes already at hand.

    `location` is for people (`press.zip!2023/a.txt`, `dump.csv:17`). `members` is the chain of archive
    members that led here. `length` is None for a whole file. `payload` holds the bytes when they do not
    lie in a file of their own (archive members, standard input). `header` is the first row of a table,
    `mapping` the pairs (field, column) that a person gave. Frozen and picklable.
    """

    location: str
    name: str
    format: Format
    path: str = ""
    members: tuple[str, ...] = ()
    offset: int = 0
    length: int | None = None
    payload: bytes | None = None
    header: bytes = b""
    mapping: tuple[tuple[str, str], ...] = ()

    def row(self, number: int, format: Format, offset: int, content: bytes) -> Source:
        """The source of one row of this table. Rows of a file are named by their place, rows of anything else carry their bytes."""
        location, name = f"{self.location}:{number}", f"{self.name}#{number}"
        if self.path and not self.members:
            return replace(self, location=location, name=name, format=format, offset=offset, length=len(content))
        return replace(self, location=location, name=name, format=format, payload=content)


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An input that yields no article: where it is, why, and what to do. A reason does not repeat the location."""

    location: str
    reason: str
    remedy: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", self.reason.removeprefix(f"{self.location}: "))


def stem(name: str) -> str:
    """What a person would call a file or archive member: its last part without the extension."""
    last = PurePosixPath(name.replace("\\", "/"))
    return last.stem or last.name or "article"
