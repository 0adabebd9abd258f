"""A statement in the making, and its last form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.analysis.statements.scene import Scene
from onrecord.analysis.statements.speakers import Speaker, Subject
from onrecord.model import Mode, Span

PAST, BEFORE, OPEN, PRESENT = "past", "before", "open", "present"
"""A past act; one before another past act (avait dit); one without bounds (réclamait, has urged); a stance held now."""

ANSWER = "answer in an interview"
"""The rule of what somebody answers to the one who made the article: it is said on the day of the article, whatever it tells of."""


@dataclass
class Draft:
    """One act of speech before its speakers, addressee and date are settled. Ranges are tokens, both ends included."""

    content: list[tuple[int, int]]
    direct: bool
    cue: tuple[int, int] | None
    kind: str
    subject: Subject
    rule: str
    score: float
    tense: str = PAST
    inherits: bool = False  # takes the speaker of the act of speech before it
    addressee_from: int = -1  # first token after the verb group, where an addressee may stand
    via: tuple[int, int] | None = None
    speakers: tuple[Speaker, ...] = field(default=())

    @property
    def past(self) -> bool:
        """Whether the cue tells a past act."""
        return self.tense != PRESENT

    @property
    def speakers_known(self) -> frozenset[str]:
        """The actors who speak."""
        return frozenset(speaker.actor for speaker in self.speakers if speaker.actor)

    @property
    def first(self) -> int:
        """The first token of the content."""
        return min(first for first, _ in self.content)

    @property
    def place(self) -> int:
        """The token by which the draft is ordered: its cue, or its content."""
        return self.cue[0] if self.cue else self.first

    def holds(self, token: int) -> bool:
        """Whether the token is part of the content."""
        return any(first <= token <= last for first, last in self.content)


def cover(scene: Scene, drafts: Iterable[Draft]) -> bytearray:
    """For each token 1 when it is part of what somebody says in one of the drafts."""
    covered = bytearray(len(scene.tokens))
    for draft in drafts:
        for first, last in draft.content:
            covered[first : last + 1] = b"\x01" * (last + 1 - first)
    return covered


def mode_of(scene: Scene, draft: Draft) -> Mode:
    """Direct, or mixed when quoted words stand in the content, else indirect."""
    if draft.direct:
        return Mode.DIRECT
    quoted = any(scene.opening(token) is not None for first, last in draft.content for token in range(first, last + 1))
    return Mode.MIXED if quoted else Mode.INDIRECT


def spans_of(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """The content in characters, in order of the text."""
    return tuple(scene.span(first, last) for first, last in sorted(draft.content))
