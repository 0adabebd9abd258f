"""What happened, was denied, proposed or promised between political actors.

consumes: a `Document` with mentions, actors, dates and statements found
produces: `Findings.events`: PLOVER type, both sides, status, source, date, place, context, with the trigger as anchor
not its job: finding actors, dates or statements; judging whether two articles tell the same happening
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.analysis.events.circumstances import Circumstances
from onrecord.analysis.events.drafts import draft_events
from onrecord.analysis.events.happenings import deny, settle
from onrecord.analysis.events.sides.draft import Draft
from onrecord.analysis.events.sides.parties import Parties
from onrecord.analysis.events.sides.recalling import recall_sides
from onrecord.analysis.events.spotting import names_another, spot
from onrecord.model import Actor, ActorKind, Document, Findings

__all__ = ["code_events"]

_WHOLE_ARTICLE = 5  # sentences
_SIDES = 2
_MAINLY = 0.75
_KNOWN = "directory"  # the rule of the actors stage for organisations that it knows


def code_events(document: Document, findings: Findings) -> Findings:
    """Fill `findings.events`, one per happening, in order of their anchors. An article about one country alone has none, and
    one about little else only those between two sides."""
    if _is_domestic(document, findings):
        return findings
    parties = Parties(document, findings)
    candidates = spot(document, parties)
    inner = _main_country(document, parties)
    if inner is not None:
        candidates = [candidate for candidate in candidates if names_another(document, parties, candidate.sentence, inner)]
    document.parse({candidate.sentence for candidate in candidates})
    circumstances = Circumstances(document, findings, parties)
    found = recall_sides(draft_events(document, parties, candidates), parties)
    drafts: list[Draft] = settle(deny(found, candidates, parties), circumstances)
    if inner is not None:
        drafts = [draft for draft in drafts if _has_two_sides(draft, findings)]
    events = [circumstances.complete(draft) for draft in drafts]
    return replace(findings, events=tuple(sorted(events, key=lambda event: (event.anchor, event.type))))


def _is_domestic(document: Document, findings: Findings) -> bool:
    """Whether a whole article speaks of one state and of no known organisation beyond it: what happens there is no relation.

    A few sentences may be a passage of something longer; they are taken as they are.
    """
    if len(document.sentences) < _WHOLE_ARTICLE:
        return False
    actors = {actor.key: actor for actor in findings.actors}
    named = [actors[key] for key in {mention.actor for mention in findings.mentions} if key in actors]
    sides = {actor.country or (actor.key if _is_known_body(actor) else None) for actor in named} - {None}
    return len(sides) < _SIDES


def _main_country(document: Document, parties: Parties) -> str | None:
    """The country of three of four mentions of any: an article on the inner affairs of a state, where others come in by the way."""
    country, count = next(iter(parties.frequent.most_common(1)), ("", 0))
    mainly = len(document.sentences) >= _WHOLE_ARTICLE and count >= _MAINLY * parties.frequent.total() > 0
    return country if mainly else None


def _has_two_sides(draft: Draft, findings: Findings) -> bool:
    """Whether an act has a doer and another side that are of two countries, or a country and an organisation beyond it."""
    actors = {actor.key: actor for actor in findings.actors}
    sides = [
        {party.country or (party.key if party.key in actors and _is_known_body(actors[party.key]) else None) for party in side} - {None}
        for side in (draft.actors, draft.recipients)
    ]
    return all(sides) and sides[0] != sides[1]


def _is_known_body(actor: Actor) -> bool:
    return actor.kind is ActorKind.ORGANISATION and actor.reason.rule == _KNOWN
