"""The known instruments and the words of one language, indexed for look-up by the first word of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from onrecord.analysis.instruments.page import WORD, fold
from onrecord.words import known_instruments, load, path_of
from onrecord.words.inflection import noun_forms, verb_forms


@dataclass(frozen=True, slots=True)
class Known:
    """One instrument of `words/world/instruments`. Dates are ISO."""

    key: str
    name: str
    parties: tuple[str, ...]
    signed: str | None
    near: frozenset[str]
    words: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Directory:
    """Look-up tables. `names` and `described`: first folded word -> (folded name, name as listed, key), longest first."""

    known: Mapping[str, Known]
    names: Mapping[str, tuple[tuple[str, str, str], ...]]
    described: Mapping[str, tuple[tuple[str, str, str], ...]]
    acronyms: Mapping[str, str]
    types: Mapping[str, str]  # folded form -> type
    lists: Mapping[str, Any] = field(repr=False)
    language: str
    signed: Mapping[str, str] = field(repr=False)  # day of signature -> key
    folded_acronyms: frozenset[str] = field(repr=False)
    translatable: tuple[Known, ...] = field(repr=False)

    def has(self, key: str) -> bool:
        """Whether `key` is a known instrument rather than one that the text declares."""
        return key in self.known


@cache
def directory_of(language: str) -> Directory:
    """The directory of a language, read once per process."""
    world, lists = known_instruments(), load(f"{language}/instruments.yaml")
    known = {key: _read(key, entry, language) for key, entry in world.items()}
    named = [
        (name, key)
        for key, entry in world.items()
        for name in (entry["fr"], entry["en"], *entry.get("also", ()))
        if fold(_without_note(name)) not in map(fold, entry.get("described", ()))  # "accord d'Alger (Mali)": not every one of Algiers
    ]
    described = [(name, key) for key, entry in world.items() for name in entry.get("described", ())]
    acronyms = {acronym: key for key, entry in world.items() for acronym in entry.get("acronyms", ())}
    types = {fold(form): kind for kind, nouns in lists["types"].items() for noun in nouns for form in noun_forms(noun, language)}
    return Directory(
        known=known,
        names=_index(named),
        described=_index(described),
        acronyms=acronyms,
        types=types,
        lists=lists,
        language=language,
        signed={entry.signed: key for key, entry in known.items() if entry.signed and len(entry.signed) == 10},
        folded_acronyms=frozenset(map(fold, acronyms)),
        translatable=tuple(entry for entry in known.values() if len(entry.words) == 2),
    )


def _read(key: str, entry: Mapping[str, Any], language: str) -> Known:
    return Known(
        key=key,
        name=entry[language],
        parties=tuple(entry["parties"]),
        signed=str(entry["signed"]) if "signed" in entry else None,
        near=frozenset(entry.get("near", ())),
        words=tuple(frozenset(fold(word) for word in group) for group in entry.get("words", ())),
    )


@cache
def _all_types() -> frozenset[str]:
    """Folded words for treaties in every language: written with a capital or without ("Treaty of Rome", "the treaty of Rome")."""
    languages = ("fr", "en")
    nouns = [
        (noun, language) for language in languages for listed in load(f"{language}/instruments.yaml")["types"].values() for noun in listed
    ]
    return frozenset(fold(form) for noun, language in nouns for form in noun_forms(noun, language))


def _without_note(name: str) -> str:
    return re.sub(r" \([^)]*\)$", "", name)


def _index(named: list[tuple[str, str]]) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Names by their first word. A name in parentheses at the end ("(JCPOA)") is left out: it stands among the acronyms."""
    index: dict[str, list[tuple[str, str, str]]] = {}
    for name, key in named:
        words = _without_note(name).split(" ")
        bare = " ".join(word.lower() if fold(word) in _all_types() else word for word in words)
        folded = fold(bare)
        for variant, written in ((folded, bare), *_variants(bare)):
            if first := WORD.search(variant):
                index.setdefault(first[0], []).append((variant, written, key))
    return {first: tuple(sorted(set(entries), key=lambda entry: (-len(entry[0]), entry))) for first, entries in index.items()}


def _variants(name: str) -> Iterator[tuple[str, str]]:
    """An agreement named after its place goes by several nouns: "Pretoria agreement", "Pretoria peace deal"."""
    for language in ("fr", "en"):
        for shape in load(f"{language}/instruments.yaml")["name_variants"]:
            found = re.fullmatch(shape["name"], name)
            if found is not None and found["place"][0].isupper():
                yield from ((fold(form), form) for form in (variant.replace("{place}", found["place"]) for variant in shape["also"]))


@cache
def states_by_adjective(language: str) -> dict[str, str]:
    """Folded adjectives, names and prefixes ("sino", "franco") of states with their codes."""
    found: dict[str, str] = {}
    for path in sorted(path_of("world/states").glob("*.yaml")):
        for code, entry in load(f"world/states/{path.name}").items():
            adjectives = entry.get(f"adj_{language}", ())
            names = (entry[language].split("'")[-1].split(" ")[-1], *([adjectives] if isinstance(adjectives, str) else adjectives))
            found |= {fold(name): code for name in names}
    return found | dict(load(f"{language}/instruments.yaml")["pair_prefixes"])


@cache
def either(words: tuple[str, ...]) -> str:
    """The folded words as alternatives of a regular expression, longest first, at word bounds."""
    listed = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed) + ")"


@cache
def cue(language: str, name: str) -> re.Pattern[str]:
    """A list of words of the language as one expression, at word bounds."""
    return re.compile(rf"(?<!\w){either(tuple(load(f'{language}/instruments.yaml')[name]))}(?!\w)")


@cache
def forms(language: str, name: str) -> frozenset[str]:
    """All folded forms of a list of verbs."""
    return frozenset(fold(form) for verb in load(f"{language}/instruments.yaml")[name] for form in verb_forms(verb, language))


@cache
def infinitives(language: str, name: str) -> frozenset[str]:
    """The folded infinitives of a list of verbs, where they are no finite form as well."""
    listed = load(f"{language}/instruments.yaml")[name]
    return frozenset(fold(verb) for verb in listed if all(tag == "inf" for tag in verb_forms(verb, language)[verb]))


@cache
def finite_forms(language: str, name: str) -> frozenset[str]:
    """The folded forms of a list of verbs that can be the verb of an instrument: third person, any tense."""
    listed = load(f"{language}/instruments.yaml")[name]
    forms_of = (verb_forms(verb, language).items() for verb in listed)
    return frozenset(fold(form) for items in forms_of for form, tags in items if any(tag.endswith(("3s", "3p")) for tag in tags))
