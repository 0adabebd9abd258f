"""The channel through which speech came: a translator, a spokesman, the press that reports it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analysis.statements.drafts import Draft
from onrecord.analysis.statements.scene import Scene

_SOURCES = frozenset({"source phrase", "as somebody said"})


def note_channels(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Set `via` where a source phrase only carries another statement of its sentence, and drop the draft of that phrase."""
    kept: list[Draft] = []
    for draft in drafts:
        carried = _carried(scene, draft, drafts) if draft.rule in _SOURCES else None
        if carried is not None and draft.cue is not None:
            carried.via = draft.subject.first, draft.subject.last
        else:
            kept.append(draft)
    return kept


def _carried(scene: Scene, source: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The statement that ends right before a trailing source phrase, with a cue of its own."""
    if source.cue is None:
        return None
    start = source.cue[0]
    for draft in drafts:
        if draft is source or draft.cue is None or draft.rule in _SOURCES or scene.sentence_of[draft.cue[0]] != scene.sentence_of[start]:
            continue
        ends = {draft.cue[1], draft.subject.last, *(last for _, last in draft.content)}
        if any(0 < start - end <= 3 for end in ends) and draft.cue[0] < start and max(last for _, last in source.content) < start + 1:
            return draft
    return None
