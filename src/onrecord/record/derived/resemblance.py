"""The part of a record that corroboration works in: an index of word runs, pairs that resemble, copies.

Each method is a step inside one transaction (`Store.comparing`). What is kept depends on the articles
alone, not on the order in which they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import Connection, Table, and_, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from onrecord.model import Article, Copy, When
from onrecord.record import schema
from onrecord.record.loading import load_article, when_of
from onrecord.record.writing import copy_row

Measures = tuple[float, float]
"""Containment and alignment of two articles, see `corroboration.copies.Likeness`."""

_LEAST_SHARED = 2
_BLOCK = 5_000  # SQLite takes at most 32,766 parameters


class Comparison:
    """Reads and writes what is known of the resemblance of articles, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def pending(self, limit: int) -> list[str]:
        """Ids of articles that have not been compared with the others yet, at most `limit`; by date, so that stories come together."""
        table, done = schema.articles.c, select(schema.compared.c.article)
        query = select(table.id).where(table.id.not_in(done)).order_by(table.published_first, table.id).limit(limit)
        return list(self._connection.execute(query).scalars())

    def portrait(self, article: str) -> tuple[Article, When | None, frozenset[str], str]:
        """An article, when it was published, the labels of its defects, its language."""
        dated = select(schema.articles).where(schema.articles.c.id == article)
        row = self._connection.execute(dated).mappings().one()
        labels = select(schema.defects.c.label).where(schema.defects.c.article == article)
        found = frozenset(self._connection.execute(labels).scalars())
        return load_article(self._connection, article), when_of(row, "published"), found, row["language"]

    def sharing(self, numbers: Collection[int]) -> dict[str, tuple[int, int]]:
        """Compared articles that hold several of the numbered word runs: how many they share, how many they hold."""
        shared = self._holders(schema.shingles, numbers)
        return {article: (shared[article], held) for article, held in self._samples(shared)}

    def meeting(self, bands: Collection[int]) -> set[str]:
        """Compared articles whose sketch shares several of these bands."""
        return set(self._holders(schema.sketches, bands))

    def _holders(self, table: Table, numbers: Collection[int]) -> Counter[str]:
        """How many of the numbers each article holds in an index, where there are several: one in common is chance."""
        found: Counter[str] = Counter()
        ordered = sorted(numbers)
        for at in range(0, len(ordered), _BLOCK):
            block = ordered[at : at + _BLOCK]
            query = select(table.c.article, func.count()).where(table.c.number.in_(block)).group_by(table.c.article)
            query = query.having(func.count() >= _LEAST_SHARED) if len(ordered) <= _BLOCK else query
            found.update({article: count for article, count in self._connection.execute(query)})
        return Counter({article: count for article, count in found.items() if count >= _LEAST_SHARED})

    def _samples(self, articles: Collection[str]) -> Iterator[tuple[str, int]]:
        """How many word runs each article holds in the index."""
        table, ordered = schema.compared.c, sorted(articles)
        for at in range(0, len(ordered), _BLOCK):
            query = select(table.article, table.samples).where(table.article.in_(ordered[at : at + _BLOCK]))
            yield from ((key, held) for key, held in self._connection.execute(query.order_by(table.article)))

    def keep(
        self, article: str, credit: str | None, numbers: tuple[Collection[int], Collection[int]], alike: Mapping[str, Measures]
    ) -> None:
        """Note that the article has been compared: whom it credits, its word runs and bands, how like each similar one it is."""
        samples, bands = numbers
        self._connection.execute(insert(schema.compared).values(article=article, samples=len(samples), credit=credit))
        for table, listed in ((schema.shingles, samples), (schema.sketches, bands)):
            if listed:
                self._connection.execute(insert(table), [{"number": number, "article": article} for number in sorted(listed)])
        rows = [
            {"article": left, "other": right, "containment": containment, "alignment": alignment}
            for other, (containment, alignment) in sorted(alike.items())
            for left, right in ((article, other), (other, article))
        ]
        if rows:
            statement = insert(schema.resemblances)
            measures = {"containment": statement.excluded.containment, "alignment": statement.excluded.alignment}
            self._connection.execute(statement.on_conflict_do_update(index_elements=["article", "other"], set_=measures), rows)

    def resembling(self, article: str) -> dict[str, Measures]:
        """Ids of all articles that are enough like this one, with their measures."""
        table = schema.resemblances.c
        rows = self._connection.execute(select(table.other, table.containment, table.alignment).where(table.article == article))
        return {other: (containment, alignment) for other, containment, alignment in rows}

    def origins(self, articles: Collection[str]) -> dict[str, tuple[str, Measures]]:
        """For each of these articles that is a copy: its origin, and how alike the two are."""
        copies, alike = schema.copies.c, schema.resemblances.c
        query = select(copies.article, copies.origin, alike.containment, alike.alignment)
        query = query.join(schema.resemblances, and_(alike.article == copies.article, alike.other == copies.origin))
        ordered = sorted(articles)
        blocks = (ordered[at : at + _BLOCK] for at in range(0, len(ordered), _BLOCK))
        rows = [row for block in blocks for row in self._connection.execute(query.where(copies.article.in_(block)))]
        return {article: (origin, (containment, alignment)) for article, origin, containment, alignment in rows}

    def set_copy(self, article: str, copy: Copy | None) -> bool:
        """Make `copy` the edge of the article, or leave it without one; returns whether that changed anything."""
        table = schema.copies.c
        wanted = copy_row(copy) if copy else None
        present = self._connection.execute(select(schema.copies).where(table.article == article)).mappings().first()
        if (dict(present) if present else None) == wanted:
            return False
        self._connection.execute(delete(schema.copies).where(table.article == article))
        if wanted:
            self._connection.execute(insert(schema.copies).values(**wanted))
        return True
