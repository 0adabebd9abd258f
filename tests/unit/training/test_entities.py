"""Labelled sentences from files, from templates and from treebanks."""

from random import Random

from training.names.entities import read_columns
from training.names.gazetteer import Names, write_gazetteer
from training.names.silver import label_trees
from training.names.templates import fill_templates
from training.parsing.treebanks import Tree, Word

KINDS = ("given", "family", "place", "organisation", "role", "head", "locative", "demonym", "compound_head", "compound_tail")
NAMES = Names(*[{kind: [f"{kind.title()}a"] for kind in KINDS}] * 2)


def read(text, columns, folder, language="fr"):
    path = folder / "tiny.tsv"
    path.write_text(text, "utf-8")
    return list(read_columns(path, columns, language))


def test_words_are_cut_again_and_keep_their_labels(tmp_path):
    text = "le O\nQuai I-ORG\nd'Orsay I-ORG\nrépond O\n. O\nMoscou I-LOC\n. O\n"
    first, second = read(text, (0, 1), tmp_path)
    assert list(zip(first.words, first.labels, strict=True)) == [
        ("le", "O"), ("Quai", "B-ORG"), ("d'", "I-ORG"), ("Orsay", "I-ORG"), ("répond", "O"), (".", "O"),
    ]  # fmt: skip
    assert second.labels == ["B-LOC", "O"]


def test_notes_on_blanks_glue_words_together(tmp_path):
    text = "l\tO\tNoSpaceAfter\n'\tO\tNoSpaceAfter\nONU\tB-ORG\t_\n"
    assert read(text, (0, 1), tmp_path)[0].words == ["l'", "ONU"]


def test_the_written_sentence_tells_where_blanks_are(tmp_path):
    text = "# text = Putin's man\n1\tPutin\tB-PER\n2\t's\tO\n3\tman\tO\n"
    assert read(text, (1, 2), tmp_path, "en")[0].labels == ["B-PER", "O", "O"]


def test_kinds_that_are_not_tagged_are_folded_away(tmp_path):
    assert read("Star\tB-MISC\nWars\tI-MISC\n", (0, 1), tmp_path)[0].labels == ["O", "O"]


def test_filled_templates_have_one_label_a_word_and_are_the_same_on_every_run():
    filled = list(fill_templates(NAMES, "fr", 2, Random(3)))
    assert all(len(sentence.words) == len(sentence.labels) for sentence in filled)
    assert filled == list(fill_templates(NAMES, "fr", 2, Random(3)))
    assert {label for sentence in filled for label in sentence.labels} >= {"O", "B-PER", "I-PER", "B-LOC", "B-ORG"}


def test_a_word_of_two_kinds_is_one_line_of_the_gazetteer():
    names = NAMES._replace(known={**NAMES.known, "given": ["Charles"], "family": ["Charles", "Le Pen"]})
    assert "fg\tcharles\n" in write_gazetteer(names, "fr")
    assert "f\tle pen\n" in write_gazetteer(names, "fr")


def test_only_sentences_on_which_tagger_and_treebank_agree_are_taken():
    def sentence(*tagged):
        return Tree("", tuple(Word(0, 0, form, form, pos, "", 0, "dep") for form, pos in tagged))

    agreed = sentence(("Xi", "PROPN"), ("parle", "VERB"))
    missed = sentence(("parle", "VERB"), ("Zork", "PROPN"))
    labelled = list(label_trees([agreed, missed], lambda words: [(0, 1, "PER", 0.9)] if words[0] == "Xi" else []))
    assert [(s.words, s.labels) for s in labelled] == [(["Xi", "parle"], ["B-PER", "O"])]
