"""One text with what its container said of it, and the passages that are not article text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.model.identity import digest
from onrecord.model.span import Span


class MarkKind(StrEnum):
    """What a marked passage is, when it is not article prose. Marked passages stay in the text."""

    HEADER = "header"  # " date 2023-11", "Publié le 17/10/2020 à 07h15", "Foreign desk | Published 17 May 2024"
    TITLE = "title"
    SUBTITLE = "subtitle"
    RUBRIC = "rubric"  # "Politique", breadcrumb lines
    DATELINE = "dateline"  # "MOSCOU, 8 novembre (Reuters) –"
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED_LINKS = "related_links"
    CALL_TO_ACTION = "call_to_action"
    PROMPT_RESIDUE = "prompt_residue"
    BOILERPLATE = "boilerplate"  # licence, cookie, share and menu lines


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage with its kind. `reason` names the layout rule that saw it."""

    kind: MarkKind
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the container (HTML head, CSV column, JSON field, file name) said; None where it said nothing."""

    title: str | None = None
    date: str | None = None  # ISO, any precision
    author: str | None = None
    site: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One text as handed in. `text` is never changed after reading: every span refers to it.

    `name` is what a person would call the input (file stem, row id); `source` says where it was read
    (path, archive member, line). `id` depends on the text alone, so the same text is the same article.
    `sha256` is the digest of the original bytes from which the text was read.
    """

    text: str
    name: str
    source: str
    sha256: str
    language: str = ""  # "fr", "en", or "" until the analysis has detected it
    metadata: Metadata = field(default_factory=Metadata)
    marks: tuple[Mark, ...] = ()

    @property
    def id(self) -> str:
        """Content-derived id, 16 hexadecimal digits."""
        return digest("article", self.text)

    def slice(self, span: Span) -> str:
        """The characters under `span`."""
        return self.text[span.start : span.end]

    def is_prose(self, span: Span) -> bool:
        """Whether no mark other than a title, subtitle or dateline touches `span`."""
        kept = (MarkKind.TITLE, MarkKind.SUBTITLE, MarkKind.DATELINE)
        return not any(mark.span.overlaps(span) for mark in self.marks if mark.kind not in kept)
