"""The classes of governors and the closed lists of `words/<language>/status.yaml`, ready for look-up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from onrecord.model import Status
from onrecord.words import load
from onrecord.words.inflection import noun_forms, verb_forms

Listed = TypeVar("Listed")


@dataclass(frozen=True, slots=True)
class Governor:
    """What a class of words makes of its complement. `fails` holds where the governor is itself denied."""

    name: str
    holds: Status
    fails: Status
    source: str = ""  # "always", "clause" or ""
    subject: bool = False
    creates: bool = False
    absorbs: bool = False
    itself: bool = False
    clausal: bool = False
    nonfinite: bool = False  # speaks of infinitives and gerunds only
    judges: bool = False  # of a verb of saying that it speaks of: what is said is meant ("il est faux de dire que")
    reverses: bool = False  # a denial of what it speaks of, inside its complement, cancels it
    tense: Mapping[str, Status] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to a governor: the words that must follow its form ("avoir lieu") or stand before it, or a reflexive."""

    governor: Governor
    following: tuple[str, ...]
    reflexive: bool
    preceding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusLexicon:
    """All lists of one language. Phrases are tuples of token norms."""

    verbs: Mapping[str, tuple[Entry, ...]]  # by surface form
    nouns: Mapping[str, tuple[Entry, ...]]
    adjectives: Mapping[str, tuple[Entry, ...]]
    openings: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]  # by first word, longest first, with "follow" or a status
    before_infinitives: tuple[tuple[tuple[str, ...], str], ...]  # the openings that deny or make a condition
    conditions: Mapping[str, tuple[tuple[str, ...], ...]]  # by first word, longest first
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    adverbs: tuple[tuple[tuple[str, ...], Status], ...]
    qualities: Mapping[str, Status]
    auxiliaries: Mapping[str, Status]
    perfect_auxiliaries: Mapping[str, Status]  # before one of `perfects`
    modal_phrases: tuple[tuple[tuple[str, ...], Status], ...]
    opening_verbs: tuple[tuple[str, re.Pattern[str]], ...]  # morphology and shape of a verb that opens a sentence
    endings: tuple[tuple[str, re.Pattern[str]], ...]
    must_end: Mapping[str, re.Pattern[str]]
    elisions: Mapping[str, str]
    language: str


_LISTS = (
    "complement", "definite", "free_choice", "future_of_past", "weak_auxiliaries", "firsts",
    "inversion", "inversion_inside", "perfects", "moments", "days",
)


@cache
def status_lexicon(language: str) -> StatusLexicon:
    """Read the lists of a language once per process."""
    data = load(f"{language}/status.yaml")
    negation = data["negation"]
    elisions = data["elisions"]
    listed = {
        **{key: negation[key] for key in negation},
        **{key: data[key] for key in _LISTS},
        "linking": [form for verb in data["linking"] for form in verb_forms(verb, language)],
        "bare": [form for verb in negation["bare"] for form in verb_forms(verb, language)],
    }
    openings = _longest_first([(_cut(text, elisions), value) for value, texts in data["opens"].items() for text in texts])
    return StatusLexicon(
        verbs=_index(data, "verbs", language),
        nouns=_index(data, "nouns", language),
        adjectives=_index(data, "adjectives", language),
        openings=_by_first_word(openings, lambda opening: opening[0]),
        before_infinitives=tuple(opening for opening in openings if opening[1] in (Status.DENIED, Status.HYPOTHETICAL)),
        conditions=_by_first_word(
            sorted((_cut(text, elisions) for text in data["conditions"]), key=len, reverse=True), lambda words: words
        ),
        words={key: frozenset(texts) for key, texts in listed.items()},
        phrases={key: tuple(_cut(text, elisions) for text in texts) for key, texts in _phrase_lists(data).items()},
        adverbs=_phrases_by_status(data["adverbs"], elisions),
        qualities={word: Status(value) for value, words in data["adjectives"].items() for word in words},
        auxiliaries={word: Status(value) for word, value in data["modal_auxiliaries"].items()},
        perfect_auxiliaries={word: Status(value) for word, value in data["modal_perfects"].items()},
        modal_phrases=_phrases_by_status(data["modal_phrases"], elisions),
        opening_verbs=tuple((morph, re.compile(shape)) for morph, shape in data["opening_verbs"].items()),
        endings=tuple((tense, re.compile(f"{data['future_stems']}{ending}")) for tense, ending in data["endings"].items()),
        must_end={tense: re.compile(ending) for tense, ending in data["must_end"].items()},
        elisions=data["elisions"],
        language=language,
    )


