"""Rounds of training, on a treebank small enough to be known by heart."""

import pytest

from onrecord.analysis.language.pipeline import load_pipeline
from training.cards import learns_selection
from training.parsing.pipeline import reopen_pipeline
from training.parsing.scores import score
from training.parsing.train import train
from training.parsing.treebanks import read_treebank

SENTENCES = """1\tThey\tthey\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tfeared\tfear\tVERB\t_\t_\t0\troot\t_\t_
3\twars\twar\tNOUN\t_\t_\t2\tobj\t_\t_

1\tWars\twar\tNOUN\t_\t_\t2\tnsubj\t_\t_
2\tended\tend\tVERB\t_\t_\t0\troot\t_\t_

"""
FIRST = {"width": 32, "depth": 1, "hidden": 16, "dropout": 0.0, "rate": 0.01, "passes": 6, "late_passes": 0}
FIRST |= {"batch_words": [40, 40], "variants": 0.0, "forgotten": 0.0, "seed": 1}
ROUNDS = [{"passes": 3, "forgotten": 0.1}, {"passes": 2, "all": True}]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A plan with three rounds, and the folder that holds its data and what was made of it."""
    folder = tmp_path_factory.mktemp("training")
    (folder / "tiny.conllu").write_text(SENTENCES * 120, "utf-8")
    bank = {"name": "Tiny", "path": "tiny.conllu"}
    plan = {"treebanks": [{**bank, "share": 1.0, "late": True}], "selection": bank, "parser": FIRST, "rounds": ROUNDS}
    train("en", folder, plan, folder / "pipeline")
    return plan, folder


def test_what_was_taught_is_known_after_all_rounds(made):
    _, folder = made
    figures = score(load_pipeline(folder / "pipeline"), read_treebank(folder / "tiny.conllu", "en"), "en").values
    assert (figures["UPOS"], figures["LAS"], figures["lemma"]) == (100.0, 100.0, 100.0)


def test_a_reopened_pipeline_knows_its_lemma_labels(made):
    lemmatizer = reopen_pipeline(made[1] / "pipeline").get_pipe("trainable_lemmatizer")
    edit = lemmatizer.trees.add("feared", "fear")
    assert lemmatizer.cfg["labels"][lemmatizer.tree2label[edit]] == edit


def test_a_set_that_the_last_round_reads_measures_nothing(made):
    plan, _ = made
    assert learns_selection(plan)
    assert not learns_selection({**plan, "rounds": ROUNDS[:1]})
