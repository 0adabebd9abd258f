"""Entries that tell one thing: an index by which they are found, how alike two of them are, and the groups they form.

Each method is a step inside one transaction (`Store.comparing`). Groups of events are happenings, groups of statements utterances.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Select, delete, insert, or_, select, union

from onrecord.model import When
from onrecord.record import schema
from onrecord.record.derived.indexing import blocks, file_under, find, pack, take_out
from onrecord.record.derived.judgements import Verdicts, verdicts_on
from onrecord.record.loading import Entries, load_entries
from onrecord.record.writing import when_columns

_SHORTEST = 4  # fewer characters of an id would soon mean several entries
EVENT, STATEMENT = "event", "statement"

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One account on record: an event or a statement of an article.

    `witness` names the newsroom that its sentence credits; `features` is what it is compared by, as `corroboration.accounts` wrote it.
    """

    id: str
    article: str
    kind: str
    witness: str | None
    features: str


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that tell one thing, with the row of the happening or utterance that they are."""

    kind: str
    members: tuple[Entry, ...]
    row: Mapping[str, Any]


class Stories:
    """Reads and writes what is known of entries that tell one thing, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def told(self, articles: Collection[str]) -> dict[str, Entries]:
        """The events and statements of each article, with their ids."""
        return load_entries(self._connection, articles)

    def ungrouped(self) -> set[str]:
        """Accounts that belong to no group: it was taken apart when an article was analysed again."""
        grouped = select(schema.members.c.entry)
        return set(self._connection.execute(select(schema.accounts.c.entry).where(schema.accounts.c.entry.not_in(grouped))).scalars())

    def find(self, numbers: Collection[int]) -> dict[int, list[str]]:
        """The entries under each number of the index."""
        return find(self._connection, schema.traces, numbers)

    def keep(self, entries: Iterable[Entry], traces: Mapping[str, Collection[int]]) -> None:
        """Note accounts, and the numbers under which each is found."""
        rows = [
            {
                "entry": e.id,
                "article": e.article,
                "kind": e.kind,
                "witness": e.witness,
                "features": e.features,
                "numbers": pack(traces[e.id]),
            }
            for e in entries
        ]
        if rows:
            self._connection.execute(insert(schema.accounts), rows)
            file_under(self._connection, schema.traces, traces)

    def note(self, alike: Iterable[tuple[Entry, Entry, int]]) -> None:
        """Note pairs that are alike."""
        rows = sorted(
            (one.id, other.id, one.article, other.article, likeness)
            for left, right, likeness in alike
            for one, other in ((left, right), (right, left))
        )
        if rows:
            self._connection.exec_driver_sql("INSERT INTO kinships VALUES (?, ?, ?, ?, ?)", rows)

    def accounts_of(self, articles: Collection[str]) -> list[Entry]:
        """The accounts of these articles."""
        return list(self._entries(schema.accounts.c.article, articles))

    def entries(self, keys: Collection[str]) -> list[Entry]:
        """The accounts with these ids."""
        return list(self._entries(schema.accounts.c.entry, keys))

    def _entries(self, column: Column[Any], values: Collection[str]) -> Iterator[Entry]:
        table = schema.accounts.c
        query = select(table.entry, table.article, table.kind, table.witness, table.features).order_by(table.entry)
        for block in blocks(values):
            yield from (Entry(*row) for row in self._connection.execute(query.where(column.in_(block))))

    def verdicts(self) -> Verdicts:
        """What judgements in force say."""
        return verdicts_on(self._connection)

    def resolve(self, wanted: str) -> list[list[Entry]]:
        """The entries that an id, or the beginning of one, can stand for: an event or statement alone, or those of a story."""
        found: list[list[Entry]] = []
        for table, column in ((schema.accounts, "entry"), (schema.happenings, "id"), (schema.utterances, "id")):
            key = table.c[column]
            for exact in self._connection.execute(
                select(key).where(key.startswith(wanted, autoescape=True)).order_by(key).limit(2)
            ).scalars():
                found.append(self._members(str(exact), table) if column == "id" else self.entries([str(exact)]))
        return found if len(wanted) >= _SHORTEST else []

    def _members(self, story: str, table: Any) -> list[Entry]:
        lead = self._connection.execute(select(table.c.lead).where(table.c.id == story)).scalar_one()
        keys = self._connection.execute(select(schema.members.c.entry).where(schema.members.c.story == story)).scalars()
        return sorted(self.entries(list(keys)), key=lambda entry: (entry.id != lead, entry.id))

    def near(self, entries: Collection[str]) -> dict[str, dict[str, int]]:
        """For each entry those it is alike to, with their likeness."""
        table = schema.kinships.c
        query = select(table.entry, table.other, table.likeness)
        found: dict[str, dict[str, int]] = {entry: {} for entry in entries}
        for block in blocks(entries):
            for entry, other, likeness in self._connection.execute(query.where(table.entry.in_(block))):
                found[entry][other] = likeness
        return found

    def grouped_with(self, entries: Collection[str]) -> set[str]:
        """The entries that share a group with one of these."""
        table = schema.members.c
        found: set[str] = set()
        for block in blocks(entries):
            groups = select(table.story).where(table.entry.in_(block))
            found.update(self._connection.execute(select(table.entry).where(table.story.in_(groups))).scalars())
        return found

    def regroup(self, groups: Collection[Group]) -> None:
        """Put the entries of these groups into them, in place of the groups they were in."""
        entries = [member.id for group in groups for member in group.members]
        for block in blocks(entries):
            self._remove(select(schema.members.c.story).where(schema.members.c.entry.in_(block)))
            self._connection.execute(delete(schema.members).where(schema.members.c.entry.in_(block)))
        rows = [{"entry": m.id, "article": m.article, "story": group.row["id"]} for group in groups for m in group.members]
        if rows:
            self._connection.execute(insert(schema.members), rows)
        for kind, table in ((EVENT, schema.happenings), (STATEMENT, schema.utterances)):
            if listed := [dict(group.row) for group in groups if group.kind == kind]:
                self._connection.execute(insert(table), listed)

    def _remove(self, groups: Select[Any]) -> None:
        keys = list(self._connection.execute(groups).scalars())
        for table in (schema.happenings, schema.utterances):
            self._connection.execute(delete(table).where(table.c.id.in_(keys)))

    def origins(self, articles: Collection[str]) -> dict[str, str]:
        """For each article the one at the end of its chain of copies (itself when it is no copy)."""
        table = schema.copies.c
        direct: dict[str, str] = {}
        wave = set(articles)
        while wave:
            rows: dict[str, str] = {}
            for block in blocks(wave):
                query = select(table.article, table.origin).where(table.article.in_(block))
                rows |= {article: origin for article, origin in self._connection.execute(query)}
            direct |= rows
            wave = set(rows.values()) - direct.keys()
        return {article: _end(direct, article) for article in articles}

    def descended_from(self, articles: Collection[str]) -> set[str]:
        """These articles and all that were copied from them, directly or not."""
        table = schema.copies.c
        found, wave = set(articles), set(articles)
        while wave:
            copied: set[str] = set()
            for block in blocks(wave):
                copied.update(self._connection.execute(select(table.article).where(table.origin.in_(block))).scalars())
            wave = copied - found
            found |= wave
        return found

    def credits(self, articles: Collection[str]) -> dict[str, str]:
        """What stands for each article as a source: the agency it credits, its site, else its name."""
        table, compared = schema.articles.c, schema.compared.c
        query = select(table.id, compared.credit, table.site, table.name).outerjoin(schema.compared, compared.article == table.id)
        found: dict[str, str] = {}
        for block in blocks(articles):
            for key, credit, site, name in self._connection.execute(query.where(table.id.in_(block))):
                found[key] = credit or site or name
        return found

    def rows(self, kind: str, entries: Collection[str]) -> list[Mapping[str, Any]]:
        """The rows of events or statements as edited, with language, date and copy of their articles."""
        table = schema.events if kind == EVENT else schema.statements
        articles, copies = schema.articles.c, schema.copies.c
        query = select(table, articles.language, articles.published_first, copies.origin.label("copied_from"))
        query = query.join(schema.articles, articles.id == table.c.article).outerjoin(schema.copies, copies.article == table.c.article)
        edits = verdicts_on(self._connection, entries).edits
        found: list[Any] = [
            row for block in blocks(entries) for row in self._connection.execute(query.where(table.c.id.in_(block))).mappings()
        ]
        return [edited(row, edits[row["id"]]) if row["id"] in edits else row for row in found]

    def sides(self, events: Collection[str]) -> list[tuple[str, str, str]]:
        """Event, side, and country or actor for everything that stands on a side of these events."""
        coded, acting = schema.event_countries.c, schema.event_actors.c
        found: list[tuple[str, str, str]] = []
        for block in blocks(events):
            both = union(
                select(coded.event, coded.side, coded.country).where(coded.event.in_(block)),
                select(acting.event, acting.side, acting.actor).where(acting.event.in_(block)),
            )
            found += [(event, side, key) for event, side, key in self._connection.execute(both)]
        return sorted(found)


