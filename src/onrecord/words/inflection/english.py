"""English verbs: regular spelling rules, irregular past forms and compounds from `words/en/verbs.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from onrecord.words.inflection.paradigm import IMPERATIVE, PERSONS, Paradigm, add_forms, add_persons
from onrecord.words.loader import load

_FILE = "en/verbs.yaml"


def conjugate_english(lemma: str) -> Paradigm:
    """All forms of `lemma`. The present of a regular verb carries the tags of all persons but the third singular."""
    data = load(_FILE)
    if lemma in data["whole"]:
        return _conjugate_whole(data["whole"][lemma])
    third, pasts, gerunds = _regular(lemma, data)
    past, participle = _irregular(lemma, data) or ("/".join(pasts), "/".join(pasts))
    paradigm: Paradigm = {}
    add_forms(paradigm, "inf", (lemma,))
    add_persons(paradigm, "imp", [lemma] * 3, IMPERATIVE)
    add_persons(paradigm, "ind.pres", [third if person == "3s" else lemma for person in PERSONS])
    add_persons(paradigm, "ind.past", [past] * 6)
    add_forms(paradigm, "part.past", (participle,))
    add_forms(paradigm, "part.pres", gerunds)
    return paradigm


def _conjugate_whole(entry: Mapping[str, str]) -> Paradigm:
    paradigm: Paradigm = {}
    for tag, text in entry.items():
        forms = text.split()
        if tag == "imp":
            add_persons(paradigm, tag, forms * 3, IMPERATIVE)
        elif len(forms) == len(PERSONS):
            add_persons(paradigm, tag, forms)
        else:
            add_forms(paradigm, tag, forms)
    return paradigm


def _regular(lemma: str, data: Mapping[str, Any]) -> tuple[str, list[str], list[str]]:
    """Third person, past forms and gerunds by the spelling rules; both spellings where both are in use."""
    for rule in data["regular"]:
        if found := re.fullmatch(rule["pattern"], lemma):
            third, past, gerund = (found.expand(rule[part]) for part in ("third", "past", "gerund"))
            pasts, gerunds = _double(lemma, past, data), _double(lemma, gerund, data)
            return data["third"].get(lemma, third), pasts, gerunds
    raise AssertionError("the last rule matches every lemma")


def _double(lemma: str, form: str, data: Mapping[str, Any]) -> list[str]:
    """The form with a doubled last consonant, or both spellings, or as it is."""
    doubled = lemma + lemma[-1] + form.removeprefix(lemma)
    if lemma in data["doubling"]:
        return [doubled]
    return [form, doubled] if lemma in data["doubling_optional"] else [form]


def _irregular(lemma: str, data: Mapping[str, Any]) -> tuple[str, str] | None:
    """Past and participle of an irregular verb or of a compound of one."""
    for prefix in ("", *data["compound_prefixes"]):
        base = lemma.removeprefix(prefix)
        if (prefix == "" or base != lemma) and base in data["irregular"]:
            past, participle = data["irregular"][base].split()
            return _prefixed(prefix, past), _prefixed(prefix, participle)
    return None


def _prefixed(prefix: str, forms: str) -> str:
    return "/".join(prefix + form for form in forms.split("/"))
