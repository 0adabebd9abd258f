"""Every class of `words/<language>/status.yaml` does what its example says."""

from __future__ import annotations

import pytest

from onrecord.analysis.events.status import compose_status
from onrecord.analysis.events.status.lexicon import status_lexicon
from onrecord.analysis.language import read_language
from onrecord.model import Article, Span, Status
from onrecord.words import load

CLASSES = [(language, name) for language in ("fr", "en") for name in load(f"{language}/status.yaml")["classes"]]


@pytest.mark.parametrize(("language", "name"), CLASSES)
def test_class_does_what_its_example_says(language: str, name: str) -> None:
    """The example of a class yields the status it names."""
    example = load(f"{language}/status.yaml")["classes"][name]["example"]
    text, anchor = example["text"], example["anchor"]
    document = read_language(Article(text=text, name="a", source="a", sha256="", language=language))
    at = text.index(anchor)
    assert compose_status(document, document.sentence_at(at), Span(at, at + len(anchor))).status == example["status"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_word_is_text_and_every_status_exists(language: str) -> None:
    """No word was read by YAML as a truth value, and each class names statuses of the model."""
    data = load(f"{language}/status.yaml")
    for entry in data["classes"].values():
        assert {entry["holds"], entry["fails"]} <= {status.value for status in Status}
        assert all(isinstance(word, str) for kind in ("verbs", "nouns", "adjectives") for word in entry.get(kind, ()))
    assert all(isinstance(word, str) for words in data["negation"].values() for word in words)


def test_both_languages_have_the_same_sections() -> None:
    """The French and the English file hold the same keys."""
    assert load("fr/status.yaml").keys() == load("en/status.yaml").keys()


def test_forms_of_a_verb_are_found() -> None:
    """A listed verb is known by all of its forms."""
    verbs = status_lexicon("fr").verbs
    assert {"dément", "démentirent", "démentie"} <= verbs.keys()
