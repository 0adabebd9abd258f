"""The directory as a user's list changes it: actors added, given more names, removed, merged."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from onrecord.analysis.actors.knowledge.entities import FIRST, LAST, Organisation, Person, State, Term, slug
from onrecord.analysis.actors.knowledge.entries import Change, read_changes
from onrecord.errors import LexiconError
from onrecord.words import load
from onrecord.words.names import fold_name

_HELD = re.compile(r"(.+?)(?: of (.+?)| ([A-Z]{3}))? (\d{4}(?:-\d\d)?)?/(\d{4}(?:-\d\d)?)?")
_DIGEST = 12  # characters of the SHA-256 that name a list
_changes: list[Change] = []  # in force in this process
_digest: list[str] = [""]  # of the list they are from

Entry = TypeVar("Entry", Person, Organisation)


def put_in_force(path: Path | None) -> bool:
    """Make the changes in the file those of this process, or none; whether that differs from before. Raises LexiconError."""
    found = read_changes(path) if path is not None else ()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:_DIGEST] if path is not None else ""
    differs = digest != _digest[0]
    _changes[:], _digest[:] = found, [digest]
    return differs


def digest_in_force() -> str:
    """What names the list in force; empty for none."""
    return _digest[0]


def amend(
    states: Mapping[str, State], organisations: Mapping[str, Organisation], persons: Mapping[str, Person]
) -> tuple[dict[str, Organisation], dict[str, Person]]:
    """Organisations and persons after the changes in force, in the order of the file. Raises LexiconError naming the line."""
    bodies, people = dict(organisations), dict(persons)
    for change in _changes:
        if change.country is not None and change.country not in states:
            raise LexiconError(f"{change.place}: no state has the code {change.country}", remedy="write an ISO 3166 code, such as FRA")
        if change.kind == "organisation":
            _apply(bodies, change, _organisation(change))
        else:
            _apply(people, change, _person(change, states, bodies))
    return bodies, people


def barred() -> frozenset[str]:
    """Readable keys of the names that the user has removed: nobody is found under them, listed or not."""
    removed = (change for change in _changes if change.action == "remove")
    return frozenset(slug(name) for change in removed for name in (change.name.split(":")[-1], *change.aliases))


def _apply(entries: dict[str, Entry], change: Change, given: Entry) -> None:
    """Make one change to the entries of its kind. A name to remove or to merge need not be in the directory."""
    key = _find(entries, change, change.name)
    if change.action == "add":
        entries[key or given.key] = entries[key].joined(given) if key else given
        return
    if change.action == "merge":
        into = _find(entries, change, change.into)
        if into is None or into == key:
            remedy = "write in into a name as the directory has it, or the key that `onrecord actors` shows"
            raise LexiconError(f"{change.place}: no other {change.kind} of the directory goes by {change.into!r}", remedy=remedy)
        entries[into] = (entries[into].joined(entries[key]) if key else entries[into]).joined(given)
    if key is not None:
        del entries[key]


def _find(entries: Mapping[str, Entry], change: Change, name: str) -> str | None:
    """The key of the entry that goes by the name (or has it as its key). Raises LexiconError when several do."""
    if name in entries:
        return name
    folded = sorted(fold_name(name))
    found = [
        key for key, entry in entries.items() if any(form == name or (folded and sorted(fold_name(form)) == folded) for form in entry.forms)
    ]
    if len(found) > 1:
        raise LexiconError(f"{change.place}: several actors go by {name!r}", remedy=f"give the key of one: {', '.join(sorted(found))}")
    return found[0] if found else None


def _organisation(change: Change) -> Organisation:
    names = {"fr": change.name, "en": change.name}
    if change.offices:
        raise LexiconError(f"{change.place}: an organisation holds no offices", remedy="leave the field empty, or write kind person")
    return Organisation(_key("org", change), names, change.country, (change.name, *change.aliases), False, change.wikidata)


def _person(change: Change, states: Mapping[str, State], organisations: Mapping[str, Organisation]) -> Person:
    terms = tuple(_term(change, held, states, organisations) for held in change.offices)
    forms = tuple(dict.fromkeys((change.name, *change.aliases)))
    names = {"fr": change.name, "en": change.name}
    return Person(_key("person", change), names, change.country, change.sex == "f", False, forms, terms, change.wikidata)


def _key(prefix: str, change: Change) -> str:
    readable = slug(change.name)
    if not readable:
        raise LexiconError(f"{change.place}: the name {change.name!r} holds no letters", remedy="write a name")
    return f"{prefix}:{readable}"


def _term(change: Change, held: str, states: Mapping[str, State], organisations: Mapping[str, Organisation]) -> Term:
    """ "foreign_minister RUS 2004-03/2010-01" as a term of office. Raises LexiconError."""
    found = _HELD.fullmatch(held)
    if found is None:
        remedy = "write: office, country, FROM/TO, such as foreign_minister RUS 2004-03/, an end left out while in office"
        raise LexiconError(f"{change.place}: {held!r} is no term of office", remedy=remedy)
    office, body, country, first, last = found.groups()
    polity = country or change.country or ""
    if body:
        polity = _find(organisations, change, body) or ""
    if polity not in states and polity not in organisations:
        raise LexiconError(
            f"{change.place}: {held!r} is an office of nobody known", remedy="name the country (RUS) or the organisation (of NATO)"
        )
    begun, ended = _month(first, "01") or FIRST, _month(last, "12") or LAST
    if ended < begun:
        raise LexiconError(f"{change.place}: {held!r} ends before it begins", remedy="write FROM/TO in this order")
    return Term(_office(office), polity, begun, ended)


def _month(text: str | None, month: str) -> int:
    return int((text if "-" in text else f"{text}-{month}").replace("-", "")) if text else 0


def _office(words: str) -> str:
    """The office as the tables call it, from its name there or its words in either language; other words name an office of their own."""
    small = words.lower()
    return _offices_in_words().get(small) or _ministry(small) or "_".join(small.split())


def _ministry(words: str) -> str:
    """ "ministre du Commerce", "trade minister": the minister of a domain; empty for other words."""
    for language in ("fr", "en"):
        lists = load(f"{language}/actors.yaml")
        heads = {str(head).lower() for head in lists["ministers"]}
        if heads.isdisjoint(set(words.split())):
            continue
        named = {str(form).lower(): domain for domain, forms in lists["domains"].items() for form in forms}
        found = max((form for form in named if words.endswith(form) or words.startswith(f"{form} ")), key=len, default="")
        if found:
            return f"{named[found]}_minister"
    return ""


@cache
def _offices_in_words() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in ("fr", "en"):
        lists = load(f"{language}/actors.yaml")
        found.update((str(form).lower(), office) for office, forms in lists["offices"].items() for form in forms)
        found.update((str(form).lower(), office) for office, form in lists["labels"].items())
    return found
