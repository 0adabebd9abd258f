"""The offices that a person of the directory held, in order of time, under their names in a language."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.analysis.actors.knowledge import FIRST, LAST, open_directory
from onrecord.words import load


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """One office for one state or organisation; `since` and `until` are months (`2012-05`), None where they are open."""

    office: str
    polity: str
    since: str | None
    until: str | None


def offices_of(key: str, language: str) -> tuple[OfficeTerm, ...]:
    """The terms of office of a person, the latest first; none for a person that the directory does not know."""
    person = open_directory().persons.get(key)
    terms = sorted(person.terms, key=lambda term: term.first, reverse=True) if person else ()
    return tuple(OfficeTerm(_name(term.office, language), term.polity, _month(term.first), _month(term.last)) for term in terms)


def _name(office: str, language: str) -> str:
    """What an office is called: its usual word, else the first that texts use."""
    words = load(f"{language}/actors.yaml")
    forms = words["offices"].get(office) or [office.replace("_", " ")]
    return str(words["labels"].get(office) or forms[0])


def _month(number: int) -> str | None:
    return None if number in (FIRST, LAST) else f"{number // 100:04d}-{number % 100:02d}"
