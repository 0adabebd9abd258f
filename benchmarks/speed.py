"""What the whole analysis costs, next to merely parsing every sentence with the same pipeline.

    python benchmarks/speed.py [--rounds N]

One process, after a warm-up and with what it has loaded kept out of garbage collection (as a worker does), over the
French Wikinews articles of ../shared/data (when present) and the samples. Parsing means the whole trained pipeline as
it is shipped and as spaCy runs it: classes, morphology, lemmas, dependencies, with the vocabulary of one article at a
time. The analysis leaves out the lemmas, which it does not ask for, and remembers words and their vectors from
article to article. Both costs are processor time, taken in turns in the same run, of each article the least of all
rounds, so that a noisy machine disturbs them little and alike; the ratio is what counts. Also printed: the ratio to
parsing every sentence as the analysis parses, articles per second, and the peak memory of the process before the
baseline is loaded.
"""

from __future__ import annotations

import argparse
import math
import resource
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.analysis import STAGES, analyse
from onrecord.analysis.language import read_language
from onrecord.analysis.language.pipeline import load_pipeline, parse_with
from onrecord.model import Article, Findings, Publication
from onrecord.reading import read
from onrecord.runners.worker import keep_loaded
from onrecord.words import path_of

if TYPE_CHECKING:
    from spacy.language import Language

Task = Callable[[Article], object]
ROOT = Path(__file__).resolve().parent.parent
WIKINEWS = ROOT.parent / "shared" / "data" / "wikinews_fr_100" / "documents"


def load(folder: Path) -> list[Article]:
    """The articles of a folder; nothing when it is not here."""
    if not folder.is_dir():
        print(f"skipped: {folder.name} is not here")
        return []
    return [article for article in read([folder]) if isinstance(article, Article)]


@cache
def whole_pipeline(language: str) -> Language:
    """The trained pipeline with every component that is shipped."""
    return load_pipeline(path_of(f"trained/{language}/pipeline"))


def parse_everything(article: Article) -> None:
    """The baseline: tokens and sentences, then the parse of every sentence in one batch, by spaCy's own means."""
    document = read_language(article)
    pipeline = whole_pipeline(document.language)
    with pipeline.memory_zone():
        parse_with(pipeline, [document.tokens_of(sentence) for sentence in document.sentences])


def parse_leanly(article: Article) -> None:
    """The same as the analysis parses."""
    document = read_language(article)
    document.parse(range(len(document.sentences)))


def clock(tasks: Sequence[Task], articles: Sequence[Article], rounds: int) -> list[float]:
    """Seconds of processor time that each task takes over all articles, which are of every article the least of all rounds."""
    least = [[math.inf] * len(articles) for _ in tasks]
    for _ in range(rounds):
        for task, times in zip(tasks, least, strict=True):
            for i, article in enumerate(articles):
                started = time.process_time()
                task(article)
                times[i] = min(times[i], time.process_time() - started)
    return [sum(times) for times in least]


def clock_stages(articles: Sequence[Article]) -> tuple[dict[str, float], float]:
    """Seconds per stage, and the share of sentences that were parsed."""
    spent = {"language": 0.0, **{name: 0.0 for name, _ in STAGES}}
    parsed = sentences = 0
    for article in articles:
        started = time.process_time()
        document = read_language(article)
        spent["language"] += time.process_time() - started
        findings = Findings(document.language, Publication(None, "unknown"))
        for name, stage in STAGES:
            started = time.process_time()
            findings = stage(document, findings)
            spent[name] += time.process_time() - started
        sentences += len(document.sentences)
        parsed += sum(document.is_parsed(sentence.i) for sentence in document.sentences)
    return spent, parsed / max(1, sentences)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    wikinews, samples = load(WIKINEWS), load(ROOT / "samples")
    clock((analyse,), wikinews + samples, 1)
    print(f"peak memory of the analysis {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    for name, articles in (("wikinews", wikinews), ("samples", samples), ("both", wikinews + samples)):
        if articles:
            _report(name, articles, rounds)


def _report(name: str, articles: Sequence[Article], rounds: int) -> None:
    tasks = (parse_everything, parse_leanly, analyse)
    clock(tasks, articles[:20], 1)
    keep_loaded()
    parsing, lean, whole = clock(tasks, articles, rounds)
    words = sum(len(article.text.split()) for article in articles)
    print(f"\n{name}: {len(articles)} articles, {rounds} rounds, {words} words")
    for title, seconds in (("parsing every sentence", parsing), ("the whole analysis    ", whole)):
        print(f"  {title} {len(articles) / seconds:6.1f} articles/s {words / seconds:8.0f} words/s")
    print(f"  ratio {whole / parsing:.3f} (at most 0.8); to parsing as the analysis does {whole / lean:.3f}")
    spent, share = clock_stages(articles)
    print("  by stage: " + "  ".join(f"{stage} {seconds / sum(spent.values()):.0%}" for stage, seconds in spent.items()))
    print(f"  sentences parsed: {share:.0%}")


if __name__ == "__main__":
    main()
