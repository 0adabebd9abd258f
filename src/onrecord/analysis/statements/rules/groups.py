"""Several who speak together: "les deux présidents", "les quatre capitales", "both", "elles"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from onrecord.analysis.statements.drafts import Draft
from onrecord.analysis.statements.scene import Scene
from onrecord.analysis.statements.speakers import Speaker, kind_of
from onrecord.model import ActorKind, Mention
from onrecord.words import load

_BACK = 4  # sentences in which joint speakers are looked for
_REACH = 80  # tokens in which a pair of actors is looked for
_PAIR = 2
_CHANNEL = 8  # tokens from "through" to the name of the person who speaks for another
_BETWEEN = 4  # tokens between two members of a list

Fits = Callable[[str], bool]
"""Whether an actor may belong to a group."""


def is_group(scene: Scene, first: int, last: int) -> bool:
    """Whether a noun phrase speaks of several by a number or a word like parties."""
    head = range(first, min(last, first + 2) + 1)
    return any(scene.norms[at] in scene.words.sets["pair_words"] for at in head) or count_in(scene, first, min(last, first + 1)) >= _PAIR


def members(scene: Scene, first: int, last: int, done: Sequence[Draft]) -> tuple[str, ...]:
    """The actors of a group that the text has named before; empty where that is not clear."""
    fits = _fitting(scene, first, last)
    count = count_in(scene, first, last)
    if count > _PAIR:
        return _listed(scene, first, count, fits)
    if count < _PAIR:
        return joint_speakers(scene, first, done)
    return pair_before(scene, first, fits) or _last_two(scene, first, fits)


def listed_before(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    """les trois Européens: the persons of the nearest list of so many; empty where there is none."""
    return _listed(scene, first, count_in(scene, first, last), lambda actor: kind_of(scene, actor) is ActorKind.PERSON)


def described(scene: Scene, first: int, last: int) -> str | None:
    """le diplomate, l'ancien chef de file: the person named last before, in the sentence or the one before it."""
    words = scene.words.sets
    definite = scene.norms[first] in words["definites"] and not any(scene.mention_over[first : last + 1])
    if not definite or not any(scene.norms[at] in words["takes_up"] for at in range(first + 1, min(last, first + 2) + 1)):
        return None
    sentence = scene.sentence(first)
    before = scene.document.sentences[max(0, sentence.i - 1)]
    start = before.first if before.paragraph == sentence.paragraph else sentence.first
    named = [placed[2].actor for placed in scene.mention_over[start:first] if placed is not None]
    return next((actor for actor in reversed(named) if kind_of(scene, actor) is ActorKind.PERSON), None)


