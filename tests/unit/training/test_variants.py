"""Variants of training sentences."""

from random import Random

from spacy.vocab import Vocab

from onrecord.analysis.language.pipeline import build_doc
from training.parsing.treebanks import Tree, Word
from training.parsing.variants import forget, vary

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


def words_after(rate):
    docs = [build_doc(Vocab(), ["The", "parliaments", "voted"], [True, True, False]) for _ in range(200)]
    forget(docs, Random(1), rate)
    return [word for doc in docs for word in doc]


def test_a_forgotten_word_keeps_its_form_and_loses_what_tells_it_from_others():
    words = words_after(0.25)
    forgotten = [word for word in words if word.norm_ != word.lower_ and word.norm_.startswith("#")]
    assert 0.2 < len(forgotten) / len(words) < 0.3
    assert all(word.tag_.startswith("#") for word in forgotten)
    assert {word.text for word in forgotten} == {"The", "parliaments", "voted"}


def test_no_word_is_forgotten_at_rate_nought():
    assert {word.tag_ for word in words_after(0.0)} == {"the", "ments", "voted"}
