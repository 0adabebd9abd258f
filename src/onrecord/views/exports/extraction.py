"""One article as an extraction: the JSON object that the gold corpus and its scorer are written in.

The form is that of `words/schemas/extraction.json`. Strings are exact characters of the article and
come with `start` and `end` (code points, end exclusive). Actors go by their names, not their keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from onrecord.model import Article, DateExpression, Event, Findings, Instrument, Mark, MarkKind, MentionKind, Span, Statement, When

_NO_NOISE = frozenset({MarkKind.HEADER, MarkKind.TITLE, MarkKind.SUBTITLE, MarkKind.DATELINE})
_FIRST_WORDS = re.compile(r"\S+(?:[^\S\n]+\S+){0,7}")
_HOW = {"metadata": "header"}  # the gold corpus knows no metadata: what a container says is a header to it

Names = Mapping[str, str]


def to_extraction(article: Article, findings: Findings, origin: str | None = None, origin_note: str = "") -> dict[str, Any]:
    """The extraction of one article. `origin` is the name of the article it was copied from, when one is known."""
    text, names = article.text, {actor.key: actor.name for actor in findings.actors}
    published = coarsen(findings.publication.when)
    how = findings.publication.how
    return {
        "name": article.name,
        "language": findings.language,
        "story": None,
        "published": published,
        "published_how": _HOW.get(how, how) if published else "unknown",
        "origin": origin,
        "origin_note": origin_note,
        "defects": list(dict.fromkeys(defect.label for defect in findings.defects)),
        "noise": [first_words(text, mark) for mark in sorted(article.marks, key=lambda mark: mark.span) if mark.kind not in _NO_NOISE],
        "dates": [_date(text, date) for date in findings.dates],
        "actors": _actors(text, findings),
        "statements": [_statement(text, names, number, entry) for number, entry in enumerate(findings.statements, 1)],
        "events": [_event(text, names, number, entry) for number, entry in enumerate(findings.events, 1)],
        "instruments": [_instrument(text, entry) for entry in findings.instruments],
    }


def coarsen(when: When | None) -> str | None:
    """The day, month or year that surely holds `when`; None where even the year is open."""
    if when is None or when.first.year != when.last.year:
        return None
    if when.first == when.last:
        return when.first.isoformat()
    return when.first.isoformat()[: 7 if when.first.month == when.last.month else 4]


def first_words(text: str, mark: Mark) -> str:
    """Up to eight words of a marked passage, as they stand on its first line."""
    found = _FIRST_WORDS.search(text, mark.span.start, mark.span.end)
    return found[0] if found else mark.span.of(text)


def _part(text: str, span: Span) -> dict[str, Any]:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _named(text: str, name: str, span: Span | None) -> dict[str, Any]:
    """The fields `name`, `name_start`, `name_end` of a string that may be missing."""
    if span is None:
        return {name: None}
    return {name: span.of(text), f"{name}_start": span.start, f"{name}_end": span.end}


def _value(when: When | None) -> str | None:
    """The canonical writing without the sign for "about", which extractions do not carry."""
    return when.value.rstrip("~") if when else None


def _date(text: str, date: DateExpression) -> dict[str, Any]:
    return {**_part(text, date.span), "value": _value(date.when)}


def _forms(text: str, spans: Iterable[Span]) -> dict[str, Any]:
    """Each surface form once, with the place where it first stands."""
    firsts: dict[str, Span] = {}
    for span in sorted(spans):
        firsts.setdefault(span.of(text), span)
    return {"mentions": list(firsts), "mention_spans": [[span.start, span.end] for span in firsts.values()]}


def _actors(text: str, findings: Findings) -> list[dict[str, Any]]:
    spans: dict[str, list[Span]] = {actor.key: [] for actor in findings.actors}
    for mention in findings.mentions:
        if mention.kind != MentionKind.PRONOUN and mention.actor in spans:
            spans[mention.actor].append(mention.span)
    for listed in spans.values():
        listed.extend(titled(text, sorted(listed)))
    return [
        {"name": actor.name, "kind": actor.kind.value, "country": actor.country, "role": actor.role, **_forms(text, spans[actor.key])}
        for actor in findings.actors
    ]


def titled(text: str, spans: list[Span]) -> list[Span]:
    """A title right before its bearer's name is with it one form more: "Prime Minister X"."""
    pairs = pairwise(spans)
    return [Span(one.start, other.end) for one, other in pairs if one.end < other.start and text[one.end : other.start].isspace()]


def _name(names: Names, key: str | None) -> str | None:
    """The name of an actor; the key itself where the findings list no such actor, so that nothing is lost."""
    return None if key is None else names.get(key, key)


def _statement(text: str, names: Names, number: int, entry: Statement) -> dict[str, Any]:
    first, *rest = entry.content
    row = {
        "id": f"s{number}",
        "speaker": _name(names, entry.speaker),
        "mode": entry.mode.value,
        **_part(text, first),
        **_named(text, "cue", entry.cue),
        "addressee": _name(names, entry.addressee),
        "date": _value(entry.when),
    }
    if rest:
        row["more"] = [_part(text, span) for span in rest]
    if entry.via:
        row.update(_named(text, "via", entry.via))
    if not entry.wording_reliable:
        row["wording_reliable"] = False  # spun or machine-translated: not to be quoted
    return row


def _event(text: str, names: Names, number: int, entry: Event) -> dict[str, Any]:
    row = {
        "id": f"e{number}",
        "type": entry.type.value,
        "context": list(entry.context),
        "actors": [_name(names, key) for key in entry.actors],
        "recipients": [_name(names, key) for key in entry.recipients],
        "actor_countries": list(entry.actor_countries),
        "recipient_countries": list(entry.recipient_countries),
        "date": _value(entry.when),
        **_named(text, "place", entry.place),
        "status": entry.status.value,
        "said_by": _name(names, entry.said_by),
        "anchor": entry.anchor.of(text),
        "start": entry.anchor.start,
        "end": entry.anchor.end,
    }
    if entry.mutual:
        row["mutual"] = True
    return row


def _number(value: float | str) -> float | str:
    """Whole numbers are written without a decimal point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _instrument(text: str, entry: Instrument) -> dict[str, Any]:
    return {
        "name": entry.name,
        **_forms(text, entry.mentions),
        "parties": list(entry.parties),
        "signed": entry.signed,
        "expires": entry.expires,
        "terms": [
            {"what": term.what, "relation": term.relation, "value": _number(term.value), "start": term.span.start, "end": term.span.end}
            for term in entry.terms
        ],
    }
