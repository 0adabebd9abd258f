"""One article as the stage sees it: tokens, lexicon hits by place, the months it speaks of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.analysis.actors.knowledge import Atom, Directory, Hit, Lexicon, Organisation, cut_atoms, open_lexicon
from onrecord.model import Document, Findings, MarkKind, Span, Token
from onrecord.words import load

_NAMES = ("organisation", "seated", "seat", "state", "capital")  # in order of preference
_SKIPPED = frozenset(
    {MarkKind.HEADER, MarkKind.RUBRIC, MarkKind.CREDIT, MarkKind.RELATED_LINKS}
    | {MarkKind.CALL_TO_ACTION, MarkKind.PROMPT_RESIDUE, MarkKind.BOILERPLATE}
)
_QUOTES = {"«": 1, "“": 1, "„": 1, "»": -1, "”": -1}
_QUOTE = re.compile('[«“„»”"]')


@dataclass
class Reading:
    """A document with everything that the lexicon knows in it."""

    document: Document
    findings: Findings
    lexicon: Lexicon
    atoms: list[Atom]
    starts: dict[int, list[Hit]] = field(default_factory=lambda: defaultdict(list))
    ends: dict[int, list[Hit]] = field(default_factory=lambda: defaultdict(list))
    taught: dict[str, Organisation] = field(default_factory=dict)  # organisations that only this article names

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the document."""
        return self.document.tokens

    @property
    def directory(self) -> Directory:
        """The directory of the world."""
        return self.lexicon.directory

    @cached_property
    def named_organisations(self) -> frozenset[str]:
        """Organisations that the text names, by themselves or by the city of their seat."""
        return frozenset(hit.value for hits in self.starts.values() for hit in hits if hit.kind in {"organisation", "capital"})

    def names_institutions(self, continent: str) -> bool:
        """Whether the text names institutions of the continent: then its adjective means these, and no rewriter put it for a state."""
        return not self.named_organisations.isdisjoint(load("world/offices.yaml")["institutions"].get(continent, ()))

    def organisation(self, key: str) -> Organisation:
        """An organisation of the directory or of this article."""
        return self.taught.get(key) or self.directory.organisations[key]

    @cached_property
    def months(self) -> tuple[int, int]:
        """First and last month in which the article may have been published; all time when unknown."""
        when = self.findings.publication.when
        if when is None:
            return 0, 999912
        return when.first.year * 100 + when.first.month, when.last.year * 100 + when.last.month

    @cached_property
    def state_counts(self) -> Counter[str]:
        """How often each state is named, by name, capital, seat or adjective."""
        kinds = {"state", "capital", "seat", "demonym"}
        return Counter(hit.value for hits in self.starts.values() for hit in hits if hit.kind in kinds and not hit.value.startswith("org:"))

    @cached_property
    def sentence_numbers(self) -> list[int]:
        """Number of the sentence of every token."""
        numbers = [0] * len(self.tokens)
        for sentence in self.document.sentences:
            numbers[sentence.first : sentence.last] = [sentence.i] * (sentence.last - sentence.first)
        return numbers

    @cached_property
    def skipped(self) -> tuple[Span, ...]:
        """Passages in which nobody is looked for: headers, links, prompts, menus."""
        return tuple(mark.span for mark in self.document.article.marks if mark.kind in _SKIPPED)

    @cached_property
    def headline_end(self) -> int:
        """The character behind the headline; 0 without one."""
        return max((mark.span.end for mark in self.document.article.marks if mark.kind is MarkKind.TITLE), default=0)

    @cached_property
    def quoted(self) -> list[bool]:
        """Whether each token stands inside quotation marks; straight marks are taken by turns within a paragraph."""
        depth, straight, paragraph, flags = 0, False, -1, [False] * len(self.tokens)
        for sentence in self.document.sentences:
            if sentence.paragraph != paragraph:
                depth, straight, paragraph = 0, False, sentence.paragraph
            if not (straight or depth or _QUOTE.search(self.document.text, sentence.start, sentence.end)):
                continue
            for token in self.document.tokens_of(sentence):
                straight ^= token.text == '"'
                depth = max(0, depth + _QUOTES.get(token.text, 0))
                flags[token.i] = straight or depth > 0
        return flags

    def word(self, at: int) -> str:
        """Lower-case form of a token; empty outside the text."""
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def text(self, first: int, last: int) -> str:
        """The characters from token `first` to token `last`, both included."""
        return self.document.text[self.tokens[first].start : self.tokens[last].end]

    def is_capital(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[0].isupper()

    def joined(self, at: int) -> bool:
        """Whether token `at` follows its predecessor in the same sentence."""
        return 0 < at < len(self.tokens) and self.sentence_numbers[at] == self.sentence_numbers[at - 1]

    def opens_sentence(self, at: int) -> bool:
        """Whether only marks stand before the token in its sentence."""
        first = self.document.sentences[self.sentence_numbers[at]].first
        return all(not self.tokens[i].text[0].isalnum() for i in range(first, at))

    def is_skipped(self, first: int, last: int) -> bool:
        """Whether the tokens touch a passage in which nobody is looked for."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return any(mark.start < end and start < mark.end for mark in self.skipped)

    def hit(self, at: int, *kinds: str) -> Hit | None:
        """The longest hit of one of these kinds that begins at the token, kinds in order of preference for equal lengths."""
        if at not in self.starts:
            return None
        found = [hit for hit in self.starts[at] if hit.kind in kinds and not hit.inner]
        return max(found, key=lambda hit: (hit.last, -kinds.index(hit.kind)), default=None)

    def hit_before(self, at: int, *kinds: str) -> Hit | None:
        """The longest hit of one of these kinds that ends at the token."""
        if at not in self.ends:
            return None
        found = [hit for hit in self.ends[at] if hit.kind in kinds]
        return min(found, key=lambda hit: (hit.first, kinds.index(hit.kind)), default=None)

    def named(self, at: int) -> Hit | None:
        """The state, capital, seat or organisation that is named from this token on."""
        return self.hit(at, *_NAMES)


def read(document: Document, findings: Findings) -> Reading:
    """Look up every word of the document."""
    reading = Reading(document, findings, open_lexicon(document.language), cut_atoms(document.tokens))
    for hit in reading.lexicon.find(reading.atoms, reading.tokens):
        reading.starts[hit.first].append(hit)
        reading.ends[hit.last].append(hit)
    return reading
