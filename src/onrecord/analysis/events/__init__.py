"""What happened, was denied, proposed or promised between political actors.

consumes: a `Document` with mentions, actors, dates and statements found
produces: `Findings.events`: PLOVER type, both sides, status, source, date, place, context, with the trigger as anchor
not its job: finding actors, dates or statements; judging whether two articles tell the same happening
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.analysis.events.circumstances import Circumstances
from onrecord.analysis.events.drafts import Draft, draft_events
from onrecord.analysis.events.happenings import deny, settle
from onrecord.analysis.events.parties import Parties
from onrecord.analysis.events.spotting import spot
from onrecord.model import Document, Findings

__all__ = ["code_events"]


def code_events(document: Document, findings: Findings) -> Findings:
    """Fill `findings.events`, one per happening, in order of their anchors."""
    parties = Parties(document, findings)
    candidates = spot(document, parties)
    document.parse({candidate.sentence for candidate in candidates})
    circumstances = Circumstances(document, findings, parties)
    drafts: list[Draft] = settle(deny(draft_events(document, parties, candidates), candidates, parties), circumstances)
    events = [circumstances.complete(draft) for draft in drafts]
    return replace(findings, events=tuple(sorted(events, key=lambda event: (event.anchor, event.type))))
