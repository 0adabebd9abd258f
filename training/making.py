"""The steps that make one language's models, and the report of their scores."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.analysis.language.pipeline import load_pipeline
from onrecord.words.lemmas import lemmatise
from training.cards import learns_selection, write_card
from training.frequencies import tabulate as tabulate_frequencies
from training.names.entities import read_columns
from training.names.scores import score_gold, score_labelled
from training.names.train import train as train_names
from training.parsing.lemmas import NO_LEMMA, tabulate
from training.parsing.scores import score
from training.parsing.train import train as train_parser
from training.parsing.treebanks import read_treebank

_GOLD = ("dev", "seeds")


def report(language: str, data: Path, plan: dict[str, Any], folder: Path) -> str:
    """Scores of the models in `folder`, one line per set and way of cutting."""
    lines = [*_parser_lines(language, data, plan, folder), *_lemma_lines(language, data, plan), *_name_lines(language, data, plan)]
    return "\n".join(lines) + "\n"


def _parser_lines(language: str, data: Path, plan: dict[str, Any], folder: Path) -> Iterator[str]:
    pipeline = load_pipeline(folder / "pipeline")
    for treebank in plan["tests"] if learns_selection(plan) else [plan["selection"], *plan["tests"]]:
        trees = read_treebank(data / treebank["path"], language)
        for cut in ("raw", "gold", "text"):
            yield f"{treebank['name']}, {cut}: {score(pipeline, trees, language, cut)}"


def _lemma_lines(language: str, data: Path, plan: dict[str, Any]) -> Iterator[str]:
    """Share of words, names and figures aside, that the lemma table in the package gets right without any parse."""
    for treebank in plan["tests"]:
        words = [word for tree in read_treebank(data / treebank["path"], language) for word in tree.words if word.pos not in NO_LEMMA]
        right = sum(lemmatise(word.form, language) == word.lemma.lower() for word in words)
        yield f"{treebank['name']}, lemma table: {100 * right / len(words):.2f}"


def _name_lines(language: str, data: Path, plan: dict[str, Any]) -> Iterator[str]:
    """Scores of the tagger in the package: on the labelled test set, and on the gold record (both languages together)."""
    if test := plan.get("names_test"):
        yield f"{test['name']}: {_line(score_labelled(list(read_columns(data / test['path'], test['columns'], language)), language))}"
    for name in _GOLD:
        folder = data.parent / "gold" / name
        if folder.is_dir():
            yield f"names of the gold record ({name}): {_line(score_gold(folder))}"


def _line(figures: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.1f}" for name, value in figures.items())


def _make_parser(language: str, data: Path, plan: dict[str, Any], folder: Path) -> None:
    """Train beside the old pipeline and put the new one in its place at the end."""
    with TemporaryDirectory() as made:
        train_parser(language, data, plan, Path(made) / "pipeline")
        shutil.rmtree(folder / "pipeline", ignore_errors=True)
        shutil.copytree(Path(made) / "pipeline", folder / "pipeline")


def _make_lemmas(language: str, data: Path, plan: dict[str, Any], folder: Path) -> None:
    trees = (tree for corpus in plan["treebanks"] for tree in read_treebank(data / corpus["path"], language))
    (folder / "lemmas.tsv").write_text(tabulate(trees), "utf-8")


def _make_frequencies(language: str, data: Path, plan: dict[str, Any], folder: Path) -> None:
    """From the written treebanks: questions and speech are not what the press writes."""
    written = [corpus for corpus in plan["treebanks"] if corpus["share"] == 1]
    trees = (tree for corpus in written for tree in read_treebank(data / corpus["path"], language))
    (folder / "frequencies.tsv").write_text(tabulate_frequencies(trees), "utf-8")


def _make_card(language: str, data: Path, plan: dict[str, Any], folder: Path) -> None:
    (folder / "CARD.md").write_text(write_card(language, plan, report(language, data, plan, folder), folder), "utf-8")


MAKERS: dict[str, Callable[[str, Path, dict[str, Any], Path], None]] = {
    "parser": _make_parser,
    "lemmas": _make_lemmas,
    "names": train_names,
    "frequencies": _make_frequencies,
    "card": _make_card,
}
