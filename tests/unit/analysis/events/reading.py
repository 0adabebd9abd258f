"""Sentences with known actors, read as the analysis would read them, without the stages before events."""

from __future__ import annotations

import re

from onrecord.analysis.events import code_events
from onrecord.analysis.events.lexicon import places
from onrecord.analysis.language import read_language
from onrecord.model import (
    Actor,
    ActorKind,
    Article,
    Document,
    Event,
    Findings,
    Mention,
    MentionKind,
    Mode,
    Publication,
    Reason,
    Span,
    Statement,
)

PERSONS = {
    "Emmanuel Macron": "FRA",
    "Olaf Scholz": "DEU",
    "Vladimir Poutine": "RUS",
    "Vladimir Putin": "RUS",
    "Xi Jinping": "CHN",
    "Joe Biden": "USA",
    "Donald Trump": "USA",
    "Barack Obama": "USA",
    "Dmitri Medvedev": "RUS",
    "Sergueï Lavrov": "RUS",
    "Sergei Lavrov": "RUS",
    "Imran Khan": "PAK",
    "Antony Blinken": "USA",
    "Hassan Rohani": "IRN",
}
ORGANISATIONS = ("Union européenne", "AIEA", "Conseil de l'Europe")
LOCATIVE = re.compile(r"(?:à|in|at) $")
REASON = Reason("known")


def read(text: str, language: str, speakers: dict[str, str] | None = None) -> tuple[Document, Findings]:
    """The document and the findings before the stage of events; `speakers` maps contents of statements to names."""
    document = read_language(Article(text=text, name="sentence", source="test", sha256="", language=language))
    actors, mentions = _mentions(text, language)
    statements = [_statement(text, content, key_of(name)) for content, name in (speakers or {}).items()]
    findings = Findings(language, Publication(None, "unknown"), actors=actors, mentions=mentions, statements=tuple(statements))
    return document, findings


def events_of(text: str, language: str, speakers: dict[str, str] | None = None) -> tuple[Event, ...]:
    """The events of a text whose actors are known."""
    document, findings = read(text, language, speakers)
    if speakers is None:
        found = _speech(text)
        document, findings = read(text, language, found)
    return code_events(document, findings).events


def key_of(name: str) -> str:
    """The actor key of a person of the table, else the name itself."""
    return f"person:{name}" if name in PERSONS else name


def _speech(text: str) -> dict[str, str]:
    """The simplest statements: CONTENT, verb of speech NAME (or NAME verb) at the end of the sentence."""
    names = "|".join(map(re.escape, PERSONS))
    found = re.match(rf"(?P<content>.+?),[»”\" ]* (?:(?P<first>{names}) said|(?:a \w+|juge|said) (?P<last>{names}))\.$", text)
    if not found:
        found = re.match(rf"« (?P<content>.+?) », a \w+ (?P<first>)(?P<last>{names})\.$", text)
    return {found["content"].strip('"« »'): found["first"] or found["last"]} if found else {}


def _statement(text: str, content: str, speaker: str) -> Statement:
    start = text.index(content)
    mode = Mode.DIRECT if start and text[start - 1] in '«"“ ' else Mode.INDIRECT
    return Statement((Span(start, start + len(content)),), mode, None, "say", speaker, None, None, None, None, True, REASON)


def _mentions(text: str, language: str) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    actors: dict[str, Actor] = {}
    mentions: list[Mention] = []
    for name, key, kind, country in _names(language):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, 0 if name[0].isupper() else re.IGNORECASE):
            locative = kind is ActorKind.STATE and LOCATIVE.search(text[: found.start()])
            taken = any(mention.span.overlaps(Span(*found.span())) for mention in mentions)
            if taken or not text[found.start()].isupper() or locative:
                continue
            actors.setdefault(key, Actor(key, name, kind, country, None, REASON))
            mentions.append(Mention(Span(*found.span()), key, MentionKind.NAME, REASON))
    return tuple(actors.values()), tuple(sorted(mentions, key=lambda mention: mention.span))


def _names(language: str) -> list[tuple[str, str, ActorKind, str | None]]:
    persons = [(name, key_of(name), ActorKind.PERSON, country) for name, country in PERSONS.items()]
    bodies = [(name, f"org:{name}", ActorKind.ORGANISATION, None) for name in ORGANISATIONS]
    states = [(name, code, ActorKind.STATE, code) for name, code in sorted(places(language).names.items(), key=lambda item: -len(item[0]))]
    return [*persons, *bodies, *states]
