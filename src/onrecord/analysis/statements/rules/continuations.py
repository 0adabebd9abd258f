"""Speech without a cue of its own: quotations that go on with the statement before or belong to whom the sentence introduces, and
the answers of an interview."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, pairwise

from onrecord.analysis.statements.drafts import ANSWER, Draft, cover
from onrecord.analysis.statements.quotations import Quotation, is_speech
from onrecord.analysis.statements.rules.inheritance import announced, interviewee, sentence_subjects
from onrecord.analysis.statements.scene import Scene
from onrecord.analysis.statements.speakers import Speaker, Subject, kind_of
from onrecord.model import ActorKind

_WINDOW = 12  # drafts around a quotation
_NEAR = 45  # tokens between a cue and the quotation that goes on with it
_FEWEST_ANSWERS = 2  # of an interview that nothing but its form shows
_MOSTLY = 0.5


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


def add_answers(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Add the answers of an interview that stand without quotation marks, one statement each."""
    marks = scene.words.sets["answer_marks"]
    if announced(scene) is None and not any(scene.norms[one.first] in marks for one in scene.document.sentences if one.last > one.first):
        return drafts
    answers = list(_marked_answers(scene)) or list(_asked_answers(scene))
    actor = interviewee(scene, drafts) if len(answers) >= _FEWEST_ANSWERS else None
    if actor is None:
        return drafts
    covered = cover(scene, [draft for draft in drafts if draft.direct])
    free = [(first, last) for first, last in answers if sum(covered[first : last + 1]) < _MOSTLY * (last + 1 - first)]
    added = [_without_cue(first, last, actor, ANSWER) for first, last in free]
    return sorted([*drafts, *added], key=lambda draft: (draft.place, draft.first))


def _marked_answers(scene: Scene) -> Iterator[tuple[int, int]]:
    """Paragraphs that begin with the mark of an answer ("R. –", "Réponse :"), without it."""
    for first, last in _paragraphs(scene):
        marks = list(islice((at for at in range(first + 1, last) if scene.is_word(at)), 1))
        sign = scene.norms[first + 1 : marks[0]] if marks else []
        if scene.norms[first] in scene.words.sets["answer_marks"] and {":", "–", "—", "-"}.intersection(sign):
            yield marks[0], last


def _asked_answers(scene: Scene) -> Iterator[tuple[int, int]]:
    """Paragraphs that follow one that ends in a question, in an article whose head announces an interview."""
    if announced(scene) is None:
        return
    for (_, asked), (first, last) in pairwise(_paragraphs(scene)):
        if scene.norms[asked] == "?" and scene.quote_of[asked] < 0 and scene.norms[last] != "?":
            yield first, last


def _paragraphs(scene: Scene) -> list[tuple[int, int]]:
    """First and last token of each paragraph of prose."""
    prose = (one for one in scene.document.sentences if one.last > one.first and not scene.is_silent(scene.span(one.first, one.last - 1)))
    grouped = (list(group) for _, group in groupby(prose, key=lambda one: one.paragraph))
    return [(group[0].first, group[-1].last - 1) for group in grouped]


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
    answer = not colon and _answers(scene, quotation)
    if colon:
        actor = _introducer(scene, quotation, drafts)
    elif answer:
        actor = interviewee(scene, drafts)
    else:
        actor = _afterwards(scene, quotation) or _last_speaker(scene, quotation, drafts)
    if actor is None:
        return None
    return _without_cue(quotation.first, quotation.last, actor, ANSWER if answer else "quotation without cue")


def _without_cue(first: int, last: int, actor: str, rule: str) -> Draft:
    subject = Subject((Speaker(actor, None),), first, first, "absent")
    draft = Draft([(first, last)], True, None, "say", subject, rule, 0.5, inherits=True)
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
