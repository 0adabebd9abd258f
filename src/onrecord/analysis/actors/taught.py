"""Organisations that the article itself introduces: "Organisation de coopération de Zanzibar (OCZ)" teaches name and acronym.

The long name holds a noun for organisations and its initials spell the acronym, as far as the
words that count go; an organisation of the directory learns the acronym instead. Known to be missed:
acronyms of a name in another language ("Organisation du traité de l'Asie (SEATO)").
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.analysis.actors.knowledge import Hit, Organisation, slug
from onrecord.analysis.actors.text import Reading
from onrecord.words.names import strip_accents

_LONGEST = 14  # tokens of a long name
_LETTERS = range(2, 9)  # letters of an acronym


def learn_organisations(reading: Reading) -> None:
    """Add what the article teaches to the hits of the reading, for this article alone."""
    for at in [at for at, token in enumerate(reading.tokens[:-2]) if at and token.text == "("]:
        if not _is_acronym(reading, at + 1) or reading.word(at + 2) != ")":
            continue
        taught = _long_name(reading, at)
        if taught is not None:
            _note(reading, reading.tokens[at + 1].text, *taught)


def _is_acronym(reading: Reading, at: int) -> bool:
    text = reading.tokens[at].text
    return text.isupper() and text.isalpha() and len(text) in _LETTERS


def _long_name(reading: Reading, bracket: int) -> tuple[int, int, str] | None:
    """First and last token of the name before the bracket, and the key of the organisation when it is known."""
    last = bracket - 1
    sentence = reading.document.sentences[reading.sentence_numbers[last]]
    wanted = strip_accents(reading.tokens[bracket + 1].text)
    for first in range(last, max(sentence.first, last - _LONGEST) - 1, -1):
        hit = reading.hit(first, "organisation", "seated")
        if hit is not None and hit.last == last:
            return (first, last, hit.value) if hit.kind == "organisation" else None
        if reading.is_capital(first) and _has_noun(reading, first, last) and _spells(reading, first, last, wanted):
            return first, last, ""
    return None


def _has_noun(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun for organisations begins the name; in English, where adjectives come first, whether it holds one."""
    end = last if reading.lexicon.words["capitalised_demonyms"] else first
    nouns = reading.lexicon.words_of("organisation_nouns")
    return any(strip_accents(reading.tokens[i].text) in nouns for i in range(first, end + 1))


def _spells(reading: Reading, first: int, last: int, wanted: str) -> bool:
    """Whether the initials of the words that count are the letters of the acronym; small words may give one or none."""
    small = reading.lexicon.words_of("small_words")
    words = [
        (part, reading.word(i) in small)
        for i in range(first, last + 1)
        for part in strip_accents(reading.tokens[i].text).split("-")
        if part
    ]
    return _matches([(word[0], optional) for word, optional in words if word[0].isalpha()], wanted)


def _matches(initials: list[tuple[str, bool]], wanted: str) -> bool:
    """Whether the initials, those of small words left out at will, are the wanted letters in order."""
    reachable = {0}
    for letter, optional in initials:
        stepped = {at + 1 for at in reachable if at < len(wanted) and wanted[at] == letter}
        reachable = stepped | reachable if optional else stepped
    return len(wanted) in reachable


def _note(reading: Reading, acronym: str, first: int, last: int, key: str) -> None:
    """Make hits of the long name and of every place where the acronym stands, unless it is known there already."""
    if not key:
        name = reading.text(first, last)
        key = f"org:{slug(name)}"
        known = reading.taught.get(key) or Organisation(key, {"fr": name, "en": name}, None, (name,), False)
        reading.taught[key] = replace(known, forms=(*known.forms, acronym))
        _add(reading, Hit("organisation", key, first, last))
    for token in reading.tokens:
        if token.text == acronym and reading.named(token.i) is None:
            _add(reading, Hit("organisation", key, token.i, token.i))


def _add(reading: Reading, hit: Hit) -> None:
    reading.starts[hit.first].append(hit)
    reading.ends[hit.last].append(hit)
