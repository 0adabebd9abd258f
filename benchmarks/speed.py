"""What the whole analysis costs, next to merely parsing every sentence with the same pipeline.

    python benchmarks/speed.py [--rounds N]

One process, after a warm-up, over the French Wikinews articles of ../shared/data (when present) and the
samples. Both costs are measured in turns in the same run, so that a noisy machine disturbs both alike; the
ratio is what counts. Prints articles per second and the peak memory of the process.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from onrecord.analysis import STAGES, analyse
from onrecord.analysis.language import read_language
from onrecord.model import Article, Findings, Publication
from onrecord.reading import read

ROOT = Path(__file__).resolve().parent.parent
WIKINEWS = ROOT.parent / "shared" / "data" / "wikinews_fr_100" / "documents"


def load(folder: Path) -> list[Article]:
    """The articles of a folder; nothing when it is not here."""
    if not folder.is_dir():
        print(f"skipped: {folder.name} is not here")
        return []
    return [article for article in read([folder]) if isinstance(article, Article)]


def parse_everything(article: Article) -> None:
    """The baseline: tokens and sentences, then the parse of every sentence in one batch."""
    document = read_language(article)
    document.parse(range(len(document.sentences)))


def clock(work: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """Seconds of processor time that `work` takes over all articles."""
    started = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - started


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
    for name, articles in (("wikinews", wikinews), ("samples", samples), ("both", wikinews + samples)):
        if articles:
            _report(name, articles, rounds)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _report(name: str, articles: Sequence[Article], rounds: int) -> None:
    clock(analyse, articles[:20]), clock(parse_everything, articles[:20])
    whole = parsing = 0.0
    for _ in range(rounds):
        parsing += clock(parse_everything, articles)
        whole += clock(analyse, articles)
    words = sum(len(article.text.split()) for article in articles) * rounds
    print(f"\n{name}: {len(articles)} articles, {rounds} rounds, {words} words")
    print(f"  parsing every sentence {len(articles) * rounds / parsing:6.1f} articles/s {words / parsing:8.0f} words/s")
    print(f"  the whole analysis     {len(articles) * rounds / whole:6.1f} articles/s {words / whole:8.0f} words/s")
    print(f"  ratio {whole / parsing:.3f} (at most 0.8)")
    spent, share = clock_stages(articles)
    print("  by stage: " + "  ".join(f"{stage} {seconds / sum(spent.values()):.0%}" for stage, seconds in spent.items()))
    print(f"  sentences parsed: {share:.0%}")


if __name__ == "__main__":
    main()
