"""Where triggers may stand: one look-up per token, then cheap tests, before anything is parsed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from onrecord.analysis.events.lexicon import Trigger, around, triggers
from onrecord.analysis.events.sides.parties import Parties
from onrecord.model import Document, Sentence, Span, Token
from onrecord.words.inflection import verb_forms

_GAP = 3  # words between the parts of a trigger
_WIDE_GAP = 6  # where the trigger holds "..."
_BEFORE, _AFTER = 10, 16  # words around a trigger where `needs` and `unless` are looked for
_ANTECEDENTS = 2  # sentences before one with a pronoun that may name whom it means
_SPOKEN = frozenset({"speaker", "quoted"})
_REFLEXIVE_REACH = 4  # words before a verb


class Candidate(NamedTuple):
    """A trigger at token `i`, with the last token of its tail."""

    trigger: Trigger
    sentence: int
    i: int
    last: int


def spot(document: Document, parties: Parties) -> list[Candidate]:
    """All candidates in prose whose sentence names enough sides for their frame."""
    table = triggers(document.language)
    found: list[Candidate] = []
    for sentence in document.sentences:
        tokens = document.tokens_of(sentence)
        if any(token.norm in table for token in tokens):
            found += _in_sentence(document, parties, sentence, tokens)
    return found


def _in_sentence(document: Document, parties: Parties, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Candidate]:
    hints = parties.count_hints(tokens)
    shared = not hints and len(parties.protagonists) > 1  # only what the two of the article may have done together
    if not hints and not shared:
        return
    table = triggers(document.language)
    norms = [token.norm for token in tokens]
    political = shared or _is_political(document, parties, sentence)
    for at, token in enumerate(tokens):
        for trigger in table.get(token.norm, ()):
            if shared and not (trigger.kind == "verb" and trigger.frame.mutual):
                continue
            last = _tail(norms, at, trigger)
            if last < 0 or not _fits(norms, at, trigger, hints, parties):
                continue
            if _is_told(document, token, trigger, parties) and (political or parties.statement_at(token.start)):
                yield Candidate(trigger, sentence.i, token.i, sentence.first + last)


def _is_political(document: Document, parties: Parties, sentence: Sentence) -> bool:
    """Whether a sentence names a state, somebody of one, or two organisations; one with a pronoun may mean those of the two before it."""
    tokens = document.tokens_of(sentence)
    if _names_sides(parties, tokens):
        return True
    words = parties.words
    if any(token.norm in words["collective_nouns"] for token in tokens):
        return True
    if not any(token.norm in words["pronouns"] for token in tokens):
        return False
    before = document.sentences[max(0, sentence.i - _ANTECEDENTS) : sentence.i]
    return any(_names_sides(parties, document.tokens_of(near)) for near in before)


def names_another(document: Document, parties: Parties, sentence: int, country: str) -> bool:
    """Whether a sentence or one of the two before names a side that is not of this country."""
    for near in document.sentences[max(0, sentence - _ANTECEDENTS) : sentence + 1]:
        for token in document.tokens_of(near):
            named = [party for party in (*parties.at(token.i), parties.place(token.i)) if party and party.country != country]
            if any(party.country or parties.is_known(party) for party in named):
                return True
    return False


def _names_sides(parties: Parties, tokens: tuple[Token, ...]) -> bool:
    keys: set[str | None] = set()
    for token in tokens:
        for party in parties.at(token.i):
            if party.country or parties.is_known(party) or (keys and party.key not in keys):
                return True
            keys.add(party.key)
        if parties.place(token.i):
            return True
    return False


def _is_told(document: Document, token: Token, trigger: Trigger, parties: Parties) -> bool:
    """Whether the trigger stands in prose and, where its frame asks for a speaker, in or at a statement."""
    span = Span(token.start, token.end)
    if trigger.frame.requires & _SPOKEN and parties.statement_at(token.start) is None and not parties.cued_at(span):
        return False
    return document.article.is_prose(span)


def _tail(norms: list[str], at: int, trigger: Trigger) -> int:
    """Position of the last word of the trigger, -1 when a word of its tail is missing."""
    gap = _GAP
    for words in trigger.tail:
        if "..." in words:
            gap = _WIDE_GAP
            continue
        for j in range(at + 1, min(at + 2 + gap, len(norms))):
            if norms[j] in words:
                at = j
                break
        else:
            return -1
        gap = _GAP
    return at


def _fits(norms: list[str], at: int, trigger: Trigger, hints: int, parties: Parties) -> bool:
    frame = trigger.frame
    if frame.follows and not frame.follows.intersection(norms[at + 1 : at + 2 + _GAP]):
        return False
    if "both" in frame.requires and hints < 2 and not frame.requires & _SPOKEN and "counterpart" not in (*frame.actor, *frame.recipient):
        return False
    if trigger.kind == "verb" and at and _is_nominal(norms, at, trigger, parties):
        return False
    if trigger.kind == "verb" and not _has_its_pronoun(norms, at, trigger, parties):
        return False
    if not frame.needs and not frame.unless:
        return True
    return _suits(norms, at, trigger)


def _suits(norms: list[str], at: int, trigger: Trigger) -> bool:
    """Whether the sentence has a word that the trigger needs, and its surroundings none that it must not have."""
    needs, unless = trigger.frame.needs, trigger.frame.unless
    if needs and not around(needs).search(" ".join(norms)):
        return False
    return not (unless and around(unless).search(_window(norms, at, trigger)))


def _window(norms: list[str], at: int, trigger: Trigger) -> str:
    """The words around a trigger, joined by blanks."""
    return " ".join(norms if trigger.frame.wide else norms[max(0, at - _BEFORE) : at + _AFTER])


def is_near(document: Document, candidate: Candidate) -> bool:
    """Whether a word that the trigger needs stands close to it; else the parse must show that it belongs to it."""
    sentence = document.sentences[candidate.sentence]
    norms = [token.norm for token in document.tokens_of(sentence)]
    needs = candidate.trigger.frame.needs
    return not needs or around(needs).search(_window(norms, candidate.i - sentence.first, candidate.trigger)) is not None


def _has_its_pronoun(norms: list[str], at: int, trigger: Trigger, parties: Parties) -> bool:
    """Whether a reflexive trigger has a pronoun before it, and another verb none right before it ("s'est félicité" is not "féliciter").

    A pronoun farther away may be that of another verb; only a weak trigger is dropped for it ("se rendre").
    """
    before = norms[max(0, at - _REFLEXIVE_REACH) : at]
    subjects = parties.words["subject_pronouns"]
    near = any(word in parties.reflexive_pronouns and (word not in subjects or before.count(word) > 1) for word in before)
    if trigger.reflexive or trigger.tail:
        return near or not trigger.reflexive
    return not (near and trigger.frame.weak) and parties.reflexives.isdisjoint(norms[max(0, at - 2) : at])


def _is_nominal(norms: list[str], at: int, trigger: Trigger, parties: Parties) -> bool:
    """Whether the words before make the form a noun or adjective: "l'armée" is not "armer", "an attack" no verb."""
    words = parties.words["nominal"]
    before = norms[at - 1]
    if before in words["before"]:
        return not _tags(trigger, norms[at], parties.document.language) & frozenset(words["spared"])
    if before not in words["articles"]:
        return False
    tags = _tags(trigger, norms[at], parties.document.language)
    return tags == {"part.past"} or (at > 1 and norms[at - 2] in words["openers"] and not tags & frozenset(words["spared"]))


@lru_cache(maxsize=4096)
def _tags(trigger: Trigger, form: str, language: str) -> frozenset[str]:
    return frozenset(verb_forms(trigger.lemma.split()[0], language).get(form, ()))
