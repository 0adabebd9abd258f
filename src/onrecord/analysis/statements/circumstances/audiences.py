"""Addressees that no actor stands for: the words themselves name them ("urged politicians in Belfast to", "devant des étudiants")."""

from __future__ import annotations

from onrecord.analysis.statements.cues import is_adverb
from onrecord.analysis.statements.drafts import Draft
from onrecord.analysis.statements.extents import starts_date
from onrecord.analysis.statements.rules.groups import is_group
from onrecord.analysis.statements.scene import Scene
from onrecord.model import MentionKind, Span

_LONGEST = 8  # tokens of such a phrase
_URGED = frozenset({"urge", "ask", "threaten", "warn", "propose"})


def worded_addressee(scene: Scene, draft: Draft) -> Span | None:
    """The words right after the cue for those who are spoken to, where they name nobody known; None for the press and for pronouns."""
    at = draft.addressee_from
    if draft.cue is None or not 0 < at < len(scene.tokens):
        return None
    end = min([scene.sentence(at - 1).last, at + _LONGEST + 1, *(first for first, _ in draft.content if first >= at)])
    while at < end and scene.mention_over[at] is None and (is_adverb(scene, at) or starts_date(scene, at, end)):
        at += 1
    if at >= end or scene.match(at, scene.words.phrases["asides"], end) or scene.match(at, scene.words.phrases["habits"], end):
        return None
    width = scene.match(at, scene.words.phrases["addressee_prepositions"], end)
    direct = draft.rule.startswith("somebody") and draft.kind in _URGED
    if not (width or direct) or at + width >= end:
        return None
    last = _last_word(scene, at + width, end)
    return scene.span(at + width, last) if _names_somebody(scene, at + width, last, asked=draft.kind in _URGED) else None


def _last_word(scene: Scene, first: int, end: int) -> int:
    """The last word of the phrase: before a mark, a date, an adverb or a preposition that ends it."""
    words = scene.words.sets
    at = first + 1
    while at < end and scene.is_word(at) and not starts_date(scene, at, end):
        placed = scene.norms[at] in words["head_links"] or scene.norms[at] in words["venue_links"]
        stops = scene.norms[at] in words["adjuncts"] or scene.norms[at] in words["clause_marks"] or scene.norms[at] in words["relatives"]
        if (stops and not placed) or (is_adverb(scene, at) and scene.mention_over[at] is None):
            break
        at += 1
    last = at - 1
    while last > first and any(scene.norms[last] in words[name] for name in ("head_links", "adjuncts", "determiners", "infinitive_marks")):
        last -= 1
    return last


def _names_somebody(scene: Scene, first: int, last: int, *, asked: bool) -> bool:
    """Whether the phrase is a noun phrase without a known actor at its head, of persons or bodies; a pair or group is no one addressee."""
    words = scene.words.sets
    if last - first >= _LONGEST or is_group(scene, first, last):
        return False
    if any(scene.norms[at] in words["press"] | words["channels"] | words["groups_of_states"] for at in range(first, last + 1)):
        return False
    known = [placed for placed in scene.mention_over[first : min(first + 2, last + 1)] if placed is not None]
    if any(placed[2].kind is not MentionKind.DEMONYM for placed in known):
        return False
    determined = scene.norms[first] in words["determiners"] and last > first
    plural = scene.words.flags["bare_phrases"] and scene.norms[first].endswith("s") and scene.tokens[first].text.isalpha()
    voiced = any(scene.norms[at] in words["voices"] for at in range(first, last + 1))
    return voiced or (asked and (determined or plural) and scene.norms[first] not in words["own_determiners"])
