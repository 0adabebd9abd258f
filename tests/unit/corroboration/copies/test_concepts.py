"""Words of both languages meet in one concept, and rare ones weigh more than common ones."""

from __future__ import annotations

import pytest

from onrecord.corroboration.copies.concepts import concepts, fold_word, weight
from onrecord.words import load


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("militaire", "military"),
        ("négociations", "negotiations"),
        ("traité", "treaty"),
        ("traités", "treaties"),
        ("Russie", "Russian"),
        ("Moscou", "Moscow"),
        ("ogives", "warheads"),
        ("années", "years"),
        ("1 550", "1,550"),
        ("Choïgou", "Shoigu"),
        ("Tchornomorsk", "Chornomorsk"),
        ("Zelensky", "Zelenskiy"),
    ],
)
def test_translations_share_a_concept(french: str, english: str) -> None:
    """A French word and its English counterpart are the same concept."""
    assert concepts(french) == concepts(english) != []


@pytest.mark.parametrize(("one", "other"), [("guerre", "paix"), ("Chine", "Inde"), ("12", "13"), ("frontière", "accord")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    """Words that mean different things are different concepts."""
    assert concepts(one) != concepts(other)


def test_rare_concepts_weigh_more() -> None:
    """A name never seen weighs more than a common word, and the words of every sentence next to nothing."""
    (name,), (common,), (empty,) = concepts("Choïgou"), concepts("pays"), concepts("dans")
    assert weight(name) > weight(common) > weight(empty)
    assert weight(empty) < 1


def test_glossary_example_yields_its_concepts() -> None:
    """The example of the glossary gives the headwords that it names."""
    example = load("world/glossary.yaml")["example"]
    assert set(example["yields"]) <= set(concepts(example["text"]))


def test_no_word_stands_under_two_headwords() -> None:
    """Each word of the glossary has one concept: which one it gets does not depend on the order of the lines."""
    seen: dict[str, str] = {}
    for head, line in load("world/glossary.yaml")["words"].items():
        for word in line.replace("=", " ").split():
            assert seen.setdefault(fold_word(word), head) == head, word


def test_every_headword_has_both_languages() -> None:
    """A line without words on both sides could never recognise a translation."""
    for head, line in load("world/glossary.yaml")["words"].items():
        french, sign, english = line.partition("=")
        assert french.strip() and sign and english.strip(), head
