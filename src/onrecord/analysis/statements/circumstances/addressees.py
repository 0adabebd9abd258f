"""Who was spoken to: the person or body after à, devant, told, urged."""

from __future__ import annotations

from onrecord.analysis.statements.drafts import Draft
from onrecord.analysis.statements.scene import Scene

_REACH = 14  # tokens after the verb group
_DIRECTED = frozenset({"ask", "urge", "threaten"})


def find_addressee(scene: Scene, draft: Draft) -> str | None:
    """The actor addressed, when the words after the cue name one; None otherwise."""
    start = draft.addressee_from
    if start < 0 or start >= len(scene.tokens):
        return None
    speakers = {speaker.actor for speaker in draft.speakers}
    end = min(scene.sentence(start - 1).last, start + _REACH)
    later = [first for first, _ in draft.content if first >= start]
    end = min([end, *later])
    found = _after_preposition(scene, start, end)
    if found is None and (draft.kind in _DIRECTED or scene.words.flags["object_is_addressee"]):
        found = _direct_object(scene, start, end)
    return found if found not in speakers else None


def _after_preposition(scene: Scene, start: int, end: int) -> str | None:
    for at in range(start, end):
        width = scene.match(at, scene.words.phrases["addressee_prepositions"], end)
        placed = _mention(scene, at + width, end) if width else None
        if placed is not None:
            return placed
        if scene.norms[at] in ".;:":
            return None
    return None


def _mention(scene: Scene, at: int, end: int) -> str | None:
    """The actor of a mention that begins here, or after a determiner."""
    for token in (at, at + 1):
        if token < end and (placed := scene.mention_over[token]) is not None:
            return placed[2].actor
        if token < end and scene.norms[token] not in scene.words.sets["determiners"]:
            return None
    return None


def _direct_object(scene: Scene, start: int, end: int) -> str | None:
    return _mention(scene, start, end)
