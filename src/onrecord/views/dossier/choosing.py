"""A dossier of chosen entries, stories and treaties, in the order in which they were chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from onrecord.errors import UsageError
from onrecord.record import Store, schema
from onrecord.views.asking.filters import Filter
from onrecord.views.dossier.building import LANGUAGES, Between, Builder
from onrecord.views.dossier.parts import Dossier, Line, Section
from onrecord.views.entries import EventRow, StatementRow, stream_events, stream_statements
from onrecord.views.stories import HappeningRow, UtteranceRow, Wording, stream_happenings, stream_utterances
from onrecord.views.stories.picked import Picked, pick_all
from onrecord.words import load

Row = HappeningRow | UtteranceRow


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a dossier is made of: ids, or beginnings of them. Without a title it has that of its language."""

    ids: tuple[str, ...]
    title: str = ""
    language: str = "fr"


def build_chosen(store: Store, chosen: Chosen) -> Dossier:
    """The dossier of what was chosen; ids that are not on record are left out. Raises UsageError when nothing is left, or without words."""
    if chosen.language not in LANGUAGES:
        raise UsageError(f"there is no dossier in {chosen.language!r}", remedy=f"choose among {', '.join(LANGUAGES)}")
    words = load(f"{chosen.language}/dossier.yaml")
    with store.reading() as connection:
        picked, _ = pick_all(connection, chosen.ids)
        if not picked:
            raise UsageError("nothing was chosen for the dossier", remedy="keep some entries first")
        builder = Builder(connection, Between("", "", language=chosen.language))
        rows = [_row(connection, each) for each in picked if each.kind != "instrument"]
        told = {row.id: row for row in rows}
        lines = [line for each in picked for line in _lines(connection, builder, each, told)]
        section = Section("chosen", str(words["chosen"]), tuple(lines))
        happened = [row for row in rows if isinstance(row, HappeningRow)]
        said = [row for row in rows if isinstance(row, UtteranceRow)]
        return builder.dossier([section], happened, said, chosen.title or str(words["chosen_title"]))


def _lines(connection: Connection, builder: Builder, picked: Picked, told: dict[str, Row]) -> Iterator[Line]:
    row = told.get(picked.id)
    if isinstance(row, HappeningRow):
        yield builder.happening(row)
    elif isinstance(row, UtteranceRow):
        yield builder.utterance(row)
    else:
        table = schema.instruments
        query = select(table).where(table.c.id.in_(picked.entries)).order_by(table.c.key, table.c.article)
        yield from builder.treaty(connection.execute(query).mappings().all())


def _row(connection: Connection, picked: Picked) -> Row:
    """The story as it is, an entry as a story that one article alone tells."""
    everything = Filter(rejected=True)
    if picked.kind == "happening":
        return next(stream_happenings(connection, everything, schema.happenings.c.id == picked.id))
    if picked.kind == "utterance":
        return next(stream_utterances(connection, everything, schema.utterances.c.id == picked.id))
    if picked.kind == "event":
        return _happening(next(stream_events(connection, everything, schema.events.c.id == picked.id)))
    return _utterance(next(stream_statements(connection, everything, schema.statements.c.id == picked.id)))


def _alone(row: EventRow | StatementRow) -> dict[str, Any]:
    names = ("id", "date", "article", "article_id", "source", "date_first", "date_last")
    one = {"articles": 1, "origins": 1, "origin_names": (), "conflicts": (), "lead": row.id}
    return {name: getattr(row, name) for name in names} | one


def _happening(row: EventRow) -> HappeningRow:
    names = ("type", "status", "actors", "recipients", "actor_countries", "recipient_countries", "said_by", "place")
    return HappeningRow(**_alone(row), **{name: getattr(row, name) for name in names}, text=row.anchor, events=(row.id,))


def _utterance(row: StatementRow) -> UtteranceRow:
    names = ("speaker", "speaker_key", "speaker_country", "addressee", "cue_class", "said")
    worded = (Wording(row.said, row.mode, row.wording_reliable, row.id, row.article),)
    told = {name: getattr(row, name) for name in names}
    return UtteranceRow(**_alone(row), **told, quotable=row.wording_reliable, wordings=worded, statements=(row.id,))
