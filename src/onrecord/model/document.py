"""An article with its tokens and sentences, and a parser that runs only when a sentence is asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from onrecord.model.article import Article
from onrecord.model.span import Span


class Token(NamedTuple):
    """One token. `norm` is lower case with ’ as ' (accents kept); spans are characters of the article."""

    i: int  # position in Document.tokens
    start: int
    end: int
    text: str
    norm: str


class ParsedToken(NamedTuple):
    """A token with its analysis. `head` is the index of the governing token in Document.tokens (itself for the root).

    `pos` is a UPOS tag, `dep` a Universal Dependencies relation, `morph` UD features as `Mood=Ind|Number=Sing`.
    """

    i: int
    start: int
    end: int
    text: str
    norm: str
    pos: str
    morph: str
    head: int
    dep: str


class Sentence(NamedTuple):
    """Tokens `first` to `last` (exclusive), in paragraph number `paragraph` (lines count as paragraphs)."""

    i: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int


Parser = Callable[[Sequence[Sequence[Token]]], list[list[ParsedToken]]]
"""Parses sentences given as token lists, in one batch, each independently."""


@dataclass(frozen=True)
class Document:
    """What the language stage makes of an article. Immutable but for the cache of parses."""

    article: Article
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    parser: Parser
    _parses: dict[int, tuple[ParsedToken, ...]] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        """The stored text of the article."""
        return self.article.text

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds the character `offset`, or the last one that begins before it."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def token_at(self, offset: int) -> Token:
        """The token that holds the character `offset`, or the last one that begins before it."""
        return self.tokens[max(0, bisect_right(self._token_starts, offset) - 1)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The plain tokens of a sentence (no parse needed)."""
        return self.tokens[sentence.first : sentence.last]

    def span(self, first: int, last: int) -> Span:
        """Characters from token `first` to token `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def parse(self, wanted: Iterable[int]) -> None:
        """Parse the sentences with these numbers in one batch, unless already parsed. Batches are much cheaper than single calls."""
        missing = sorted(set(wanted) - self._parses.keys())
        if missing:
            parsed = self.parser([self.tokens_of(self.sentences[i]) for i in missing])
            self._parses.update(zip(missing, map(tuple, parsed), strict=True))

    def parsed(self, sentence: int) -> tuple[ParsedToken, ...]:
        """The parse of one sentence, computed now if nobody has asked before."""
        self.parse((sentence,))
        return self._parses[sentence]

    def is_parsed(self, sentence: int) -> bool:
        """Whether the sentence has been parsed already (asking `parsed` would cost nothing)."""
        return sentence in self._parses
