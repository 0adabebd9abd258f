"""The cue lexicon of a language in the shape in which the rules use it: dictionaries keyed by surface form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from onrecord.words import load
from onrecord.words.inflection import noun_forms, verb_forms

_KINDS = frozenset(
    {"quote", "clause", "infinitive", "thing", "quoted", "label", "state", "gerund", "adjective", "announced", "as", "indefinite", "name"}
)


class Frame(NamedTuple):
    """One way in which content follows a cue: its kind, the word that links it, and whether somebody stands between."""

    kind: str
    link: str = ""
    person: bool = False
    quoted: bool = False


class Entry(NamedTuple):
    """A cue: its words after the first, its class and stance, and the frames it allows."""

    name: str
    rest: tuple[str, ...]
    reflexive: bool
    kind: str
    stance: str
    frames: tuple[Frame, ...]

    def takes(self, kind: str) -> bool:
        """Whether the cue allows content of this kind without a link."""
        return any(frame.kind == kind and not frame.link for frame in self.frames)


class Form(NamedTuple):
    """A surface form of a cue's first word, with its grammatical tags."""

    entry: Entry
    tags: frozenset[str]


Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word, the longest first."""


@dataclass(frozen=True)
class Lexicon:
    """Everything the rules know of one language."""

    language: str
    verbs: Mapping[str, tuple[Form, ...]]
    nouns: Mapping[str, Mapping[str, Any]]
    auxiliaries: Mapping[str, frozenset[str]]
    passives: Mapping[str, frozenset[str]]
    carriers: frozenset[str]
    denied_carriers: frozenset[str]
    continuers: frozenset[str]
    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases]
    links: Mapping[str, frozenset[str]]
    flags: Mapping[str, bool]
    adverb_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    opening_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    quotative_endings: tuple[str, ...]

    def is_in(self, name: str, norm: str) -> bool:
        """Whether the word stands in the list `name` of the grammar section."""
        return norm in self.sets[name]


@cache
def open_lexicon(language: str) -> Lexicon:
    """The lexicon of a language, built once per process."""
    data = load(f"{language}/statements.yaml")
    grammar, sources = data["grammar"], data["sources"]
    return Lexicon(
        language=language,
        verbs=_verbs(data["verbs"], language, grammar["reflexives"]),
        nouns={form: entry for entry in data["nouns"] for noun in entry["nouns"] for form in noun_forms(noun, language)},
        auxiliaries=_forms_of(grammar["auxiliaries"], language),
        passives=_forms_of(grammar["passive_auxiliaries"], language),
        carriers=frozenset(
            [*_carrying(grammar, "verbs", language), *_carrying(grammar, "denied", language), *grammar["carried_verbs"]["forms"]]
        ),
        denied_carriers=_carrying(grammar, "denied", language),
        continuers=frozenset(_forms_of(grammar["continuing_verbs"], language)),
        sets=_sets(grammar, sources),
        phrases=_all_phrases(grammar, sources),
        links={name: frozenset(forms) for name, forms in grammar["link_forms"].items()},
        flags={name: flag for name, flag in grammar.items() if isinstance(flag, bool)},
        adverb_endings=tuple(grammar["adverb_endings"]),
        infinitive_endings=tuple(grammar["infinitive_endings"]),
        gerund_endings=tuple(grammar["gerund_endings"]),
        opening_endings=tuple(grammar["opening_endings"]),
        past_endings=tuple(grammar["past_endings"]),
        participle_endings=tuple(grammar["participle_endings"]),
        quotative_endings=tuple(grammar["quotative_endings"]),
    )


def _carrying(grammar: Mapping[str, Any], name: str, language: str) -> frozenset[str]:
    return frozenset(_forms_of([_bare(verb)[0] for verb in grammar["carried_verbs"][name]], language))


def _sets(grammar: Mapping[str, Any], sources: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Every list of single words, by name; for a table, its keys."""
    listed = {name: words for name, words in {**grammar, **sources}.items() if isinstance(words, (list, dict))}
    sets = {name: frozenset(str(word) for word in words) for name, words in listed.items() if name != "examples"}
    sets["aside_words"] = frozenset(word for text in grammar["asides"] for word in text.replace("'", "' ").split())
    sets["carried_links"] = frozenset(grammar["carried_verbs"]["links"])
    return sets


