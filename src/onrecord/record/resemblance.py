"""The part of a record that corroboration works in: an index of word runs, pairs that resemble, copies.

Each method is a step inside one transaction (`Store.comparing`). What is kept depends on the articles
alone, not on the order in which they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from onrecord.model import Article, Copy, When
from onrecord.record import schema
from onrecord.record.loading import load_article, when_of
from onrecord.record.writing import copy_row

_BLOCK = 5_000  # SQLite takes at most 32,766 parameters


class Comparison:
    """Reads and writes what is known of the resemblance of articles, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def pending(self, limit: int) -> list[str]:
        """Ids of articles that have not been compared with the others yet, in order, at most `limit`."""
        done = select(schema.compared.c.article)
        query = select(schema.articles.c.id).where(schema.articles.c.id.not_in(done)).order_by(schema.articles.c.id).limit(limit)
        return list(self._connection.execute(query).scalars())

    def portrait(self, article: str) -> tuple[Article, When | None, frozenset[str]]:
        """An article, when it was published, and the labels of its defects."""
        dated = select(schema.articles).where(schema.articles.c.id == article)
        row = self._connection.execute(dated).mappings().one()
        labels = select(schema.defects.c.label).where(schema.defects.c.article == article)
        found = frozenset(self._connection.execute(labels).scalars())
        return load_article(self._connection, article), when_of(row, "published"), found

    def sharing(self, numbers: Collection[int], least: int) -> dict[str, tuple[int, int]]:
        """Compared articles that hold at least `least` of the numbered word runs: how many they share, how many they hold."""
        index = schema.shingles.c
        found: Counter[str] = Counter()
        ordered = sorted(numbers)
        for at in range(0, len(ordered), _BLOCK):
            block = ordered[at : at + _BLOCK]
            query = select(index.article, func.count()).where(index.number.in_(block)).group_by(index.article)
            found.update({article: count for article, count in self._connection.execute(query)})
        near = sorted(article for article, count in found.items() if count >= least)
        return {article: (found[article], self._samples(article)) for article in near}

    def _samples(self, article: str) -> int:
        held = select(schema.compared.c.samples).where(schema.compared.c.article == article)
        return int(self._connection.execute(held).scalar_one())

    def keep(self, article: str, numbers: Iterable[int], containments: Mapping[str, float]) -> None:
        """Note that the article has been compared: its index entries and how much it shares with each similar one."""
        rows = [{"number": number, "article": article} for number in sorted(numbers)]
        self._connection.execute(insert(schema.compared).values(article=article, samples=len(rows)))
        if rows:
            self._connection.execute(insert(schema.shingles), rows)
        pairs = [(article, other, share) for other, share in containments.items()]
        pairs += [(other, article, share) for other, share in containments.items()]
        for left, right, share in pairs:
            statement = insert(schema.resemblances).values(article=left, other=right, containment=share)
            known = ["article", "other"]
            self._connection.execute(statement.on_conflict_do_update(index_elements=known, set_={"containment": share}))

    def resembling(self, article: str) -> dict[str, float]:
        """Ids of all articles that share enough with this one, with their containment."""
        table = schema.resemblances.c
        return dict(self._connection.execute(select(table.other, table.containment).where(table.article == article)).all())

    def set_copy(self, article: str, copy: Copy | None) -> None:
        """Make `copy` the edge of the article, or leave it without one."""
        table = schema.copies.c
        wanted = copy_row(copy) if copy else None
        present = self._connection.execute(select(schema.copies).where(table.article == article)).mappings().first()
        if present is not None and dict(present) == wanted:
            return
        self._connection.execute(delete(schema.copies).where(table.article == article))
        if wanted:
            self._connection.execute(insert(schema.copies).values(**wanted))
