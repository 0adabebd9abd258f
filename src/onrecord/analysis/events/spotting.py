"""Where triggers may stand: one look-up per token, then cheap tests, before anything is parsed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.analysis.events.lexicon import Trigger, around, triggers
from onrecord.analysis.events.parties import Parties
from onrecord.model import Document, Sentence, Span, Token

_GAP = 3  # words between the parts of a trigger
_BEFORE, _AFTER = 10, 16  # words around a trigger where `needs` and `unless` are looked for
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
    hints = sum(parties.hints(token.i) for token in tokens)
    if not hints:
        return
    table = triggers(document.language)
    norms = [token.norm for token in tokens]
    for at, token in enumerate(tokens):
        for trigger in table.get(token.norm, ()):
            last = _tail(norms, at, trigger)
            if last >= 0 and _fits(norms, at, trigger, hints, parties) and document.article.is_prose(Span(token.start, token.end)):
                yield Candidate(trigger, sentence.i, token.i, sentence.first + last)


def _tail(norms: list[str], at: int, trigger: Trigger) -> int:
    """Position of the last word of the trigger, -1 when a word of its tail is missing."""
    for words in trigger.tail:
        if "..." in words:
            continue
        at = next((j for j in range(at + 1, min(at + 2 + _GAP, len(norms))) if norms[j] in words), -1)
        if at < 0:
            return -1
    return at


def _fits(norms: list[str], at: int, trigger: Trigger, hints: int, parties: Parties) -> bool:
    frame = trigger.frame
    if frame.follows and not frame.follows.intersection(norms[at + 1 : at + 2 + _GAP]):
        return False
    if "both" in frame.requires and hints < 2 and not frame.requires & {"speaker", "quoted"}:
        return False
    if trigger.kind == "verb" and not _has_its_pronoun(norms, at, trigger, parties):
        return False
    if not frame.needs and not frame.unless:
        return True
    window = " ".join(norms if frame.wide else norms[max(0, at - _BEFORE) : at + _AFTER])
    wanted = not frame.needs or around(frame.needs).search(window) is not None
    return wanted and not (frame.unless and around(frame.unless).search(window))


def _has_its_pronoun(norms: list[str], at: int, trigger: Trigger, parties: Parties) -> bool:
    """Whether a reflexive trigger has a pronoun before it, and another verb none right before it ("s'est félicité" is not "féliciter").

    A pronoun farther away may be that of another verb; only a weak trigger is dropped for it ("se rendre").
    """
    near = any(norm in parties.words["reflexive_pronouns"] for norm in norms[max(0, at - _REFLEXIVE_REACH) : at])
    if trigger.reflexive or trigger.tail:
        return near or not trigger.reflexive
    third = tuple(pronoun.strip() for pronoun in parties.words["reflexives"])
    return not (near and trigger.frame.weak) and not any(norm in third for norm in norms[max(0, at - 2) : at])
