"""What a dossier consists of."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.views.single.show import Passage


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage of an article under its number. `origin` names the source on whose word the article tells it."""

    number: int
    entry: str
    article: str
    article_id: str
    title: str | None
    published: str | None
    source: str
    origin: str
    copy_of: str | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: when, who and what in the dossier's words, the words of the source, and the numbers of its citations.

    `notes` say how often it is told, on whose word, and what to be careful of.
    """

    date: str | None
    head: str
    quote: str
    citations: tuple[int, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the dossier with its heading; `anchor` is its address."""

    anchor: str
    heading: str
    lines: tuple[Line, ...] = ()
    parts: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """A happening or an utterance in the picture: days since the beginning of time (ordinal), its kind, and what it is."""

    first: int
    last: int
    kind: str  # actual, other, denied, said
    label: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A whole dossier. `words` are those of its language (words/<language>/dossier.yaml)."""

    language: str
    title: str
    summary: str
    sections: tuple[Section, ...]
    dots: tuple[Dot, ...]
    picture_about: str
    citations: tuple[Citation, ...]
    words: dict[str, object] = field(default_factory=dict, repr=False)

    def word(self, name: str) -> str:
        """A word of the dossier's language."""
        return str(self.words[name])
