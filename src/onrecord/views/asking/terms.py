"""What a person types into a search field, as a query that the full-text engine cannot misread.

Words are folded and lemmatised in every language of the index, then quoted; words in "quotation marks" must stand
side by side. Nothing that was typed reaches the engine as syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.record.folding import Word, shadow, words_of

_LANGUAGES = ("fr", "en", "")  # "" is the folded word itself
_TERM = re.compile(r"[\"“”«»]([^\"“”«»]*)[\"“”«»]|([^\s\"“”«»]+)")


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase: the ways in which the index may hold it, each a row of indexed words."""

    readings: tuple[tuple[str, ...], ...]

    def match(self) -> str:
        """The term in the language of the engine."""
        return "(" + " OR ".join(f'"{" ".join(reading)}"' for reading in self.readings) + ")"

    def find(self, words: list[Word]) -> Iterator[Span]:
        """Where the term stands among the words of a text."""
        for reading in self.readings:
            for at in range(len(words) - len(reading) + 1):
                if all(words[at + i].folded == wanted for i, wanted in enumerate(reading)):
                    yield Span(words[at].start, words[at + len(reading) - 1].end)


def read_terms(text: str) -> list[Term]:
    """The words and phrases of a search text. Empty when it holds no word at all."""
    terms = []
    for found in _TERM.finditer(text.replace("\0", " ")):
        typed = found[1] if found[1] is not None else found[2]
        readings = dict.fromkeys(tuple(shadow(typed, language).split()) for language in _LANGUAGES)
        if kept := tuple(reading for reading in readings if reading):
            terms.append(Term(kept))
    return terms


def match_all(terms: list[Term]) -> str:
    """A query for passages that hold every term."""
    return " AND ".join(term.match() for term in terms)


def match_any(terms: list[Term]) -> str:
    """A query for passages that hold at least one term."""
    return " OR ".join(term.match() for term in terms)


def highlight(text: str, language: str, terms: list[Term]) -> tuple[Span, ...]:
    """Where the terms stand in a text, in order, overlaps joined."""
    words = list(words_of(text, language))
    joined: list[Span] = []
    for span in sorted({span for term in terms for span in term.find(words)}):
        if joined and joined[-1].overlaps(span):
            joined[-1] = joined[-1].to(span)
        else:
            joined.append(span)
    return tuple(joined)
