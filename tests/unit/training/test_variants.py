"""Variants of training sentences."""

from random import Random

from training.parsing.treebanks import Tree, Word
from training.parsing.variants import vary

FORMS = ['"', "Oui", '"', ",", "dit", "-il", "."]
TREE = Tree("", tuple(Word(i, i + 1, form, form, "X", "", 4, "dep") for i, form in enumerate(FORMS)))


def variants(rate):
    random = Random(1)
    return [vary(TREE, random, rate) for _ in range(400)]


def test_no_sentence_varies_at_rate_nought():
    assert all(variant == TREE for variant in variants(0.0))


def test_quotes_capitals_and_missing_stops_all_occur():
    forms = {" ".join(word.form for word in variant.words) for variant in variants(1.0)}
    assert "« Oui » , dit -il ." in forms
    assert "« OUI » , DIT -IL ." in forms
    assert "« Oui » , dit -il" in forms


def test_the_analysis_never_changes():
    for variant in variants(1.0):
        assert [w.head for w in variant.words] == [4] * len(variant.words)
