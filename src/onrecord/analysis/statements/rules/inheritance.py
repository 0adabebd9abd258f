"""Speakers that are not named next to their cue: pronouns, gerunds, verbs in a series, "the two presidents"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.analysis.statements.cues import leftmost
from onrecord.analysis.statements.drafts import Draft
from onrecord.analysis.statements.rules.groups import (
    count_in,
    described,
    is_group,
    joint_speakers,
    listed_before,
    members,
    one_of_two,
    spoken_through,
)
from onrecord.analysis.statements.scene import Scene
from onrecord.analysis.statements.speakers import Speaker, is_person, kind_of, subject_left_of
from onrecord.model import ActorKind, Mention

_LEADING = 30  # tokens at the head of a sentence in which its subject is looked for
_BACK = 4  # sentences in which an antecedent is looked for
_WINDOW = 40  # drafts that can still give their speaker to a later one
_THIRD = frozenset({"ind.pres.3s", "ind.pres.3p", "ind.imp.3s", "ind.imp.3p", "ind.past.3s"})
_BARE = 3  # tokens of a sentence that says no more than "Entretien."
_HEAD = 6  # sentences at the head of an article, one of which announces an interview
_CLIMB = 6  # verbs above a cue in the parse


def settle_speakers(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Fill `speakers` of every draft, in order of the text, so that later ones can take over from earlier ones."""
    scene.document.parse(_unclear(scene, drafts))
    done: list[Draft] = []
    for draft in drafts:
        draft.speakers = spoken_through(scene, draft, _speakers(scene, draft, done[-_WINDOW:]))
        done.append(draft)


def _unclear(scene: Scene, drafts: Sequence[Draft]) -> list[int]:
    """Sentences in which a speaker must be inherited from a verb that is no cue, with several actors to choose from: these are parsed."""
    spoken: set[int] = set()
    unclear = []
    for draft in drafts:
        sentence = scene.sentence(draft.place)
        before = {placed[2].actor for placed in scene.mention_over[sentence.first : draft.place] if placed is not None}
        if draft.inherits and sentence.i not in spoken and len(before) > 1:
            unclear.append(sentence.i)
        spoken.add(sentence.i)
    return unclear


def _parsed_subject(scene: Scene, draft: Draft) -> str | None:
    """The subject of the nearest verb above the cue in the parse, when it is a known actor."""
    sentence = scene.sentence(draft.place)
    if not scene.document.is_parsed(sentence.i):
        return None
    words = {word.i: word for word in scene.document.parsed(sentence.i)}
    at = draft.place
    for _ in range(_CLIMB):
        for word in words.values():
            if word.head == at and word.dep.startswith("nsubj") and (placed := scene.mention_over[word.i]) is not None:
                return placed[2].actor
        if words[at].head == at:
            break
        at = words[at].head
    return None


def _speakers(scene: Scene, draft: Draft, done: Sequence[Draft]) -> tuple[Speaker, ...]:
    if draft.inherits:
        return _inherited(scene, draft, done)
    subject = draft.subject
    own = subject.speakers[0]
    if subject.kind != "pronoun":
        return _worded(scene, draft, done) or subject.speakers
    before = _goes_on_speaking(scene, draft, done)
    if before is not None or own.actor is not None:
        return (Speaker(before or own.actor, own.span),)
    several = joint_speakers(scene, subject.first, done) if is_plural(scene, subject.first) else ()
    return tuple(Speaker(actor, own.span) for actor in several or (antecedent(scene, subject.first, done),))


