"""What was said: each act of speech once, with all the wordings in which it is reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from onrecord.record import Store, schema
from onrecord.views.asking.filters import Condition, Filter
from onrecord.views.entries import StatementRow, statement_conditions, stream_statements
from onrecord.views.stories.told import Conflict, holding, in_blocks, seen


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of an utterance: the words, how they are reported, whether they may be quoted, in which article."""

    said: str
    mode: str
    reliable: bool
    statement: str
    article: str


@dataclass(frozen=True, slots=True)
class UtteranceRow:
    """One utterance. `said` is the reference wording, from the most reliable text; `quotable`: it can be relied on word by word.

    `wordings` are all of them, each once. `articles`, `origins`, `origin_names`: see `HappeningRow`.
    """

    id: str
    date: str | None
    speaker: str | None
    speaker_key: str | None
    speaker_country: str | None
    addressee: str | None
    cue_class: str
    said: str
    quotable: bool
    wordings: tuple[Wording, ...]
    articles: int
    origins: int
    origin_names: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    lead: str
    statements: tuple[str, ...]
    article: str
    article_id: str
    source: str
    date_first: str | None
    date_last: str | None


def utterances(store: Store, chosen: Filter | None = None) -> list[UtteranceRow]:
    """Utterances by date, undated ones last; one is chosen when one of its statements is. Raises UsageError for a senseless filter."""
    with store.reading() as connection:
        return list(stream_utterances(connection, chosen or Filter()))


def stream_utterances(connection: Connection, chosen: Filter, *more: Condition) -> Iterator[UtteranceRow]:
    """The rows of `utterances` block by block; `more` narrows them further."""
    table = schema.utterances
    query = select(table).where(holding(table, schema.statements, statement_conditions(connection, chosen)), *more)
    query = query.order_by(table.c.date_first.is_(None), table.c.date_first, table.c.date_last, table.c.id)
    for block in in_blocks(connection, chosen.page(query)):
        told = _statements(connection, [row["id"] for row in block])
        for row in block:
            lead = next(statement for statement in told[row["id"]] if statement.id == row["lead"])
            yield UtteranceRow(
                row["id"], row["date"], lead.speaker, lead.speaker_key, lead.speaker_country, lead.addressee, lead.cue_class, lead.said,
                lead.wording_reliable, _wordings(lead, told[row["id"]]), **seen(row), lead=lead.id,
                statements=tuple(statement.id for statement in told[row["id"]]), article=lead.article, article_id=lead.article_id,
                source=lead.source, date_first=row["date_first"], date_last=row["date_last"],
            )  # fmt: skip


def _statements(connection: Connection, stories: list[str]) -> dict[str, list[StatementRow]]:
    members, statements = schema.members.c, schema.statements.c
    pairs = select(members.entry, members.story).where(members.story.in_(stories))
    story_of = {entry: story for entry, story in connection.execute(pairs)}
    found: defaultdict[str, list[StatementRow]] = defaultdict(list)
    wanted = select(members.entry).where(members.story.in_(stories))
    for row in stream_statements(connection, Filter(rejected=True), statements.id.in_(wanted)):
        found[story_of[row.id]].append(row)
    return found


def _wordings(lead: StatementRow, told: list[StatementRow]) -> tuple[Wording, ...]:
    """Each wording once, the reference first."""
    found: dict[str, Wording] = {}
    for row in sorted(told, key=lambda row: (row is not lead, not row.wording_reliable, row.article, row.id)):
        found.setdefault(row.said, Wording(row.said, row.mode, row.wording_reliable, row.id, row.article))
    return tuple(found.values())
