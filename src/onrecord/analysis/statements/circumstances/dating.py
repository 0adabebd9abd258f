"""The day of an act of speech: the date in its clause, else what the report makes certain.

In this order: a date next to the cue, outside what was said; the date of the same speaker's act just
before; the day of the story (the first dated act); the publication. A cue in the present tells a
stance that holds at least in the month of publication, so it is given no day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from onrecord.analysis.statements.drafts import Draft
from onrecord.analysis.statements.scene import Scene
from onrecord.model import Basis, DateExpression, Precision, When

_FAR = 25  # tokens between a cue and a date that can still be its own
_RECENT = timedelta(days=10)  # before publication: a day the report covers
_STANCES = frozenset({"expect", "judge", "ask"})
_FINE = frozenset({Precision.DAY, Precision.WEEK})


def date_all(scene: Scene, drafts: Sequence[Draft]) -> list[When | None]:
    """One date per draft, in the order of the drafts."""
    stated = [_stated(scene, draft, drafts) for draft in drafts]
    story = _story_day(scene, stated)
    found: list[When | None] = []
    for number, draft in enumerate(drafts):
        when = stated[number] or _carried_over(scene, drafts, found, number) or _from_context(scene, draft)
        found.append(when or _without_date(scene, draft, story))
    return found


def _stated(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> When | None:
    """The nearest date around the cue that is in nobody's speech and does not lie after the publication."""
    sentence = scene.sentence(draft.place)
    place = draft.place
    best: tuple[int, When] | None = None
    for token in range(max(sentence.first, place - _FAR), min(sentence.last, place + _FAR)):
        expression = scene.date_over[token]
        if expression is None or not _may_date(scene, expression) or any(one.holds(token) for one in drafts):
            continue
        distance = abs(token - place) + (_FAR if _is_cut_off(scene, token, place) else 0)
        if expression.when is not None and distance < _FAR and (best is None or distance < best[0]):
            best = distance, expression.when
    return best[1] if best else None


def _may_date(scene: Scene, expression: DateExpression) -> bool:
    published = scene.findings.publication.when
    return expression.when is not None and (published is None or expression.when.first <= published.last)


def _is_cut_off(scene: Scene, token: int, place: int) -> bool:
    """Whether a semicolon or colon stands between a date and the cue."""
    first, last = min(token, place), max(token, place)
    return any(scene.norms[at] in {";", ":"} for at in range(first, last))


def _story_day(scene: Scene, stated: Sequence[When | None]) -> When | None:
    """The first recent day that dates an act of speech, else the first recent day of the text, else the publication."""
    published = scene.findings.publication.when
    candidates = [*stated, *(expression.when for expression in scene.findings.dates[:4])]
    return next((when for when in candidates if when is not None and _is_recent(when, published)), published)


def _is_recent(when: When, published: When | None) -> bool:
    if when.precision is not Precision.DAY or published is None or when.basis in {Basis.HEADER, Basis.DATELINE, Basis.CAPTION}:
        return False
    return published.first - _RECENT <= when.first <= published.last


def _carried_over(scene: Scene, drafts: Sequence[Draft], found: Sequence[When | None], number: int) -> When | None:
    """The date of the last act of the same speaker, when that date is fine enough to be one of the report."""
    draft = drafts[number]
    speakers = {speaker.actor for speaker in draft.speakers if speaker.actor}
    published = scene.findings.publication.when
    for earlier, when in zip(reversed(drafts[:number]), reversed(found), strict=True):
        same = speakers and speakers & {speaker.actor for speaker in earlier.speakers}
        if (same or (draft.inherits and scene.sentence_of[draft.place] == scene.sentence_of[earlier.place])) and when is not None:
            recent = published is None or when.first >= published.first - 6 * _RECENT
            return when if when.precision in _FINE and recent else None
    return None


def _from_context(scene: Scene, draft: Draft) -> When | None:
    """A day in an earlier sentence of the paragraph that names the speaker ("X a salué hier l'accord. ..., juge-t-il")."""
    speakers = {speaker.actor for speaker in draft.speakers if speaker.actor}
    sentence = scene.sentence(draft.place)
    published = scene.findings.publication.when
    for number in range(sentence.i - 1, max(-1, sentence.i - 4), -1):
        other = scene.document.sentences[number]
        if other.paragraph != sentence.paragraph:
            break
        named = any(placed is not None and placed[2].actor in speakers for placed in scene.mention_over[other.first : other.last])
        when = next((one.when for one in scene.date_over[other.first : other.last] if one is not None and one.when is not None), None)
        if named and when is not None and _is_recent(when, published):
            return when
    return None


def _without_date(scene: Scene, draft: Draft, story: When | None) -> When | None:
    """The day of the story for a past act; for one in the present the month of the publication, for a stance nothing."""
    published = scene.findings.publication.when
    if published is None:
        return None
    if draft.past or published.precision is not Precision.DAY:
        return story if draft.past else published
    if draft.kind in _STANCES:
        return None
    return When.parse(published.value[:7], Basis.INFERRED)
