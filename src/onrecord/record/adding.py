"""How a batch of articles enters the record: what is known is left alone, what is new is kept whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, RowMapping, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from onrecord.errors import RecordError
from onrecord.model import Article, Findings
from onrecord.record import schema
from onrecord.record.derived.stories import take_apart
from onrecord.record.loading import load_article, load_findings
from onrecord.record.writing import Row, claim_rows, encode, form_rows, source_row, storable

Entry = tuple[Article, Findings | None]

_BLOCK = 500


@dataclass(frozen=True, slots=True)
class QuarantineEntry:
    """A source that could not be read, why, and what to do."""

    source: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of a batch: articles that are new, known already, or done again; and those that could not be kept."""

    new: int = 0
    known: int = 0
    redone: int = 0
    quarantined: tuple[QuarantineEntry, ...] = ()


class Adding:
    """One batch on its way into the record, inside the transaction of `connection`.

    Rows of new articles are gathered and written table by table: the cost of a statement is paid once for the batch.
    """

    def __init__(self, connection: Connection, analysis: str, *, redo: bool = False) -> None:
        self._connection = connection
        self._analysis = analysis
        self._redo = redo
        self._rows: defaultdict[str, list[Row]] = defaultdict(list)
        self._gathered: set[str] = set()
        self._touched: set[str] = set()

    def add(self, batch: Iterable[Entry]) -> AddResult:
        """Add every article; see `Store.add`. The order of the batch makes no difference."""
        counts = {"new": 0, "known": 0, "redone": 0}
        refused = []
        for article, findings in sorted(batch, key=_analysed_first):
            try:
                counts[self._add(article, findings)] += 1
            except RecordError as error:
                refused.append(QuarantineEntry(article.source, error.message, error.remedy))
        self._write()
        self._choose_names()
        self.quarantine(refused)
        return AddResult(**counts, quarantined=tuple(refused))

    def quarantine(self, entries: Iterable[QuarantineEntry]) -> None:
        """Note the sources, the latest reason replacing an earlier one."""
        rows = [{"source": storable(e.source), "reason": storable(e.reason), "remedy": storable(e.remedy)} for e in entries]
        if not rows:
            return
        table, statement = schema.quarantine.c, insert(schema.quarantine)
        changed = {"reason": statement.excluded.reason, "remedy": statement.excluded.remedy}
        differs = or_(table.reason != changed["reason"], table.remedy != changed["remedy"])
        self._connection.execute(statement.on_conflict_do_update(index_elements=["source"], set_=changed, where=differs), rows)

    def _add(self, article: Article, findings: Findings | None) -> str:
        key, table = article.id, schema.articles.c
        names = {key, storable(article.source)}
        if names & self._gathered:  # the same text or the same source twice in one batch
            self._write()
        known = self._connection.execute(select(table.source, table.analysis).where(table.id == key)).first()
        if known is None:
            if findings is None:
                raise RecordError(f"{article.source}: the article was to be known, but is not on record", remedy="read it again")
            outcome = "new"
            self._gather(article, findings)
            self._gathered |= names
        elif findings is not None and self._redo and known.analysis != self._analysis:
            outcome = "redone"
            self._replace(article, findings)
        else:
            outcome = "known"
            self._prefer(article, known.source)
        self._note_source(article, key)
        return outcome

    def _gather(self, article: Article, findings: Findings) -> None:
        """Make every row of an article ready to be written."""
        for table, rows in encode(article, findings, self._analysis).items():
            self._rows[table] += rows
        self._count(article, findings, 1)

    def _write(self) -> None:
        """Write what was gathered, parents first."""
        for table in (schema.articles, *reversed(schema.FINDINGS)):
            if rows := self._rows.pop(table.name, None):
                self._connection.execute(insert(table), rows)
        for table in (schema.actor_claims, schema.actor_forms):
            if rows := self._rows.pop(table.name, None):
                statement = insert(table)
                total = {"articles": table.c.articles + statement.excluded.articles}
                keys = [column.name for column in table.primary_key]
                self._connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=total), rows)
        if rows := self._rows.pop("sources", None):
            statement = insert(schema.sources)
            again = {"version": statement.excluded.version}
            self._connection.execute(statement.on_conflict_do_update(index_elements=["source", "article"], set_=again), rows)
        self._gathered.clear()

    def _replace(self, article: Article, findings: Findings) -> None:
        """Put new findings in the place of earlier ones. The article keeps its row, to which copies and sources refer."""
        earlier, outdated = load_article(self._connection, article.id), load_findings(self._connection, article.id)
        if earlier.source < storable(article.source):
            article = replace(article, name=earlier.name, source=earlier.source, sha256=earlier.sha256)
        self._gather(article, findings)
        take_apart(self._connection, article.id)
        for table in schema.FINDINGS:
            self._connection.execute(delete(table).where(table.c.article == article.id))
        (row,) = self._rows["articles"][-1:]
        self._rows["articles"].pop()
        self._connection.execute(update(schema.articles).where(schema.articles.c.id == article.id).values(**row))
        self._count(earlier, outdated, -1)

    def _prefer(self, article: Article, source: str) -> None:
        """Of several sources of one text, the first in order of the alphabet gives it its name, whichever was read first."""
        if storable(article.source) < source:
            named = {key: value for key, value in source_row(article).items() if key != "article"}
            self._connection.execute(update(schema.articles).where(schema.articles.c.id == article.id).values(**named))

    def _note_source(self, article: Article, key: str) -> None:
        """Remember where the text was read; a text that changed gets the next version number of its source."""
        table, row = schema.sources.c, source_row(article)
        versions = select(table.version, table.article).where(table.source == row["source"]).order_by(table.version.desc())
        latest = self._connection.execute(versions).first()
        if latest is None or latest.article != key:
            self._rows["sources"].append(row | {"version": latest.version + 1 if latest else 1})
        self._connection.execute(delete(schema.quarantine).where(schema.quarantine.c.source == row["source"]))

    def _count(self, article: Article, findings: Findings, step: int) -> None:
        """Count one article more or less for each name, kind, country and form that it gives to an actor."""
        claims, forms = list(claim_rows(findings)), list(form_rows(article, findings))
        self._touched |= {row["actor"] for row in claims}
        self._rows["actor_claims"] += [row | {"articles": step} for row in claims]
        self._rows["actor_forms"] += [row | {"articles": step} for row in forms]

    def _choose_names(self) -> None:
        """Give every actor just met the name, kind and country under which most articles know it (ties go by the alphabet)."""
        touched = sorted(self._touched)
        for block in (touched[at : at + _BLOCK] for at in range(0, len(touched), _BLOCK)):
            if self._redo:
                self._forget_unnamed(block)
            claims: defaultdict[str, list[RowMapping]] = defaultdict(list)
            for claim in self._connection.execute(select(schema.actor_claims).where(schema.actor_claims.c.actor.in_(block))).mappings():
                claims[claim["actor"]].append(claim)
            if rows := [_actor_row(key, claims[key]) for key in sorted(claims)]:
                statement = insert(schema.actors)
                changed = {name: statement.excluded[name] for name in ("name", "kind", "country", "wikidata", "articles")}
                self._connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_=changed), rows)

    def _forget_unnamed(self, keys: list[str]) -> None:
        """Remove names that no article uses any more, and actors without a name; those that still have one come back at once."""
        for table in (schema.actor_claims, schema.actor_forms):
            self._connection.execute(delete(table).where(table.c.actor.in_(keys), table.c.articles <= 0))
        self._connection.execute(delete(schema.actors).where(schema.actors.c.key.in_(keys)))


def _actor_row(key: str, claims: list[RowMapping]) -> Row:
    best = min(claims, key=_least_doubtful)
    row: Row = {"key": key, "name": best["name"], "kind": best["kind"], "country": best["country"] or None}
    return row | {"wikidata": best["wikidata"] or None, "articles": sum(claim["articles"] for claim in claims)}


def _least_doubtful(claim: RowMapping) -> tuple[object, ...]:
    return (
        -claim["articles"],
        claim["country"] == "",
        claim["wikidata"] == "",
        *(claim[part] for part in ("name", "kind", "country", "wikidata")),
    )


def _analysed_first(entry: Entry) -> tuple[bool, str, str]:
    article, findings = entry
    return findings is None, article.source, article.id
