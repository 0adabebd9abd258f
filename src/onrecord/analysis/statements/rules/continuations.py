"""Quotations without a cue of their own: they go on with the statement before, or belong to whom the sentence introduces."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import islice

from onrecord.analysis.statements.drafts import Draft, cover
from onrecord.analysis.statements.quotations import Quotation, is_speech
from onrecord.analysis.statements.rules.inheritance import interviewee, sentence_subjects
from onrecord.analysis.statements.scene import Scene
from onrecord.analysis.statements.speakers import Speaker, Subject, kind_of
from onrecord.model import ActorKind

_WINDOW = 12  # drafts around a quotation
_NEAR = 45  # tokens between a cue and the quotation that goes on with it


def add_uncued(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Give each uncovered quotation of speech to the direct statement before it, or make a statement of it."""
    covered = cover(scene, drafts)
    waiting = deque(sorted(drafts, key=lambda draft: draft.first))
    recent: deque[Draft] = deque(maxlen=_WINDOW)
    added: list[Draft] = []
    for quotation in scene.quotations:
        while waiting and waiting[0].first < quotation.first:
            recent.append(waiting.popleft())
        if quotation.depth or covered[quotation.first] or covered[quotation.opened] or not _is_spoken(scene, quotation):
            continue
        near = sorted([*recent, *islice(waiting, _WINDOW)], key=lambda draft: draft.place)
        earlier = _carried_on(scene, quotation, recent)
        if earlier is not None:
            earlier.content.append((quotation.first, quotation.last))
        elif (draft := _introduced(scene, quotation, near)) is not None:
            added.append(draft)
            recent.append(draft)
    return sorted([*drafts, *added], key=lambda draft: (draft.place, draft.first))


def _is_spoken(scene: Scene, quotation: Quotation) -> bool:
    return is_speech(quotation, scene.tokens) and not scene.is_silent(scene.span(quotation.first, quotation.last))


def _carried_on(scene: Scene, quotation: Quotation, drafts: Iterable[Draft]) -> Draft | None:
    """The direct statement that the quotation goes on with: just before it, in its paragraph or the one before."""
    if not _opens_sentence(scene, quotation) or scene.norms[quotation.opened - 1] == ":" or _is_attributed(scene, quotation):
        return None
    earlier = [draft for draft in drafts if draft.direct and draft.first < quotation.first]
    if not earlier:
        return None
    last = max(earlier, key=lambda draft: max(end for _, end in draft.content))
    end = max(last.place, *(end for _, end in last.content))
    paragraph = scene.sentence(quotation.first).paragraph
    apart = paragraph - scene.sentence(end).paragraph
    if apart == 0:
        near = scene.sentence_of[quotation.opened] - scene.sentence_of[end] <= 1 and quotation.opened - end <= _NEAR
        return last if near else None
    return last if apart == 1 and _is_whole_paragraph(scene, quotation) and _closes_paragraph(scene, end) else None


def _is_attributed(scene: Scene, quotation: Quotation) -> bool:
    """Whether the words right after a quotation look like a cue of its own that no rule could read (« B », a lancé ...)."""
    at = quotation.end + 1
    if at + 1 >= len(scene.tokens) or scene.norms[at] != "," or scene.sentence_of[at + 1] != scene.sentence_of[quotation.end]:
        return False
    return scene.norms[at + 1] in scene.words.auxiliaries or scene.norms[at + 1] in scene.words.verbs


def _opens_sentence(scene: Scene, quotation: Quotation) -> bool:
    return quotation.opened == scene.sentence(quotation.opened).first or scene.norms[quotation.opened - 1] in {":", ".", ",", "!", "?"}


def _is_whole_paragraph(scene: Scene, quotation: Quotation) -> bool:
    """Whether nothing but the quotation stands in its paragraph."""
    paragraph = scene.sentence(quotation.opened).paragraph
    after = quotation.end + 1
    while after < len(scene.tokens) and not scene.is_word(after) and scene.opening(after) is None:
        after += 1
    outside = after >= len(scene.tokens) or scene.sentence(after).paragraph != paragraph
    before = quotation.opened - 1
    return outside and (before < 0 or scene.sentence(before).paragraph != paragraph)


def _closes_paragraph(scene: Scene, token: int) -> bool:
    """Whether the paragraph of `token` ends soon after it, so that the next one can go on with its speech."""
    sentence = scene.sentence(token)
    following = sentence.i + 1
    sentences = scene.document.sentences
    return following >= len(sentences) or sentences[following].paragraph != sentence.paragraph


def _introduced(scene: Scene, quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    """A quotation after a colon, or at the head of a paragraph whose next sentence names somebody."""
    colon = quotation.opened > 0 and scene.norms[quotation.opened - 1] == ":"
    alone = _opens_sentence(scene, quotation)
    if not colon and not alone:
        return None
    if colon:
        actor = _introducer(scene, quotation, drafts)
    elif _answers(scene, quotation):
        actor = interviewee(scene, drafts)
    else:
        actor = _afterwards(scene, quotation) or _last_speaker(scene, quotation, drafts)
    if actor is None:
        return None
    subject = Subject((Speaker(actor, None),), quotation.first, quotation.first, "absent")
    draft = Draft([(quotation.first, quotation.last)], True, None, "say", subject, "quotation without cue", 0.5, inherits=True)
    draft.speakers = subject.speakers
    return draft


def _answers(scene: Scene, quotation: Quotation) -> bool:
    """Whether the quotation is a paragraph of its own after a question that is one: an answer in an interview."""
    before = scene.sentence(quotation.opened).i - 1
    if before < 0 or not _is_whole_paragraph(scene, quotation):
        return False
    asked = scene.document.sentences[before]
    return scene.norms[asked.last - 1] == "?" and scene.quote_of[asked.last - 1] < 0


def _introducer(scene: Scene, quotation: Quotation, drafts: Sequence[Draft]) -> str | None:
    """Whom the words before the colon speak of: the speaker of a statement there, else the subject of the sentence."""
    place = scene.sentence_of[quotation.opened - 1]
    for draft in reversed(drafts):
        if draft.place < quotation.opened and scene.sentence_of[draft.place] == place and draft.speakers:
            return draft.speakers[0].actor
    subjects = sentence_subjects(scene, quotation.opened - 1, drafts)
    if subjects:
        return subjects[0]
    first = scene.document.sentences[place].first
    announced = not scene.words.sets["spoken_nouns"].isdisjoint(scene.norms[first : quotation.opened])  # La réponse fuse : « ... »
    return interviewee(scene, drafts) if announced else None


def _afterwards(scene: Scene, quotation: Quotation) -> str | None:
    """The subject of the sentence after a quotation that opens its paragraph."""
    sentence = scene.sentence(quotation.opened)
    following = scene.sentence(min(quotation.end + 1, len(scene.tokens) - 1))
    if following.paragraph != sentence.paragraph or quotation.end + 1 >= len(scene.tokens):
        return None
    names = [placed[2].actor for token in range(quotation.end + 1, following.last) if (placed := scene.mention_over[token]) is not None]
    person = next((name for name in names if kind_of(scene, name) is ActorKind.PERSON), None)
    return person or (names[0] if names else None)


def _last_speaker(scene: Scene, quotation: Quotation, drafts: Sequence[Draft]) -> str | None:
    earlier = [
        draft
        for draft in drafts
        if draft.place < quotation.opened
        and draft.speakers
        and scene.sentence(quotation.opened).paragraph - scene.sentence(draft.place).paragraph <= 1
    ]
    return earlier[-1].speakers[0].actor if earlier else None
