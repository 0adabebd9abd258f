"""What the comparison of entries needs of one event or statement: who, when, and its words as concepts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from onrecord.corroboration.copies import Portrait, Vector, weigh
from onrecord.corroboration.copies.concepts import concepts
from onrecord.corroboration.copies.shingles import fold
from onrecord.model import Event, Span, Statement, Status, When

_WORD = re.compile(r"\w+")
_RECENT = timedelta(days=31)  # how far from its report an undated act is looked for
_REPORTED = timedelta(days=1)
_DONE = frozenset({Status.ACTUAL, Status.DENIED})


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened: the time told, or else the weeks around the report. `told` says which; both None when nothing is known."""

    first: date | None
    last: date | None
    told: bool

    @classmethod
    def of(cls, when: When | None, published: When | None, *, ahead: bool = False) -> Moment:
        """The moment of an entry in an article of that date. What is reported as done is not later than its report; `ahead`: it may be."""
        if when is not None:
            return cls(when.first, when.last, True)
        if published is not None:
            return cls(_shift(published.first, -_RECENT), _shift(published.last, _RECENT if ahead else _REPORTED), False)
        return cls(None, None, False)

    def pack(self) -> list[str | bool | None]:
        """As the record keeps it."""
        return [*(day.isoformat() if day else None for day in (self.first, self.last)), self.told]

    @classmethod
    def unpack(cls, packed: list[Any]) -> Moment:
        """The inverse of `pack`."""
        first, last, told = packed
        return cls(first and date.fromisoformat(first), last and date.fromisoformat(last), told)

    @property
    def is_day(self) -> bool:
        """Whether it is told to the day."""
        return self.told and self.first == self.last


@dataclass(frozen=True, slots=True)
class Side:
    """Those on one side of an act: their keys, and the countries they act for."""

    keys: frozenset[str]
    countries: frozenset[str]

    @property
    def persons(self) -> frozenset[str]:
        """The persons among them."""
        return frozenset(key for key in self.keys if key.startswith("person:"))

    def names(self) -> frozenset[str]:
        """What an index can find them by: countries, or the keys of those without one."""
        return self.countries or self.keys

    def __bool__(self) -> bool:
        return bool(self.keys or self.countries)


@dataclass(frozen=True, slots=True)
class EventAccount:
    """One event of one article. The vector is that of the sentence that holds the anchor."""

    id: str
    article: str
    type: str
    status: str
    said_by: str | None
    sides: tuple[Side, Side]
    mutual: bool
    moment: Moment
    place: frozenset[str]
    anchor: frozenset[str]
    vector: Vector

    @classmethod
    def of(cls, key: str, event: Event, portrait: Portrait) -> EventAccount:
        """The account of an event in the article of the portrait."""
        article = portrait.candidate.article
        sides = (
            Side(frozenset(event.actors), frozenset(event.actor_countries)),
            Side(frozenset(event.recipients), frozenset(event.recipient_countries)),
        )
        return cls(
            key, portrait.candidate.id, event.type.value, event.status.value, event.said_by, sides, event.mutual,
            Moment.of(event.when, portrait.candidate.published, ahead=event.status not in _DONE),
            frozenset(concepts(article.slice(event.place)) if event.place else ()),
            frozenset(concepts(article.slice(event.anchor))), _rounded(sentence_vector(portrait, event.anchor)),
        )  # fmt: skip

    @property
    def numbers(self) -> frozenset[str]:
        """Numbers of several digits in the sentence: what a translation leaves alone."""
        return frozenset(concept for concept in self.vector if concept.startswith("#") and len(concept) > 2)

    def pack(self) -> str:
        """All but id and article, as the record keeps it."""
        sides = [[sorted(side.keys), sorted(side.countries)] for side in self.sides]
        kept = [self.type, self.status, self.said_by, sides, self.mutual, self.moment.pack(), sorted(self.place), sorted(self.anchor)]
        return _written([*kept, self.vector])

    @classmethod
    def unpack(cls, key: str, article: str, packed: str) -> EventAccount:
        """The inverse of `pack`."""
        kind, status, said_by, sides, mutual, moment, place, anchor, vector = json.loads(packed)
        left, right = (Side(frozenset(keys), frozenset(countries)) for keys, countries in sides)
        when = Moment.unpack(moment)
        return cls(key, article, kind, status, said_by, (left, right), mutual, when, frozenset(place), frozenset(anchor), vector)


@dataclass(frozen=True, slots=True)
class StatementAccount:
    """One statement of one article. `words` are those said, folded: words that are the same are found by them. `sentence` is the
    vector of the sentence that reports them: copies may change every word that was said, and keep the rest.
    """

    id: str
    article: str
    speaker: str | None
    addressee: str | None
    moment: Moment
    words: str
    vector: Vector
    sentence: Vector

    @classmethod
    def of(cls, key: str, statement: Statement, portrait: Portrait) -> StatementAccount:
        """The account of a statement in the article of the portrait."""
        said = " ".join(portrait.candidate.article.slice(span) for span in statement.content)
        moment = Moment.of(statement.when, portrait.candidate.published)
        words = " ".join(_WORD.findall(fold(said)))
        sentence = sentence_vector(portrait, statement.content[0]) if statement.content else {}
        who = (statement.speaker, statement.addressee)
        return cls(key, portrait.candidate.id, *who, moment, words, _rounded(weigh(said)), _rounded(sentence))

    def pack(self) -> str:
        """All but id and article, as the record keeps it."""
        return _written([self.speaker, self.addressee, self.moment.pack(), self.words, self.vector, self.sentence])

    @classmethod
    def unpack(cls, key: str, article: str, packed: str) -> StatementAccount:
        """The inverse of `pack`."""
        speaker, addressee, moment, words, vector, sentence = json.loads(packed)
        return cls(key, article, speaker, addressee, Moment.unpack(moment), words, vector, sentence)


def sentence_vector(portrait: Portrait, span: Span) -> Vector:
    """The sentence that holds the span, as concepts; empty when none does."""
    return next((line.vector for line in portrait.lines if line.span.overlaps(span)), {})


def _rounded(vector: Vector) -> Vector:
    """The vector as it is kept, so that what is kept and what is new compare alike."""
    return {concept: round(value, 3) for concept, value in sorted(vector.items())}


def _written(values: list[Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _shift(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def months(moment: Moment) -> Iterator[str]:
    """The months that a moment touches, in order; none when it is unknown."""
    if moment.first is None or moment.last is None:
        return
    for number in range(moment.first.year * 12 + moment.first.month - 1, moment.last.year * 12 + moment.last.month):
        yield f"{number // 12:04}-{number % 12 + 1:02}"
