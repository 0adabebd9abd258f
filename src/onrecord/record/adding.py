"""How a batch of articles enters the record: what is known is left alone, what is new is kept whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, RowMapping, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from onrecord.errors import RecordError
from onrecord.model import Article, Findings
from onrecord.record import schema
from onrecord.record.loading import load_article, load_findings
from onrecord.record.writing import claim_rows, encode, form_rows, source_row, storable

Entry = tuple[Article, Findings | None]


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
    """One batch on its way into the record, inside the transaction of `connection`."""

    def __init__(self, connection: Connection, analysis: str, *, redo: bool = False) -> None:
        self._connection = connection
        self._analysis = analysis
        self._redo = redo
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
        table = schema.articles.c
        known = self._connection.execute(select(table.source, table.analysis).where(table.id == article.id)).first()
        if known is None:
            if findings is None:
                raise RecordError(f"{article.source}: the article was to be known, but is not on record", remedy="read it again")
            outcome = "new"
            self._keep(article, findings)
        elif findings is not None and self._redo and known.analysis != self._analysis:
            outcome = "redone"
            self._replace(article, findings, self._connection)
        else:
            outcome = "known"
            self._prefer(article, known.source)
        self._note_source(article)
        return outcome

    def _keep(self, article: Article, findings: Findings) -> None:
        """Write every row of a new article."""
        rows = encode(article, findings, self._analysis)
        for table in (schema.articles, *reversed(schema.FINDINGS)):
            if found := rows.get(table.name):
                self._connection.execute(insert(table), found)
        self._count(article, findings, 1)

    def _replace(self, article: Article, findings: Findings, connection: Connection) -> None:
        """Put new findings in the place of earlier ones. The article keeps its row, to which copies and sources refer."""
        earlier, outdated = load_article(connection, article.id), load_findings(connection, article.id)
        if earlier.source < storable(article.source):
            article = replace(article, name=earlier.name, source=earlier.source, sha256=earlier.sha256)
        rows = encode(article, findings, self._analysis)
        for table in schema.FINDINGS:
            connection.execute(delete(table).where(table.c.article == article.id))
        self._count(earlier, outdated, -1)
        connection.execute(update(schema.articles).where(schema.articles.c.id == article.id), rows["articles"][0])
        for table in reversed(schema.FINDINGS):
            if found := rows.get(table.name):
                connection.execute(insert(table), found)
        self._count(article, findings, 1)

    def _prefer(self, article: Article, source: str) -> None:
        """Of several sources of one text, the first in order of the alphabet gives it its name, whichever was read first."""
        if storable(article.source) < source:
            named = {key: value for key, value in source_row(article).items() if key != "article"}
            self._connection.execute(update(schema.articles).where(schema.articles.c.id == article.id).values(**named))

    def _note_source(self, article: Article) -> None:
        """Remember where the text was read; a text that changed gets the next version number of its source."""
        table, row = schema.sources.c, source_row(article)
        versions = select(table.version, table.article).where(table.source == row["source"]).order_by(table.version.desc())
        latest = self._connection.execute(versions).first()
        if latest is None or latest.article != article.id:
            row["version"] = latest.version + 1 if latest else 1
            statement = insert(schema.sources).values(**row)
            again = statement.on_conflict_do_update(index_elements=["source", "article"], set_={"version": row["version"]})
            self._connection.execute(again)
        self._connection.execute(delete(schema.quarantine).where(schema.quarantine.c.source == row["source"]))

    def _count(self, article: Article, findings: Findings, step: int) -> None:
        """Count one article more or less for each name, kind, country and form that it gives to an actor."""
        claims, forms = list(claim_rows(findings)), list(form_rows(article, findings))
        self._touched |= {row["actor"] for row in claims}
        for table, rows in ((schema.actor_claims, claims), (schema.actor_forms, forms)):
            if not rows:
                continue
            keys = [column.name for column in table.primary_key]
            total = {"articles": table.c.articles + step}
            counted = [row | {"articles": step} for row in rows]
            self._connection.execute(insert(table).on_conflict_do_update(index_elements=keys, set_=total), counted)

    def _choose_names(self) -> None:
        """Give every actor just met the name, kind and country under which most articles know it (ties go by the alphabet)."""
        for key in sorted(self._touched):
            for table in (schema.actor_claims, schema.actor_forms):
                self._connection.execute(delete(table).where(table.c.actor == key, table.c.articles <= 0))
            claims = self._connection.execute(select(schema.actor_claims).where(schema.actor_claims.c.actor == key)).mappings().all()
            if not claims:
                self._connection.execute(delete(schema.actors).where(schema.actors.c.key == key))
                continue
            best = min(claims, key=_least_doubtful)
            row = {"name": best["name"], "kind": best["kind"], "country": best["country"] or None, "wikidata": best["wikidata"] or None}
            row["articles"] = sum(claim["articles"] for claim in claims)
            self._connection.execute(insert(schema.actors).values(key=key, **row).on_conflict_do_update(index_elements=["key"], set_=row))


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
