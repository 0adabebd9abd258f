"""The sides of one act that other acts of the article make clear, once all are drafted."""

from __future__ import annotations

from collections import Counter
from itertools import product

from onrecord.analysis.events.lexicon import triggers
from onrecord.analysis.events.sides.draft import HOSTILE, Draft
from onrecord.analysis.events.sides.parties import Parties
from onrecord.analysis.events.sides.taking import has_unknown_object
from onrecord.analysis.events.trees import relation
from onrecord.model import EventType

_CLEAR = 1.5  # how much more often the other side must be named than the next country
_FEWEST = 2  # dealings that make somebody the other side of an act that names none
_DIRECTED = frozenset({EventType.SANCTION, EventType.MOBILIZE, EventType.ACCUSE, EventType.REQUEST})  # acts that mostly have another side
_ADDRESSED = frozenset({EventType.REQUEST, EventType.THREATEN})
_ANSWERS = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT})


def recall_sides(drafts: list[Draft], parties: Parties) -> list[Draft]:
    """The same drafts, in order of the text, with the sides that only the others tell."""
    _recall_opponents(drafts)
    _share_recipients(drafts)
    _charge_accused(drafts)
    _answer(drafts, parties)
    _recall_partners(drafts)
    return drafts


def _recall_opponents(drafts: list[Draft]) -> None:
    """Where the other side of a hostile act is only guessed: the one whom its actor opposes by name most often elsewhere."""
    hostile = [draft for draft in drafts if draft.type in HOSTILE and draft.recipients]
    open_acts = [draft for draft in hostile if not draft.guessed and draft.actor_countries != draft.recipient_countries]
    for draft in hostile:
        if not draft.guessed:
            continue
        known = [other for other in open_acts if other.actor_countries == draft.actor_countries and other.recipient_countries]
        counts = Counter(other.recipient_countries for other in known)
        best = max(known, key=lambda other: (counts[other.recipient_countries], -abs(other.token.i - draft.token.i)), default=None)
        if best is not None and counts[best.recipient_countries] > counts[draft.recipient_countries]:
            draft.recipients = best.recipients


def _share_recipients(drafts: list[Draft]) -> None:
    """What is asked or threatened without naming whom goes to those whom the verb before addresses ("telephoned X and urged restraint")."""
    talks = {(draft.candidate.sentence, draft.token.i): draft for draft in drafts if draft.type is EventType.CONSULT and draft.recipients}
    for draft in drafts:
        open_act = draft.type in _ADDRESSED and (not draft.recipients or draft.guessed) and relation(draft.token) == "conj"
        talk = talks.get((draft.candidate.sentence, draft.token.head)) if open_act else None
        if talk is not None and talk.actor_countries == draft.actor_countries and not talk.guessed:
            draft.recipients, draft.guessed = talk.recipients, True


def _charge_accused(drafts: list[Draft]) -> None:
    """What somebody is accused of doing is done by him, wherever the parse hung his name ("reproche depuis des mois à X d'avoir livré")."""
    accusations = {(draft.candidate.sentence, draft.token.i): draft for draft in drafts if draft.type is EventType.ACCUSE}
    for draft in drafts:
        accusation = accusations.get((draft.candidate.sentence, draft.token.head)) if draft.tree.is_controlled(draft.token) else None
        if accusation is None or draft is accusation or accusation.guessed or not accusation.recipient_countries:
            continue
        if draft.actor_countries == accusation.actor_countries and accusation.passive is False:
            draft.actors = accusation.recipients
            draft.recipients = [party for party in draft.recipients if party.country not in draft.actor_countries]


def _answer(drafts: list[Draft], parties: Parties) -> None:
    """A judgement of what was just told ("X condemned it", "a balayé ces critiques") turns on those who did that last."""
    ordered = sorted(drafts, key=lambda draft: draft.token.i)
    for place, draft in enumerate(ordered):
        taken_up = _taken_up(draft, parties) if draft.type in _ANSWERS and (draft.guessed or not draft.recipients) else frozenset()
        near = [other for other in ordered[:place] if other.type in taken_up and draft.candidate.sentence - other.candidate.sentence <= 1]
        others = [other for other in near if other.actor_countries and not set(other.actor_countries) & set(draft.actor_countries)]
        against = [other for other in others if set(other.recipient_countries) & set(draft.actor_countries)]
        if others:
            draft.recipients, draft.guessed = [*others, *against][-1].actors, False


def _recall_partners(drafts: list[Draft]) -> None:
    """Where nothing near names the other side of an act that has one: whom its actor deals with most in the article, by far."""
    named = [draft for draft in drafts if not draft.guessed]
    sides = [(draft.actor_countries, draft.recipient_countries) for draft in named]
    met = Counter(pair for here, there in sides for pair in [*product(here, there), *product(there, here)])
    for draft in drafts:
        open_act = draft.type in _DIRECTED and draft.frame.recipient and not draft.recipients and not has_unknown_object(draft)
        if not open_act or len(draft.actor_countries) != 1:
            continue
        ranked = sorted((-count, other) for (one, other), count in met.items() if (one,) == draft.actor_countries)
        most, next_most = (-count for count, _ in [*ranked, (0, ""), (0, "")][:2])
        if most >= max(_FEWEST, _CLEAR * next_most):
            known = (party for other in named for party in [*other.actors, *other.recipients] if party.country == ranked[0][1])
            draft.recipients, draft.guessed = [next(known)], True


def _taken_up(draft: Draft, parties: Parties) -> frozenset[EventType]:
    """Of what type the acts are that an object without a name takes up: any for "it", its own for "the criticism"."""
    if draft.type is EventType.ACCUSE and draft.candidate.trigger.kind != "verb" and draft.slots[0] == "speaker":
        return frozenset(EventType)
    tree, tokens, objects = draft.tree, parties.document.tokens, draft.tree.kids(draft.token, "obj")
    personal = [kid for kid in objects if kid.pos == "PRON" and ("PronType=Prs" in kid.morph or "PronType=Dem" in kid.morph)]
    if any(parties.mention(kid.i) for kid in personal):
        return frozenset()
    if personal:
        charged = any(tokens[kid.i + 1].norm in parties.words["charges"] for kid in personal)
        complement = any(tree.is_complement(kid) for kid in tree.kids(draft.token, "xcomp", "ccomp", "advcl", "obl"))
        reflexive = any("Reflex=Yes" in kid.morph for kid in personal)
        return frozenset() if charged or complement or reflexive else frozenset(EventType)
    named = [kid for kid in objects if not tree.kids(kid, "nmod", "amod", "acl", "compound", "appos")]
    known = [kid for kid in named if any("Definite=Def" in low.morph or "PronType=Dem" in low.morph for low in tree.kids(kid, "det"))]
    table = triggers(parties.document.language)
    return frozenset(trigger.type for kid in known for trigger in table.get(kid.norm, ()) if trigger.kind == "noun")
