"""Thousands of articles in one run: is the memory of the supervisor flat?

    python benchmarks/many.py [--articles 5000] [--workers 2]

Makes articles of varied text from the samples and the Wikinews articles (with a fixed seed), reads them with the
command, and prints the resident memory of the supervising process while it works, the rate, and the closing summary.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from onrecord.model import Article
from onrecord.reading import read

ROOT = Path(__file__).resolve().parent.parent
WIKINEWS = ROOT.parent / "shared" / "data" / "wikinews_fr_100" / "documents"


def write_articles(folder: Path, count: int) -> None:
    """Write `count` articles: each a real one in which most long words are swapped for others, so that none is a copy."""
    paths = [path for path in (ROOT / "samples", WIKINEWS) if path.is_dir()]
    texts = [article.text for article in read(paths) if isinstance(article, Article)]
    vocabulary = sorted({word for text in texts for word in re.findall(r"[a-zà-ÿ]{4,}", text)})
    generator = random.Random(2026)
    for number in range(count):
        text = texts[number % len(texts)]
        varied = re.sub(r"[a-zà-ÿ]{4,}", lambda word: generator.choice(vocabulary) if generator.random() < 0.9 else word[0], text)
        (folder / f"article-{number:05}.txt").write_text(varied, "utf-8")


def resident(process: int) -> float:
    """Resident memory of a process in MiB, 0 when it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    line = next((line for line in status.splitlines() if line.startswith("VmRSS")), "VmRSS: 0 kB")
    return int(line.split()[1]) / 1024


def watch(command: list[str], every: float) -> list[tuple[float, float]]:
    """Run the command and return (seconds, MiB of the supervisor) while it runs."""
    started = time.monotonic()
    process = subprocess.Popen(command)
    points = []
    while process.poll() is None:
        points.append((time.monotonic() - started, resident(process.pid)))
        time.sleep(every)
    if process.returncode != 0:
        raise SystemExit(f"the run ended with {process.returncode}")
    return points


def main() -> None:
    """Make the articles, read them, print the curve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        press, record = Path(folder) / "press", Path(folder) / "many.db"
        press.mkdir()
        write_articles(press, options.articles)
        command = [sys.executable, "-m", "onrecord", "read", str(press), "--record", str(record)]
        command += ["--workers", str(options.workers), "--quiet"]
        points = watch(command, 1.0)
    seconds = points[-1][0]
    print(f"{options.articles} articles in {seconds:.0f} s: {options.articles / seconds:.1f} articles/s with {options.workers} workers")
    for share in (0.1, 0.25, 0.5, 0.75, 1.0):
        at, memory = points[min(len(points) - 1, int(share * len(points)))]
        print(f"  after {at:6.0f} s the supervisor holds {memory:6.0f} MiB")


if __name__ == "__main__":
    main()