def _worded(scene: Scene, draft: Draft, done: Sequence[Draft]) -> tuple[Speaker, ...]:
    """The actors whom a subject means that only describes or counts them; empty where it names its own."""
    subject = draft.subject
    own = subject.speakers[0]
    actors: tuple[str, ...] = ()
    if subject.kind == "one of two":
        return (Speaker(one_of_two(scene, subject.first, subject.last), own.span),)
    if subject.kind == "named" and len(subject.speakers) == 1 and count_in(scene, subject.first - 1, subject.first):
        actors = listed_before(scene, subject.first - 1, subject.last)
    elif own.actor is None and is_group(scene, subject.first, subject.last):
        actors = members(scene, subject.first, subject.last, done)
    elif own.actor is None and (meant := described(scene, subject.first, subject.last)) is not None:
        actors = (meant,)
    return tuple(Speaker(actor, own.span) for actor in actors)


def _goes_on_speaking(scene: Scene, draft: Draft, done: Sequence[Draft]) -> str | None:
    """« A », a dit X. « B », a-t-il ajouté: who goes on is the one person who spoke just before; words in quotation marks
    are a person's too when the pronoun was taken for a state."""
    before = done[-1] if done else None
    if before is None or draft.cue is None or is_plural(scene, draft.subject.first) or len(before.speakers) != 1:
        return None
    goes_on = any(scene.norms[at] in scene.words.continuers for at in range(draft.cue[0], draft.cue[1] + 1))
    taken = draft.subject.speakers[0].actor
    goes_on = goes_on or (draft.direct and taken is not None and kind_of(scene, taken) is not ActorKind.PERSON)
    near = 0 < scene.sentence_of[draft.place] - scene.sentence_of[before.place] <= 1
    actor = before.speakers[0].actor
    return actor if goes_on and near and actor is not None and kind_of(scene, actor) is ActorKind.PERSON else None


def is_plural(scene: Scene, pronoun: int) -> bool:
    """Whether a pronoun (also one joined to its verb, "-ils") is plural."""
    norm = scene.norms[pronoun].lstrip("-").removeprefix("t-")
    return norm in scene.words.sets["plural_pronouns"]


def _inherited(scene: Scene, draft: Draft, done: Sequence[Draft]) -> tuple[Speaker, ...]:
    """The speakers of the act of speech before it in the sentence, else the subject of the sentence."""
    place = scene.sentence_of[draft.place]
    here = [one for one in done if scene.sentence_of[one.place] == place]
    for earlier in reversed(here):
        if any(one.holds(earlier.place) and not one.holds(draft.place) for one in here):
            continue  # said in what another said
        if not earlier.holds(draft.place) and earlier.rule != "noun cue":
            return tuple(Speaker(speaker.actor, None) for speaker in earlier.speakers)
    governing = _governing_subject(scene, draft)
    if governing:
        return governing
    parsed = _parsed_subject(scene, draft)
    if parsed is not None:
        return (Speaker(parsed, None), *(Speaker(actor, None) for actor in _joined_to(scene, parsed, draft)))
    sentence = scene.sentence(draft.place)
    if draft.place <= sentence.first + 1:
        return tuple(Speaker(actor, None) for actor in _subjects_after(scene, draft, sentence.last, done))
    return tuple(Speaker(actor, None) for actor in sentence_subjects(scene, draft.place, done))


def _governing_subject(scene: Scene, draft: Draft) -> tuple[Speaker, ...]:
    """The named subject of the compound tense before the cue ("Poutine a adressé ses vœux, affirmant que")."""
    words, sentence = scene.words, scene.sentence(draft.place)
    for at in range(draft.place - 1, sentence.first, -1):
        tags = words.auxiliaries.get(scene.norms[at], frozenset())
        if tags & _THIRD and scene.quote_of[at] == scene.quote_of[draft.place]:
            subject = subject_left_of(scene, leftmost(scene, at)[0])
            if subject.kind == "named":
                return tuple(Speaker(speaker.actor, None) for speaker in subject.speakers)
    return ()


def _joined_to(scene: Scene, actor: str, draft: Draft) -> tuple[str, ...]:
    """Actors joined by et to the mention of `actor` before the cue."""
    sentence = scene.sentence(draft.place)
    for at in range(sentence.first, draft.place):
        placed = scene.mention_over[at]
        if placed is not None and placed[2].actor == actor and placed[0] == at:
            return tuple(one for one in _joined(scene, _last_in_row(scene, placed, draft.place)[1] + 1, draft.place) if one != actor)
    return ()


