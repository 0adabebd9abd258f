"""Pages that follow one another: a cursor says after which row the next page begins.

It holds the place and the id of the last row. Where the record has grown meanwhile, the row is looked for by its id, so that
nothing is given twice or left out; a cursor of other filters, or whose row is gone, is refused.
"""

from __future__ import annotations

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any, TypeVar

from onrecord.errors import UsageError
from onrecord.views import Filter

Row = TypeVar("Row")
_FARTHEST = 10**9
_KEYS = (("id",), ("key",), ("article_id", "start"), ("number",), ("article", "origin"))
"""The fields that tell rows of one kind apart, for each kind of row: the first of these that it has."""


def read_page(
    read: Callable[[Filter], Iterable[Row]], chosen: Filter, cursor: str | None, limit: int, scope: str = ""
) -> tuple[list[Row], str | None]:
    """Up to `limit` rows after the cursor, and the cursor of the page after them.

    `scope` tells one question from others with the same filters. Raises UsageError for a cursor of another question.
    """
    digest = sha256(f"{scope} {replace(chosen, limit=None, offset=0)!r}".encode("utf-8", "surrogatepass")).hexdigest()[:10]
    begin = _find(read, chosen, cursor, digest) if cursor else 0
    rows = list(read(replace(chosen, limit=limit + 1, offset=begin)))
    more = len(rows) > limit
    page = rows[:limit]
    return page, _write(begin + limit, key_of(page[-1]), digest) if more else None


def key_of(row: Any) -> str:
    """What tells a row from the others of its kind."""
    names = next(names for names in _KEYS if all(hasattr(row, name) for name in names))
    return ":".join(str(getattr(row, name)) for name in names)


def _find(read: Callable[[Filter], Iterable[Any]], chosen: Filter, cursor: str, digest: str) -> int:
    """How many rows stand before the page."""
    offset, key, held = _read(cursor)
    if held != digest:
        raise UsageError("the cursor belongs to another question", remedy="repeat the filters of the first page, or leave the cursor out")
    last: Sequence[Any] = list(read(replace(chosen, limit=1, offset=offset - 1)))
    if last and key_of(last[0]) == key:
        return offset
    for place, row in enumerate(read(replace(chosen, limit=None, offset=0)), 1):
        if key_of(row) == key:
            return place
    raise UsageError("the row at the cursor is no longer on record", remedy="begin again without the cursor")


def _write(offset: int, key: str, digest: str) -> str:
    return urlsafe_b64encode(json.dumps([offset, key, digest]).encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[int, str, str]:
    try:
        offset, key, digest = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if isinstance(offset, int) and 0 < offset <= _FARTHEST and isinstance(key, str):
            return offset, key, str(digest)
    except (ValueError, TypeError, binascii.Error, RecursionError):
        pass
    raise UsageError("this is no cursor", remedy="take it from `next` of the page before")
