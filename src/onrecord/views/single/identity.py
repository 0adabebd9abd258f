"""Why an actor is who it is: the forms under which articles speak of it, how each was resolved, and with what score.

One actor stands for one key; articles meet in it when the directory, the article's own chain of names or the
very same name leads to that key. Names are compared once more with the usual name, so that a reader sees
which letters were taken for the same.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from onrecord.model import MentionKind
from onrecord.record import schema
from onrecord.words.names import compare_names

_COMPARED = frozenset({"name", "title and name", "family name"})  # names of persons; those of states and bodies are listed
_FORMS = 200  # forms shown of one actor, the most frequent first


def identity_of(connection: Connection, key: str, name: str) -> list[dict[str, Any]]:
    """One entry per form and reason: `form`, `how` (the rule), `why`, `score` (0 to 1), `articles`, and for names what was `compared`."""
    mentions = schema.mentions.c
    counted, told = func.count(mentions.article.distinct()), (mentions.text, mentions.kind, mentions.rule)
    query = select(*told, func.min(mentions.detail).label("detail"), func.max(mentions.score).label("score"), counted.label("articles"))
    query = query.where(mentions.actor == key, mentions.kind != MentionKind.PRONOUN.value).group_by(*told)
    ordered = query.order_by(counted.desc(), *told).limit(_FORMS)
    return [_entry(row, name) for row in connection.execute(ordered).mappings()]


def _entry(row: RowMapping, name: str) -> dict[str, Any]:
    entry = {"form": row["text"], "how": row["rule"], "why": row["detail"], "score": row["score"], "articles": row["articles"]}
    if row["kind"] == MentionKind.NAME.value and row["rule"] in _COMPARED:
        compared = compare_names(row["text"], name)
        entry["compared"] = f"{compared.detail} ({compared.score:.2f})"
    return entry


def speaker_of(connection: Connection, statement: RowMapping) -> dict[str, Any] | None:
    """How the speaker of a statement was resolved: the mention that stands for him there, else the nearest one before it."""
    spans, mentions = schema.spans.c, schema.mentions.c
    placed = select(spans.start, spans.end).where(spans.entry == statement["id"])
    own = connection.execute(placed.where(spans.role == "speaker")).first()
    first = connection.execute(placed.order_by(spans.start)).first()
    if statement["speaker"] is None or first is None:
        return None
    named = select(schema.mentions).where(mentions.article == statement["article"], mentions.actor == statement["speaker"])
    start, end = own or first
    there = named.where(mentions.start < end, mentions.end > start).order_by(mentions.start)
    before = named.where(mentions.start <= start).order_by(mentions.start.desc())
    row = (connection.execute(there).mappings().first() if own else None) or connection.execute(before).mappings().first()
    if row is None:
        return None
    return {"form": row["text"], "how": row["rule"], "why": row["detail"], "score": row["score"]}
