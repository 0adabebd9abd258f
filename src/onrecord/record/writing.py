"""What one article yields, as rows of the tables. The inverse is `loading`."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from onrecord.errors import RecordError
from onrecord.model import Article, Copy, Event, Findings, Instrument, MentionKind, Reason, Span, Statement, When, digest
from onrecord.record.folding import fold, shadow, split_passages

Row = dict[str, Any]

BREAK = " […] "
"""Stands between the parts of an interrupted statement in readable columns."""

_FORM_KINDS = frozenset({MentionKind.NAME, MentionKind.METONYM})


@dataclass
class Rows:
    """Rows of one article by table name. Ids are derived from content; equal entries of one article are numbered."""

    article: Article
    tables: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    _seen: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.id = self.article.id  # a digest of the whole text: computed once

    def add(self, table: str, **values: Any) -> None:
        """Append one row of this article."""
        self.tables[table].append({key: storable(value) for key, value in values.items()} | {"article": self.id})

    def identify(self, kind: str, *parts: object) -> str:
        """The id of an entry of this article."""
        first = digest(kind, self.id, *parts)
        self._seen[first] += 1
        return first if self._seen[first] == 1 else digest(first, self._seen[first])

    def slice(self, span: Span) -> str:
        """The evidence under a span. Raises RecordError when it lies outside the text."""
        if span.end > len(self.article.text):
            message = f"{self.article.source}: an entry rests on characters {span.start} to {span.end} of {len(self.article.text)}"
            raise RecordError(message, remedy="report this text: it shows a fault in onrecord")
        return span.of(self.article.text)

    def place(self, span: Span) -> Row:
        """Columns of an entry that is one span."""
        return {"start": span.start, "end": span.end, "text": self.slice(span)}

    def hold(self, entry: str, role: str, spans: Iterable[Span | None]) -> None:
        """Keep the spans that `entry` rests on in the role named."""
        for position, span in enumerate(spans):
            if span is not None:
                self.add("spans", entry=entry, role=role, position=position, **self.place(span))


def storable(value: Any) -> Any:
    """Strings that no encoding can hold (lone surrogates, as in undecodable file names) are written with escapes."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value


def as_json(value: Any) -> str:
    """A value or a list as a JSON text that keeps numbers and strings apart and letters readable."""
    return json.dumps(value, ensure_ascii=False)


def encode(article: Article, findings: Findings, analysis: str) -> dict[str, list[Row]]:
    """All rows of one article. Raises RecordError when the text cannot be stored or a span lies outside it."""
    rows = Rows(article)
    _encode_article(rows, findings, analysis)
    _encode_passages(rows, findings.language)
    for position, mark in enumerate(article.marks):
        rows.add("marks", position=position, kind=mark.kind.value, **rows.place(mark.span), reason=mark.reason)
    _encode_single_spans(rows, findings)
    _encode_actors(rows, findings)
    for position, statement in enumerate(findings.statements):
        _encode_statement(rows, position, statement)
    for position, event in enumerate(findings.events):
        _encode_event(rows, position, event)
    for position, instrument in enumerate(findings.instruments):
        _encode_instrument(rows, position, instrument)
    return rows.tables


def when_columns(when: When | None, prefix: str = "date") -> Row:
    """Columns of a time that may be unknown."""
    names = (prefix, *(f"{prefix}_{part}" for part in ("first", "last", "precision", "basis")))
    if when is None:
        return dict.fromkeys(names)
    values = (when.value, when.first.isoformat(), when.last.isoformat(), when.precision.value, when.basis.value)
    return dict(zip(names, values, strict=True))


def reason_columns(reason: Reason, prefix: str = "") -> Row:
    """Columns that tell why an entry stands."""
    return {f"{prefix}rule": reason.rule, f"{prefix}detail": reason.detail, f"{prefix}score": reason.score}


def digest_text(text: str) -> str:
    """SHA-256 of a text in UTF-8. Raises RecordError for a text that UTF-8 cannot hold."""
    try:
        return sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        message = f"character {error.start} of the text is half of a surrogate pair, which no file can hold"
        raise RecordError(message, remedy="save the text as UTF-8 again") from None


def source_row(article: Article) -> Row:
    """The row that tells where a text was read."""
    values = {"source": article.source, "name": article.name, "sha256": article.sha256}
    return {key: storable(value) for key, value in values.items()} | {"article": article.id}


def _encode_article(rows: Rows, findings: Findings, analysis: str) -> None:
    article, said, publication = rows.article, rows.article.metadata, findings.publication
    row = {
        "id": rows.id, "name": article.name, "source": article.source, "sha256": article.sha256,
        "title": said.title, "stated_date": said.date, "author": said.author, "site": said.site, "url": said.url,
        "stated_language": article.language, "language": findings.language, **when_columns(publication.when, "published"),
        "published_how": publication.how, **reason_columns(publication.reason, "published_"),
        "text_sha256": digest_text(article.text), "text": article.text, "analysis": analysis,
    }  # fmt: skip
    rows.tables["articles"].append({key: storable(value) for key, value in row.items()})
    rows.hold(rows.id, "publication", publication.evidence)


def _encode_passages(rows: Rows, language: str) -> None:
    """The text once more, as the search index sees it."""
    for span in split_passages(rows.article.text):
        if words := shadow(span.of(rows.article.text), language):
            rows.tables["passages"].append({"article": rows.id, "start": span.start, "end": span.end, "shadow": words})


