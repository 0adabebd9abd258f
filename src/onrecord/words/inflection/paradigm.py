"""A paradigm: the forms of one word and the tags of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
IMPERATIVE = ("2s", "1p", "2p")

Paradigm = dict[str, set[str]]


def add_forms(paradigm: Paradigm, tag: str, forms: Iterable[str]) -> None:
    """Give every one of `forms` the tag; a form may hold variants set apart by a slash."""
    for form in forms:
        for variant in form.split("/"):
            paradigm.setdefault(variant, set()).add(tag)


def add_persons(paradigm: Paradigm, tense: str, forms: Sequence[str], persons: Sequence[str] = PERSONS) -> None:
    """Give each of `forms` the tag of its person in `tense`."""
    for person, form in zip(persons, forms, strict=True):
        add_forms(paradigm, f"{tense}.{person}", (form,))