def _phrases_by_status(listed: Mapping[str, Iterable[str]], elisions: Mapping[str, str]) -> tuple[tuple[tuple[str, ...], Status], ...]:
    return tuple((_cut(text, elisions), Status(value)) for value, texts in listed.items() for text in texts)


def _phrase_lists(data: Any) -> dict[str, list[str]]:
    return {
        "idioms": data["negation"]["idioms"],
        "before_noun": data["negation"]["before_noun"],
        "denying": data["negation"]["phrases"],
        "in_vain": data["in_vain"],
        "sources": data["sources"],
        "question": data["question"],
        "told_by": data["told_by"],
        "negative_subject": data["negation"]["subject"],
    }


def _cut(text: str, elisions: Mapping[str, str]) -> tuple[str, ...]:
    """Token norms of a phrase: cut at blanks and after apostrophes, elided words in full."""
    parts = (part for word in text.split() for part in re.findall(r"n't|'s|[^']+'?|'[^']*", word))
    return tuple(elisions.get(part, part) for part in parts)


def _by_first_word(listed: Iterable[Listed], words_of: Callable[[Listed], tuple[str, ...]]) -> dict[str, tuple[Listed, ...]]:
    """The entries under the first word of each, in their order."""
    index: dict[str, list[Listed]] = {}
    for entry in listed:
        index.setdefault(words_of(entry)[0], []).append(entry)
    return {word: tuple(entries) for word, entries in index.items()}


def _longest_first(entries: list[tuple[tuple[str, ...], str]]) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple(sorted(entries, key=lambda entry: -len(entry[0])))


def _governors(data: Any) -> list[tuple[Governor, Any]]:
    sources = {True: "always", "clause": "clause"}
    return [
        (
            Governor(
                name=name,
                holds=Status(entry["holds"]),
                fails=Status(entry["fails"]),
                source=sources.get(entry.get("source", False), ""),
                subject=entry.get("subject", False),
                creates=entry.get("creates", False),
                absorbs=entry.get("absorbs", False),
                itself=entry.get("self", False),
                clausal=entry.get("clausal", False),
                nonfinite=entry.get("nonfinite", False),
                judges=entry.get("judges", False),
                reverses=entry.get("reverses", False),
                tense={tense: Status(value) for tense, value in entry.get("tense", {}).items()},
            ),
            entry,
        )
        for name, entry in data["classes"].items()
    ]


def _index(data: Any, kind: str, language: str) -> dict[str, tuple[Entry, ...]]:
    """Every surface form of the listed words with its entries, those that need more words first."""
    index: dict[str, list[Entry]] = {}
    for governor, entry in _governors(data):
        for listed in entry.get(kind, ()):
            before, _, after = listed.rpartition(" | ")
            head, following, reflexive = _dissect(after, data["elisions"])
            preceding = _cut(before, data["elisions"])
            for form in _forms(head, kind, language):
                index.setdefault(form, []).append(Entry(governor, following, reflexive, preceding))
    return {form: tuple(sorted(entries, key=_by_length)) for form, entries in index.items()}


def _by_length(entry: Entry) -> tuple[int, bool]:
    return -len(entry.following + entry.preceding), not entry.reflexive


def _dissect(listed: str, elisions: Mapping[str, str]) -> tuple[str, tuple[str, ...], bool]:
    """Head word, words that follow, whether reflexive: "se tenir" -> tenir, (), True."""
    reflexive = listed.startswith(("se ", "s'"))
    words = _cut(listed.removeprefix("se ").removeprefix("s'"), elisions)
    return words[0], words[1:], reflexive


def _forms(word: str, kind: str, language: str) -> set[str]:
    if kind == "verbs":
        return set(verb_forms(word, language))
    if kind == "nouns":
        return set(noun_forms(word, language))
    return {word, *(word + ending for ending in ("s", "e", "es") if language == "fr"), re.sub("eux$", "euse", word)}
