"""The articles that name an instrument, each with what was found in it and the sentences that speak of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Table, select

from onrecord.model import Findings, Instrument, Span
from onrecord.record import schema
from onrecord.record.loading import load_findings, span_of
from onrecord.views.single.treaties.rows import Source


@dataclass(frozen=True)
class Page:
    """One article; `sentences` in order, `origin` the id of the article at the end of its chain of copies."""

    id: str
    name: str
    text: str
    published: str | None
    language: str
    origin: str
    findings: Findings
    instrument: Instrument
    sentences: tuple[Span, ...]
    events: tuple[str, ...]  # ids, in the order of the findings
    statements: tuple[str, ...]

    @cached_property
    def named(self) -> frozenset[int]:
        """Numbers of the sentences that name the instrument."""
        return frozenset(self.number(span.start) for span in self.instrument.mentions)

    @cached_property
    def others(self) -> frozenset[int]:
        """Numbers of the sentences that name another instrument and not this one."""
        rest = (entry for entry in self.findings.instruments if entry.key != self.instrument.key)
        return frozenset(self.number(span.start) for entry in rest for span in entry.mentions) - self.named

    def number(self, offset: int) -> int:
        """The number of the sentence that holds `offset`."""
        return max(0, bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1)

    def source(self, offset: int) -> Source:
        """The sentence that holds `offset` as the source of a line."""
        sentence = self.sentences[self.number(offset)] if self.sentences else Span(0, len(self.text))
        return Source(self.name, self.id, self.published, sentence.start, sentence.end, sentence.of(self.text))

    def is_internal(self, who: tuple[str, ...], to: tuple[str, ...]) -> bool:
        """Whether all stand on one side: what a president tells his minister is no answer."""
        countries = {actor.country for actor in self.findings.actors if actor.key in (*who, *to)}
        return bool(who and to) and len(countries) == 1 and None not in countries

    def actor(self, key: str) -> str:
        """The name of an actor of the article."""
        return next((actor.name for actor in self.findings.actors if actor.key == key), key)


def gather(connection: Connection, key: str) -> list[Page]:
    """The articles that name the instrument, in order of their publication, undated ones last."""
    table = schema.articles.c
    query = select(schema.articles).join(schema.instruments, schema.instruments.c.article == table.id)
    query = query.where(schema.instruments.c.key == key)
    rows = connection.execute(query.order_by(table.published_first.is_(None), table.published_first, table.name, table.id)).mappings()
    origins = dict(connection.execute(select(schema.copies.c.article, schema.copies.c.origin)).all())
    return list(_pages(connection, key, {row["id"]: row for row in rows}, origins))


def _pages(connection: Connection, key: str, rows: dict[str, Any], origins: dict[str, str]) -> Iterator[Page]:
    for article, row in rows.items():
        findings = load_findings(connection, article)
        instrument = next(entry for entry in findings.instruments if entry.key == key)
        passages = select(schema.passages).where(schema.passages.c.article == article).order_by(schema.passages.c.start)
        yield Page(
            article,
            row["name"],
            row["text"],
            row["published"],
            row["language"],
            _origin(article, origins),
            findings,
            instrument,
            _whole(row["text"], [span_of(passage) for passage in connection.execute(passages).mappings()]),
            _ids(connection, schema.events, article),
            _ids(connection, schema.statements, article),
        )


def _whole(text: str, passages: list[Span]) -> tuple[Span, ...]:
    """The sentences, with what was cut off at a stop in the middle ("on Feb. 5") put back."""
    joined: list[Span] = []
    for passage in passages:
        between = text[joined[-1].end : passage.start] if joined else "\n"
        if "\n" not in between and (text[passage.start].isdigit() or text[passage.start].islower()):
            joined[-1] = joined[-1].to(passage)
        else:
            joined.append(passage)
    return tuple(joined)


def _origin(article: str, origins: dict[str, str]) -> str:
    seen = {article}
    while (origin := origins.get(article)) and origin not in seen:
        seen.add(origin)
        article = origin
    return article


def _ids(connection: Connection, table: Table, article: str) -> tuple[str, ...]:
    return tuple(connection.execute(select(table.c.id).where(table.c.article == article).order_by(table.c.position)).scalars())
