"""What happened, was denied, planned or proposed: each thing once, however many articles report it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from onrecord.record import Store, schema
from onrecord.views.asking.filters import Condition, Filter
from onrecord.views.entries import event_conditions, stream_events
from onrecord.views.stories.told import Conflict, holding, in_blocks, members_of, seen


@dataclass(frozen=True, slots=True)
class HappeningRow:
    """One happening. Sides and words are those of its leading event, `events` are the events of all articles that tell it.

    `articles` counts the articles, `origins` the independent sources on whose word they tell it, `origin_names` names these.
    Accounts that exclude one another stand in `conflicts`.
    """

    id: str
    date: str | None
    type: str
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_countries: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    said_by: str | None
    place: str | None
    text: str
    articles: int
    origins: int
    origin_names: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    lead: str
    events: tuple[str, ...]
    article: str
    article_id: str
    source: str
    date_first: str | None
    date_last: str | None


def happenings(store: Store, chosen: Filter | None = None) -> list[HappeningRow]:
    """Happenings by date, undated ones last; a happening is chosen when one of its events is. Raises UsageError for a senseless filter."""
    with store.reading() as connection:
        return list(stream_happenings(connection, chosen or Filter()))


def stream_happenings(connection: Connection, chosen: Filter, *more: Condition) -> Iterator[HappeningRow]:
    """The rows of `happenings` block by block; `more` narrows them further."""
    table = schema.happenings
    query = select(table).where(holding(table, schema.events, event_conditions(connection, chosen)), *more)
    query = query.order_by(table.c.date_first.is_(None), table.c.date_first, table.c.date_last, table.c.id)
    for block in in_blocks(connection, chosen.page(query)):
        leads = {
            row.id: row for row in stream_events(connection, Filter(rejected=True), schema.events.c.id.in_([row["lead"] for row in block]))
        }
        members = members_of(connection, [row["id"] for row in block])
        for row in block:
            lead = leads[row["lead"]]
            yield HappeningRow(
                row["id"], row["date"], row["type"], row["status"], lead.actors, lead.recipients, lead.actor_countries,
                lead.recipient_countries, lead.said_by, row["place"], lead.anchor, **seen(row), lead=lead.id, events=members[row["id"]],
                article=lead.article, article_id=lead.article_id, source=lead.source,
                date_first=row["date_first"], date_last=row["date_last"],
            )  # fmt: skip
