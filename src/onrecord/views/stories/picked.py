"""What a person picked out of the record by its ids: entries, happenings, utterances and treaties, each as one line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Connection, select

from onrecord.errors import MissingError, UsageError
from onrecord.record import schema
from onrecord.record.writing import storable
from onrecord.views.asking.filters import Filter
from onrecord.views.entries import stream_events, stream_statements
from onrecord.views.single.sentences import sentence_of
from onrecord.views.single.show import find
from onrecord.views.stories.happenings import stream_happenings
from onrecord.views.stories.told import members_of
from onrecord.views.stories.utterances import stream_utterances

_DAYS, _MOST_NEAR = 7, 8
JUDGED = ("event", "statement", "happening", "utterance")
"""The kinds that can be judged."""


@dataclass(frozen=True, slots=True)
class Picked:
    """One thing on record. `entries` tell it, the leading one first; an event or statement is told by itself alone.

    For statements and utterances, `type` is the class of the cue and `status` None; for treaties (kind `instrument`), `text` is the
    name, `actors` the parties by code, and there is no type. `sentence` holds the words in `article`. `story` is the happening
    or utterance that an entry belongs to, the key of a treaty.
    """

    id: str
    kind: str
    type: str | None
    status: str | None
    date: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    text: str
    articles: int
    article: str
    article_id: str
    sentence: str
    entries: tuple[str, ...]
    story: str | None = None


def pick(connection: Connection, wanted: str) -> Picked:
    """What has this id, or the only id that begins so, also when a person has rejected it.

    Raises MissingError when nothing has it, or what has it is no entry, story or treaty; UsageError when several have.
    """
    kind, key = find(connection, storable(wanted))
    if kind not in _READ:
        raise MissingError(f"{wanted!r} is neither an entry nor a treaty", remedy="take an id from a table")
    return _READ[kind](connection, key)


def story_of(connection: Connection, entry: str) -> str | None:
    """The happening or utterance that an entry belongs to; None when it was rejected."""
    table = schema.members.c
    return connection.execute(select(table.story).where(table.entry == entry)).scalar()


def pick_all(connection: Connection, wanted: Iterable[str]) -> tuple[list[Picked], list[str]]:
    """What has these ids, each thing once, and the ids that nothing has any more."""
    found: dict[str, Picked] = {}
    gone = []
    for each in wanted:
        try:
            picked = pick(connection, each)
            found.setdefault(picked.id, picked)
        except MissingError:
            gone.append(each)
    return list(found.values()), gone


def near(connection: Connection, picked: Picked) -> list[Picked]:
    """Other happenings or utterances of the same sides within some days, which may tell the same."""
    if picked.story is None:
        return []
    happened = picked.kind in ("event", "happening")
    table = schema.happenings if happened else schema.utterances
    row = connection.execute(select(table).where(table.c.id == picked.story)).mappings().one()
    if not (row["date_first"] and row["date_last"]):
        return []
    around = Filter(since=_shifted(row["date_first"], -_DAYS), until=_shifted(row["date_last"], _DAYS), limit=_MOST_NEAR + 1)
    try:
        if happened:
            lead = next(stream_events(connection, Filter(rejected=True), schema.events.c.id == row["lead"]))
            one, other = next(iter(lead.actor_countries), None), next(iter(lead.recipient_countries), None)
            keys = [each.id for each in stream_happenings(connection, replace(around, country=one, other=other))]
        else:
            said = next(stream_statements(connection, Filter(rejected=True), schema.statements.c.id == row["lead"]))
            keys = [each.id for each in stream_utterances(connection, replace(around, actor=said.speaker_key))]
    except UsageError:  # a side that no filter can name
        return []
    return [pick(connection, key) for key in keys if key != picked.story][:_MOST_NEAR]


def programs_value(connection: Connection, entry: str, field: str) -> str | None:
    """What the program found for a field that can be edited, whatever persons put in its place."""
    for table in (schema.events, schema.statements):
        if field in table.c:
            found = connection.execute(select(table.c[field]).where(table.c.id == entry)).first()
            if found is not None:
                return found[0] and str(found[0])
    return None


def _shifted(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()
    except OverflowError:  # at the ends of the calendar
        return day


def _event(connection: Connection, key: str) -> Picked:
    row = next(stream_events(connection, Filter(rejected=True), schema.events.c.id == key))
    return Picked(
        key, "event", row.type, row.status, row.date, row.actors, row.recipients, row.place, row.anchor, 1, row.article, row.article_id,
        sentence_of(connection, key), (key,), story_of(connection, key),
    )  # fmt: skip


def _statement(connection: Connection, key: str) -> Picked:
    row = next(stream_statements(connection, Filter(rejected=True), schema.statements.c.id == key))
    return Picked(
        key, "statement", row.cue_class, None, row.date, (row.speaker,) if row.speaker else (), (row.addressee,) if row.addressee else (),
        None, row.said, 1, row.article, row.article_id, _spoken(connection, key, row.said), (key,), story_of(connection, key),
    )  # fmt: skip


def _happening(connection: Connection, key: str) -> Picked:
    row = next(stream_happenings(connection, Filter(rejected=True), schema.happenings.c.id == key))
    return Picked(
        key, "happening", row.type, row.status, row.date, row.actors, row.recipients, row.place, row.text, row.articles, row.article,
        row.article_id, sentence_of(connection, row.lead), _lead_first(row.lead, members_of(connection, [key])[key]), key,
    )  # fmt: skip


def _utterance(connection: Connection, key: str) -> Picked:
    row = next(stream_utterances(connection, Filter(rejected=True), schema.utterances.c.id == key))
    return Picked(
        key, "utterance", row.cue_class, None, row.date, (row.speaker,) if row.speaker else (), (row.addressee,) if row.addressee else (),
        None, row.said, row.articles, row.article, row.article_id,
        _spoken(connection, row.lead, row.said), _lead_first(row.lead, members_of(connection, [key])[key]), key,
    )  # fmt: skip


def _instrument(connection: Connection, key: str) -> Picked:
    """The treaty that an article names, with the articles that name it."""
    table, articles = schema.instruments.c, schema.articles.c
    named = select(table.key).where(table.id == key).scalar_subquery()
    query = select(table.id, table.key, table.name, table.parties, table.signed, articles.name.label("article"), articles.id.label("of"))
    query = query.join(schema.articles, articles.id == table.article).where(table.key == named).order_by(table.id)
    rows = connection.execute(query).all()
    first = rows[0]
    parties = tuple(sorted({party for row in rows for party in json.loads(row.parties)}))
    ids = tuple(row.id for row in rows)
    return Picked(
        first.id, "instrument", None, None, first.signed, parties, (), None, first.name, len({row.of for row in rows}), first.article,
        first.of, sentence_of(connection, first.id, "mention"), ids, first.key,
    )  # fmt: skip


def _spoken(connection: Connection, key: str, said: str) -> str:
    """The sentence in which something is said, where it holds all of it."""
    sentence = sentence_of(connection, key, "cue")
    return sentence if said in sentence else said


def _lead_first(lead: str, entries: tuple[str, ...]) -> tuple[str, ...]:
    return (lead, *(key for key in entries if key != lead))


_READ: dict[str, Callable[[Connection, str], Picked]] = {
    "event": _event, "statement": _statement, "happening": _happening, "utterance": _utterance, "instrument": _instrument,
}  # fmt: skip
