"""Who is meant: persons, states and organisations behind names, titles, metonyms and pronouns.

consumes: tokens and sentences of a `Document`; `publication` of the findings (offices are looked up at that time)
produces: `actors` and `mentions` of the findings, in order of the text; mentions do not overlap, except that an
    adjective of nationality, or a name that says more of its noun, may lie inside a longer mention; a state
    after a preposition of place has the reason "place name"
not its job: who spoke or acted (statements, events); identity across articles beyond stable keys (corroboration)

Read in this order: `knowledge` (the directory and the word lists), `text` (what stands in the
article), `taught` (organisations that it introduces), `cast` (the actors as they come in), `persons` with `titles` and `offices`, `bodies`,
`pronouns` (who is meant).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.analysis.actors.bodies import place_strangers, resolve_bodies, resolve_named, resolve_short
from onrecord.analysis.actors.cast import Cast
from onrecord.analysis.actors.knowledge import digest_in_force, open_directory, open_lexicon, put_in_force
from onrecord.analysis.actors.persons import resolve_persons
from onrecord.analysis.actors.pronouns import resolve_pronouns
from onrecord.analysis.actors.taught import learn_organisations
from onrecord.analysis.actors.text import Name, Phrase, find_names, find_phrases, forget_names, read
from onrecord.errors import LexiconError
from onrecord.model import Document, Findings, Mention, MentionKind
from onrecord.words import load

__all__ = ["resolve_actors", "use_actors"]


def use_actors(path: Path | None) -> str:
    """From now on in this process, read with the user's list of actors in the file, or without one.

    Returns the digest that names the list, empty without one. Raises LexiconError with file, line and remedy.
    """
    if put_in_force(path):
        _forget()
    try:
        open_directory()  # a fault shows here, not in the first article
    except LexiconError:
        put_in_force(None)
        _forget()
        raise
    return digest_in_force()


def _forget() -> None:
    """Drop what was built from the directory as it was before."""
    open_directory.cache_clear()
    open_lexicon.cache_clear()
    forget_names()


def resolve_actors(document: Document, findings: Findings) -> Findings:
    """Fill in `actors` and `mentions`."""
    reading = read(document, findings)
    learn_organisations(reading)
    cast = Cast(reading)
    names = find_names(reading)
    phrases = find_phrases(reading, names)
    resolve_persons(cast, names, phrases)
    cast.bodies = _told_bodies(phrases)
    resolve_bodies(cast, phrases, told=True)
    resolve_named(cast, _taken(names, phrases, cast), phrases)
    owned = [phrase for phrase in phrases if phrase.determiner == "possessive"]
    resolve_bodies(cast, [phrase for phrase in phrases if phrase.determiner != "possessive"], told=False)
    cast.mentions = settle(cast.mentions)
    resolve_pronouns(cast)
    cast.mentions.sort(key=lambda mention: mention.span)
    resolve_bodies(cast, owned, told=False)
    resolve_short(cast)
    cast.mentions = settle(cast.mentions)
    place_strangers(cast)
    return replace(findings, actors=cast.actors(), mentions=tuple(cast.mentions))


def _told_bodies(phrases: list[Phrase]) -> dict[str, str]:
    """Bodies whose state a longer phrase tells: "le secrétaire du Conseil de sécurité russe"."""
    told = {inner.body: inner.polity for phrase in phrases if (inner := phrase.inner) and inner.body and inner.polity}
    for phrase in phrases:
        if phrase.polity and not phrase.polity.startswith("org:"):
            told.update((body, phrase.polity) for body in load("world/bodies.yaml") if phrase.office.startswith(f"{body}_"))
    return told


def _taken(names: list[Name], phrases: list[Phrase], cast: Cast) -> set[int]:
    """Tokens that a resolved name or phrase covers."""
    spans = {mention.span for mention in cast.mentions}
    document = cast.reading.document
    taken = {i for name in names if name.key for i in range(name.begin, name.last + 1)}
    for phrase in phrases:
        if document.span(phrase.first, phrase.last) in spans:
            taken.update(range(phrase.first, phrase.last + 1))
    return taken


def settle(mentions: list[Mention]) -> list[Mention]:
    """In order of the text; of two that overlap the longer one stays; what may lie inside it stays too."""
    owners = [0] * (max((mention.span.end for mention in mentions), default=0))
    kept: list[Mention] = []
    for mention in sorted(set(mentions), key=_longest_and_surest):
        place = slice(mention.span.start, mention.span.end)
        found = set(owners[place])
        if found == {0}:
            kept.append(mention)
            owners[place] = [len(kept)] * (mention.span.end - mention.span.start)
        elif len(found) == 1 and (outer := kept[found.pop() - 1]).span != mention.span:
            if mention.kind == MentionKind.DEMONYM:
                kept.append(mention)
            elif mention.kind == MentionKind.NAME and _qualifies(mention, outer):
                kept.append(replace(mention, kind=MentionKind.DEMONYM))
    return sorted(kept, key=lambda m: (m.span, m.actor))


def _qualifies(mention: Mention, outer: Mention) -> bool:
    """Whether a name inside a longer mention says more of its noun: "l'agence KCNA", "le porte-parole de Marise Payne"."""
    if outer.actor == mention.actor:
        return outer.reason.rule == "kind and name"
    return mention.actor.startswith("person:")


def _longest_and_surest(mention: Mention) -> tuple[object, ...]:
    """Longer mentions first, of equal ones the surer; a total order, so that no hash decides."""
    reason = mention.reason
    return mention.span.start - mention.span.end, mention.span, mention.actor, -reason.score, mention.kind, reason.rule, reason.detail