def _encode_single_spans(rows: Rows, findings: Findings) -> None:
    """Dates, mentions and defects: each rests on exactly one span."""
    for position, date in enumerate(findings.dates):
        key = rows.identify("date", date.span)
        rows.add("dates", id=key, position=position, **rows.place(date.span), **when_columns(date.when), **reason_columns(date.reason))
    for position, mention in enumerate(findings.mentions):
        columns = {"actor": mention.actor, "kind": mention.kind.value, **rows.place(mention.span), **reason_columns(mention.reason)}
        rows.add("mentions", position=position, **columns)
    for position, defect in enumerate(findings.defects):
        key = rows.identify("defect", defect.label, defect.span)
        rows.add("defects", id=key, position=position, label=defect.label, **rows.place(defect.span), **reason_columns(defect.reason))


def _encode_actors(rows: Rows, findings: Findings) -> None:
    for position, actor in enumerate(findings.actors):
        columns = {"name": actor.name, "kind": actor.kind.value, "country": actor.country, "role": actor.role, "wikidata": actor.wikidata}
        rows.add("article_actors", position=position, actor=actor.key, **columns, **reason_columns(actor.reason))


def _encode_statement(rows: Rows, position: int, entry: Statement) -> None:
    key = rows.identify("statement", entry.content, entry.cue, entry.speaker)
    rows.add(
        "statements", id=key, position=position, speaker=entry.speaker, addressee=entry.addressee,
        said=BREAK.join(map(rows.slice, entry.content)), mode=entry.mode.value, cue=entry.cue and rows.slice(entry.cue),
        cue_class=entry.cue_class, via=entry.via and rows.slice(entry.via), **when_columns(entry.when),
        wording_reliable=entry.wording_reliable, **reason_columns(entry.reason),
    )  # fmt: skip
    rows.hold(key, "content", entry.content)
    for role, span in (("cue", entry.cue), ("speaker", entry.speaker_span), ("via", entry.via)):
        rows.hold(key, role, (span,))


def _encode_event(rows: Rows, position: int, entry: Event) -> None:
    sides = (("actor", entry.actors, entry.actor_countries), ("recipient", entry.recipients, entry.recipient_countries))
    key = rows.identify("event", entry.type.value, entry.anchor, entry.actors, entry.recipients, entry.status.value, entry.said_by)
    rows.add(
        "events", id=key, position=position, type=entry.type.value, status=entry.status.value, said_by=entry.said_by,
        anchor=rows.slice(entry.anchor), place=entry.place and rows.slice(entry.place), context=as_json(entry.context),
        mutual=entry.mutual, **when_columns(entry.when), status_path=as_json(entry.status_path), **reason_columns(entry.reason),
    )  # fmt: skip
    for side, actors, countries in sides:
        for place, actor in enumerate(actors):
            rows.add("event_actors", event=key, side=side, position=place, actor=actor)
        for place, country in enumerate(countries):
            rows.add("event_countries", event=key, side=side, position=place, country=country)
    rows.hold(key, "anchor", (entry.anchor,))
    rows.hold(key, "place", (entry.place,))
    rows.hold(key, "evidence", entry.evidence)


def _encode_instrument(rows: Rows, position: int, entry: Instrument) -> None:
    key = rows.identify("instrument", entry.key)
    columns = {"key": entry.key, "name": entry.name, "parties": as_json(entry.parties), "signed": entry.signed, "expires": entry.expires}
    rows.add("instruments", id=key, position=position, **columns, **reason_columns(entry.reason))
    rows.hold(key, "mention", entry.mentions)
    for place, term in enumerate(entry.terms):
        columns = {"what": term.what, "relation": term.relation, "value": as_json(term.value), "unit": term.unit}
        rows.add("terms", instrument=key, position=place, **columns, **rows.place(term.span))


def claim_rows(findings: Findings) -> Iterator[Row]:
    """What one article says an actor is; the record counts the articles that say so."""
    claims = {(actor.key, actor.name, actor.kind.value, actor.country or "", actor.wikidata or "") for actor in findings.actors}
    for claim in sorted(claims):
        yield {key: storable(value) for key, value in zip(("actor", "name", "kind", "country", "wikidata"), claim, strict=True)}


def form_rows(article: Article, findings: Findings) -> Iterator[Row]:
    """The names under which one article speaks of its actors: what a person may type to find them."""
    forms = {(actor.key, actor.name, MentionKind.NAME.value) for actor in findings.actors}
    forms |= {(m.actor, m.span.of(article.text), m.kind.value) for m in findings.mentions if m.kind in _FORM_KINDS}
    for actor, form, kind in sorted(forms):
        yield {"actor": storable(actor), "form": storable(form), "kind": kind, "folded": fold(form)}


def copy_row(copy: Copy) -> Row:
    """The row of one copy."""
    row: Row = {"article": copy.article, "origin": copy.origin, "kind": copy.kind.value, "direction": copy.direction}
    row |= reason_columns(copy.reason)
    for prefix, span in (("passage_", copy.passage), ("origin_passage_", copy.origin_passage)):
        row |= {f"{prefix}start": span and span.start, f"{prefix}end": span and span.end}
    return {key: storable(value) for key, value in row.items()}
