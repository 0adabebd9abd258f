"""Lists of names stand on one side together, however the parse took them apart."""

from __future__ import annotations

import pytest

import onrecord


def sides(text: str, kind: str) -> list[tuple[set[str], set[str]]]:
    """Countries of both sides of the events of one type in a text."""
    events = onrecord.extract(text)["events"]
    return [(set(event["actor_countries"]), set(event["recipient_countries"])) for event in events if event["type"] == kind]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("L'Ouganda, le Kenya et la Tanzanie ont accusé lundi le Burundi de mentir.", "ACCUSE", ({"UGA", "KEN", "TZA"}, {"BDI"})),
        ("La Norvège, le Danemark et l'Islande ont signé mardi un accord avec la Russie.", "SUPPORT", ({"NOR", "DNK", "ISL"}, {"RUS"})),
        ("In 2014 Riyadh, Abu Dhabi and Manama withdrew their ambassadors from Qatar.", "SANCTION", ({"SAU", "ARE", "BHR"}, {"QAT"})),
        ("Le président péruvien doit se rendre mercredi en Bolivie et au Paraguay.", "CONSULT", ({"PER"}, {"BOL", "PRY"})),
    ],
)
def test_list_stands_on_one_side(text: str, kind: str, expected: tuple[set[str], set[str]]) -> None:
    """All members of a list of names do the act, or suffer it."""
    assert expected in sides(text, kind)


def test_two_clauses_are_no_list() -> None:
    """A state that opens the next clause does not share in the act of the clause before."""
    found = sides("La Hongrie a expulsé lundi deux diplomates russes, et la Pologne a fermé un consulat.", "SANCTION")
    assert any(actors == {"HUN"} for actors, _ in found)
    assert not any(actors >= {"HUN", "POL"} for actors, _ in found)
