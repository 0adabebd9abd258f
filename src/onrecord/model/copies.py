"""An article that is derived from another one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.findings import Reason
from onrecord.model.span import Span


class CopyKind(StrEnum):
    """How a copy was made from its origin."""

    VERBATIM = "verbatim"
    TRIMMED = "trimmed"
    REWORDED = "reworded"  # spun or edited: many shared runs of words, many swapped words
    TRANSLATED = "translated"


@dataclass(frozen=True, slots=True)
class Copy:
    """The article with id `article` is a copy of the one with id `origin`.

    `reason.score` is the share of the shorter text that both hold (containment, 0 to 1), `direction`
    says in words why the origin is the origin. `passage` and `origin_passage` are the first shared
    passage on either side.
    """

    article: str
    origin: str
    kind: CopyKind
    direction: str
    reason: Reason
    passage: Span | None = None
    origin_passage: Span | None = None
