"""An event in the making, with its two sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.analysis.events.lexicon import Frame
from onrecord.analysis.events.sides.enumerations import Party
from onrecord.analysis.events.spotting import Candidate
from onrecord.analysis.events.trees import Tree
from onrecord.model import EventType, ParsedToken, Span, Statement

HOSTILE = frozenset({EventType.ACCUSE, EventType.THREATEN, EventType.REJECT, EventType.SANCTION, EventType.ASSAULT, EventType.COERCE})
"""Acts against somebody."""


@dataclass(slots=True)
class Draft:
    """An event before its circumstances are known. `reach` holds the tokens of the complement of the trigger."""

    candidate: Candidate
    tree: Tree
    token: ParsedToken
    anchor: Span
    actors: list[Party]
    recipients: list[Party]
    slots: tuple[str, str]
    mutual: bool
    statement: Statement | None
    is_cue: bool
    reach: frozenset[int] = field(default_factory=frozenset)
    judges: tuple[str, ...] = ()  # countries that judge the act, and so are no side of it
    passive: bool = False
    denier: Party | None = None  # who denies the act that was told before
    guessed: bool = False  # the recipients stand nowhere near: they are the other side of the article

    @property
    def type(self) -> EventType:
        """The type of the trigger."""
        return self.candidate.trigger.type

    @property
    def frame(self) -> Frame:
        """The frame of the trigger."""
        return self.candidate.trigger.frame

    @property
    def actor_countries(self) -> tuple[str, ...]:
        """Countries of the doers, sorted, each once."""
        return countries(self.actors)

    @property
    def recipient_countries(self) -> tuple[str, ...]:
        """Countries of the other side, sorted, each once."""
        return countries(self.recipients)


def countries(parties: Iterable[Party]) -> tuple[str, ...]:
    """Alpha-3 codes, sorted, each once."""
    codes = {party.country for party in parties if party.country}
    return tuple(sorted(codes) if len(codes) > 1 else codes)
