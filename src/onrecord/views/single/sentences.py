"""The sentence that holds the evidence of an entry, as it stands in the article."""

from __future__ import annotations

from sqlalchemy import Connection, select

from onrecord.record import schema


def sentence_of(connection: Connection, entry: str, role: str = "anchor") -> str:
    """The sentence around the first evidence of this role; "" where there is none."""
    spans, passages, articles = schema.spans.c, schema.passages.c, schema.articles.c
    inside = (passages.article == spans.article) & (passages.start <= spans.start) & (passages.end > spans.start)
    query = select(passages.article, passages.start, passages.end, articles.text).join(schema.articles, articles.id == passages.article)
    query = query.join(schema.spans, inside).where(spans.entry == entry, spans.role == role).order_by(spans.position).limit(1)
    row = connection.execute(query).first()
    return row.text[_prose(connection, row.article, row.text, (row.start, row.end)) : row.end] if row else ""


def _prose(connection: Connection, article: str, text: str, sentence: tuple[int, int]) -> int:
    """Where the prose of a sentence begins: after a header or dateline before it."""
    start, end = sentence
    table = schema.marks.c
    before = (table.article == article, table.start >= start, table.end < end, table.kind.in_(("header", "dateline")))
    ends = connection.execute(select(table.end).where(*before)).scalars().all()
    at = max(ends, default=start)
    return at + len(text[at:end]) - len(text[at:end].lstrip())
