"""Train the pipeline of one language and keep the pass that does best on the selection set."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam

from training.parsing.harmony import harmonise
from training.parsing.pipeline import blank_pipeline, build_example, reopen_pipeline, save_pipeline
from training.parsing.scores import Figures, score
from training.parsing.treebanks import Tree, read_treebank, recut
from training.parsing.variants import forget, vary

_RAMP = 8  # passes over which batches grow to full size
_WARM = 300  # steps over which the learn rate rises
_ALL_OF = {"share": 1.0, "late": True}
_LOWEST = 0.02  # share of the learn rate kept at the end


class Corpus(NamedTuple):
    """One treebank with its share of each pass."""

    trees: list[Tree]
    share: float
    late: bool


class _Course(NamedTuple):
    """What one round of training needs."""

    pipeline: Language
    corpora: list[Corpus]
    judges: list[Tree]
    language: str
    settings: dict[str, Any]


def train(language: str, data: Path, plan: dict[str, Any], out: Path) -> Figures:
    """Write the best pipeline to `out` and return its figures on the selection set. Deterministic for one machine type.

    Further rounds (`rounds` in the plan) go on from what the one before kept, with settings of their own. A round that
    also reads the selection set (`all: true`) has nothing left to choose by: its last pass is kept.
    """
    settings = plan["parser"]
    fix_random_seed(settings["seed"])
    corpora = _open(language, data, plan["treebanks"])
    judges = read_treebank(data / plan["selection"]["path"], language)
    pipeline = blank_pipeline(settings)
    pipeline.initialize(lambda: [build_example(pipeline, tree) for corpus in corpora for tree in corpus.trees])
    course = _Course(pipeline, corpora, judges, language, settings)
    best = _run(course, Figures(), out)
    for changes in plan.get("rounds", []):
        course = course._replace(settings={**settings, **changes})
        fix_random_seed(course.settings["seed"])
        if changes.get("all"):
            course = course._replace(corpora=_open(language, data, [*plan["treebanks"], _ALL_OF | plan["selection"]]), judges=[])
        best = _run(course._replace(pipeline=reopen_pipeline(out)), best, out)
    return best


def _run(course: _Course, best: Figures, out: Path) -> Figures:
    """All passes of one round. What is written to `out` is the best pass, if it is better than `best`, or the last for want of judges."""
    pipeline, settings = course.pipeline, course.settings
    random = Random(settings["seed"])
    optimizer = Adam(settings["rate"], L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    rates = _rates(course.corpora, settings)
    started = time.process_time()
    for number in range(settings["passes"]):
        chosen = _choose(course.corpora, _is_late(number, settings), random)
        examples = [build_example(pipeline, vary(tree, random, settings["variants"])) for tree in chosen]
        forget([example.predicted for example in examples], random, settings["forgotten"])
        for batch in _batches(examples, _batch_words(number, settings)):
            optimizer.learn_rate = next(rates, settings["rate"] * _LOWEST)
            pipeline.update(batch, drop=settings["dropout"], sgd=optimizer)
        if number % 3 == 2 or number == settings["passes"] - 1:
            with pipeline.use_params(optimizer.averages):
                best = _keep(course, best, out)
            seconds = time.process_time() - started
            print(f"{course.language} pass {number + 1} of {settings['passes']}, {seconds:.0f} s, best so far: {best}", flush=True)
    return best


def _open(language: str, data: Path, wanted: Sequence[dict[str, Any]]) -> list[Corpus]:
    """The treebanks over the run-time words, with the features of the first where they differ."""
    read = harmonise([[recut(tree, language) for tree in read_treebank(data / corpus["path"], language)] for corpus in wanted])
    return [Corpus(trees, corpus["share"], corpus["late"]) for trees, corpus in zip(read, wanted, strict=True)]


def _keep(course: _Course, best: Figures, out: Path) -> Figures:
    """Save the pipeline if it beats the best one, or if nobody judges."""
    figures = score(course.pipeline, course.judges, course.language) if course.judges else best
    print(figures, flush=True)
    if course.judges and figures.merit <= best.merit:
        return best
    save_pipeline(course.pipeline, out)
    return figures


def _is_late(number: int, settings: dict[str, Any]) -> bool:
    return bool(number >= settings["passes"] - settings["late_passes"])


def _choose(corpora: Sequence[Corpus], late: bool, random: Random) -> list[Tree]:
    """The sentences of one pass, in random order."""
    wanted = [corpus for corpus in corpora if corpus.late or not late]
    chosen = [tree for c in wanted for tree in (c.trees if c.share >= 1 else random.sample(c.trees, int(len(c.trees) * c.share)))]
    random.shuffle(chosen)
    return chosen


def _batches(examples: Sequence[Example], words: float) -> Iterator[list[Example]]:
    """Groups of at least `words` words."""
    batch: list[Example] = []
    held = 0
    for example in examples:
        batch.append(example)
        held += len(example.predicted)
        if held >= words:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _batch_words(number: int, settings: dict[str, Any]) -> float:
    """Size of the batches of a pass: small at first."""
    smallest, largest = settings["batch_words"]
    return float(smallest + (largest - smallest) * min(1.0, number / _RAMP))


def _rates(corpora: Sequence[Corpus], settings: dict[str, Any]) -> Iterator[float]:
    """Learn rate of each step: a short rise, then a straight line down."""
    steps = 0.0
    for number in range(settings["passes"]):
        late = _is_late(number, settings)
        words = sum(len(tree.words) for c in corpora if c.late or not late for tree in c.trees[: int(len(c.trees) * c.share)])
        steps += words / (_batch_words(number, settings) + 12)  # a batch overshoots by half a sentence
    for step in range(int(steps)):
        yield settings["rate"] * min(1.0, (step + 1) / _WARM) * max(_LOWEST, 1 - step / steps)
