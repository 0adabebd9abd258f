"""What the comparison needs of one article: its date and residue, its word runs, its sentences as concepts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

from onrecord.corroboration.copies.coherence import Vector, coherence
from onrecord.corroboration.copies.concepts import concepts, weight
from onrecord.corroboration.copies.frames import frames
from onrecord.corroboration.copies.shingles import prose, repair, shingle
from onrecord.corroboration.credits import credit_article, newsroom_of
from onrecord.model import Article, Findings, Span, When

_RESIDUE = frozenset({"spun", "machine_translated", "prompt_residue", "mojibake", "truncated", "homoglyph"})
_BREAK = re.compile(r"(?<=[.!?…»”\"])\s+(?=[«“\"A-ZÀ-Ý—–-])|\s*\n\s*")
_LENGTH_CLASS = 1.1  # texts whose lengths differ by less than about this factor count as equally long
_QUOTED = re.compile(r"«[^»]{12,400}»|“[^”]{12,400}”|\"[^\"]{12,400}\"")
_TOLD = 0.5  # least share of a text that must be left without its quotations; else they are compared too
_TELLING_RUN = 12.0  # weight of its three words together
_NAME = re.compile(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Ý][\w-]+|(?<=[’'])[A-ZÀ-Ý]\w+|\d[\d .,\u00a0\u202f]*\d")
_TELLING_NAME = 4.0  # weight: names of states and institutions that are in every text do not tell
_FEWEST = 4  # concepts; a shorter sentence is joined to the next one


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article with what is known of its making.

    `residue` lists the defects that show a derived text. `rarity` is the mean weight of its concepts: a tool that swaps
    words for synonyms leaves a text of rarer words behind. `newsroom` is the one whose site it stands on, `credit` the one that the
    text names as its source.
    """

    id: str
    text: str  # prose only, see `shingles.prose`
    published: When | None
    residue: tuple[str, ...]
    article: Article
    language: str = ""
    rarity: float = 0.0
    credit: str | None = None
    newsroom: str | None = None

    @classmethod
    def of(cls, article: Article, findings: Findings) -> Candidate:
        """The candidate for an analysed article."""
        labels = {defect.label for defect in findings.defects}
        return cls.drawn(article, findings.publication.when, labels, findings.language)

    @classmethod
    def drawn(cls, article: Article, published: When | None, defects: Collection[str], language: str) -> Candidate:
        """The candidate for an article of which only the date, the labels of its defects and the language are at hand."""
        text = prose(article)
        residue = tuple(sorted(_RESIDUE.intersection(defects)))
        credit, newsroom = credit_article(article, language), newsroom_of(article.metadata.site or article.metadata.url)
        return cls(article.id, text, published, residue, article, language, _rarity(text), credit, newsroom)

    @property
    def debt(self) -> int:
        """0 for a newsroom's own text, 1 where nothing is known, 2 for a text that credits a newsroom other than its own."""
        if self.credit and self.credit != self.newsroom:
            return 2
        return 0 if self.newsroom else 1


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its characters in the article, its concepts, and how much they weigh together."""

    span: Span
    vector: Vector
    weight: float


@dataclass(frozen=True, slots=True)
class Portrait:
    """A candidate made ready to be compared."""

    candidate: Candidate
    shingles: frozenset[int]
    frames: frozenset[int]
    samples: frozenset[int]  # the word runs that go into an index, see `sketches`
    names: frozenset[str]  # concepts of the names and numbers in it, which every translation keeps
    lines: tuple[Line, ...]
    whole: Vector
    length: int  # concepts: their number does not hang on the language
    coherence: float

    @classmethod
    def of(cls, candidate: Candidate) -> Portrait:
        """The portrait of a candidate; the costly part of a comparison, so make it once."""
        told = narrated(candidate.text)
        quoting = told != candidate.text
        written = [(span, candidate.article.slice(span)) for span in _sentences(candidate.article)]
        counted = [(span, Counter(concepts(repair(_QUOTED.sub(" ", text) if quoting else text)))) for span, text in written]
        lines = tuple(Line(span, *_weigh(counts)) for span, counts in _joined(counted))
        everything: Counter[str] = sum((counts for _, counts in counted), Counter())
        runs = shingle(told)
        whole = _weigh(everything)[0]
        order = coherence(candidate.article.text, [line.vector for line in lines])
        length = len(concepts(repair(candidate.text)))
        frame = frames(told, candidate.language)
        return cls(candidate, frozenset(runs), frame, _sample(runs), _named(candidate.text), lines, whole, length, order)

    @property
    def length_class(self) -> int:
        """The length of the text on a scale on which small differences do not show."""
        return int(log(self.length + 1, _LENGTH_CLASS))


def combine(lines: Iterable[Line]) -> Vector:
    """Several sentences as one vector."""
    found: Vector = {}
    for line in lines:
        for concept, value in line.vector.items():
            found[concept] = found.get(concept, 0.0) + value * line.weight
    length = sqrt(sum(value * value for value in found.values()))
    return {concept: value / length for concept, value in found.items()}


def _named(text: str) -> frozenset[str]:
    """Words that begin with a capital within a sentence, and numbers of several digits."""
    return frozenset(concept for word in _NAME.findall(text) for concept in concepts(word) if weight(concept) >= _TELLING_NAME)


def _sample(runs: dict[int, str]) -> frozenset[int]:
    """The runs of telling words, about a sixth, the same ones in every text. Others lead to comparisons without end in a large record."""
    return frozenset(number for number, run in runs.items() if sum(map(_weight_of, _words(run))) >= _TELLING_RUN)


def _words(run: str) -> list[str]:
    """The words of a run, or the run as it is when it holds numbers: they may belong together."""
    return run.split() if run.replace(" ", "").isalpha() else [run]


@lru_cache(maxsize=50_000)
def _weight_of(word: str) -> float:
    return sum(map(weight, concepts(word)))


def weigh(text: str) -> Vector:
    """Any text as a vector of its concepts."""
    return _weigh(Counter(concepts(repair(text))))[0]


def narrated(text: str) -> str:
    """The text without its quotations: two desks that quote one speech have not copied each other."""
    told = _QUOTED.sub(" ", text)
    return told if len(told) >= _TOLD * len(text) else text


def _rarity(text: str) -> float:
    weights = [weight(concept) for concept in concepts(repair(text)) if not concept.startswith("#")]
    return round(sum(weights) / len(weights), 3) if weights else 0.0


def _sentences(article: Article) -> Iterator[Span]:
    """Sentences of the prose, by their stops alone; what is marked within one is cut out."""
    marked = sorted(mark.span for mark in article.marks if not article.is_prose(mark.span))
    at = 0
    for gap in [*_BREAK.finditer(article.text), None]:
        end = gap.start() if gap else len(article.text)
        if at < end:
            yield from (part for part in _outside(marked, Span(at, end)) if part.of(article.text).strip())
        at = gap.end() if gap else end


def _outside(marked: list[Span], span: Span) -> Iterator[Span]:
    """The parts of a span that none of the marked ones touches."""
    at = span.start
    for mark in filter(span.overlaps, marked):
        if at < mark.start:
            yield Span(at, mark.start)
        at = max(at, mark.end)
    if at < span.end:
        yield Span(at, span.end)


def _joined(counted: list[tuple[Span, Counter[str]]]) -> Iterator[tuple[Span, Counter[str]]]:
    """Sentences with those of a few words joined to the one after them."""
    held: tuple[Span, Counter[str]] | None = None
    for span, counts in counted:
        whole = (Span(held[0].start, span.end), held[1] + counts) if held else (span, counts)
        held = whole if len(whole[1]) < _FEWEST else None
        if held is None:
            yield whole
    if held:
        yield held


def _weigh(counts: Counter[str]) -> tuple[Vector, float]:
    """The concepts as a vector of length 1, and its length before that."""
    weights = {concept: weight(concept) * (1 + log(count)) for concept, count in counts.items() if weight(concept)}
    length = sqrt(sum(value * value for value in weights.values()))
    return {concept: value / length for concept, value in weights.items()}, length
