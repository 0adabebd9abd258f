"""The treaties and agreements on record, and the sheet of one of them."""

from __future__ import annotations

from sqlalchemy import func, select

from onrecord.interfaces.web.answering import Page, listed
from onrecord.interfaces.web.asking import Asked
from onrecord.record import Store, schema
from onrecord.views.measures import InstrumentRow, stream_instruments
from onrecord.views.single.treaties import ThreadLine, treaty


def list_treaties(asked: Asked, store: Store) -> Page:
    """Treaties, those of most articles first."""
    with store.reading() as connection:
        rows, more = listed(list(stream_instruments(connection, asked.page)), asked)
    data = {"treaties": rows, "more": more}
    shown = {"facets": {}, "fields": ("actor", "country", "with", "since", "until", "about", "source")}
    title = asked.words("treaties.title")
    return Page("treaties", title, data, InstrumentRow, lambda connection: stream_instruments(connection, asked.chosen), shown)


def show_treaty(asked: Asked, store: Store, key: str) -> Page:
    """Parties, dates, terms, and the thread of offers and answers. Raises UsageError when nothing goes by the name."""
    sheet = treaty(store, key)
    with store.reading() as connection:
        lead = connection.execute(select(func.min(schema.instruments.c.id)).where(schema.instruments.c.key == sheet.key)).scalar()
    facts = {name: getattr(sheet, name) for name in ("parties", "signed", "in_force", "expires")}
    shown = {"facts": facts, "lead": lead}
    return Page("treaty", sheet.name, {"sheet": sheet}, ThreadLine, lambda _: iter(treaty(store, key).thread), shown)
