"""One entry with everything that is known of it: its fields, its evidence in context, and why it was coded so."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Table, select

from onrecord.errors import MissingError, UsageError
from onrecord.model import Reason, Span
from onrecord.record import Store, schema
from onrecord.record.loading import reason_of, span_of
from onrecord.record.writing import storable
from onrecord.views.asking.filters import Filter
from onrecord.views.catalogue import stream_actors, stream_articles
from onrecord.views.entries import stream_events, stream_statements
from onrecord.views.single.identity import identity_of, speaker_of
from onrecord.words import load

_CONTEXT = 160  # characters of context on either side of the evidence
_SHORTEST = 4  # fewer characters of an id would soon mean several entries
_INTERNAL = frozenset(
    {"id", "article", "article_id", "source", "score", "published", "date_first", "date_last", "start", "end", "position"}
)
_REASON = frozenset({"rule", "detail", "score"})

# The reason of an event as analysis/events writes it: trigger, type, mode, and each side with the slot that it came from.
_CODED = re.compile(r"(?P<kind>\w+) “(?P<lemma>[^”]*)” of \w+(?:, mode (?P<mode>[\w-]+))?; (?P<slots>.*)", re.DOTALL)
_SLOT = re.compile(r"(\w+): (.*?)(?: \((\w[^()]*)\))?", re.DOTALL)

Role = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Highlight:
    """Characters of a passage that the entry rests on, and in what role (content, cue, speaker, anchor, evidence ...)."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence in its context. `start` and `end` are characters of the article, the highlights characters of `text`."""

    start: int
    end: int
    text: str
    highlights: tuple[Highlight, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One side of an event: the words that fill it, and how they were found (subject, object, a preposition ...)."""

    role: str
    words: str
    how: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that decided the status; `start` and `end` are characters of the article."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How an event was coded: the entry of the word list that its trigger stands in, its sides, and its status step by step.

    `frame` holds the group of triggers with its demands, `frame_file` the list it stands in.
    """

    trigger: str
    kind: str
    mode: str | None
    frame_file: str
    frame: dict[str, Any]
    slots: tuple[Slot, ...]
    status_path: tuple[str, ...]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry of any kind. `fields` are in reading order; only events have an `explanation`, an actor no `article`."""

    kind: str
    id: str
    fields: dict[str, Any]
    reason: Reason | None
    passages: tuple[Passage, ...]
    article: str | None
    article_id: str | None
    published: str | None
    source: str | None
    explanation: Explanation | None = None


def show(store: Store, wanted: str) -> Shown:
    """The entry with this id, or with the only id that begins so. Raises UsageError when there is none, or several."""
    with store.reading() as connection:
        kind, key = find(connection, storable(wanted))
        if kind == "actor":
            return _show_actor(connection, key)
        if kind in _STORIES:
            return _show_story(connection, kind, key)
        fields = dict(_FIELDS[kind](connection, key))
        fields |= {"judgements": judged} if (judged := _judged(connection, key)) else {}
        table, column = _KINDS[kind]
        row = connection.execute(select(table).where(column == key)).mappings().one()
        article_id = key if kind == "article" else row["article"]
        article = connection.execute(select(schema.articles).where(schema.articles.c.id == article_id)).mappings().one()
        passages = tuple(cut_passages(article["text"], _evidence(connection, kind, row)))
        reason = reason_of(row, "published_" if kind == "article" else "")
        told = _explain(connection, row, article["language"]) if kind == "event" else None
        return Shown(kind, key, fields, reason, passages, article["name"], article_id, article["published"], article["source"], told)


def explain(store: Store, wanted: str) -> Shown:
    """The event with this id as `show` has it. Raises UsageError for an entry of another kind."""
    shown = show(store, wanted)
    if shown.kind != "event":
        raise UsageError(f"{wanted!r} is no event but of kind {shown.kind}", remedy=f"onrecord show {wanted}")
    return shown


def _explain(connection: Connection, row: RowMapping, language: str) -> Explanation | None:
    """The reason of the event taken apart; None where the event was not coded by a trigger of the word lists."""
    told = _CODED.fullmatch(row["detail"])
    if told is None:
        return None
    name, kind = f"{language}/events/{row['type']}.yaml", f"{told['kind']}s"
    groups = load(name).get(kind, ())
    frame: dict[str, Any] = next((group for group in groups if told["lemma"] in map(str, group["triggers"])), {})
    slots = tuple(Slot(*found.groups("")) for part in told["slots"].split("; ") if (found := _SLOT.fullmatch(part)))
    shown = {field: value for field, value in frame.items() if field != "examples"}
    path = tuple(json.loads(row["status_path"])) or ((f"the trigger itself: {frame['status']}",) if "status" in frame else ())
    cues = tuple(cue for cue in _cues(connection, row) if not any(f"“{cue.text}”" in slot.words for slot in slots))
    return Explanation(told["lemma"], told["kind"], told["mode"], f"{name}: {kind}", shown, slots, path, cues)


def _cues(connection: Connection, row: RowMapping) -> tuple[Cue, ...]:
    """The evidence of an event but for its sentence and the names of its sides."""
    spans, mentions = schema.spans.c, schema.mentions.c
    held = connection.execute(select(schema.spans).where(spans.entry == row["id"], spans.role == "evidence")).mappings().all()
    of_article = select(mentions.start, mentions.end).where(mentions.article == row["article"])
    named = {(start, end) for start, end in connection.execute(of_article)}
    sentence = max((span["end"] - span["start"] for span in held), default=0)
    told = [span for span in held if (span["start"], span["end"]) not in named and span["end"] - span["start"] < sentence]
    return tuple(Cue(span["start"], span["end"], span["text"]) for span in sorted(told, key=lambda span: span["start"]))


def cut_passages(text: str, evidence: Iterable[Role]) -> Iterator[Passage]:
    """The lines around the evidence, near pieces joined. Every highlight is given in characters of its passage."""
    roles = sorted(evidence, key=lambda role: role[1])
    windows: list[Span] = []
    for _, span in roles:
        window = _widen(text, span)
        if windows and window.start <= windows[-1].end:
            windows[-1] = windows[-1].to(window)
        else:
            windows.append(window)
    for window in windows:
        inside = (Highlight(span.start - window.start, span.end - window.start, role) for role, span in roles if window.covers(span))
        yield Passage(window.start, window.end, window.of(text), tuple(inside))


def _widen(text: str, span: Span) -> Span:
    """The span with context on either side, within its line and without broken words."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _CONTEXT)
    line_end = text.find("\n", span.end)
    end = min(len(text) if line_end < 0 else line_end, span.end + _CONTEXT)
    while 0 < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < len(text) and not text[end].isspace():
        end -= 1
    return Span(start, end)


def find(connection: Connection, wanted: str) -> tuple[str, str]:
    """Kind and full id of the entry that is meant. Raises UsageError when there is none, or several."""
    exact = [(kind, key) for kind, (_, column) in _KINDS.items() for key in _starting(connection, column, wanted, exact=True)]
    if exact:
        return exact[0]
    if len(wanted) < _SHORTEST:
        raise UsageError(f"{wanted!r} is too short for an id", remedy=f"give at least {_SHORTEST} characters")
    found = [(kind, key) for kind, (_, column) in _KINDS.items() for key in _starting(connection, column, wanted, exact=False)]
    if not found:
        raise MissingError(
            f"nothing on record has the id {wanted!r}", remedy="take an id from timeline, statements, events, articles or actors"
        )
    if len(found) > 1:
        named = ", ".join(f"{key} ({kind})" for kind, key in found[:5])
        raise UsageError(f"several ids begin with {wanted!r}: {named}", remedy="give more characters of the one you mean")
    return found[0]


def _starting(connection: Connection, column: Column[Any], wanted: str, *, exact: bool) -> list[str]:
    condition = column == wanted if exact else column.startswith(wanted, autoescape=True)
    return list(connection.execute(select(column).where(condition).order_by(column).limit(5)).scalars())


def _show_actor(connection: Connection, key: str) -> Shown:
    row = next(stream_actors(connection, Filter(), schema.actors.c.key == key))
    fields = asdict(row) | {"identity": identity_of(connection, key, row.name)}
    return Shown("actor", key, fields, None, (), None, None, None, None)


def _judged(connection: Connection, key: str) -> list[dict[str, Any]]:
    """What persons have decided of an entry, in force or undone."""
    table = schema.judgements.c
    columns = (table.verb, table.field, table.value, table.other, table.by, table.at, table.why, table.undone)
    query = select(*columns).where((table.entry == key) | (table.other == key)).order_by(table.id)
    return [{name: value for name, value in row.items() if value} for row in connection.execute(query).mappings()]


def _show_story(connection: Connection, kind: str, key: str) -> Shown:
    """A happening or an utterance, with the evidence of its leading entry and a line for each entry that tells it."""
    stories, entries, told = _STORIES[kind]
    row = connection.execute(select(stories).where(stories.c.id == key)).mappings().one()
    lead = connection.execute(select(entries).where(entries.c.id == row["lead"])).mappings().one()
    fields = {name: value for name, value in row.items() if name not in _INTERNAL}
    fields |= {name: json.loads(row[name]) for name in ("origin_names", "conflicts")}
    members, articles = schema.members.c, schema.articles.c
    query = select(entries.c.id, entries.c[told].label("words"), articles.name, articles.published, schema.accounts.c.witness)
    query = query.join(schema.members, members.entry == entries.c.id).join(schema.articles, articles.id == entries.c.article)
    query = query.join(schema.accounts, schema.accounts.c.entry == entries.c.id).where(members.story == key).order_by(articles.name)
    fields["told_in"] = [
        {"article": each["name"], "of": each["published"], "on the word of": each["witness"], "words": each["words"], "id": each["id"]}
        for each in connection.execute(query).mappings()
    ]
    article = connection.execute(select(schema.articles).where(articles.id == lead["article"])).mappings().one()
    passages = tuple(cut_passages(article["text"], _evidence(connection, kind, lead)))
    return Shown(kind, key, fields, reason_of(lead), passages, article["name"], article["id"], article["published"], article["source"])


def _evidence(connection: Connection, kind: str, row: RowMapping) -> Iterator[Role]:
    """What the entry rests on, with the role of each span."""
    if kind in ("date", "defect"):
        yield kind, span_of(row)
    for held in connection.execute(select(schema.spans).where(schema.spans.c.entry == row["id"])).mappings():
        yield held["role"], span_of(held)
    if kind == "instrument":
        for term in connection.execute(select(schema.terms).where(schema.terms.c.instrument == row["id"])).mappings():
            yield "term", span_of(term)


def _statement_fields(connection: Connection, key: str) -> dict[str, Any]:
    row = next(stream_statements(connection, Filter(rejected=True), schema.statements.c.id == key))
    kept = connection.execute(select(schema.statements).where(schema.statements.c.id == key)).mappings().one()
    told = {name: value for name, value in asdict(row).items() if name not in _INTERNAL}
    return told | {"speaker_resolved": speaker_of(connection, kept)}


def _event_fields(connection: Connection, key: str) -> dict[str, Any]:
    row = next(stream_events(connection, Filter(rejected=True), schema.events.c.id == key))
    path = connection.execute(select(schema.events.c.status_path).where(schema.events.c.id == key)).scalar_one()
    return {name: value for name, value in asdict(row).items() if name not in _INTERNAL} | {"status_path": json.loads(path)}


def _instrument_fields(connection: Connection, key: str) -> dict[str, Any]:
    terms = connection.execute(select(schema.terms).where(schema.terms.c.instrument == key).order_by(schema.terms.c.position)).mappings()
    told = [{"what": r["what"], "relation": r["relation"], "value": json.loads(r["value"]), "unit": r["unit"]} for r in terms]
    fields = _plain_fields(connection, schema.instruments, key)
    return fields | {"parties": json.loads(fields["parties"]), "terms": told}


def _article_fields(connection: Connection, key: str) -> dict[str, Any]:
    """What the catalogue says of an article, and a line for each of its entries."""
    row = next(stream_articles(connection, Filter(), schema.articles.c.id == key))
    listed = {
        "statements": _list(connection, schema.statements, "said", key),
        "events": _list(connection, schema.events, "anchor", key),
        "instruments": _list(connection, schema.instruments, "name", key),
        "dates": _list(connection, schema.dates, "text", key),
        "defects": _list(connection, schema.defects, "label", key),
    }
    return {name: value for name, value in asdict(row).items() if name not in ("id", "source")} | listed


def _list(connection: Connection, table: Table, column: str, article: str) -> list[dict[str, Any]]:
    rows = connection.execute(select(table.c.id, table.c[column]).where(table.c.article == article).order_by(table.c.position))
    return [{"id": key, "text": text} for key, text in rows]


def _plain_fields(connection: Connection, table: Table, key: str) -> dict[str, Any]:
    row = connection.execute(select(table).where(table.c.id == key)).mappings().one()
    return {name: value for name, value in row.items() if name not in _INTERNAL | _REASON}


_KINDS: dict[str, tuple[Table, Column[Any]]] = {
    "statement": (schema.statements, schema.statements.c.id),
    "event": (schema.events, schema.events.c.id),
    "article": (schema.articles, schema.articles.c.id),
    "instrument": (schema.instruments, schema.instruments.c.id),
    "date": (schema.dates, schema.dates.c.id),
    "defect": (schema.defects, schema.defects.c.id),
    "actor": (schema.actors, schema.actors.c.key),
    "happening": (schema.happenings, schema.happenings.c.id),
    "utterance": (schema.utterances, schema.utterances.c.id),
}

_STORIES: dict[str, tuple[Table, Table, str]] = {
    "happening": (schema.happenings, schema.events, "anchor"),
    "utterance": (schema.utterances, schema.statements, "said"),
}

_FIELDS: dict[str, Callable[[Connection, str], dict[str, Any]]] = {
    "statement": _statement_fields,
    "event": _event_fields,
    "article": _article_fields,
    "instrument": _instrument_fields,
    "date": lambda connection, key: _plain_fields(connection, schema.dates, key),
    "defect": lambda connection, key: _plain_fields(connection, schema.defects, key),
}
