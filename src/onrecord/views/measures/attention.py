"""Articles that a person should look at: undated ones, damaged ones, copies, and what could not be read at all."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from onrecord.errors import UsageError
from onrecord.record import QuarantineEntry, schema
from onrecord.views.asking.filters import Condition, Filter, check_names
from onrecord.views.catalogue import ArticleRow, stream_articles


@dataclass(frozen=True, slots=True)
class Attention:
    """One cause to look: `what` is undated, defective or copied; `count` are all such articles, `articles` the first of them."""

    what: str
    count: int
    articles: tuple[ArticleRow, ...]


def attention(connection: Connection, most: int) -> tuple[Attention, ...]:
    """Every cause with its count and at most `most` articles."""
    found = []
    for what in _NEEDS:
        condition = needs(what)
        count = connection.execute(select(func.count()).select_from(schema.articles).where(condition)).scalar_one()
        found.append(Attention(what, int(count), tuple(stream_articles(connection, Filter(limit=most), condition))))
    return tuple(found)


def needs(what: str) -> Condition:
    """The condition on articles behind a cause. Raises UsageError for a cause that does not exist."""
    try:
        return _NEEDS[what]
    except KeyError:
        check_names("cause", (what,), list(_NEEDS))
        raise UsageError(f"there is no cause {what!r}") from None


def quarantined(connection: Connection, most: int | None = None) -> tuple[QuarantineEntry, ...]:
    """Sources that could not be read, by name."""
    rows = connection.execute(select(schema.quarantine).order_by(schema.quarantine.c.source).limit(most)).mappings()
    return tuple(QuarantineEntry(**row) for row in rows)


_NEEDS: dict[str, Condition] = {
    "undated": schema.articles.c.published.is_(None),
    "defective": schema.articles.c.id.in_(select(schema.defects.c.article)),
    "copied": schema.articles.c.id.in_(select(schema.copies.c.article)),
}
