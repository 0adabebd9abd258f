"""One article laid out for the rules: for every token its sentence, quotation, mention and date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.analysis.statements.lexicon import Lexicon, Phrases, open_lexicon
from onrecord.analysis.statements.quotations import Quotation, find_quotations
from onrecord.model import ActorKind, DateExpression, Document, Findings, MarkKind, Mention, MentionKind, Sentence, Span, Token

_SILENT = frozenset(MarkKind) - {MarkKind.DATELINE}
_SILENCED, _PASSED_OVER = 1, 2
_PUNCTUATION = frozenset(".,;:!?…()[]–—-") | {"...", "--"}
_DASHES = frozenset({"–", "—", "-", "--"})
_DATELINE = 22  # tokens in which a dash may end a dateline


@dataclass
class Scene:
    """Look-up tables over one document. Token numbers throughout; `sentence_of` etc. are indexed by token."""

    document: Document
    findings: Findings
    words: Lexicon
    tokens: tuple[Token, ...]
    norms: list[str]
    sentence_of: list[int]
    quotations: tuple[Quotation, ...]
    quote_of: list[int]
    mention_at: dict[int, tuple[int, Mention]]
    mention_ending: dict[int, tuple[int, Mention]]
    mention_over: list[tuple[int, int, Mention] | None]
    pronouns: dict[int, Mention]
    date_over: list[DateExpression | None]
    silent: bytearray
    kinds: dict[str, ActorKind]
    actor_of: dict[str, str]

    def sentence(self, token: int) -> Sentence:
        """The sentence of a token."""
        return self.document.sentences[self.sentence_of[token]]

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens `first` to `last`."""
        return self.document.span(first, last)

    def quote(self, token: int) -> Quotation | None:
        """The innermost quotation over a token."""
        number = self.quote_of[token]
        return self.quotations[number] if number >= 0 else None

    def opening(self, token: int) -> Quotation | None:
        """The quotation that this token opens."""
        number = self.quote_of[token] if token < len(self.tokens) else -1
        return self.quotations[number] if number >= 0 and self.quotations[number].opened == token else None

    def closing(self, token: int) -> Quotation | None:
        """The quotation that this token closes."""
        number = self.quote_of[token] if 0 <= token < len(self.tokens) else -1
        return (
            self.quotations[number]
            if number >= 0 and self.quotations[number].closed == token and self.quotations[number].is_closed
            else None
        )

    def is_word(self, token: int) -> bool:
        """Whether the token is neither punctuation nor a quotation mark."""
        return self.tokens[token].text not in _PUNCTUATION and self.tokens[token].text[0] not in '«»“”"„'

    def is_silent(self, span: Span) -> bool:
        """Whether a mark says that the passage is no prose of the article: headline, caption, links, prompt."""
        return _SILENCED in self.silent[self.document.token_at(span.start).i : self.document.token_at(span.end - 1).i + 1]

    def match(self, at: int, phrases: Phrases, end: int) -> int:
        """Number of tokens of the longest phrase that begins at `at` and ends before `end`; 0 for none."""
        if at >= end:
            return 0
        for words in phrases.get(self.norms[at], ()):
            if at + len(words) <= end and tuple(self.norms[at : at + len(words)]) == words:
                return len(words)
        return 0

    def links(self, at: int, link: str, end: int) -> int:
        """Number of tokens of the linking word `link` (in any of its forms) at `at`; 0 when it is not there."""
        if not link or at >= end:
            return 0
        forms = self.words.links.get(link)
        if forms:
            return int(self.norms[at] in forms)
        words = link.split()
        return len(words) if self.norms[at : at + len(words)] == words and at + len(words) <= end else 0


def lay_out(document: Document, findings: Findings) -> Scene:
    """Build the tables for one document."""
    tokens = document.tokens
    sentence_of = [sentence.i for sentence in document.sentences for _ in range(sentence.first, sentence.last)]
    quotations = find_quotations(document)
    scene = Scene(
        document=document,
        findings=findings,
        words=open_lexicon(document.language),
        tokens=tokens,
        norms=[token.norm for token in tokens],
        sentence_of=sentence_of,
        quotations=quotations,
        quote_of=_cover(quotations, len(tokens)),
        mention_at={},
        mention_ending={},
        mention_over=[None] * len(tokens),
        pronouns={},
        date_over=[None] * len(tokens),
        silent=bytearray(len(tokens)),
        kinds={actor.key: actor.kind for actor in findings.actors},
        actor_of={mention.span.of(document.text): mention.actor for mention in findings.mentions},
    )
    _place_mentions(scene)
    _place_dates(scene)
    _place_marks(scene)
    return scene


def _cover(quotations: tuple[Quotation, ...], size: int) -> list[int]:
    """Number of the innermost quotation over each token, -1 for none."""
    cover = [-1] * size
    for number, quotation in enumerate(quotations):
        for token in range(quotation.opened, quotation.end + 1):
            cover[token] = number
    return cover


def _place_mentions(scene: Scene) -> None:
    """Enter the mentions, the longest first, so that a name inside a title does not hide the title."""
    document = scene.document
    for mention in sorted(scene.findings.mentions, key=lambda one: (one.span.start - one.span.end, one.span.start)):
        first, last = document.token_at(mention.span.start).i, document.token_at(mention.span.end - 1).i
        if mention.kind is MentionKind.PRONOUN:
            scene.pronouns[first] = mention
            continue
        scene.mention_at.setdefault(first, (last, mention))
        scene.mention_ending.setdefault(last, (first, mention))
        if scene.mention_over[first] is None and scene.mention_over[last] is None:
            scene.mention_over[first : last + 1] = [(first, last, mention)] * (last - first + 1)


def _place_dates(scene: Scene) -> None:
    for expression in scene.findings.dates:
        first = scene.document.token_at(expression.span.start).i
        last = scene.document.token_at(expression.span.end - 1).i
        for token in range(first, last + 1):
            scene.date_over[token] = expression


def _place_marks(scene: Scene) -> None:
    """Silence the tokens under marks; those of a dateline are only passed over at the head of a sentence."""
    starts = [token.start for token in scene.tokens]
    for mark in scene.document.article.marks:
        first = max(0, bisect_right(starts, mark.span.start) - 1)
        first += int(first < len(starts) and scene.tokens[first].end <= mark.span.start)
        last = bisect_left(starts, mark.span.end)
        scene.silent[first:last] = bytes([_SILENCED if mark.kind in _SILENT else _PASSED_OVER]) * max(0, last - first)


def sentence_body(scene: Scene, sentence: Sentence) -> int:
    """First token of the sentence after a dateline or other mark at its head."""
    first = sentence.first
    while first < sentence.last - 1 and scene.silent[first]:
        first += 1
    while first < sentence.last - 1 and scene.norms[first] in _DASHES | {"•", "*", "·", ">"}:
        first += 1
    for token in range(first + 1, min(sentence.last - 1, first + _DATELINE)):
        if scene.norms[token] in _DASHES and _looks_like_dateline(scene, first, token):
            return token + 1
    return first


def _looks_like_dateline(scene: Scene, first: int, dash: int) -> bool:
    """Capitals or a date or brackets before the dash, a capital after it."""
    head = scene.tokens[first]
    marked = any(scene.date_over[token] or scene.norms[token] in "()" for token in range(first, dash))
    return scene.tokens[dash + 1].text[0].isupper() and head.text.isupper() and (marked or dash - first <= 3)
