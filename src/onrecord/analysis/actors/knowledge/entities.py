"""States, organisations, persons and their terms of office.

Months are numbers like 202311, so that terms of office compare without dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from onrecord.words import load
from onrecord.words.names import fold_name, romanise, strip_accents

FIRST, LAST = 0, 999912


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
    wikidata: str | None = None

    def joined(self, other: Organisation) -> Organisation:
        """This organisation with the forms of another entry for the same one."""
        forms = tuple(dict.fromkeys(self.forms + other.forms))
        return replace(self, forms=forms, country=self.country or other.country, wikidata=self.wikidata or other.wikidata)


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

    def joined(self, other: Person) -> Person:
        """This person with the forms and terms of another entry for the same one."""
        return replace(
            self,
            country=self.country or other.country,
            forms=tuple(dict.fromkeys(self.forms + other.forms)),
            terms=tuple(dict.fromkeys(self.terms + other.terms)),
            wikidata=self.wikidata or other.wikidata,
        )

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


def slug(name: str) -> str:
    """Lower-case words without accents, joined by hyphens: the readable part of a key."""
    return "-".join(re.findall(r"[a-z0-9]+", romanise(strip_accents(name))))
