"""The article as this stage reads it: a folded shadow of the text, its words, countries and dates by place."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from onrecord.model import ActorKind, DateExpression, Document, Findings, Span

WORD = re.compile(r"\w+")
PASSING = frozenset({"date", "year"})  # rules of sightings told of in passing ("l'accord de 2013"), which is not what was struck today


class Sighting(NamedTuple):
    """A place where the text names the instrument `key`; `rule` says how it was known."""

    start: int
    end: int
    key: str
    rule: str
    score: float

    @property
    def span(self) -> Span:
        """The characters of the sighting."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Page:
    """`shadow` has the length of `text`: lower case, no accents, plain apostrophes and blanks."""

    document: Document
    text: str
    shadow: str
    words: tuple[tuple[int, int], ...]
    countries: tuple[tuple[int, str], ...]  # place of a mention and its alpha-3 code, in order
    dates: tuple[DateExpression, ...]
    kinds: Mapping[int, str] = field(repr=False)  # place of a mention -> kind of its actor; of states the kind of the mention
    ends: Mapping[int, int] = field(repr=False)  # place of a mention of a state -> its end
    starts: tuple[int, ...] = field(repr=False)
    places: Mapping[str, list[int]] = field(repr=False)  # folded word -> its numbers in `words`

    @property
    def present(self) -> frozenset[str]:
        """Countries that the article mentions."""
        return frozenset(country for _, country in self.countries)

    def sentence(self, offset: int) -> tuple[int, int]:
        """First and last character of the sentence that holds `offset`."""
        held = self.document.sentence_at(offset)
        return held.start, held.end

    def sentence_number(self, offset: int) -> int:
        """The number of the sentence that holds `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def countries_between(self, start: int, end: int) -> list[str]:
        """Countries mentioned between two places, each once, in order."""
        first, last = bisect_left(self.countries, (start, "")), bisect_left(self.countries, (end, ""))
        return list(dict.fromkeys(country for _, country in self.countries[first:last]))

    def dates_between(self, start: int, end: int) -> list[DateExpression]:
        """Resolved dates that begin between two places."""
        return [date for date in self.dates if start <= date.span.start < end and date.when is not None]

    def numbers_of(self, words: Iterable[str]) -> list[int]:
        """Numbers of the words of the text that are among `words` (folded), in order."""
        return sorted(number for word in words if word in self.places for number in self.places[word])

    def has_word(self, words: frozenset[str], start: int, end: int) -> bool:
        """Whether one of `words` stands between two places."""
        return any(self.shadow[first:last] in words for first, last in takewhile(lambda word: word[0] < end, self.words_from(start)))

    def words_from(self, offset: int) -> Iterator[tuple[int, int]]:
        """Words that begin at `offset` or later."""
        first = bisect_left(self.words, (offset, 0))
        yield from self.words[first:]


def open_page(document: Document, findings: Findings) -> Page:
    """The page of an article."""
    shadow = fold(document.text)
    countries = {actor.key: actor.country for actor in findings.actors if actor.country}
    placed = ((mention.span.start, countries[mention.actor]) for mention in findings.mentions if mention.actor in countries)
    actors = {actor.key: actor.kind for actor in findings.actors}
    kinds = {
        mention.span.start: str(mention.kind if actors.get(mention.actor) is ActorKind.STATE else actors.get(mention.actor, ""))
        for mention in findings.mentions
    }
    words = tuple(found.span() for found in WORD.finditer(shadow))
    places: dict[str, list[int]] = {}
    for number, (start, end) in enumerate(words):
        places.setdefault(shadow[start:end], []).append(number)
    return Page(
        document=document,
        text=document.text,
        shadow=shadow,
        words=words,
        countries=tuple(sorted(placed)),
        dates=findings.dates,
        kinds=kinds,
        ends={m.span.start: m.span.end for m in findings.mentions if actors.get(m.actor) is ActorKind.STATE},
        starts=tuple(sentence.start for sentence in document.sentences),
        places=places,
    )


def fold(text: str) -> str:
    """A copy of the same length for matching: lower case, accents off, ’ as ', any blank as a space."""
    folded = text.translate(_table()).lower()
    return folded if len(folded) == len(text) else "".join(char.lower()[:1] or char for char in text.translate(_table()))


@cache
def _table() -> dict[int, str]:
    """Accented Latin letters to their bases, typographic signs to plain ones; each one character to one."""
    table = {ord(sign): plain for sign, plain in zip("’ʼ‘‑\u00a0\u202f\u2009\n\t“”„«»", '\'\'\'-     """""', strict=True)}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isalpha() and base.isascii():
            table[code] = base
    return table
