"""Every example of the cue lexicons yields what it says, for every verb of its group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.analysis.language import read_language
from onrecord.analysis.statements import attribute_statements
from onrecord.model import Actor, ActorKind, Article, Findings, Mention, MentionKind, Publication, Reason, Span
from onrecord.words import load
from onrecord.words.inflection import verb_forms

_MINISTER = {"fr": "ministre", "en": "minister"}
_NAMES = r"président Poutine|la Russie|President Putin|Russia|Washington|Séoul|Seoul|[Ll]e ministre|[Tt]he minister"


def contents_of(text: str, language: str) -> list[str]:
    """The contents that the stage finds in a sentence whose minister and countries are known."""
    document = read_language(Article(text, "example", "example", "0", language=language))
    reason = Reason("example")
    mentions, actors = [], {}
    for found in re.finditer(_NAMES, text):
        person = "inist" in found[0] or "resident" in found[0] or "résident" in found[0]
        key = found[0].lower()
        actors[key] = Actor(key, found[0], ActorKind.PERSON if person else ActorKind.STATE, None, None, reason)
        mentions.append(Mention(Span(*found.span()), key, MentionKind.TITLE if person else MentionKind.NAME, reason))
    findings = Findings(language, Publication(None, "unknown"), actors=tuple(actors.values()), mentions=tuple(mentions))
    statements = attribute_statements(document, findings).statements
    return [" … ".join(span.of(text) for span in statement.content) for statement in statements]


def fill(text: str, verb: str, language: str) -> str:
    """The example with the forms of one verb in place of its placeholders."""
    grammar = load(f"{language}/statements.yaml")["grammar"]
    words = verb.replace("'", "' ").split()
    reflexive = words[0] in grammar["reflexives"]
    head, *rest = words[1:] if reflexive else words
    form = {tag: surface for surface, tags in reversed(verb_forms(head, language).items()) for tag in tags}
    past = form["ind.past.3s"]
    if language == "fr":
        past = f"s'est {form['part.past']}" if reflexive else f"a {form['part.past']}"
    forms = {"past": past, "present": form["ind.pres.3s"], "gerund": form["part.pres"]}
    return text.format(**{name: " ".join([one, *rest]) for name, one in forms.items()})


def verb_examples() -> Iterator[Any]:
    for language in ("fr", "en"):
        for group in load(f"{language}/statements.yaml")["verbs"]:
            for verb in group["verbs"]:
                for example in group["examples"]:
                    filled = fill(example["text"], verb, language)
                    yield pytest.param(language, filled, example["yields"], id=f"{language}-{verb}-{example['yields'][:20]}")


def other_examples() -> Iterator[Any]:
    for language in ("fr", "en"):
        lexicon = load(f"{language}/statements.yaml")
        examples = [(entry["example"], entry["yields"]) for entry in lexicon["nouns"]]
        examples += [(entry["text"], entry["yields"]) for entry in lexicon["sources"]["examples"]]
        for text, yields in examples:
            yield pytest.param(language, text, yields, id=f"{language}-{text[:30]}")


@pytest.mark.parametrize(("language", "text", "yields"), [*verb_examples(), *other_examples()])
def test_example_yields_its_content(language: str, text: str, yields: str) -> None:
    """An example of the lexicon gives the content written next to it."""
    assert yields in contents_of(text, language)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_groups_are_complete(language: str) -> None:
    """Each group of verbs names its class, stance, frames and at least one example."""
    for group in load(f"{language}/statements.yaml")["verbs"]:
        assert group["class"] and group["stance"] and group["takes"] and group["examples"], group["verbs"]


def test_both_languages_have_the_same_lists() -> None:
    """A rule finds each of its word lists in either language."""
    french, english = (load(f"{language}/statements.yaml") for language in ("fr", "en"))
    assert french["grammar"].keys() == english["grammar"].keys()
