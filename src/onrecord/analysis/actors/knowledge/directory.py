"""Who is who: states, organisations, persons and the offices they held, from `words/world`.

Months are numbers like 202311, so that terms of office compare without dates.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from onrecord.analysis.actors.knowledge.entities import FIRST, LAST, Organisation, Person, State, Term, slug
from onrecord.analysis.actors.knowledge.extension import amend, barred
from onrecord.errors import LexiconError
from onrecord.words import load, path_of
from onrecord.words.names import fold_name

_ARTICLE = re.compile(r"^(?:les? |la |l')", re.IGNORECASE)
_HELD = re.compile(r"(\w+) (\d{4}-\d\d)?/(\d{4}-\d\d)?")


@dataclass(frozen=True)
class Directory:
    """Everything of `words/world` with the look-ups that the actors stage needs."""

    states: dict[str, State]
    organisations: dict[str, Organisation]
    persons: dict[str, Person]
    by_name: dict[tuple[str, ...], tuple[Person, ...]] = field(repr=False)
    by_surname: dict[str, tuple[Person, ...]] = field(repr=False)
    by_office: dict[tuple[str, str], tuple[tuple[Person, Term], ...]] = field(repr=False)
    given_names: frozenset[str] = field(repr=False)
    barred: frozenset[str] = frozenset()  # readable keys of names under which nobody is to be found

    def holders(self, polity: str, office: str, first: int, last: int) -> list[Person]:
        """Who held the office in those months, the one in office at the end first."""
        found = [
            (term.last, term.first, person)
            for name in self._offices(polity, office)
            for person, term in self.by_office.get((polity, name), ())
            if term.meets(first, last)
        ]
        return [person for *_, person in sorted(found, key=lambda item: (-item[0], -item[1], item[2].key))]

    def _offices(self, polity: str, office: str) -> list[str]:
        """The names under which the tables keep what the text calls `office`."""
        names = load("world/offices.yaml")
        if polity.startswith("org:"):
            return [office, *(names["organisation_heads"] if office in ("leader", "president") else [])]
        if office == "leader":
            return [self.states[polity].lead] if polity in self.states else names["leaders"]
        table = names["equivalents"].get(office)
        return [office] if table is None else [table.get(polity, table.get("*", office))]


@cache
def open_directory() -> Directory:
    """The directory, read once per process and set of changes in force. Raises LexiconError on a malformed entry."""
    organisations = {body.key: body for body in _organisations()}
    persons = _merge(_persons({body.names["en"]: body.key for body in organisations.values()}))
    states = {state.code: state for state in _states()}
    organisations, persons = amend(states, organisations, persons)
    by_office: dict[tuple[str, str], list[tuple[Person, Term]]] = defaultdict(list)
    for person in persons.values():
        for term in person.terms:
            by_office[term.polity, term.office].append((person, term))
    return Directory(
        states,
        organisations,
        persons,
        _index((fold_name(form), person) for person in persons.values() for form in person.forms),
        _index((name, person) for person in persons.values() for name in person.surnames),
        {place: tuple(rows) for place, rows in by_office.items()},
        frozenset(fold_name(form)[0] for person in persons.values() if not person.family_first for form in person.forms),
        barred(),
    )


def _index(pairs: Iterable[tuple[Any, Person]]) -> dict[Any, tuple[Person, ...]]:
    found: dict[Any, dict[str, Person]] = defaultdict(dict)
    for name, person in pairs:
        found[name].setdefault(person.key, person)
    return {name: tuple(people.values()) for name, people in found.items()}


def _as_list(value: Any) -> list[str]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _states() -> Iterator[State]:
    for path in sorted(path_of("world/states").glob("*.yaml")):
        for code, row in load(f"world/states/{path.name}").items():
            bare = _ARTICLE.sub("", row["fr"])
            article = row["fr"][: len(row["fr"]) - len(bare)].strip().lower()
            yield State(
                code,
                {"fr": bare, "en": row["en"]},
                {"fr": _as_list(row["adj_fr"]), "en": _as_list(row["adj_en"])},
                row.get("lead", "president"),
                path.stem,
                article == "la" or (article == "l'" and bare.endswith("e")),
                (bare, row["en"], *_as_list(row.get("also"))),
                tuple(_as_list(row.get("capital"))),
                tuple(_as_list(row.get("people_en"))),
            )


def _organisations() -> Iterator[Organisation]:
    for rows in load("world/organisations.yaml").values():
        for row in rows:
            names = {"fr": row["fr"], "en": row["en"]}
            forms = tuple(dict.fromkeys((row["fr"], row["en"], *_as_list(row.get("also")))))
            yield Organisation(f"org:{slug(row['en'])}", names, row.get("country"), forms, bool(row.get("people")))


def _persons(organisations: dict[str, str]) -> Iterator[Person]:
    for path in sorted(path_of("world/persons").glob("*.yaml")):
        for polity, rows in load(f"world/persons/{path.name}").items():
            body = organisations.get(polity)
            for row in rows:
                yield _person(row, body or polity, row.get("same") if body else polity)


def _person(row: Any, polity: str, country: str | None) -> Person:
    names = {"fr": row.get("fr") or row["name"], "en": row.get("en") or row["name"]}
    forms = tuple(dict.fromkeys((*names.values(), *_as_list(row.get("also")))))
    terms = tuple(_term(held, polity) for held in _as_list(row.get("held")))
    feminine = row.get("sex") == "f"
    return Person(f"person:{slug(names['en'])}", names, country, feminine, bool(row.get("full")), forms, terms, row.get("wikidata"))


def _term(held: str, polity: str) -> Term:
    found = _HELD.fullmatch(held)
    if not found:
        remedy = "write: office YYYY-MM/YYYY-MM, an end left out while in office"
        raise LexiconError(f"world/persons: {held!r} is no term of office ({polity})", remedy=remedy)
    first, last = (int(month.replace("-", "")) if month else None for month in found.groups()[1:])
    return Term(found[1], polity, first or FIRST, last or LAST)


def _merge(people: Iterable[Person]) -> dict[str, Person]:
    """One entry per key: a person who served a state and an organisation has one row for each."""
    merged: dict[str, Person] = {}
    for person in people:
        known = merged.get(person.key)
        merged[person.key] = known.joined(person) if known else person
    return merged
