"""Capitals and palaces as places: where somebody is, not who acts.

The rule of the annotation guide: after a preposition of place, in a dateline or in the name of a
meeting a capital is a place, otherwise a government. Measured on press, that is right in most cases
(METHODS 7); what is missed are "de Paris" in names of fairs and banks.
"""

from __future__ import annotations

from functools import cache

from onrecord.analysis.actors.knowledge import Hit, fold_phrase
from onrecord.analysis.actors.text.reading import Reading
from onrecord.model import MarkKind
from onrecord.words import load

_REACH = 6  # tokens looked at before a name
_PARTY_REACH = 4
_ACRONYM = 5  # letters: a short name of a state or an organisation in capitals is an acronym


def is_place(reading: Reading, hit: Hit) -> bool:
    """Whether a capital or palace is named as a place."""
    return in_dateline(reading, hit) or _after_preposition(reading, hit) or _in_list_of_places(reading, hit)


def is_located(reading: Reading, hit: Hit) -> bool:
    """Whether a state is named right after a preposition of place ("en Ukraine", "in Ukraine")."""
    return bool(_phrase_before(reading, hit.first)) or reading.word(hit.first - 1) in _plain(reading.lexicon.language)


def in_dateline(reading: Reading, hit: Hit) -> bool:
    """ "MOSCOU, 8 novembre", "ISLAMABAD. «", "BEIJING —" at the head of a paragraph."""
    span = reading.document.span(hit.first, hit.last)
    if any(mark.kind == MarkKind.DATELINE and mark.span.overlaps(span) for mark in reading.document.article.marks):
        return True
    after = reading.word(hit.last + 1)
    if hit.last == hit.first and len(reading.tokens[hit.first].text) <= (_ACRONYM if hit.kind in {"organisation", "state"} else 0):
        return False
    return (
        span.of(reading.document.text).isupper()
        and after in {",", ".", "(", "/", "-", "–", "—", ":"}
        and _heads_paragraph(reading, hit.first)
    )


def _heads_paragraph(reading: Reading, at: int) -> bool:
    """Whether the token stands among the first of its paragraph or of its sentence."""
    sentences = reading.document.sentences
    sentence = sentences[reading.sentence_numbers[at]]
    opens = sentence.i == 0 or sentences[sentence.i - 1].paragraph != sentence.paragraph or sentence.first == at
    return opens and at - sentence.first < _REACH


def _after_preposition(reading: Reading, hit: Hit) -> bool:
    found = _phrase_before(reading, hit.first)
    if not found:
        return False
    start = hit.first - found
    return not (found == 1 and reading.lexicon.words["places"]["parties"] and _party_before(reading, start))


def _phrase_before(reading: Reading, at: int) -> int:
    """Tokens of the longest phrase of place that ends right before token `at`; 0 when there is none."""
    pieces: list[str] = []
    best, first = 0, max(0, at - _REACH)
    known = _places(reading.lexicon.language)
    start = reading.document.sentences[reading.sentence_numbers[at]].first
    for position in range(at - 1, max(first, start) - 1, -1):
        pieces = [*fold_phrase(reading.tokens[position].text), *pieces]
        if tuple(pieces) in known:
            best = at - position
    return best


def _party_before(reading: Reading, at: int) -> bool:
    """Whether one of the words before "à X" makes X a party: "demande à Moscou", "livrer des chars à Kiev"."""
    start = max(reading.document.sentences[reading.sentence_numbers[at]].first, at - _PARTY_REACH)
    window = " ".join(reading.word(i) for i in range(start, at)).replace("' ", "'")
    padded = f" {window} "
    return any(f" {word} " in padded for word in _parties(reading.lexicon.language))


def _in_list_of_places(reading: Reading, hit: Hit) -> bool:
    """The second of two capitals joined by "et" is a place if the first one is."""
    if reading.word(hit.first - 1) not in reading.lexicon.words_of("and"):
        return False
    before = reading.hit_before(hit.first - 2, "capital", "state")
    return before is not None and _after_preposition(reading, before)


@cache
def _places(language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(fold_phrase(form) for form in load(f"{language}/actors.yaml")["places"]["before"])


@cache
def _parties(language: str) -> tuple[str, ...]:
    return tuple(str(word) for word in load(f"{language}/actors.yaml")["places"]["parties"])


@cache
def _plain(language: str) -> frozenset[str]:
    return frozenset(load(f"{language}/actors.yaml")["places"]["states"])
