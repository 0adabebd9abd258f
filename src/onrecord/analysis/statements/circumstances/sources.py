"""Sources and audiences that nobody has named yet: the phrase stands for them ("les anciens détenus", "le rapport de l'ISW")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from anyascii import anyascii

from onrecord.analysis.statements.lexicon import open_lexicon
from onrecord.model import Actor, ActorKind, Document, Findings, Mention, MentionKind, Reason, Span, Statement

_REASON = Reason("unnamed source", "known only by the words that introduce the statement", 0.5)
_LONGEST = 120  # characters: a longer subject is more likely a mistaken parse than a source


def add_unnamed_sources(document: Document, findings: Findings, statements: Sequence[Statement]) -> Findings:
    """Findings with these statements; speakers that are worded but unknown become actors under their phrase."""
    sets = open_lexicon(document.language).sets
    pronouns = sets["subject_pronouns"] | sets["source_pronouns"] | sets["author_pronouns"] | sets["phrase_pronouns"]
    pronouns |= sets["own_determiners"] | sets["owned_views"]
    actors: dict[str, Actor] = {actor.key: actor for actor in findings.actors}
    mentions, settled = set(findings.mentions), []
    for statement in statements:
        span = statement.speaker_span
        if statement.speaker is not None or span is None or not _is_phrase(span.of(document.text), pronouns):
            settled.append(statement)
            continue
        actor = phrase_actor(span, document, findings)
        actors.setdefault(actor.key, actor)
        settled.append(replace(statement, speaker=actor.key))
        if not any(mention.span.overlaps(span) for mention in findings.mentions):
            mentions.add(Mention(span, actor.key, MentionKind.DESCRIPTION, _REASON))
    ordered = tuple(sorted(mentions, key=lambda mention: (mention.span, mention.actor)))
    return replace(findings, statements=tuple(settled), actors=tuple(actors.values()), mentions=ordered)


def add_audiences(document: Document, findings: Findings, spans: Sequence[Span]) -> Findings:
    """Findings with an actor and a mention for each phrase that is spoken to."""
    actors: dict[str, Actor] = {actor.key: actor for actor in findings.actors}
    mentions = set(findings.mentions)
    for span in spans:
        actor = phrase_actor(span, document, findings)
        actors.setdefault(actor.key, actor)
        if not any(mention.span.overlaps(span) for mention in findings.mentions):
            mentions.add(Mention(span, actor.key, MentionKind.DESCRIPTION, _REASON))
    ordered = tuple(sorted(mentions, key=lambda mention: (mention.span, mention.actor)))
    return replace(findings, actors=tuple(actors.values()), mentions=ordered)


def _is_phrase(words: str, pronouns: frozenset[str]) -> bool:
    """Whether the words can stand for somebody: no pronoun, not a whole clause."""
    word = words.casefold().lstrip("-").removeprefix("t-")
    return word not in pronouns and len(words) <= _LONGEST and any(sign.isalpha() for sign in words)


def phrase_actor(span: Span, document: Document, findings: Findings) -> Actor:
    """An actor named by the phrase, acting for the state that the phrase itself names."""
    name = " ".join(span.of(document.text).split())
    inside = [mention.actor for mention in findings.mentions if span.covers(mention.span)]
    countries = {actor.country for actor in findings.actors if actor.key in inside}
    country = countries.pop() if len(countries) == 1 else None
    slug = re.sub(r"[^a-z0-9]+", "_", anyascii(name).casefold()).strip("_")
    return Actor(f"phrase:{slug}", name, ActorKind.ORGANISATION, country, None, _REASON)