def edited(row: Any, edits: Mapping[str, str]) -> dict[str, Any]:
    """A row of an event or statement with what persons have put in place of its fields; an empty date or place is none."""
    changed = dict(row) | {name: value or None for name, value in edits.items()}
    if "date" in edits:
        when = When.parse(edits["date"]) if edits["date"] else None
        changed |= when_columns(when)
    return {name: changed[name] for name in row}


def take_apart(connection: Connection, article: str) -> None:
    """Before the findings of an article are replaced: take it out of the indexes, dissolve the groups of its entries and of their like.

    The next comparison forms them anew, see `Stories.ungrouped`.
    """
    members, kinships = schema.members.c, schema.kinships.c
    related = select(kinships.entry).where(kinships.other_article == article)
    around = select(members.story).where(or_(members.article == article, members.entry.in_(related))).distinct()
    for block in blocks(connection.execute(around).scalars()):
        for table, column in ((schema.members, "story"), (schema.happenings, "id"), (schema.utterances, "id")):
            connection.execute(delete(table).where(table.c[column].in_(block)))
    connection.execute(delete(schema.kinships).where(kinships.other_article == article))
    take_out(connection, article)


def _end(direct: Mapping[str, str], article: str) -> str:
    seen = {article}
    while (origin := direct.get(article)) and origin not in seen:
        seen.add(origin)
        article = origin
    return article
