"""Acts of speech: who said what, to whom, when.

consumes: the tokens and sentences of a `Document`; actors, mentions, dates, defects and the publication date of `Findings`
produces: `Findings.statements`, in order of the text; sources known only by a phrase join the actors
not its job: what the speech commits to (events), who the actors are (actors), comparing wordings (corroboration)
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.analysis.statements.circumstances import (
    add_audiences,
    add_unnamed_sources,
    address_all,
    date_all,
    note_channels,
    phrase_actor,
)
from onrecord.analysis.statements.drafts import Draft, mode_of, spans_of
from onrecord.analysis.statements.rules import draft_statements
from onrecord.analysis.statements.scene import Scene, lay_out
from onrecord.analysis.statements.speakers import Speaker
from onrecord.model import Document, Findings, Reason, Span, Statement, When

__all__ = ["attribute_statements"]

_UNRELIABLE = frozenset({"spun", "machine_translated"})
_NOBODY = Speaker(None, None)


def attribute_statements(document: Document, findings: Findings) -> Findings:
    """Fill `findings.statements`: one entry per act of speech and speaker."""
    scene = lay_out(document, findings)
    drafts = note_channels(scene, draft_statements(scene))
    reliable = not any(defect.label in _UNRELIABLE for defect in findings.defects)
    told, dates = address_all(scene, drafts), date_all(scene, drafts)
    addressees = [phrase_actor(one, document, findings).key if isinstance(one, Span) else one for one in told]
    findings = add_audiences(document, findings, [one for one in told if isinstance(one, Span)])
    settled = zip(drafts, addressees, dates, strict=True)
    statements = [one for parts in settled for one in _settle(scene, *parts, reliable=reliable)]
    return add_unnamed_sources(document, findings, statements)


def _settle(scene: Scene, draft: Draft, addressee: str | None, when: When | None, *, reliable: bool) -> Iterator[Statement]:
    """One statement per speaker of a draft."""
    cue = scene.span(*draft.cue) if draft.cue else None
    for speaker in draft.speakers or (_NOBODY,):
        yield Statement(
            content=spans_of(scene, draft),
            mode=mode_of(scene, draft),
            cue=cue,
            cue_class=draft.kind,
            speaker=speaker.actor,
            speaker_span=speaker.span,
            addressee=addressee if addressee != speaker.actor else None,
            when=when,
            via=scene.span(*draft.via) if draft.via else None,
            wording_reliable=reliable,
            reason=Reason(draft.rule, _explain(scene, draft), draft.score),
        )


def _explain(scene: Scene, draft: Draft) -> str:
    """A line for a person: the rule, and the cue as worded."""
    if draft.cue is None:
        return f"{draft.rule}, next to words of the same speaker"
    return f"{draft.rule} with the cue “{scene.span(*draft.cue).of(scene.document.text)}”"
