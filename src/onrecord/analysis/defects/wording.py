"""Spun wordings (synonyms swapped by a tool) and what machine translation leaves behind.

No classifier says "this is a translation": such verdicts are right three times in four at best (METHODS of
the field: Nguyen-Son 2019). Pieces are collected that a reader can check, and two independent ones, or one
that nothing else explains, make the defect. Tortured phrases: after Cabanac, Labbe and Magazinov (2021).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from onrecord.analysis.defects.characters import find_look_alikes, find_untranslated
from onrecord.analysis.defects.evidence import Piece
from onrecord.analysis.defects.phrases import Found, PhraseTable, Words
from onrecord.model import Document, Span
from onrecord.words import load

_ODD_WORD = 0.25  # weight of a word that press of this kind hardly uses
_MOST_ODD = 4
_NAME_WEIGHT = 1.0


class Rule(NamedTuple):
    """An expression over the text, and how many of its hits count."""

    name: str
    pattern: re.Pattern[str]
    weight: float
    limit: int
    needs: tuple[str, ...]


def find_spun(document: Document, words: Words) -> Iterator[Piece]:
    """Tortured phrases, and words that only a tool puts into such a text."""
    table, odd = _tortured(document.language)
    hits = list(table.find(words))
    for found in hits:
        yield _piece_of(document, found, "tortured phrase")
    yield from _apply_rules("tortured", document)
    taken = {i for found in hits for i in range(found.first, found.last + 1)}
    strange = {token.norm: token for token in document.tokens if token.norm in odd and token.i not in taken}
    for token in sorted(strange.values())[:_MOST_ODD]:
        yield Piece(Span(token.start, token.end), "odd word", token.norm, _ODD_WORD, f"odd {token.norm}")


def find_translated(document: Document, words: Words) -> Iterator[Piece]:
    """Wordings, word order, names and signs that come from another language."""
    table, names = _residue(document.language)
    for found in table.find(words):
        yield _piece_of(document, found, "carried over word by word")
    yield from _apply_rules("defects", document)
    for token in document.tokens:
        if token.text in names:
            name = names[token.text]
            yield Piece(Span(token.start, token.end), "name transliterated", f"{token.text} for {name}", _NAME_WEIGHT, f"name {name}")
    for piece in find_look_alikes(document.text):
        yield piece._replace(weight=1.0)
    yield from find_untranslated(document.text)


def _piece_of(document: Document, found: Found, rule: str) -> Piece:
    span = document.span(found.first, found.last)
    return Piece(span, rule, f"{span.of(document.text)} for {found.wording.expected}", found.wording.weight, found.wording.expected)


def _apply_rules(file: str, document: Document) -> Iterator[Piece]:
    """Pieces of all rules of a file, of each the first ones up to its limit, each counted on its own."""
    text = document.text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
    for rule in _rules(document.language, file):
        if rule.needs and not any(words in text for words in rule.needs):
            continue
        for number, found in zip(range(rule.limit), rule.pattern.finditer(text), strict=False):
            yield Piece(Span(*found.span()), rule.name, found[0].strip()[:60], rule.weight, f"{rule.name} {number}")


@cache
def _tortured(language: str) -> tuple[PhraseTable, frozenset[str]]:
    lists = load(f"{language}/tortured.yaml")
    return PhraseTable(lists["terms"], lists["sets"]), frozenset(lists["odd_words"])


@cache
def _residue(language: str) -> tuple[PhraseTable, dict[str, str]]:
    lists = load(f"{language}/defects.yaml")
    return PhraseTable(lists["phrases"]), {form: entry["name"] for entry in lists["transliterations"] for form in entry["spun"]}


@cache
def _rules(language: str, file: str) -> tuple[Rule, ...]:
    lists = load(f"{language}/{file}.yaml")
    return tuple(_compile(entry, lists) for entry in lists["patterns"])


def _compile(entry: dict[str, Any], lists: dict[str, Any]) -> Rule:
    pattern = entry["pattern"]
    for slot, words in (("{said}", lists.get("speech", ())), ("{countries}", lists.get("countries", ()))):
        pattern = pattern.replace(slot, "|".join(map(re.escape, words)))
    return Rule(entry["rule"], re.compile(pattern), float(entry["weight"]), int(entry["limit"]), tuple(entry.get("needs", ())))
