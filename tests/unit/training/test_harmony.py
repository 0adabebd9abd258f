"""One convention of features across treebanks."""

from training.parsing.harmony import harmonise
from training.parsing.treebanks import Tree, Word


def tree(*words):
    return Tree("", tuple(Word(0, 0, form, form, pos, morph, 0, "dep") for form, pos, morph in words))


def features(corpora, number):
    return [word.morph for tree in corpora[number] for word in tree.words]


def test_the_first_corpus_stays_as_it_is():
    first = [tree(("vu", "VERB", "Typo=Yes|Voice=Act"))]
    assert harmonise([first])[0] == first


def test_a_known_word_takes_the_closest_features_of_the_first_corpus():
    first = [tree(("vus", "VERB", "Number=Plur|VerbForm=Part"), ("jours", "NOUN", "Gender=Masc|Number=Plur"))]
    second = [tree(("vus", "VERB", "Voice=Act|VerbForm=Part"), ("Jours", "NOUN", ""))]
    assert features(harmonise([first, second]), 1) == ["Number=Plur|VerbForm=Part", "Gender=Masc|Number=Plur"]


def test_a_reading_that_the_first_corpus_knows_is_kept():
    first = [tree(("parle", "VERB", "Mood=Ind|Person=1"), ("parle", "VERB", "Mood=Ind|Person=3"), ("parle", "VERB", "Mood=Ind|Person=3"))]
    second = [tree(("parle", "VERB", "Mood=Ind|Person=1"))]
    assert features(harmonise([first, second]), 1) == ["Mood=Ind|Person=1"]


def test_an_unknown_word_only_loses_what_other_treebanks_do_not_mark():
    second = [tree(("lu", "VERB", "Tense=Past|VerbForm=Part|Voice=Act"))]
    assert features(harmonise([[], second]), 1) == ["Tense=Past|VerbForm=Part"]
