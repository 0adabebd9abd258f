"""Denials of what was just told: "X aurait espionné Y, ce que dément X" is the act of X once more, denied.

A denial that names an act itself ("dément avoir livré") is judged by its status; one that names none
("dément toute implication") stays a refusal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.analysis.events.drafts import Draft
from onrecord.analysis.events.parties import Parties, Party
from onrecord.analysis.events.spotting import Candidate
from onrecord.analysis.events.trees import Tree
from onrecord.model import EventType, ParsedToken, Span

_REACH = 4  # tokens between a denial and the pronoun or the denier
_SPOKEN = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.SUPPORT, EventType.AGREE})


def deny(drafts: list[Draft], candidates: Iterable[Candidate], parties: Parties) -> list[Draft]:
    """The drafts with each denial of a told act in place of a bare refusal."""
    denied: dict[int, Draft] = {}
    for candidate in candidates:
        if candidate.trigger.lemma in parties.words["denials"] and candidate.i not in denied:
            told = _told(drafts, candidate, parties)
            if told is not None:
                denied[candidate.i] = told
    return [draft for draft in drafts if draft.token.i not in denied or draft.type is not EventType.REJECT] + list(denied.values())


def _told(drafts: list[Draft], candidate: Candidate, parties: Parties) -> Draft | None:
    """The act that the denial at the candidate takes up, turned into a denied one."""
    back = _back(candidate, parties)
    if back < 0:
        return None
    for denier in _deniers(candidate, parties):
        for draft in reversed([draft for draft in drafts if draft.token.i < candidate.i]):
            near = candidate.sentence - draft.candidate.sentence <= back
            if near and draft.type not in _SPOKEN and draft.actor_countries == (denier.country,):
                return _turned(draft, denier, candidate, parties)
    return None


def _back(candidate: Candidate, parties: Parties) -> int:
    """How many sentences back the denied act may stand; -1 when the denial has an object of its own."""
    tokens = parties.document.tokens
    sentence = parties.document.sentences[candidate.sentence]
    before = [token.norm for token in tokens[max(sentence.first, candidate.i - _REACH) : candidate.i]]
    after = [token.norm for token in tokens[candidate.i + 1 : min(sentence.last, candidate.i + 2)]]
    if any(word in parties.words["taken_up"] for word in before):
        return 0
    bare = not after or not after[0][0].isalnum()
    if before and before[-1] in parties.words["past_auxiliaries"]:
        before.pop()
    object_before = bool(before) and before[-1] in parties.words["object_pronouns"]
    object_after = bool(after) and after[0] in parties.words["object_pronouns"]
    return 1 if bare or object_before or object_after else -1


def _deniers(candidate: Candidate, parties: Parties) -> list[Party]:
    """The parties beside the denial, the nearest first."""
    sentence = parties.document.sentences[candidate.sentence]
    numbers = [i for step in range(1, _REACH + 1) for i in (candidate.i - step, candidate.i + step)]
    return [found for i in numbers if sentence.first <= i < sentence.last for found in parties.at(i)]


def _turned(draft: Draft, denier: Party, candidate: Candidate, parties: Parties) -> Draft:
    tokens = parties.document.parsed(candidate.sentence)
    token: ParsedToken = next(token for token in tokens if token.i == candidate.i)
    at = candidate._replace(trigger=draft.candidate.trigger, last=candidate.i)
    return replace(draft, candidate=at, tree=Tree(tokens), token=token, anchor=Span(token.start, token.end),
                   statement=None, is_cue=False, reach=frozenset(), denier=denier)