def spoken_through(scene: Scene, draft: Draft, speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Pékin, par la voix de X: the person through whom a state or body speaks is the one who speaks."""
    if draft.cue is None or len(speakers) != 1 or speakers[0].actor is None or kind_of(scene, speakers[0].actor) is ActorKind.PERSON:
        return speakers
    end = min([scene.sentence(draft.place).last, *(first for first, _ in draft.content if first > draft.place)])
    for at in range(scene.sentence(draft.place).first, end):
        if width := scene.match(at, scene.words.phrases["channel_openers"], end):
            placed = [one for one in scene.mention_over[at + width : min(end, at + width + _CHANNEL)] if one is not None]
            person = next((one[2] for one in placed if kind_of(scene, one[2].actor) is ActorKind.PERSON), None)
            return (Speaker(person.actor, person.span),) if person is not None else speakers
    return speakers


def count_in(scene: Scene, first: int, last: int) -> int:
    """The number that the words give; 0 without one, and for one."""
    numbers = _numbers(scene.document.language)
    found = next((numbers[scene.norms[at]] for at in range(first, last + 1) if scene.norms[at] in numbers), 0)
    return found if found >= _PAIR else 0


def joint_speakers(scene: Scene, pronoun: int, done: Sequence[Draft]) -> tuple[str, ...]:
    """Joint speakers of a statement shortly before, else the joined actors of the text before.

    both, alone, may also mean the last two who spoke, each in a sentence of its own.
    """
    if scene.norms[pronoun] in scene.words.sets["two"]:
        spoken = [one.speakers[0].actor for one in done[-_BACK:] if len(one.speakers) == 1 and one.speakers[0].actor]
        last_two = tuple(dict.fromkeys(reversed(spoken)))[:_PAIR]
        if len(last_two) == _PAIR:
            return last_two[::-1]
    for earlier in reversed(done):
        actors = tuple(speaker.actor for speaker in earlier.speakers if speaker.actor)
        if len(actors) > 1 and scene.sentence_of[pronoun] - scene.sentence_of[earlier.place] <= _BACK:
            return actors
        if actors and scene.sentence_of[pronoun] == scene.sentence_of[earlier.place]:
            break
    return pair_before(scene, pronoun)


def pair_before(scene: Scene, token: int, fits: Fits = bool) -> tuple[str, ...]:
    """The nearest two actors of one kind joined by et before `token`; empty when there is no such pair."""
    words, stop = scene.words, max(0, token - _REACH)
    for at in range(token - 1, stop, -1):
        if scene.norms[at] not in words.sets["conjunctions"] or scene.mention_over[at] is not None:
            continue
        left, right = scene.mention_over[at - 1 - (scene.norms[at - 1] == ",")], _right_of(scene, at + 1, token)
        if left is None or right is None or left[2].actor == right.actor:
            continue
        if kind_of(scene, left[2].actor) == kind_of(scene, right.actor) and fits(right.actor):
            return left[2].actor, right.actor
    return ()


def _last_two(scene: Scene, token: int, fits: Fits) -> tuple[str, ...]:
    """The two persons whom the sentences before speak of, where the group is one of persons and they speak of no other."""
    number = scene.sentence_of[token]
    first = scene.document.sentences[max(0, number - 2)].first
    named = dict.fromkeys(placed[2].actor for placed in scene.mention_over[first:token] if placed is not None and fits(placed[2].actor))
    persons = tuple(actor for actor in named if kind_of(scene, actor) is ActorKind.PERSON)
    return persons if len(persons) == len(named) == _PAIR else ()


def one_of_two(scene: Scene, first: int, last: int) -> str | None:
    """le premier, le second: one of the pair named before."""
    pair = pair_before(scene, first)
    former = any(scene.norms[token] in scene.words.sets["former"] for token in range(first, last + 1))
    return (pair[0] if former else pair[-1]) if pair else None


def _fitting(scene: Scene, first: int, last: int) -> Fits:
    """What the noun says of the members: persons ("les deux hommes"), or anything but persons ("les deux pays")."""
    norms = scene.norms[first : last + 1]
    if any(norm in scene.words.sets["groups_of_persons"] for norm in norms):
        return lambda actor: kind_of(scene, actor) is ActorKind.PERSON
    if any(norm in scene.words.sets["groups_of_states"] for norm in norms):
        return lambda actor: kind_of(scene, actor) is not ActorKind.PERSON
    return bool


def _listed(scene: Scene, token: int, count: int, fits: Fits) -> tuple[str, ...]:
    """The nearest list of so many fitting actors before `token`."""
    lists = [tuple(dict.fromkeys(actors)) for actors in _lists(scene, token)]
    return next((actors for actors in reversed(lists) if len(actors) == count and all(map(fits, actors))), ())


def _lists(scene: Scene, end: int) -> Iterator[list[str]]:
    """The actors of each list before `end`: mentions with commas between them, and et before the last."""
    run: list[str] = []
    closed, behind = False, 0
    for at in range(end):
        placed = scene.mention_over[at]
        if placed is None or placed[0] != at:
            continue
        between = scene.norms[behind:at]
        joined = bool(scene.words.sets["conjunctions"].intersection(between))
        if run and not closed and len(between) <= _BETWEEN and (joined or "," in between) and _only_joints(scene, between):
            run, closed = [*run, placed[2].actor], joined
        else:
            if closed:
                yield run
            run, closed = [placed[2].actor], False
        behind = placed[1] + 1
    if closed:
        yield run


def _only_joints(scene: Scene, norms: Sequence[str]) -> bool:
    sets = scene.words.sets
    return all(norm == "," or norm in sets["conjunctions"] or norm in sets["determiners"] or norm in sets["head_links"] for norm in norms)


def _right_of(scene: Scene, at: int, end: int) -> Mention | None:
    """The mention right after a conjunction, an article or a preposition allowed."""
    for token in range(at, min(at + 3, end)):
        placed = scene.mention_over[token]
        if placed is not None:
            return placed[2]
    return None


@cache
def _numbers(language: str) -> dict[str, int]:
    words: dict[str, int] = load(f"{language}/instruments.yaml")["number_words"]
    return {**words, **{word: _PAIR for word in load(f"{language}/statements.yaml")["grammar"]["two"]}}
