"""Trigger words of all event types in one dictionary from word form to triggers.

Reads `words/<language>/events/<TYPE>.yaml`, `words/<language>/parties.yaml` (default frames), `words/<language>/objects.yaml`
(kinds of objects) and `words/ontology/plover.yaml`. A file has the sections `verbs`, `nouns`, `adjectives` and `phrases`; each
is a list of groups of triggers that share one frame. In a trigger the first word is inflected, the
others must follow it in order, at most three words apart ("tendre la|sa main"), six where "..." stands; `se ` or `s'` before
a French verb asks for a reflexive pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from onrecord.errors import LexiconError
from onrecord.model import EventType, Status
from onrecord.words import load
from onrecord.words.inflection import noun_forms, verb_forms

_REGIONS = ("europe", "asia", "africa", "americas", "oceania")
SECTIONS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective", "phrases": "phrase"}
# No report says "tu"; its forms are mostly plurals of nouns ("armes", "menaces").
_UNPRINTED = frozenset({"ind.pres.2s", "subj.pres.2s", "imp.2s", "ind.past.2s", "ind.fut.2s", "ind.imp.2s", "cond.2s", "subj.imp.2s"})
_FLAGS = ("mutual", "gives_way", "covers", "weak", "negated", "wide")
_FIELDS = {"triggers", "actor", "recipient", "requires", "needs", "unless", "status", "mode", "follows", "examples", *_FLAGS}


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """How the sides of an act stand around its trigger.

    `actor` and `recipient` name slots in order of preference (see `slots`): syntactic ones or
    prepositions. `requires` lists what must be found (actor, recipient, speaker). `needs` and `unless`
    are looked for in the words around (`wide`: in the whole sentence). `status` is the status that the trigger itself gives the act.
    `gives_way`: dropped when its complement holds another act. `covers`: acts in its complement are
    not coded. `weak`: too ambiguous to trust nearness in place of syntax. `negated`: the negation in the
    trigger is part of the act ("ne pas donner suite"). One of `follows` must stand right behind the trigger.
    """

    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    requires: frozenset[str]
    needs: tuple[str, ...]
    unless: tuple[str, ...]
    status: Status | None
    mode: str | None
    mutual: bool
    gives_way: bool
    covers: bool
    weak: bool
    negated: bool
    wide: bool
    follows: frozenset[str]


class Trigger(NamedTuple):
    """One entry: `lemma` as written in the file, `kind` its word class, `tail` the words that must follow."""

    type: EventType
    kind: str
    lemma: str
    tail: tuple[frozenset[str], ...]
    reflexive: bool
    frame: Frame


class Act(NamedTuple):
    """What the ontology says of a type."""

    symmetric: bool
    recipient_required: bool
    modes: Mapping[str, float]


@cache
def ontology() -> Mapping[EventType, Act]:
    """The 16 types with their properties."""
    types = load("ontology/plover.yaml")["types"]
    return {EventType(name): Act(row["symmetric"], row["recipient_required"], row.get("modes") or {}) for name, row in types.items()}


@cache
def triggers(language: str) -> Mapping[str, tuple[Trigger, ...]]:
    """All triggers of a language by the forms of their first word. Raises LexiconError on a bad entry."""
    table: dict[str, list[Trigger]] = {}
    for kind_of_act in EventType:
        for trigger, word in _read(kind_of_act, language):
            for form in _forms(word, trigger.kind, language):
                table.setdefault(form, []).append(trigger)
    return {form: tuple(entries) for form, entries in table.items()}


def groups(kind_of_act: EventType, language: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Section name and group, in the order of the file of one type."""
    content = load(f"{language}/events/{kind_of_act}.yaml")
    for section in SECTIONS:
        for group in content.get(section) or ():
            yield section, group


def _read(kind_of_act: EventType, language: str) -> Iterator[tuple[Trigger, str]]:
    defaults = load(f"{language}/parties.yaml")["frames"]
    for section, group in groups(kind_of_act, language):
        if unknown := group.keys() - _FIELDS:
            place = f"{language}/events/{kind_of_act}.yaml"
            raise LexiconError(f"{place}: unknown fields {sorted(unknown)} in {group['triggers'][:2]}", remedy=f"use {sorted(_FIELDS)}")
        kinds = {field: _spelled_out(group.get(field) or (), language) for field in ("needs", "unless")}
        frame = _frame({**defaults[SECTIONS[section]], **group, **kinds})
        for written in group["triggers"]:
            yield _trigger(kind_of_act, section, written, frame, language)


def _spelled_out(words: Iterable[str], language: str) -> list[str]:
    """Words with each "@kind" replaced by those of `words/<language>/objects.yaml`. Raises LexiconError on an unknown kind."""
    kinds = load(f"{language}/objects.yaml")
    found: list[str] = []
    for word in words:
        if word.startswith("@") and word[1:] not in kinds:
            raise LexiconError(f"{language}/objects.yaml has no kind {word[1:]!r}", remedy=f"use {sorted(kinds)}")
        found += kinds[word[1:]] if word.startswith("@") else [word]
    return list(dict.fromkeys(map(str, found)))


