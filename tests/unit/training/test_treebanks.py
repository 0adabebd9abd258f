"""Treebank sentences over the words of the run-time tokeniser."""

from pathlib import Path

import pytest

from onrecord.analysis.language.tokens import cut_words
from training.parsing.treebanks import is_tree, read_treebank, recut

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "treebanks"

FRENCH = """# newdoc id = a
# sent_id = 1
1\tIl\til\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\tTense=Pres\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\ttraité\ttraité\tNOUN\t_\t_\t2\tobl:arg\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""
ENGLISH = """# sent_id = 1
1\tThey\tthey\tPRON\t_\t_\t4\tnsubj\t_\t_
2-3\tdon’t\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn’t\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\tfear\tfear\tVERB\t_\t_\t0\troot\t_\t_
5\tal\tal\tPROPN\t_\t_\t7\tcompound\t_\tSpaceAfter=No
6\t-\t-\tPUNCT\t_\t_\t7\tpunct\t_\tSpaceAfter=No
7\tQaeda\tQaeda\tPROPN\t_\t_\t4\tobj\t_\t_
"""


def tree_of(text, language, folder):
    path = folder / "tiny.conllu"
    path.write_text(text, "utf-8")
    return read_treebank(path, language)[0]


def test_a_french_contraction_is_one_word_with_the_analysis_of_its_preposition(tmp_path):
    tree = tree_of(FRENCH, "fr", tmp_path)
    assert tree.text == "Il parle du traité."
    assert [(w.form, w.lemma, w.pos, w.head) for w in tree.words][2] == ("du", "de", "ADP", 3)
    assert tree.opens_text


def test_an_english_contraction_stays_two_words_with_their_own_letters(tmp_path):
    assert [w.form for w in tree_of(ENGLISH, "en", tmp_path).words][:4] == ["They", "do", "n’t", "fear"]


def test_words_that_the_tokeniser_keeps_whole_are_merged_under_their_governor(tmp_path):
    tree = recut(tree_of(ENGLISH, "en", tmp_path), "en")
    assert [(w.form, w.pos, w.head, w.dep) for w in tree.words][-1] == ("al-Qaeda", "PROPN", 3, "obj")
    assert is_tree(tree)


def test_a_sentence_that_the_tokeniser_cuts_otherwise_is_left_alone(tmp_path):
    tree = tree_of("1\t(e)\t(e)\tX\t_\t_\t0\troot\t_\t_\n", "fr", tmp_path)
    assert recut(tree, "fr") == tree


@pytest.mark.skipif(not DATA.is_dir(), reason="the treebanks are not at hand")
def test_the_tokeniser_finds_the_words_of_edited_french():
    trees = read_treebank(DATA / "French-Sequoia" / "fr_sequoia-ud-test.conllu", "fr")
    gold = [{(w.start, w.end) for w in tree.words} for tree in trees]
    cut = [{(t.start, t.end) for t in cut_words(tree.text, "fr")} for tree in trees]
    right = sum(len(a & b) for a, b in zip(gold, cut, strict=True))
    assert 2 * right / sum(len(a) + len(b) for a, b in zip(gold, cut, strict=True)) > 0.995
