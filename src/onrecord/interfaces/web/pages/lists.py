"""The lists: statements, events, actors, articles; each with its filters, their counts, and pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from onrecord.interfaces.web.answering import Page, listed
from onrecord.interfaces.web.asking import Asked
from onrecord.record import Store
from onrecord.views import ActorRow, ArticleRow, EventRow, StatementRow
from onrecord.views.asking.terms import Term, highlight, read_terms
from onrecord.views.catalogue import stream_actors, stream_articles
from onrecord.views.entries import stream_events, stream_statements
from onrecord.views.measures import count_entries, event_facets, needs, statement_facets
from onrecord.views.stories import worded

CAUSES = ("", "undated", "defective", "copied")


def list_statements(asked: Asked, store: Store) -> Page:
    """Who said what to whom."""
    with store.reading() as connection:
        rows, more = listed(list(stream_statements(connection, asked.page)), asked)
        data = {"statements": rows, "total": count_entries(connection, "statements", asked.chosen), "more": more}
        facets = statement_facets(connection, asked.chosen) if asked.form == "html" else {}
        told = worded(connection, [row.id for row in rows])
    terms = read_terms(asked.chosen.about or "")
    said = {row.id: marked(row.said, terms) for row in rows}
    shown = {"facets": facets, "said": said, "told": told, "fields": ("actor", "country", "with", "since", "until", "about", "source")}
    title = asked.words("statements.title")
    return Page("statements", title, data, StatementRow, lambda connection: stream_statements(connection, asked.chosen), shown)


def list_events(asked: Asked, store: Store) -> Page:
    """What was done, denied, planned or proposed."""
    with store.reading() as connection:
        rows, more = listed(list(stream_events(connection, asked.page)), asked)
        data = {"events": rows, "total": count_entries(connection, "events", asked.chosen), "more": more}
        facets = event_facets(connection, asked.chosen) if asked.form == "html" else {}
    shown = {"facets": facets, "fields": ("actor", "country", "with", "since", "until", "about", "source")}
    return Page("events", asked.words("events.title"), data, EventRow, lambda connection: stream_events(connection, asked.chosen), shown)


def list_actors(asked: Asked, store: Store) -> Page:
    """The persons, states and organisations on record."""
    with store.reading() as connection:
        rows, more = listed(list(stream_actors(connection, asked.page)), asked)
        data = {"actors": rows, "total": count_entries(connection, "actors", asked.chosen), "more": more}
    shown = {"facets": {}, "fields": ("actor", "country", "with", "type", "since", "until", "about")}
    return Page("actors", asked.words("actors.title"), data, ActorRow, lambda connection: stream_actors(connection, asked.chosen), shown)


def list_articles(asked: Asked, store: Store) -> Page:
    """The articles on record, on request only those that need a look."""
    cause = asked.one_of("needs", CAUSES)
    only = (needs(cause),) if cause else ()

    def all_rows(connection: Connection) -> Iterator[ArticleRow]:
        return stream_articles(connection, asked.chosen, *only)

    with store.reading() as connection:
        rows, more = listed(list(stream_articles(connection, asked.page, *only)), asked)
        data: dict[str, Any] = {"articles": rows, "total": count_entries(connection, "articles", asked.chosen, *only), "more": more}
    fields = ("actor", "country", "with", "since", "until", "about", "source")
    shown = {"facets": {}, "cause": cause, "causes": CAUSES[1:], "fields": fields}
    return Page("articles", asked.words("article.title"), data, ArticleRow, all_rows, shown)


def marked(text: str, terms: list[Term], language: str = "") -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it holds words looked for."""
    pieces, at = [], 0
    for span in highlight(text, language, terms) if terms else ():
        pieces += [(text[at : span.start], False), (text[span.start : span.end], True)]
        at = span.end
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]
