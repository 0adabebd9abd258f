"""Train the entity tagger of one language in two rounds: on labelled text and templates, then on treebank sentences it labelled as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pycrfsuite

from onrecord.analysis.actors.tagger import Model, join
from training.names.entities import Labelled, read_columns
from training.names.gazetteer import Names, collect_names, write_gazetteer
from training.names.silver import label_trees
from training.names.templates import fill_templates
from training.parsing.treebanks import read_treebank, recut

_PARAMETERS = {"c1": 0.0, "c2": 1.0, "max_iterations": 150, "feature.minfreq": 2, "feature.possible_transitions": True}
_COPIES = 40  # of each template
_SEED = 11


def train(language: str, data: Path, plan: dict[str, Any], out: Path) -> None:
    """Write `gazetteer.txt` and `names.crfsuite` to the folder `out`."""
    names = collect_names(data, language)
    out.mkdir(parents=True, exist_ok=True)
    (out / "gazetteer.txt").write_text(write_gazetteer(names, language), "utf-8")
    labelled = _gather(language, data, plan, names)
    _fit(labelled, out)
    silver = list(label_trees(_trees(language, data, plan), Model(out).tag))
    print(f"{language} names: {len(labelled)} labelled sentences, {len(silver)} more from treebanks", flush=True)
    _fit([*labelled, *silver], out)


def _gather(language: str, data: Path, plan: dict[str, Any], names: Names) -> list[Labelled]:
    """All labelled sentences, each corpus by its share, and the filled templates."""
    random = Random(_SEED)
    gathered: list[Labelled] = []
    for corpus in plan["names"]:
        sentences = list(read_columns(data / corpus["path"], corpus["columns"], language))
        gathered += [_without_titles(sentence, names) for sentence in random.sample(sentences, int(len(sentences) * corpus["share"]))]
    return [*gathered, *fill_templates(names, language, _COPIES, random)]


def _without_titles(sentence: Labelled, names: Names) -> Labelled:
    """Persons without the titles that some corpora count as part of the name ("M. Briand": Briand)."""
    titles = {title.lower() for title in names.known["role"]}
    labels = list(sentence.labels)
    for first, last, kind in join(sentence.labels):
        start = first
        while kind == "PER" and start < last - 1 and sentence.words[start].lower() in titles:
            labels[start] = "O"
            start += 1
        labels[start] = f"B-{kind}"
    return Labelled(sentence.words, labels)


def _trees(language: str, data: Path, plan: dict[str, Any]) -> Iterable[Any]:
    """Sentences of the written treebanks."""
    written = [corpus for corpus in plan["treebanks"] if corpus["late"]]
    return (recut(tree, language) for corpus in written for tree in read_treebank(data / corpus["path"], language))


def _fit(sentences: Sequence[Labelled], out: Path) -> None:
    model = Model(out)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for sentence in sentences:
        trainer.append(model.describe(sentence.words), sentence.labels)
    trainer.set_params(_PARAMETERS)
    trainer.train(str(out / "names.crfsuite"))
