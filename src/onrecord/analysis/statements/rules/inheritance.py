"""Speakers that are not named next to their cue: pronouns, gerunds and verbs in a series."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analysis.statements.drafts import Draft
from onrecord.analysis.statements.scene import Scene
from onrecord.analysis.statements.speakers import Speaker, kind_of
from onrecord.model import ActorKind, Mention

_LEADING = 30  # tokens at the head of a sentence in which its subject is looked for


def settle_speakers(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Fill `speakers` of every draft, in order of the text, so that later ones can take over from earlier ones."""
    done: list[Draft] = []
    for draft in drafts:
        if draft.inherits:
            draft.speakers = _inherited(scene, draft, done)
        elif draft.subject.kind == "pronoun" and draft.subject.speakers[0].actor is None:
            actor = antecedent(scene, draft.subject.first, done)
            draft.speakers = (Speaker(actor, draft.subject.speakers[0].span),)
        else:
            draft.speakers = draft.subject.speakers
        done.append(draft)


def _inherited(scene: Scene, draft: Draft, done: Sequence[Draft]) -> tuple[Speaker, ...]:
    """The speakers of the act of speech before it in the sentence, else the subject of the sentence."""
    place = scene.sentence_of[draft.place]
    for earlier in reversed(done):
        if scene.sentence_of[earlier.place] == place and not earlier.holds(draft.place):
            return tuple(Speaker(speaker.actor, None) for speaker in earlier.speakers)
    subject = sentence_subject(scene, draft.place)
    return (Speaker(subject.actor, None),) if subject is not None else ()


def sentence_subject(scene: Scene, token: int) -> Mention | None:
    """The mention that most likely is the subject of a sentence: the first one outside an opening prepositional phrase."""
    sentence = scene.sentence(token)
    words, at = scene.words, sentence.first
    if scene.norms[at] in words.sets["adjuncts"] and scene.norms[at] not in words.sets["determiners"]:
        at = next((one + 1 for one in range(at, sentence.last) if scene.norms[one] == ","), at)
    for one in range(at, min(token, at + _LEADING)):
        placed = scene.mention_over[one]
        if placed is not None:
            return placed[2]
        if one in scene.pronouns:
            return scene.pronouns[one]
    return None


def antecedent(scene: Scene, pronoun: int, done: Sequence[Draft]) -> str | None:
    """The actor of a pronoun that no one has resolved: the last speaker before it, else the nearest person before it."""
    for earlier in reversed(done):
        actor = next((speaker.actor for speaker in earlier.speakers if speaker.actor), None)
        if actor is not None and scene.sentence_of[pronoun] - scene.sentence_of[earlier.place] <= 3:
            return actor
    for token in range(pronoun - 1, -1, -1):
        placed = scene.mention_over[token]
        if placed is not None and kind_of(scene, placed[2].actor) is ActorKind.PERSON:
            return placed[2].actor
    return None
