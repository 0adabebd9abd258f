"""Phrases and prepositions of a parsed sentence, remembered by its tree."""

from __future__ import annotations

import pytest

from onrecord.analysis.events.trees import Tree
from onrecord.model import ParsedToken

WORDS = (
    ("frappes", "NOUN", 0, "root"),
    ("au", "ADP", 2, "case"),
    ("nord", "NOUN", 0, "nmod"),
    ("à", "ADP", 6, "case"),
    ("cause", "NOUN", 3, "fixed"),
    ("de", "ADP", 3, "fixed"),
    ("Moscou", "PROPN", 2, "nmod"),
    ("qui", "PRON", 8, "nsubj"),
    ("tire", "VERB", 6, "acl:relcl"),
)


@pytest.fixture
def tree() -> Tree:
    return Tree([ParsedToken(i, i, i + 1, word, word.lower(), pos, "", head, dep) for i, (word, pos, head, dep) in enumerate(WORDS)])


def test_phrase_leaves_clauses_out_however_often_it_is_asked(tree: Tree) -> None:
    for _ in range(2):
        assert [token.text for token in tree.phrase(tree.at(0))] == ["nord", "au", "Moscou", "à", "cause", "de"]
        assert [token.text for token in tree.phrase(tree.at(6))] == ["à", "cause", "de"]


def test_case_is_the_whole_preposition(tree: Tree) -> None:
    for _ in range(2):
        assert [tree.case(tree.at(i)) for i in (0, 2, 6)] == ["", "au", "à cause de"]


@pytest.mark.parametrize(
    ("preposition", "expected"), [("à", True), ("à cause de", True), ("loin à", True), ("au", False), ("de", False), ("contre", False)]
)
def test_preposition_that_a_sentence_may_hold(tree: Tree, preposition: str, expected: bool) -> None:
    """Contracted forms count as what they stand for, a word inside a longer preposition does not."""
    assert tree.may_hold(preposition, {"au": "à"}) is expected