def _all_phrases(grammar: Mapping[str, Any], sources: Mapping[str, Any]) -> dict[str, Phrases]:
    names = (
        "asides",
        "phrase_ends",
        "speech_ends",
        "speech_ends_bare",
        "connectives",
        "leads",
        "adverbs",
        "meeting_words",
        "habits",
        "moments",
        "scene_moments",
        "addressee_prepositions",
    )
    phrases: dict[str, Phrases] = {name: _phrases(grammar[name]) for name in names}
    phrases["carried_openers"] = _phrases(grammar["carried_verbs"]["openers"])
    phrases["object_relatives"] = _phrases(grammar["object_relatives"])
    phrases["fact_links"] = _phrases(grammar["fact_links"])
    phrases["openers"] = _phrases(sources["openers"])
    phrases["sentence_openers"] = _phrases(sources["sentence_openers"])
    phrases["relative_openers"] = _phrases(sources["relative_openers"])
    phrases["owned_views"] = _phrases(sources["owned_views"])
    phrases["channel_openers"] = _phrases(sources["channel_openers"])
    return phrases


def _phrases(texts: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases cut into words (an elided word ends with its apostrophe), by first word."""
    table: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for text in texts:
        words = tuple(str(text).replace("'", "' ").split())
        table[words[0]].append(words)
    return {first: tuple(sorted(words, key=len, reverse=True)) for first, words in table.items()}


def _verbs(groups: Iterable[Mapping[str, Any]], language: str, reflexives: list[str]) -> dict[str, tuple[Form, ...]]:
    """Surface form -> cues, those of more words first, so that the most specific one is tried first."""
    entries: dict[str, Entry] = {}
    for group in groups:
        frames = tuple(_frame(str(text)) for text in group["takes"])
        for verb in group["verbs"]:
            known = entries.get(verb)
            if known is not None:  # a verb of two groups has the class of the first and the frames of both
                entries[verb] = known._replace(frames=tuple(dict.fromkeys((*known.frames, *frames))))
                continue
            _, rest, reflexive = _bare(verb, reflexives)
            entries[verb] = Entry(verb, rest, reflexive, group["class"], group["stance"], frames)
    return _by_form(entries.values(), language, reflexives)


def _by_form(entries: Iterable[Entry], language: str, reflexives: list[str]) -> dict[str, tuple[Form, ...]]:
    table: dict[str, list[Form]] = defaultdict(list)
    for entry in entries:
        for form, tags in verb_forms(_bare(entry.name, reflexives)[0], language).items():
            table[form].append(Form(entry, frozenset(tags)))
    return {form: tuple(sorted(found, key=lambda one: (-len(one.entry.rest), not one.entry.reflexive))) for form, found in table.items()}


def _bare(verb: str, reflexives: Iterable[str] = ("se", "s'")) -> tuple[str, tuple[str, ...], bool]:
    """The first verb of a cue, the words after it, and whether it is reflexive."""
    words = verb.replace("'", "' ").split()
    reflexive = words[0] in reflexives
    words = words[1:] if reflexive else words
    return words[0], tuple(words[1:]), reflexive


def _frame(text: str) -> Frame:
    words = text.split()
    quoted = len(words) > 1 and words[-1] == "quoted"
    words = words[:-1] if quoted else words
    person = words[0] == "person"
    words = words[1:] if person else words
    kind = words.pop() if words and words[-1] in _KINDS else "any"
    return Frame(kind, " ".join(words), person, quoted)


def _forms_of(lemmas: Iterable[str], language: str) -> dict[str, frozenset[str]]:
    forms: dict[str, frozenset[str]] = {}
    for lemma in lemmas:
        for form, tags in verb_forms(lemma, language).items():
            forms[form] = forms.get(form, frozenset()) | frozenset(tags)
    return forms
