"""Which treaties and agreements the articles name, and how many articles name each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from onrecord.record import schema
from onrecord.views.asking.filters import Filter
from onrecord.views.catalogue import article_conditions


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """One treaty or agreement. `names` are its wordings in the articles, `parties` all that articles give, by code."""

    key: str
    name: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    articles: int


def stream_instruments(connection: Connection, chosen: Filter) -> Iterator[InstrumentRow]:
    """Treaties that the articles of the filter name, those of most articles first; their name is the most frequent wording."""
    table = schema.instruments.c
    passing = select(schema.articles.c.id).where(*article_conditions(connection, chosen))
    count = func.count(table.article.distinct())
    ranked = select(table.key, count).where(table.article.in_(passing)).group_by(table.key).order_by(count.desc(), table.key)
    for key, articles in connection.execute(chosen.page(ranked)).all():
        told = connection.execute(select(table.name, table.parties).where(table.key == key).order_by(table.name)).all()
        names = [name for name, _ in told]
        ordered = sorted(set(names), key=lambda name: (-names.count(name), name))
        parties = sorted({party for _, listed in told for party in json.loads(listed)})
        yield InstrumentRow(str(key), ordered[0], tuple(ordered), tuple(parties), int(articles))