def _subjects_after(scene: Scene, draft: Draft, end: int, done: Sequence[Draft]) -> tuple[str, ...]:
    """The subject of a sentence that opens with the act of speech ("Estimant que ..., il vota contre")."""
    start = max(last for _, last in draft.content) + 1
    for at in range(start, min(end, start + 4)):
        placed = scene.mention_over[at]
        if placed is not None:
            return (placed[2].actor,)
        if scene.norms[at] in scene.words.sets["subject_pronouns"]:
            actor = scene.pronouns[at].actor if at in scene.pronouns else antecedent(scene, at, done)
            return (actor,) if actor else ()
    return ()


def sentence_subjects(scene: Scene, token: int, done: Sequence[Draft] = ()) -> tuple[str, ...]:
    """The actors that most likely are the subject of the sentence before `token`: its first mention outside an
    opening prepositional phrase, with those joined to it; a pronoun there is resolved."""
    sentence = scene.sentence(token)
    at = _past_opening(scene, sentence.first, min(token, sentence.last))
    for one in range(at, min(token, at + _LEADING)):
        placed = scene.mention_over[one]
        if placed is not None:
            placed = _last_in_row(scene, placed, token)
            return (placed[2].actor, *_joined(scene, placed[1] + 1, token))
        if one in scene.pronouns:
            return (scene.pronouns[one].actor,)
        if scene.norms[one] in scene.words.sets["subject_pronouns"]:
            several = joint_speakers(scene, one, done) if is_plural(scene, one) else ()
            found = antecedent(scene, one, done)
            return several or ((found,) if found else ())
    return ()


def _past_opening(scene: Scene, first: int, end: int) -> int:
    """The token after a prepositional phrase, participle or topic that opens the sentence, when a comma closes it."""
    words = scene.words
    at = first
    while at < end and not scene.is_word(at):
        at += 1
    opening = at < end and (
        (scene.norms[at] in words.sets["adjuncts"] and scene.norms[at] not in words.sets["determiners"])
        or scene.norms[at] in words.sets["opening_words"]
        or scene.norms[at].endswith(words.opening_endings)
    )
    if not opening or scene.mention_over[at] is not None:
        return first
    comma = next((one for one in range(at, end) if scene.norms[one] == ","), -1)
    return first if comma < 0 else _past_opening(scene, comma + 1, end)


def _joined(scene: Scene, at: int, end: int) -> tuple[str, ...]:
    found: list[str] = []
    closed = _closes_list(scene, at, end)
    while at < end and (scene.norms[at] in scene.words.sets["conjunctions"] or (closed and scene.norms[at] == ",")):
        other = next((placed for token in range(at + 1, min(end, at + 3)) if (placed := scene.mention_over[token]) is not None), None)
        if other is None:
            break
        found.append(other[2].actor)
        at = other[1] + 1
    return tuple(found)


def _closes_list(scene: Scene, at: int, end: int) -> bool:
    """Whether the commas after a mention join a list that an et closes ("Riyad, Abou Dhabi, Manama et Le Caire")."""
    while at < end:
        if scene.norms[at] in scene.words.sets["conjunctions"]:
            return scene.mention_over[at] is None
        placed = next((one for one in scene.mention_over[at + 1 : min(end, at + 3)] if one is not None), None)
        if scene.norms[at] != "," or placed is None:
            return False
        at = placed[1] + 1
    return False


