"""Sentences of the original text: rules over tokens, one paragraph at a time.

A paragraph is a line. A line goes on in the next one only where the text is visibly wrapped: a single
line break, no mark that ends a sentence before it, and a small letter after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.analysis.language.tokens import cut_words
from onrecord.model import Sentence, Token
from onrecord.words import load

_BREAK = re.compile(r"[ \t\u00a0]*(?:\r\n?|\n|\u2028|\u2029|\x0b|\x0c|\x85)\s*")
_WRAPPED_LINE = 40  # characters; a shorter line is a heading, a list entry or verse
_LONGEST = 400  # tokens; no press sentence is longer, tables and lists without marks are
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("»”’›)]}")
_OPENERS = frozenset("«“„‟‹([{—–-•*")


def cut_sentences(text: str, language: str, borders: Sequence[int] = ()) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """All tokens of `text` and the sentences they form. Every token belongs to exactly one sentence.

    `borders` are characters at which no sentence runs on, such as the end of a dateline.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        words = cut_words(text[start:end], language, start, len(tokens))
        tokens.extend(words)
        for first, last in _bounded(words, language, [border for border in borders if start < border < end]):
            place = words[first].start, words[last - 1].end
            sentences.append(Sentence(len(sentences), *place, words[first].i, words[last - 1].i + 1, number))
    return tuple(tokens), tuple(sentences)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph that holds more than blanks."""
    start = 0
    for found in _BREAK.finditer(text):
        if _goes_on(text, start, found):
            continue
        if text[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def _goes_on(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether the paragraph runs over the line break `found`."""
    line = max(start, text.rfind("\n", start, found.start()) + 1)
    after = text[found.end() : found.end() + 1]
    single = len(found[0].splitlines()) == 1
    return single and after.islower() and found.start() - line >= _WRAPPED_LINE and text[found.start() - 1] not in ".!?…:;»”"


def _bounded(words: Sequence[Token], language: str, borders: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last (exclusive) position of each sentence of one paragraph, cut at the borders too."""
    first = 0
    for last in [*(bisect_left(words, border, key=lambda word: word.start) for border in borders), len(words)]:
        yield from ((first + one, first + other) for one, other in _pieces(words[first:last], language))
        first = last


def _pieces(words: Sequence[Token], language: str) -> Iterator[tuple[int, int]]:
    """First and last (exclusive) position of each sentence of one paragraph."""
    first, at, quoted = 0, 0, False
    while at < len(words):
        text = words[at].text
        quoted ^= text == '"'
        at += 1
        end = _end(words, first, at, quoted, language) if text[-1] in _ENDS or at - first >= _LONGEST else 0
        if not end:
            continue
        quoted ^= sum(word.text == '"' for word in words[at:end]) % 2 == 1
        yield first, end
        first = at = end
    if first < len(words):
        yield first, len(words)


def _end(words: Sequence[Token], first: int, at: int, quoted: bool, language: str) -> int:
    """Position after the sentence when the word before `at` ends it, closing marks taken along; else 0."""
    if at - first >= _LONGEST:
        return at
    word = words[at - 1]
    if not _ENDS.issuperset(word.text):
        return at if at < len(words) and _ends_abbreviated(word, words[at], language) else 0
    if _numbers_an_item(words, first, at):
        return 0
    end = _closed(words, at, quoted)
    return end if end >= len(words) or _opens(words[end]) else 0


def _closed(words: Sequence[Token], at: int, quoted: bool) -> int:
    """`at`, moved past the marks that close a quotation or a bracket."""
    while at < len(words):
        mark = words[at].text
        if mark == '"' and quoted:
            quoted = False
        elif mark == "'" and words[at].start == words[at - 1].end:
            pass
        elif mark not in _CLOSERS and not _ENDS.issuperset(mark):
            break
        at += 1
    return at


def _opens(word: Token) -> bool:
    """Whether a sentence may begin with this word: no small letter, no mark that carries on."""
    sign = word.text[0]
    return sign.isupper() or sign.isdigit() or sign in _OPENERS or sign in "\"'‘¿¡#@" or (sign.isalpha() and not sign.islower())


def _numbers_an_item(words: Sequence[Token], first: int, at: int) -> bool:
    """Whether the full stop belongs to the number or letter of a list entry ("1. Text")."""
    return at - first == 2 and words[at - 1].text == "." and (words[first].text.isdigit() or len(words[first].text) == 1)


def _ends_abbreviated(word: Token, following: Token, language: str) -> bool:
    """Whether an abbreviation ("etc.", "U.S.", an initial) also ends the sentence: a usual first word follows with a capital."""
    titles, openers = _lists(language)
    if not word.text.endswith(".") or len(word.text) < 2 or word.text[:-1] in titles:
        return False
    return following.text[0].isupper() and following.norm in openers


@cache
def _lists(language: str) -> tuple[frozenset[str], frozenset[str]]:
    lists = load(f"{language}/sentences.yaml")
    return frozenset(lists["titles"]), frozenset(lists["openers"])
