"""French verbs: principal parts from a class in `words/fr/verbs.yaml`, every other form derived from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.words.inflection.paradigm import IMPERATIVE, Paradigm, add_forms, add_persons
from onrecord.words.loader import load

_FILE = "fr/verbs.yaml"


@dataclass(frozen=True, slots=True)
class _Parts:
    """The stems from which every form is made; variants of spelling are further `_Parts`."""

    present: list[str]
    weak: str  # before sounded endings: imperfect, present participle, subjunctive 1p 2p
    soft: str  # the weak stem before a, o, â
    subjunctive: list[str]
    future: str
    past: tuple[str, str]  # stem and vowel
    participle: list[str]
    imperative: list[str]
    gerund: str


def conjugate_french(lemma: str) -> Paradigm:
    """All forms of `lemma` (a reflexive pronoun before it is dropped)."""
    data = load(_FILE)
    for pronoun in data["reflexive"]:
        lemma = lemma.removeprefix(pronoun)
    paradigm: Paradigm = {}
    add_forms(paradigm, "inf", (lemma,))
    for parts in _principal_parts(lemma, data):
        _add_finite(paradigm, parts, data)
        add_forms(paradigm, "part.past", parts.participle)
        add_forms(paradigm, "part.pres", (parts.gerund,))
        add_persons(paradigm, "imp", parts.imperative, IMPERATIVE)
    return paradigm


def _add_finite(paradigm: Paradigm, parts: _Parts, data: Mapping[str, Any]) -> None:
    """Indicative, conditional and subjunctive."""
    endings = {tense: text.split() for tense, text in data["endings"].items()}
    add_persons(paradigm, "ind.pres", parts.present)
    add_persons(paradigm, "subj.pres", parts.subjunctive)
    add_persons(paradigm, "ind.imp", [_soften(parts, end, data) for end in endings["ind.imp"]])
    for tense in ("ind.fut", "cond"):
        add_persons(paradigm, tense, [parts.future + end for end in endings[tense]])
    stem, vowel = parts.past
    for tense, text in data["past"][vowel].items():
        forms = [_soften(parts, end, data) if stem == parts.weak else stem + end for end in text.split()]
        add_persons(paradigm, tense, forms)


def _soften(parts: _Parts, ending: str, data: Mapping[str, Any]) -> str:
    return (parts.soft if ending[0] in data["soften_before"] else parts.weak) + ending


@cache
def _classes() -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """Shape of the lemma and class, the longest shapes first."""
    shapes = [(after + entry["ends"], entry) for entry in load(_FILE)["classes"] for after in entry.get("after", [""])]
    return tuple(sorted(shapes, key=lambda shape: (not shape[1].get("whole", False), -len(shape[0]))))


def _find_class(lemma: str) -> Mapping[str, Any]:
    """The class of `lemma`; the last resort is the first conjugation."""
    for shape, entry in _classes():
        fits = lemma == shape if entry.get("whole") else lemma.endswith(shape)
        if fits and lemma not in entry.get("except", ()):
            return entry
    return next(entry for shape, entry in _classes() if entry.get("drop_s") and shape == entry["ends"])


def _principal_parts(lemma: str, data: Mapping[str, Any]) -> list[_Parts]:
    """The stems of `lemma`, once per accepted spelling."""
    entry = _find_class(lemma)
    radical = lemma.removesuffix(entry["ends"])
    spelling = _er_spelling(lemma) if entry["past"] == "a" else None
    if spelling is None:
        return [_irregular_parts(lemma, radical, entry, data)]
    stem, soft, strongs, futures = spelling
    return [_er_parts((stem, soft, strong, future), entry, data) for strong in strongs for future in futures]


def _er_spelling(lemma: str) -> tuple[str, str, list[str], list[str]] | None:
    """Stem, stem before a/o, strong stems and future stems of a verb in -er."""
    for rule in load(_FILE)["er_spelling"]:
        if found := re.fullmatch(rule["pattern"], lemma):
            stem = found.expand(rule["stem"])
            strongs = found.expand(rule.get("strong", stem)).split("|")
            futures = found.expand(rule["future"]).split("|") if "future" in rule else [lemma]
            return stem, found.expand(rule.get("soft", stem)), strongs, futures
    return None


def _er_parts(stems: tuple[str, str, str, str], entry: Mapping[str, Any], data: Mapping[str, Any]) -> _Parts:
    stem, soft, strong, future = stems

    def with_stem(ending: str) -> str:
        if ending in data["mute_endings"]:
            return strong + ending
        return (soft if ending[0] in data["soften_before"] else stem) + ending

    present = [with_stem(ending) for ending in entry["present"].split()]
    subjunctive = [with_stem(ending) for ending in data["endings"]["subj.pres"].split()]
    imperative = [present[1].removesuffix(data["imperative_drop"]), present[3], present[4]]
    participle = _agree([stem + entry["participle"]], data)
    gerund = soft + data["participle_present"]
    return _Parts(present, stem, soft, subjunctive, future, (stem, entry["past"]), participle, imperative, gerund)


def _irregular_parts(lemma: str, radical: str, entry: Mapping[str, Any], data: Mapping[str, Any]) -> _Parts:
    cut = data["cut"]
    present = _forms(radical, entry["present"])
    weak = radical + entry["weak"] if "weak" in entry else present[3].removesuffix(cut["weak"])
    strong = present[5].removesuffix(cut["strong"])
    endings = data["endings"]["subj.pres"].split()
    derived = [(weak if i in (3, 4) else strong) + end for i, end in enumerate(endings)]
    *stem, vowel = entry["past"].split()
    imperative = [present[1].removesuffix(data["imperative_drop"]) if entry.get("drop_s") else present[1], present[3], present[4]]
    return _Parts(
        present=present,
        weak=weak,
        soft=weak,
        subjunctive=_forms(radical, entry["subjunctive"]) if "subjunctive" in entry else derived,
        future=radical + entry["future"] if "future" in entry else lemma.removesuffix(cut["infinitive"]),
        past=(radical + "".join(stem), vowel),
        participle=_agree(_forms(radical, entry["participle"]), data),
        imperative=_forms(radical, entry["imperative"]) if "imperative" in entry else imperative,
        gerund=radical + entry["gerund"] if "gerund" in entry else weak + data["participle_present"],
    )


def _forms(radical: str, text: str) -> list[str]:
    """Forms written after the radical; `""` is the bare radical, a slash sets variants apart."""
    return ["/".join(radical + variant.strip('"') for variant in form.split("/")) for form in text.split()]


def _agree(participle: list[str], data: Mapping[str, Any]) -> list[str]:
    """Masculine and feminine, singular and plural."""
    if len(participle) > 1:
        return participle
    rule = data["agreement"]
    masculine = participle[0]
    plural = masculine if masculine[-1] in rule["same_plural"] else masculine + rule["plural"]
    feminine = masculine + rule["feminine"]
    return [masculine, plural, feminine, feminine + rule["plural"]]