def antecedent(scene: Scene, pronoun: int, done: Sequence[Draft]) -> str | None:
    """The actor of a pronoun that no one has resolved.

    The subjects of the sentences before it, nearest first, and the speakers in them; a person before a
    state or body, which only a pronoun without a person near it means. Where no person is named in its paragraph,
    the person who spoke most often so far.
    """
    candidates = list(_candidates(scene, pronoun, done))
    paragraph = [sentence for sentence in scene.document.sentences if sentence.paragraph == scene.sentence(pronoun).paragraph]
    here = range(paragraph[0].first, pronoun)
    personal = not is_plural(scene, pronoun) and scene.norms[pronoun] not in scene.words.sets["neuter_pronouns"]
    if personal and not any((placed := scene.mention_over[at]) is not None and is_person(scene, placed[2]) for at in here):
        candidates = main_speakers(scene, done) + candidates
    person = next((actor for actor in candidates if kind_of(scene, actor) is ActorKind.PERSON), None)
    return person or (candidates[0] if candidates else None)


def main_speakers(scene: Scene, done: Sequence[Draft]) -> list[str]:
    """The persons who spoke so far, the one heard most often and last first."""
    heard = [speaker.actor for one in reversed(done) for speaker in one.speakers if speaker.actor]
    persons = Counter(actor for actor in heard if kind_of(scene, actor) is ActorKind.PERSON)
    return [actor for actor, _ in persons.most_common()]


def interviewee(scene: Scene, done: Sequence[Draft]) -> str | None:
    """Who answers in an interview: the person whom the head announces, else the main speaker."""
    return announced(scene) or next(iter(main_speakers(scene, done)), None)


def announced(scene: Scene) -> str | None:
    """The person whom the head of an article announces as the one who is asked: named first in the sentence that speaks of an
    interview, or in the one after a bare "Entretien."."""
    head = scene.document.sentences[:_HEAD]
    for number, sentence in enumerate(head):
        if scene.words.sets["interview_words"].isdisjoint(scene.norms[sentence.first : sentence.last]):
            continue
        last = head[number + 1].last if sentence.last - sentence.first <= _BARE and number + 1 < len(head) else sentence.last
        named = (placed[2] for placed in scene.mention_over[sentence.first : last] if placed is not None)
        if (person := next((one.actor for one in named if is_person(scene, one)), None)) is not None:
            return person
    return None


def _candidates(scene: Scene, pronoun: int, done: Sequence[Draft]) -> list[str]:
    place = scene.sentence_of[pronoun]
    found = list(_subjects_of(scene, scene.sentence(pronoun).first, pronoun))
    for number in range(place - 1, max(-1, place - 1 - _BACK), -1):
        sentence = scene.document.sentences[number]
        spoken = [one for one in done if scene.sentence_of[one.place] == number and not one.inherits]
        found.extend(speaker.actor for one in spoken[:1] for speaker in one.speakers if speaker.actor)
        found.extend(_subjects_of(scene, sentence.first, sentence.last))
    return found


def _subjects_of(scene: Scene, first: int, end: int) -> tuple[str, ...]:
    """Named subjects of the sentence that begins at `first`, as far as `end`; pronouns are passed over."""
    at = _past_opening(scene, first, end)
    for one in range(at, min(end, at + _LEADING)):
        placed = scene.mention_over[one]
        if placed is not None and not _is_governed(scene, placed[0], first):
            return (_last_in_row(scene, placed, end)[2].actor,)
    return ()


def _is_governed(scene: Scene, token: int, first: int) -> bool:
    """Whether a preposition stands before the mention at `token`: what it names is no subject ("un tête-à-tête avec X")."""
    words = scene.words
    before = token - 1 if token > first and scene.norms[token - 1] in words.sets["determiners"] else token
    return before > first and scene.norms[before - 1] in words.sets["adjuncts"] and scene.norms[before - 1] not in words.sets["determiners"]


def _last_in_row(scene: Scene, placed: tuple[int, int, Mention], end: int) -> tuple[int, int, Mention]:
    """Of mentions side by side ("U.S. Secretary of State Antony Blinken") the last one."""
    while placed[1] + 1 < end and (following := scene.mention_over[placed[1] + 1]) is not None:
        placed = following
    return placed