def _trigger(kind_of_act: EventType, section: str, written: str, frame: Frame, language: str) -> tuple[Trigger, str]:
    """A trigger with the word that is inflected."""
    bare = written.replace("’", "'")
    pronouns = tuple(load(f"{language}/parties.yaml")["reflexives"])
    reflexive = section == "verbs" and bare.startswith(pronouns)
    if reflexive:
        bare = next(bare.removeprefix(pronoun) for pronoun in pronouns if bare.startswith(pronoun))
    first, *rest = re.sub(r"'(?=\w)", "' ", bare).split()
    tail = tuple(frozenset(word.lower().split("|")) for word in rest)
    if section == "nouns" and tail:
        tail = _inflected_tail(bare, language)
    return Trigger(kind_of_act, SECTIONS[section], written, tail, reflexive, frame), first


def _inflected_tail(noun: str, language: str) -> tuple[frozenset[str], ...]:
    """The further words of a compound noun, singular and plural ("phone call", "phone calls")."""
    forms = [form.replace("'", "' ").split()[1:] for form in noun_forms(noun, language)]
    return tuple(frozenset(words) for words in zip(*forms, strict=True))


def _frame(group: Mapping[str, Any]) -> Frame:
    return Frame(
        actor=tuple(group.get("actor") or ()),
        recipient=tuple(group.get("recipient") or ()),
        requires=frozenset(group.get("requires") or ()),
        needs=tuple(group.get("needs") or ()),
        unless=tuple(group.get("unless") or ()),
        status=Status(group["status"]) if group.get("status") else None,
        mode=group.get("mode"),
        follows=frozenset(group.get("follows") or ()),
        **{name: bool(group.get(name)) for name in _FLAGS},
    )


@cache
def around(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of `words` in a text of norms joined by blanks; a word may end in * for any ending. Compiled when first needed."""
    plain = [re.sub(r"'\s*", "' ", word.replace("’", "'")).strip() for word in words]
    written = [re.escape(word).replace(r"\*", r"\S*") for word in plain]
    return re.compile(rf"(?:^| )(?:{'|'.join(written)})(?= |$)")


def _forms(word: str, kind: str, language: str) -> Iterable[str]:
    if "|" in word:
        return word.split("|")
    if kind == "verb":
        return [form for form, tags in verb_forms(word, language).items() if not _UNPRINTED.issuperset(tags)]
    if kind == "noun":
        return noun_forms(word, language)
    return agreeing(word, language) if kind == "adjective" else (word,)


@cache
def agreeing(adjective: str, language: str) -> tuple[str, ...]:
    """Forms of an adjective in all genders and numbers, by the first ending of `parties.yaml` that fits."""
    word = adjective.lower().replace("’", "'")
    for ending, forms in load(f"{language}/parties.yaml")["agreement"].items():
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            return tuple(dict.fromkeys([word, *(stem + form for form in forms)]))
    return (word,)


class Places(NamedTuple):
    """Countries by adjective, by name or seat in lower case, by prefix of a joint adjective; adjectives of regions."""

    adjectives: Mapping[str, str]
    names: Mapping[str, str]
    prefixes: Mapping[str, str]
    regions: frozenset[str]


@cache
def places(language: str) -> Places:
    """The tables of countries of one language."""
    states = {code: row for region in _REGIONS for code, row in load(f"world/states/{region}.yaml").items()}
    pairs = [(word, code) for code, row in states.items() for word in _words(row, f"adj_{language}")]
    adjectives = {form: code for word, code in pairs for form in agreeing(word, language)}
    names = {bare: code for code, row in states.items() for name in _names(row, language) if (bare := _bare(name, language))}
    words = load(f"{language}/parties.yaml")
    regions = frozenset(form for word in words["regions"] for form in agreeing(word, language))
    return Places(adjectives, names, words["joint_prefixes"], regions)


def _words(row: Mapping[str, Any], field: str) -> list[str]:
    written = row.get(field) or []
    return [written] if isinstance(written, str) else list(written)


def _names(row: Mapping[str, Any], language: str) -> list[str]:
    return [*_words(row, language), *_words(row, "also"), *_words(row, "capital")]


def _bare(name: str, language: str) -> str:
    """A name in lower case without its article."""
    low = name.lower().replace("’", "'")
    articles = load(f"{language}/parties.yaml")["articles"]
    return next((low.removeprefix(article) for article in articles if low.startswith(article)), low)


@lru_cache(maxsize=65536)
def codes_of(norm: str, language: str) -> tuple[str, ...]:
    """The countries of an adjective, simple or joint."""
    table = places(language)
    if norm in table.adjectives:
        return (table.adjectives[norm],)
    first, _, last = norm.partition("-")
    one, other = table.prefixes.get(first), table.adjectives.get(last)
    return (one, other) if one and other else ()
