"""Citations: each entry cited gets a number, and the passage of its article with the evidence set off."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from onrecord.model import Span
from onrecord.record import schema
from onrecord.record.derived import Stories
from onrecord.record.loading import span_of
from onrecord.views.dossier.parts import Citation
from onrecord.views.single.sentences import sentence_of
from onrecord.views.single.show import Passage, Role, cut_passages

_ROLES = ("content", "anchor", "cue", "mention")


class Citations:
    """The passages cited so far, numbered in the order in which they are first cited. One entry is one citation."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stories = Stories(connection)
        self._numbers: dict[tuple[str, str], int] = {}
        self._cited: list[Citation] = []

    def cite(self, entries: Iterable[str]) -> tuple[int, ...]:
        """The numbers of events, statements or instruments."""
        return tuple(self._number(entry, self._evidence(entry)) for entry in entries)

    def cite_place(self, article: str, key: str, span: Span) -> int:
        """The number of a place in an article that is no entry of its own, such as a term."""
        return self._number(key, (article, [("term", span)]))

    def all(self) -> tuple[Citation, ...]:
        """All citations, in the order of their numbers."""
        return tuple(self._cited)

    def sentence(self, entry: str, role: str = "anchor") -> str:
        """The sentence that holds the evidence of an entry, as it stands in the article."""
        return sentence_of(self._connection, entry, role)

    def _evidence(self, entry: str) -> tuple[str, list[Role]]:
        rows = self._connection.execute(select(schema.spans).where(schema.spans.c.entry == entry)).mappings().all()
        return rows[0]["article"], [(row["role"], span_of(row)) for row in rows if row["role"] in _ROLES][:6]

    def _number(self, entry: str, evidence: tuple[str, list[Role]]) -> int:
        article, roles = evidence
        if (entry, article) not in self._numbers:
            self._numbers[entry, article] = len(self._cited) + 1
            self._cited.append(self._citation(entry, article, roles))
        return self._numbers[entry, article]

    def _citation(self, entry: str, article: str, roles: list[Role]) -> Citation:
        table, copies, origins = schema.articles.c, schema.copies.c, schema.articles.alias("origins").c
        row = self._connection.execute(select(schema.articles).where(table.id == article)).mappings().one()
        named = select(origins.name).join(schema.copies, copies.origin == origins.id).where(copies.article == article)
        copy_of = self._connection.execute(named).scalar()
        passages: tuple[Passage, ...] = tuple(cut_passages(row["text"], roles))
        return Citation(
            len(self._cited) + 1, entry, row["name"], article, row["title"], row["published"], row["source"],
            self._origin(entry, article), copy_of, passages,
        )  # fmt: skip

    def _origin(self, entry: str, article: str) -> str:
        """The source on whose word the article tells it."""
        account = self._connection.execute(select(schema.accounts.c.witness).where(schema.accounts.c.entry == entry)).scalar()
        if account:
            return str(account)
        root = self._stories.origins([article])[article]
        return self._stories.credits([root])[root]
