"""What a sheet consists of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence of an article on which a line rests; `start` and `end` are characters of the article."""

    article: str
    article_id: str
    published: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording under which articles name the instrument, with their number and the first of them."""

    text: str
    articles: int
    source: Source


@dataclass(frozen=True, slots=True)
class Fact:
    """A party (alpha-3) or a date. `basis` is "directory" for what is publicly known, "text" for what articles say."""

    value: str
    basis: str
    articles: int
    source: Source | None


@dataclass(frozen=True, slots=True)
class TermLine:
    """One clause: `relation` is at most, at least or exactly; `value` a number or an ISO date."""

    what: str
    relation: str
    value: int | float | str
    unit: str | None
    articles: int
    source: Source


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One offer, condition, demand, acceptance or refusal.

    `date` is that of the act, None where the text does not tell it: it then stands at the publication of its article.
    `words` are the content of the statement or the trigger of the event, `about` what was read out of them (a length of
    prolongation, the thing that is capped). `id` opens the entry with `show`. `reliable` is false where the wording is
    that of a machine. `articles` counts the articles that tell it, copies included.
    """

    date: str | None
    kind: str
    status: str
    who: tuple[str, ...]
    to: tuple[str, ...]
    said_by: str | None
    words: str
    about: tuple[str, ...]
    reliable: bool
    id: str
    articles: int
    source: Source


@dataclass(frozen=True, slots=True)
class TreatySheet:
    """All that is on record of one instrument. Lists of dates hold the value most articles give first."""

    key: str
    name: str
    articles: int
    variants: tuple[Variant, ...]
    parties: tuple[Fact, ...]
    signed: tuple[Fact, ...]
    in_force: tuple[Fact, ...]
    expires: tuple[Fact, ...]
    terms: tuple[TermLine, ...]
    thread: tuple[ThreadLine, ...]
