"""The day that a report tells of, and which acts of speech it covers.

A report of the day it is published on covers what it tells. A report of an earlier day covers those whom it names on that
day, and what comes right after; a reaction that it adds may be of any day since, so only its month is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from onrecord.analysis.statements.drafts import Draft, cover
from onrecord.analysis.statements.scene import Scene
from onrecord.model import DateExpression, MarkKind, Precision, Sentence, When

_RECENT = timedelta(days=10)  # before publication: a day the report covers
_RIGHT_AFTER = 1  # sentences after one that names a day
_FURNITURE = frozenset({MarkKind.HEADER, MarkKind.DATELINE, MarkKind.CAPTION, MarkKind.CREDIT})
_LIVE = 3  # paragraphs that open with an hour
_HOUR = re.compile(  # written so in every language: 16h15, 12:05, 6:45 p.m., 9h, 9 am
    r"\W{0,3}(?:(?:[01]?\d|2[0-4]) ?(?:[h:.] ?[0-5]\d|h(?!\w))|1?\d(?= ?[ap]\.?m))(?: ?[ap]\.?m\b\.?)?(?!\w|\.\d)", re.IGNORECASE
)


@dataclass(frozen=True)
class Story:
    """The day that the report tells of, the sentences that name it, those in which somebody speaks on it, as they become known,
    and the paragraphs of a report that goes on by the hour."""

    when: When | None
    sentences: tuple[int, ...] = ()
    spoken: list[int] = field(default_factory=list)
    live: frozenset[int] = frozenset()


def find_story(scene: Scene, drafts: Sequence[Draft]) -> Story:
    """The first recent day of the prose that nobody speaks of, else the publication."""
    published = scene.findings.publication.when
    covered = cover(scene, drafts)
    for expression in scene.findings.dates:
        if expression.when is None or not is_recent(expression.when, published) or _is_furniture(scene, expression):
            continue
        token = scene.document.token_at(expression.span.start).i
        if not covered[token] and word_before(scene, token) not in scene.words.sets["date_bounds"] | scene.words.sets["head_links"]:
            return Story(expression.when, tuple(_sentences_of(scene, expression.when)), live=_find_live(scene))
    return Story(published, live=_find_live(scene))


def _find_live(scene: Scene) -> frozenset[int]:
    """The paragraphs that open with an hour, where several do ("16h15. Le président dit ..."): told hour by hour, on the day itself."""
    opening = {one.paragraph: one.first for one in reversed(scene.document.sentences)}
    found = {number for number, at in opening.items() if _HOUR.match(scene.document.text, scene.tokens[at].start)}
    return frozenset(found) if len(found) >= _LIVE else frozenset()


def _sentences_of(scene: Scene, when: When) -> Iterator[int]:
    """The sentences of the prose that name a day."""
    for expression in scene.findings.dates:
        if expression.when is not None and expression.when.value == when.value and not _is_furniture(scene, expression):
            yield scene.sentence_of[scene.document.token_at(expression.span.start).i]


def tells_of(scene: Scene, draft: Draft, story: Story) -> bool:
    """Whether the report covers the day of this act: it is of its own day, or names the speaker on the day, or goes on from it."""
    published = scene.findings.publication.when
    if published is None or story.when is None or story.when.value == published.value:
        return True
    place = scene.sentence_of[draft.place]
    sentence, before = scene.document.sentences[place], scene.document.sentences[max(0, place - 1)]
    if any(is_of_scene(scene, one, draft) for one in (sentence, before) if one.paragraph == sentence.paragraph):
        return True
    if any(0 <= place - number <= _RIGHT_AFTER for number in story.sentences):
        return True
    return any(names_speaker(scene, scene.document.sentences[number], draft) for number in (*story.sentences, *story.spoken))


def is_of_scene(scene: Scene, sentence: Sentence, draft: Draft) -> bool:
    """Whether a moment of the scene is told outside of what is said ("a lancé l'hôte à l'ouverture", "hours after the ceremony")."""
    moments = scene.words.phrases["scene_moments"]
    return any(scene.match(at, moments, sentence.last) and not draft.holds(at) for at in range(sentence.first, sentence.last))


def _is_furniture(scene: Scene, expression: DateExpression) -> bool:
    """Whether a date stands in a header, dateline or caption, or is what dates the publication itself."""
    if any(mark.kind in _FURNITURE and mark.span.overlaps(expression.span) for mark in scene.document.article.marks):
        return True
    return any(
        span.overlaps(expression.span)
        for span in scene.findings.publication.evidence
        if scene.findings.publication.how in {"header", "dateline"}
    )


def is_recent(when: When, published: When | None) -> bool:
    """Whether a day lies so shortly before the publication that the report may be of it."""
    if when.precision is not Precision.DAY or published is None:
        return False
    return published.first - _RECENT <= when.first <= published.last


def is_near(when: When, published: When | None) -> bool:
    """Whether a day lies so shortly before or after the publication that what is told of it is of these days."""
    if when.precision is not Precision.DAY or published is None:
        return False
    return published.first - _RECENT <= when.first <= published.last + _RECENT


def names_speaker(scene: Scene, sentence: Sentence, draft: Draft) -> bool:
    """Whether a sentence names a speaker of the draft."""
    return any(one is not None and one[2].actor in draft.speakers_known for one in scene.mention_over[sentence.first : sentence.last])


def word_before(scene: Scene, token: int) -> str:
    """The word before a date, its article passed over; "" at the head of a sentence."""
    before = [scene.norms[at] for at in range(max(scene.sentence(token).first, token - 2), token)]
    if before and before[-1] in scene.words.sets["date_articles"]:
        before.pop()
    return before[-1] if before else ""
