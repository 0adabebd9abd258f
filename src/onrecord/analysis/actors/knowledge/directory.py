"""Who is who: states, organisations, persons and the offices they held, from `words/world`.

Months are numbers like 202311, so that terms of office compare without dates.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, NamedTuple

from onrecord.errors import LexiconError
from onrecord.words import load, path_of
from onrecord.words.names import fold_name, romanise, strip_accents

FIRST, LAST = 0, 999912
_ARTICLE = re.compile(r"^(?:les? |la |l')", re.IGNORECASE)
_HELD = re.compile(r"(\w+) (\d{4}-\d\d)?/(\d{4}-\d\d)?")


class Term(NamedTuple):
    """One office of one person for a state or organisation, from one month to another, both included."""

    office: str
    polity: str
    first: int
    last: int

    def meets(self, first: int, last: int) -> bool:
        """Whether the term and the months share at least one month."""
        return self.first <= last and first <= self.last


@dataclass(frozen=True)
class State:
    """A state with its names per language, adjectives and the office of its leader."""

    code: str
    names: dict[str, str]
    adjectives: dict[str, list[str]]
    lead: str
    continent: str
    feminine: bool
    forms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Organisation:
    """An organisation that needs no state to be named."""

    key: str
    names: dict[str, str]
    country: str | None
    forms: tuple[str, ...]
    people: bool


@dataclass(frozen=True)
class Person:
    """A person of the directory. `full` forbids the use of a part of the name alone."""

    key: str
    names: dict[str, str]
    country: str | None
    feminine: bool
    full: bool
    forms: tuple[str, ...]
    terms: tuple[Term, ...]
    wikidata: str | None

    def held(self, first: int, last: int) -> tuple[Term, ...]:
        """The terms of office that touch these months."""
        return tuple(term for term in self.terms if term.meets(first, last))

    @cached_property
    def family_first(self) -> bool:
        """Whether the family name stands first, so that the given name must be compared whole."""
        return self.country in load("world/offices.yaml")["family_name_first"]

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Folded forms by which the family name alone may be written."""
        found: set[str] = set()
        for form in () if self.full else self.forms:
            words = fold_name(form)
            if len(words) < 2:
                found.add("".join(words))
            elif self.family_first:
                found.add(words[0])
            else:
                last = "".join(fold_name(form.split()[-1]))  # of a double name both halves
                found.update((last, "".join(words[-2:]) if len(words) > 2 else ""))
        return frozenset(found - {""})


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
    """The directory, read once per process. Raises LexiconError on a malformed entry."""
    organisations = {body.key: body for body in _organisations()}
    persons = _merge(_persons({body.names["en"]: body.key for body in organisations.values()}))
    by_office: dict[tuple[str, str], list[tuple[Person, Term]]] = defaultdict(list)
    for person in persons.values():
        for term in person.terms:
            by_office[term.polity, term.office].append((person, term))
    return Directory(
        {state.code: state for state in _states()},
        organisations,
        persons,
        _index((fold_name(form), person) for person in persons.values() for form in person.forms),
        _index((name, person) for person in persons.values() for name in person.surnames),
        {place: tuple(rows) for place, rows in by_office.items()},
        frozenset(fold_name(form)[0] for person in persons.values() if not person.family_first for form in person.forms),
    )


def slug(name: str) -> str:
    """Lower-case words without accents, joined by hyphens: the readable part of a key."""
    return "-".join(re.findall(r"[a-z0-9]+", romanise(strip_accents(name))))


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
        if known is not None:
            forms = tuple(dict.fromkeys(known.forms + person.forms))
            country = known.country or person.country
            person = Person(  # noqa: PLW2901 - the two rows become one
                known.key, known.names, country, known.feminine, known.full, forms, known.terms + person.terms, known.wikidata
            )
        merged[person.key] = person
    return merged
