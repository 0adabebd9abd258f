"""The day of an act of speech: the date in its clause, else what the report makes certain.

In this order: a date next to the cue, outside what was said; the day of the act before, for what came some hours after it; a
day told of the speaker since its last act; the day of that act; the day of the story where the report covers the act; the
publication or its month. A cue in the present tells a stance that holds at least in the month of publication, so it is given
no day, unless it tells what a document says. What was said again and again has no date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from onrecord.analysis.statements.circumstances.stories import (
    Story,
    find_story,
    is_near,
    is_of_scene,
    is_recent,
    names_speaker,
    tells_of,
    word_before,
)
from onrecord.analysis.statements.drafts import ANSWER, BEFORE, OPEN, PAST, PRESENT, Draft, cover
from onrecord.analysis.statements.scene import Scene
from onrecord.analysis.statements.speakers import kind_of
from onrecord.model import ActorKind, Basis, Precision, Sentence, When

_FAR = 70  # weighted tokens between a cue and a date that can still be its own
_COVERED = timedelta(days=60)  # before publication: a day to which a report can come back
_MONTH = timedelta(days=31)
_ADVERBIAL = 6  # tokens after the cue within which an adverbial is its own
_NEAR = 2  # sentences before a stance whose days tell that it is of today
_MOMENT_SPAN = 2  # sentences between an act and what came some hours later
_WINDOW = 60  # drafts back in which the same speaker is looked for
_OPENING = frozenset('«“"')
_COMMA = 4  # tokens that a comma between a date and a cue counts for
_STANCES = frozenset({"expect", "judge", "ask"})


def date_all(scene: Scene, drafts: Sequence[Draft]) -> list[When | None]:
    """One date per draft, in the order of the drafts."""
    _share_tense(scene, drafts)
    for draft in drafts:
        draft.tense = PAST if draft.tense == OPEN and _has_moment(scene, draft) else draft.tense
    stated = _stated(scene, drafts)
    published = scene.findings.publication.when
    story = find_story(scene, drafts) if published is None or published.precision is Precision.DAY else Story(published)
    found: list[When | None] = []
    for number, draft in enumerate(drafts):
        said = published if draft.rule == ANSWER else stated[number]
        when = said or (None if _is_habit(scene, draft) else _unstated(scene, drafts, found, number, story))
        found.append(when)
        if when is not None and story.when is not None and when.value == story.when.value:
            story.spoken.append(scene.sentence_of[draft.place])
    return found


def _unstated(scene: Scene, drafts: Sequence[Draft], found: Sequence[When | None], number: int, story: Story) -> When | None:
    """The day of an act that has no date of its own."""
    draft = drafts[number]
    told = _same_day(scene, drafts, found, number) or _since(scene, drafts, number)
    when = told or _carried_over(scene, drafts, found, number) or _from_context(scene, draft)
    return when or (None if draft.tense == OPEN else _without_date(scene, draft, story))


def _is_habit(scene: Scene, draft: Draft) -> bool:
    """Whether the cue tells what was said more than once, or has long been said ("has repeatedly said", "accuse de longue date")."""
    if draft.cue is None:
        return False
    first, last = draft.cue[0], min(draft.cue[1] + _ADVERBIAL, scene.sentence(draft.place).last)
    return any(scene.match(at, scene.words.phrases["habits"], last) for at in range(first, last))


def _has_moment(scene: Scene, draft: Draft) -> bool:
    """Whether the sentence opens with the moment of an act in the imperfect ("Quelques heures plus tard, il jugeait ...")."""
    first = scene.sentence(draft.place).first
    return any(scene.match(at, scene.words.phrases["moments"], draft.place) for at in range(first, min(first + _ADVERBIAL, draft.place)))


def _share_tense(scene: Scene, drafts: Sequence[Draft]) -> None:
    """A gerund or participle stands in the time of the act before it in its sentence."""
    for earlier, draft in pairwise(drafts):
        if draft.inherits and draft.tense == PAST and scene.sentence_of[draft.place] == scene.sentence_of[earlier.place]:
            draft.tense = earlier.tense


def _stated(scene: Scene, drafts: Sequence[Draft]) -> list[When | None]:
    """For each draft the nearest date of those that are nearer to its cue than to any other, in nobody's speech."""
    best: list[tuple[bool, int, When] | None] = [None] * len(drafts)
    covered = cover(scene, drafts)
    of_sentence: dict[int, list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        of_sentence[scene.sentence_of[draft.place]].append(number)
    for token, expression in enumerate(scene.date_over):
        if expression is None or expression.when is None or (token and scene.date_over[token - 1] is expression):
            continue
        near = of_sentence.get(scene.sentence_of[token])
        if not near or covered[token] or not _may_date(scene, expression.when) or _is_bound(scene, token):
            continue
        distance, number = min((_distance(scene, token, drafts[number]), number) for number in near)
        if distance >= _FAR and len(near) == 1 and _opens_sentence(scene, token, drafts[number].place):
            distance = _FAR - 1  # "Ce jour-là, dans un texte que nul n'attendait, ils annonçaient ...": of the whole sentence
        offer = (not is_recent(expression.when, scene.findings.publication.when), distance, expression.when)
        held = best[number]
        if distance < _FAR and (held is None or offer[:2] < held[:2]):
            best[number] = offer
    return [one[2] if one else None for one in best]


def _is_bound(scene: Scene, token: int) -> bool:
    """Whether a date only bounds a stretch (since 2014, until Friday), or is a year that belongs to a noun (the accord of 2015)."""
    before = word_before(scene, token)
    expression = scene.date_over[token]
    coarse = expression is not None and expression.when is not None and expression.when.last - expression.when.first > _MONTH
    return before in scene.words.sets["date_bounds"] or (before in scene.words.sets["head_links"] and coarse)


def _may_date(scene: Scene, when: When) -> bool:
    published = scene.findings.publication.when
    return published is None or when.first <= published.last


def _opens_sentence(scene: Scene, token: int, place: int) -> bool:
    """Whether a date stands at the head of the sentence of a cue, a preposition or article passed over, with a comma behind it."""
    expression, first = scene.date_over[token], scene.sentence(token).first
    after = next((at for at in range(token, len(scene.norms)) if scene.date_over[at] is not expression), token)
    ended = any(norm in ";:" for norm in scene.norms[token:place])
    return token - first <= 1 and after < len(scene.norms) and scene.norms[after] == "," and not ended


def _distance(scene: Scene, token: int, draft: Draft) -> int:
    """Tokens between a date and a cue of its sentence, more over a comma; out of reach over a stronger mark or a relative clause.

    A colon that opens a quotation without cue is no such mark ("Samedi, il a durci le ton : « ... »").
    """
    place = draft.place
    between = scene.norms[min(token, place) : max(token, place)]
    while draft.cue is None and between and (between[-1] == ":" or between[-1] in _OPENING):
        between = between[:-1]
    relatives = scene.words.sets["relatives"] | scene.words.sets["clause_marks"] | scene.words.sets["date_barriers"]
    joined = scene.words.sets["conjunctions"]
    if any(norm in ";:()" or (norm in relatives and f"{before} {norm}" not in joined) for before, norm in pairwise(["", *between])):
        return _FAR
    return len(between) + _COMMA * between.count(",")


def _carried_over(scene: Scene, drafts: Sequence[Draft], found: Sequence[When | None], number: int) -> When | None:
    """The day of the last past act of the same speaker, when it is one that the report covers."""
    draft = drafts[number]
    speakers = draft.speakers_known
    published = scene.findings.publication.when
    start = max(0, number - _WINDOW)
    for earlier, when in zip(reversed(drafts[start:number]), reversed(found[start:]), strict=True):
        together = draft.inherits and scene.sentence_of[draft.place] == scene.sentence_of[earlier.place]
        if when is None or not (together or speakers & earlier.speakers_known):
            continue
        if not together and (earlier.tense == BEFORE) != (draft.tense == BEFORE):
            continue  # avait dit lundi: the acts of the report lie later
        recent = published is None or when.first >= published.first - _COVERED
        held = earlier.past and draft.tense != OPEN and not _is_state(scene, draft) and not _is_interrupted(scene, earlier, draft, when)
        held = held or (len(draft.speakers) > 1 and draft.speakers_known == earlier.speakers_known)  # one joint declaration
        return when if together or (when.precision in (Precision.DAY, Precision.WEEK) and recent and held) else None
    return None


def _is_interrupted(scene: Scene, earlier: Draft, draft: Draft, when: When) -> bool:
    """Whether a stance stands in another paragraph than the act before it, with another day told between."""
    apart = scene.sentence(earlier.place).paragraph != scene.sentence(draft.place).paragraph
    days = [one.when for one in scene.date_over[earlier.place : draft.place] if one is not None and one.when is not None]
    apart = apart and draft.tense == PRESENT and draft.rule != "source phrase"  # selon lui: in the time of what is told
    return apart and any(day.precision is Precision.DAY and day.value != when.value for day in days)


def _same_day(scene: Scene, drafts: Sequence[Draft], found: Sequence[When | None], number: int) -> When | None:
    """The day of the act before, for one told as some hours away from it ("Quelques heures plus tard, X jugeait ...")."""
    if not number or not _has_moment(scene, drafts[number]):
        return None
    near = scene.sentence_of[drafts[number].place] - scene.sentence_of[drafts[number - 1].place] <= _MOMENT_SPAN
    when = found[number - 1]
    return when if near and when is not None and when.precision is Precision.DAY else None


def _since(scene: Scene, drafts: Sequence[Draft], number: int) -> When | None:
    """The day of a sentence that names the speaker and stands between the last act of the same speaker and this one
    ("On Tuesday he struck a softer note. ...")."""
    draft = drafts[number]
    last = next((one for one in reversed(drafts[max(0, number - _WINDOW) : number]) if one.speakers_known & draft.speakers_known), None)
    sentence = scene.sentence(draft.place)
    if last is None or draft.inherits or draft.tense not in (PAST, PRESENT) or _is_state(scene, draft):
        return None
    between = scene.document.sentences[scene.sentence_of[last.place] + 1 : sentence.i]
    near = [one for one in between if one.paragraph == sentence.paragraph and names_speaker(scene, one, draft)]
    days = [day for one in near for day in _free_days(scene, one)]
    return days[-1] if days else None


def _from_context(scene: Scene, draft: Draft) -> When | None:
    """A day told before in the paragraph: in a sentence that names the speaker ("X a salué hier l'accord. ..., juge-t-il"),
    or, for a quotation, as the last day of the sentence before it ("La réplique est venue le lendemain. « ... », a dit X"), or where
    the account goes on in the pluperfect ("Vendredi, X s'était alarmé. Son ministre avait réclamé ...")."""
    if _is_state(scene, draft):
        return None
    sentence = scene.sentence(draft.place)
    in_pluperfect = draft.tense == BEFORE
    for number in range(sentence.i - 1, max(-1, sentence.i - 4), -1):
        other = scene.document.sentences[number]
        if other.paragraph != sentence.paragraph:
            break
        in_pluperfect = in_pluperfect and _has_pluperfect(scene, other)
        named = names_speaker(scene, other, draft)
        days = _free_days(scene, other)
        if days and (named or in_pluperfect):
            return days[0]
        goes_on = draft.direct or is_of_scene(scene, sentence, draft) or scene.norms[other.last - 1] == ";"
        if days and number == sentence.i - 1 and draft.tense == PAST and goes_on and not draft.inherits:
            return days[-1]
    return None


def _has_pluperfect(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence has a verb like "avait dit", "s'était plaint", "had said"."""
    known = {**scene.words.auxiliaries, **scene.words.passives} if scene.words.sets["reflexive_auxiliaries"] else scene.words.auxiliaries
    tags = (tag for norm in scene.norms[sentence.first : sentence.last] for tag in known.get(norm, ()))
    return any(tag.startswith(("ind.imp", "ind.past")) for tag in tags)


def _free_days(scene: Scene, sentence: Sentence) -> list[When]:
    """The recent days of a sentence that date what happens there, in order."""
    published = scene.findings.publication.when
    tokens = range(sentence.first, sentence.last)
    dated = [(at, one.when) for at in tokens if (one := scene.date_over[at]) is not None and one.when is not None]
    barred = scene.words.sets["date_bounds"]
    return [when for at, when in dated if is_recent(when, published) and word_before(scene, at) not in barred]


def _without_date(scene: Scene, draft: Draft, story: Story) -> When | None:
    """The day of the story for a past act; for one in the present, or one that the report of another day only adds, the month of
    the publication; for a stance nothing."""
    published = scene.findings.publication.when
    if published is None:
        return None
    dated = published.precision is Precision.DAY
    if dated and scene.sentence(draft.place).paragraph in story.live:
        return published
    is_state = _is_state(scene, draft)
    if is_state and draft.past and not dated and not _is_topical(scene, draft):
        return None
    month = When.parse(published.value[:7], Basis.INFERRED) if dated else published
    certain = month if story.when is None or month.holds(story.when) else None
    told = draft.tense == PAST or _commits(scene, draft)
    if told or ((draft.tense == BEFORE or draft.rule == "source phrase") and not is_state):
        return story.when if tells_of(scene, draft, story) and not _is_elsewhere(scene, draft, story) else certain
    if not is_state and any(names_speaker(scene, scene.document.sentences[one], draft) for one in story.sentences):
        return story.when
    standing = draft.kind in _STANCES or (is_state and not _is_topical(scene, draft))
    return None if standing and not draft.past else certain


def _is_elsewhere(scene: Scene, draft: Draft, story: Story) -> bool:
    """Whether the paragraph has come to another day than that of the story before this act."""
    sentence = scene.sentence(draft.place)
    before = [one for one in scene.document.sentences[max(0, sentence.i - 3) : sentence.i] if one.paragraph == sentence.paragraph]
    days = [day for one in before for day in _free_days(scene, one)]
    return bool(days) and story.when is not None and days[-1].value != story.when.value


def _is_topical(scene: Scene, draft: Draft) -> bool:
    """Whether what a state says or holds is of the days of publication: it urges somebody, or such a day, a reply or a document is
    told in its sentence or, for a stance, right before. A state may long have held what a report only recalls."""
    sentence, published = scene.sentence(draft.place), scene.findings.publication.when
    near = scene.document.sentences[max(0, sentence.i - (0 if draft.past else _NEAR)) : sentence.i + 1]
    first = next(one.first for one in near if one.paragraph == sentence.paragraph)
    tokens = range(first, sentence.last)
    dates = [one.when for at in tokens if (one := scene.date_over[at]) is not None and one.when is not None]
    named = scene.words.sets["replies"] | scene.words.sets["documents"]
    told = any(scene.norms[at] in named and not draft.holds(at) for at in tokens)
    return draft.kind == "urge" or told or any(is_near(when, published) for when in dates)


def _commits(scene: Scene, draft: Draft) -> bool:
    """Whether a cue in the present tells what was said once: a state binds itself ("Kiev s'engage à ..."), or the sentence or the one
    before it in the paragraph names the document that says so ("Dans un communiqué, ...")."""
    if draft.tense != PRESENT:
        return False
    sentence = scene.sentence(draft.place)
    before = scene.document.sentences[max(0, sentence.i - 1)]
    first = before.first if before.paragraph == sentence.paragraph else sentence.first
    named = any(scene.norms[at] in scene.words.sets["documents"] and not draft.holds(at) for at in range(first, sentence.last))
    return named or (draft.kind == "promise" and _is_state(scene, draft))


def _is_state(scene: Scene, draft: Draft) -> bool:
    """Whether a state speaks: its acts are seldom of one day unless the text says so."""
    return any(speaker.actor and kind_of(scene, speaker.actor) is ActorKind.STATE for speaker in draft.speakers)
