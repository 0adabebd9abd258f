"""Every example in the lexicons of events yields what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.analysis.events.lexicon import SECTIONS, groups, ontology, triggers
from onrecord.model import EventType
from tests.unit.analysis.events.reading import events_of

LANGUAGES = ("fr", "en")
COMMON = tuple(kind for kind in EventType if kind is not EventType.PROTEST)  # of protest, the languages have fewer words
VERBS, NOUNS = 40, 25


def _examples() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for language in LANGUAGES:
        for kind in EventType:
            for _, group in groups(kind, language):
                for example in group.get("examples") or ():
                    yield language, str(kind), example


EXAMPLES = [pytest.param(*row, id=f"{row[0]}-{row[1]}-{row[2]['anchor']}-{number}") for number, row in enumerate(_examples())]


@pytest.mark.parametrize(("language", "kind", "example"), EXAMPLES)
def test_the_example_yields_its_event(language: str, kind: str, example: dict[str, Any]) -> None:
    """The trigger of the example gives an event of its type with its sides and status."""
    found = events_of(example["text"], language)
    sides = [set(example["actor"]), set(example["recipient"])]
    for event in found:
        coded = [set(event.actor_countries), set(event.recipient_countries)]
        same = coded == sides or (ontology()[event.type].symmetric and coded == sides[::-1])
        overlaps = example["anchor"] in example["text"] and event.anchor.of(example["text"]) in example["anchor"]
        if event.type == kind and same and overlaps and event.status == example.get("status", "actual"):
            return
    got = [f"{e.type} {e.anchor} {e.actor_countries}->{e.recipient_countries} {e.status} | {e.reason.detail}" for e in found]
    pytest.fail("\n".join(got) or "no event")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", COMMON)
def test_common_types_have_many_triggers(language: str, kind: EventType) -> None:
    """A common type has at least 40 verbs and 25 nouns; `pytest -s` prints the counts."""
    found: dict[str, set[str]] = {section: set() for section in SECTIONS}
    for section, group in groups(kind, language):
        found[section] |= set(group["triggers"])
    print(language, kind, {section: len(words) for section, words in found.items()})
    assert len(found["verbs"]) >= VERBS, sorted(found["verbs"])
    assert len(found["nouns"]) >= NOUNS, sorted(found["nouns"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_has_an_example(language: str) -> None:
    """No group of triggers stands without an example."""
    bare = [group["triggers"][:2] for kind in EventType for _, group in groups(kind, language) if not group.get("examples")]
    assert not bare


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_light_verb_begins_with_an_auxiliary(language: str) -> None:
    """ "have talks" would read a meeting into "has refused talks"."""
    verbs = [group for kind in EventType for section, group in groups(kind, language) if section == "verbs"]
    found = {trigger for group in verbs for trigger in group["triggers"]}
    assert not [trigger for trigger in found if trigger.startswith(("have ", "avoir "))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_modes_are_those_of_the_ontology(language: str) -> None:
    """A mode in a lexicon is known for its type."""
    for entries in triggers(language).values():
        for trigger in entries:
            assert trigger.frame.mode is None or trigger.frame.mode in ontology()[trigger.type].modes, trigger.lemma


def test_ontology_holds_all_types() -> None:
    """The ontology describes exactly the types of the model; CONSULT, AGREE and COOPERATE have no direction."""
    assert set(ontology()) == set(EventType)
    assert {str(kind) for kind, act in ontology().items() if act.symmetric} == {"CONSULT", "AGREE", "COOPERATE"}
