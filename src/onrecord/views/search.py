"""Passages that hold the words a person is looking for, with the place of each word in the original text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from onrecord.model import Span
from onrecord.record import Store, schema
from onrecord.views.asking.filters import Filter, passages_index
from onrecord.views.asking.terms import Term, highlight, match_all, match_any, read_terms
from onrecord.views.catalogue import article_conditions


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A passage of an article: `start` and `end` are characters of the article, `highlights` characters of `text`.

    `complete` says whether the passage holds all the words; where no passage does, those that hold some are given.
    """

    article: str
    article_id: str
    title: str | None
    published: str | None
    start: int
    end: int
    text: str
    highlights: tuple[tuple[int, int], ...]
    complete: bool
    source: str


def search(store: Store, text: str, chosen: Filter | None = None) -> list[SearchHit]:
    """Passages of about a sentence, the best first. A text without any word finds nothing.

    Plural, case, accents and elisions make no difference; words in quotation marks must stand side by side. The filter narrows the
    articles that are searched. Raises UsageError for a filter that makes no sense.
    """
    terms = read_terms(text)
    if not terms:
        return []
    with store.reading() as connection:
        found = list(_find(connection, chosen or Filter(), match_all(terms), terms, complete=True))
        if found or len(terms) == 1:
            return found
        return list(_find(connection, chosen or Filter(), match_any(terms), terms, complete=False))


def _find(connection: Connection, chosen: Filter, expression: str, terms: list[Term], *, complete: bool) -> Iterator[SearchHit]:
    for row in connection.execute(_query(connection, chosen, expression)).mappings():
        yield _hit(row, terms, complete=complete)


def _query(connection: Connection, chosen: Filter, expression: str) -> Select[Any]:
    articles, passages = schema.articles.c, schema.passages.c
    query = (
        select(articles.name, articles.id, articles.title, articles.published, articles.source, articles.language, articles.text)
        .add_columns(passages.start, passages.end)
        .select_from(passages_index)
        .join(schema.passages, passages.id == passages_index.c.rowid)
        .join(schema.articles, articles.id == passages.article)
        .where(passages_index.c.shadow.op("MATCH")(expression), *article_conditions(connection, chosen))
        .order_by(passages_index.c.rank, articles.name, articles.id, passages.start)
    )
    return chosen.page(query)


def _hit(row: RowMapping, terms: list[Term], *, complete: bool) -> SearchHit:
    place = Span(row["start"], row["end"])
    text = place.of(row["text"])
    marked = tuple((span.start, span.end) for span in highlight(text, row["language"], terms))
    shown = (row["name"], row["id"], row["title"], row["published"], place.start, place.end, text, marked, complete, row["source"])
    return SearchHit(*shown)
