"""The lemma table made from treebanks."""

from training.parsing.lemmas import tabulate
from training.parsing.treebanks import Tree, Word


def tree(*pairs, pos="NOUN"):
    return Tree("", tuple(Word(0, 0, form, lemma, pos, "", 0, "dep") for form, lemma in pairs))


def test_a_form_gets_its_most_frequent_lemma():
    assert "suis\têtre\n" in tabulate([tree(("suis", "suivre"), ("suis", "être"), ("Suis", "être"))])


def test_names_are_left_out():
    assert tabulate([tree(("Xis", "Xi"), pos="PROPN")]) == "\n"


def test_an_ending_that_always_changes_alike_becomes_a_rule_and_its_forms_need_no_line():
    stems = ["ba", "co", "du", "fa", "go", "ki", "lo"]
    lines = tabulate([tree(*[(f"{stem}llions", f"{stem}ller") for stem in stems])]).split("\n")
    assert any(line.startswith("*") and line.endswith("er") for line in lines)
    assert not any(line.startswith("ba") for line in lines)
