"""Documents with known actors, for the tests of the statements stage."""

from __future__ import annotations

import re
from datetime import date

from onrecord.analysis.language import read_language
from onrecord.analysis.statements import attribute_statements
from onrecord.analysis.statements.scene import Scene, lay_out
from onrecord.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    DateExpression,
    Defect,
    Document,
    Findings,
    Mark,
    MarkKind,
    Mention,
    MentionKind,
    Publication,
    Reason,
    Span,
    Statement,
    When,
)

_REASON = Reason("test")
PERSONS = {
    "Macron": "FRA",
    "Emmanuel Macron": "FRA",
    "Scholz": "DEU",
    "Olaf Scholz": "DEU",
    "Poutine": "RUS",
    "Xi": "CHN",
    "Blinken": "USA",
    "Lavrov": "RUS",
}
STATES = {
    "la France": "FRA",
    "La France": "FRA",
    "Paris": "FRA",
    "Berlin": "DEU",
    "Moscou": "RUS",
    "Pékin": "CHN",
    "Moscow": "RUS",
    "Beijing": "CHN",
}


def key_of(name: str) -> str:
    """Person and state keys as the actors stage would give them, by last name."""
    return f"person:{name.rsplit(maxsplit=1)[-1].lower()}" if name in PERSONS else STATES[name]


def read(text: str, language: str = "fr", dates: dict[str, str] | None = None, published: str | None = None) -> tuple[Document, Findings]:
    """A document with the persons and states above and the given dates, as the earlier stages would leave it."""
    document = read_language(Article(text, "test", "test", "0", language=language))
    actors: dict[str, Actor] = {}
    mentions: list[Mention] = []
    for name, country in sorted({**PERSONS, **STATES}.items(), key=lambda one: -len(one[0])):
        kind = ActorKind.PERSON if name in PERSONS else ActorKind.STATE
        for found in re.finditer(rf"(?<!\w){name}(?!\w)", text):
            if any(mention.span.overlaps(Span(*found.span())) for mention in mentions):
                continue
            actors.setdefault(key_of(name), Actor(key_of(name), name, kind, country, None, _REASON))
            mentions.append(Mention(Span(*found.span()), key_of(name), MentionKind.NAME, _REASON))
    expressions = []
    for words, value in (dates or {}).items():
        start = text.index(words)
        expressions.append(DateExpression(Span(start, start + len(words)), When.parse(value), _REASON))
    publication = Publication(When.parse(published, Basis.HEADER) if published else None, "header" if published else "unknown")
    return document, Findings(
        language,
        publication,
        dates=tuple(expressions),
        actors=tuple(actors.values()),
        mentions=tuple(sorted(mentions, key=lambda one: one.span)),
    )


def scene(text: str, language: str = "fr") -> Scene:
    """The look-up tables of a document."""
    return lay_out(*read(text, language))


def statements(text: str, language: str = "fr", dates: dict[str, str] | None = None, published: str | None = None) -> tuple[Statement, ...]:
    """What the stage puts on record."""
    return attribute_statements(*read(text, language, dates, published)).statements


def told(text: str, language: str = "fr") -> list[tuple[str | None, str, str]]:
    """Speaker, mode and content of each statement, its parts joined by " + "."""
    return [(one.speaker, str(one.mode), " + ".join(span.of(text) for span in one.content)) for one in statements(text, language)]


__all__ = ["Defect", "Mark", "MarkKind", "date", "key_of", "read", "scene", "statements", "told"]
