"""The part of a record that corroboration works in: an index of word runs, pairs that resemble, copies.

Each method is a step inside one transaction (`Store.comparing`). What is kept depends on the articles
alone, not on the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, select
from sqlalchemy.dialects.sqlite import insert

from onrecord.model import Article, Copy, When
from onrecord.record import schema
from onrecord.record.derived.indexing import MOST_FRESH, blocks, count_shared, file_under, move_fresh, pack
from onrecord.record.loading import load_articles, when_of
from onrecord.record.writing import copy_row

Measures = tuple[float, float]
"""Containment and alignment of two articles, see `corroboration.copies.Likeness`."""

Drawn = tuple[Article, When | None, frozenset[str], str]
"""An article, when it was published, the labels of its defects, its language."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What an article is found by: its word runs and its sketch; and whom it credits."""

    samples: frozenset[int]
    bands: frozenset[int]
    credit: str | None


class Comparison:
    """Reads and writes what is known of the resemblance of articles, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def tidy(self, most: int = MOST_FRESH) -> None:
        """Move fresh rows of the indexes to where they stay, when there are more than so many."""
        move_fresh(self._connection, most)

    def pending(self, limit: int) -> list[str]:
        """Ids of articles that have not been compared with the others yet, at most `limit`; by date, so that stories come together."""
        table, done = schema.articles.c, select(schema.compared.c.article)
        query = select(table.id).where(table.id.not_in(done)).order_by(table.published_first, table.id).limit(limit)
        return list(self._connection.execute(query).scalars())

    def draw(self, articles: Collection[str]) -> dict[str, Drawn]:
        """What a comparison needs of articles on record."""
        table, defects = schema.articles.c, schema.defects.c
        texts = load_articles(self._connection, articles)
        labels: defaultdict[str, set[str]] = defaultdict(set)
        found: dict[str, Drawn] = {}
        for block in blocks(articles):
            for article, label in self._connection.execute(select(defects.article, defects.label).where(defects.article.in_(block))):
                labels[article].add(label)
            dated = [column for column in table if column.name.startswith("published")]
            for row in self._connection.execute(select(table.id, table.language, *dated).where(table.id.in_(block))).mappings():
                key = row["id"]
                found[key] = texts[key], when_of(row, "published"), frozenset(labels[key]), row["language"]
        return found

    def keep(self, marked: Mapping[str, Marks]) -> None:
        """Put articles into the index: from now on others meet them."""
        rows = [
            {"article": key, "samples": len(marks.samples), "credit": marks.credit, "numbers": pack(marks.samples | marks.bands)}
            for key, marks in sorted(marked.items())
        ]
        self._connection.execute(insert(schema.compared), rows)
        file_under(self._connection, schema.shingles, {key: marks.samples for key, marks in marked.items()})
        file_under(self._connection, schema.sketches, {key: marks.bands for key, marks in marked.items()})

    def sharing(self, numbers: Collection[int]) -> dict[str, tuple[int, int]]:
        """Articles in the index that hold several of the numbered word runs: how many they share, how many they hold."""
        shared = count_shared(self._connection, schema.shingles, numbers)
        table = schema.compared.c
        held: dict[str, int] = {}
        for block in blocks(shared):
            rows = self._connection.execute(select(table.article, table.samples).where(table.article.in_(block)))
            held |= {article: samples for article, samples in rows}
        return {article: (shared[article], samples) for article, samples in held.items()}

    def meeting(self, bands: Collection[int]) -> set[str]:
        """Articles in the index whose sketch shares several of these bands."""
        return set(count_shared(self._connection, schema.sketches, bands))

    def note(self, alike: Mapping[tuple[str, str], Measures]) -> None:
        """Note how like two articles are, for each pair."""
        rows = [
            {"article": left, "other": right, "containment": containment, "alignment": alignment}
            for pair, (containment, alignment) in sorted(alike.items())
            for left, right in (pair, pair[::-1])
        ]
        if rows:
            statement = insert(schema.resemblances)
            again = {name: statement.excluded[name] for name in ("containment", "alignment")}
            self._connection.execute(statement.on_conflict_do_update(index_elements=["article", "other"], set_=again), rows)

    def resembling(self, articles: Collection[str]) -> dict[str, dict[str, Measures]]:
        """For each article the ids of all that are enough like it, with their measures."""
        table = schema.resemblances.c
        found: dict[str, dict[str, Measures]] = {article: {} for article in articles}
        query = select(table.article, table.other, table.containment, table.alignment)
        for block in blocks(articles):
            for article, other, containment, alignment in self._connection.execute(query.where(table.article.in_(block))):
                found[article][other] = (containment, alignment)
        return found

    def origins(self, articles: Collection[str]) -> dict[str, tuple[str, Measures]]:
        """For each of these articles that is a copy: its origin, and how alike the two are."""
        copies, alike = schema.copies.c, schema.resemblances.c
        query = select(copies.article, copies.origin, alike.containment, alike.alignment)
        query = query.join(schema.resemblances, and_(alike.article == copies.article, alike.other == copies.origin))
        rows = [row for block in blocks(articles) for row in self._connection.execute(query.where(copies.article.in_(block)))]
        return {article: (origin, (containment, alignment)) for article, origin, containment, alignment in rows}

    def set_copies(self, edges: Mapping[str, Copy | None]) -> set[str]:
        """Give each article its edge, or leave it without one; returns those for which that changed anything."""
        table = schema.copies.c
        present: dict[str, dict[str, Any]] = {}
        for block in blocks(edges):
            rows = self._connection.execute(select(schema.copies).where(table.article.in_(block))).mappings()
            present |= {row["article"]: dict(row) for row in rows}
        wanted = {article: copy_row(copy) for article, copy in edges.items() if copy}
        changed = {article for article in edges if present.get(article) != wanted.get(article)}
        for block in blocks(changed):
            self._connection.execute(delete(schema.copies).where(table.article.in_(block)))
        if given := [wanted[article] for article in sorted(changed & wanted.keys())]:
            self._connection.execute(insert(schema.copies), given)
        return changed
