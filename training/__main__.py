"""Make the models, or score those in the package: `python -m training [make|score] --data FOLDER [--language fr en]`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("fr", "en")
PARTS = ("parser", "lemmas", "names", "frequencies", "card")
TRAINED = Path(__file__).parents[1] / "src" / "onrecord" / "words" / "trained"


def main() -> int:
    """Run the task for each language; several languages are made side by side, each in a process of its own with one thread."""
    arguments = _arguments()
    if arguments.task == "score":
        return _score(arguments)
    if len(arguments.language) == 1:
        return _make(arguments.language[0], arguments)
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "training", "make", "--data", str(arguments.data), "--out", str(arguments.out)]
    running = [
        subprocess.Popen([*command, "--language", language, "--parts", *arguments.parts], env=environment)
        for language in arguments.language
    ]
    return max(process.wait() for process in running)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("task", nargs="?", choices=("make", "score"), default="make")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds treebanks/, ner/ and names/")
    parser.add_argument("--out", type=Path, default=TRAINED, help="where <language>/ is written (default: the package)")
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, default=list(LANGUAGES))
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS), help="what to make (default: all)")
    return parser.parse_args()


def _plan(language: str) -> dict[str, Any]:
    plans: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "corpora.yaml").read_text("utf-8"))
    return plans[language]


def _make(language: str, arguments: argparse.Namespace) -> int:
    """Make the wanted parts of one language, the card last: it holds the scores of the others."""
    from training import making  # noqa: PLC0415 - spaCy is loaded only in the process that trains

    folder = arguments.out / language
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        if part in arguments.parts:
            started = time.process_time()
            making.MAKERS[part](language, arguments.data, _plan(language), folder)
            print(f"{language} {part}: {time.process_time() - started:.0f} s of processor time", flush=True)
    return 0


def _score(arguments: argparse.Namespace) -> int:
    from training import making  # noqa: PLC0415 - see above

    for language in arguments.language:
        print(making.report(language, arguments.data, _plan(language), arguments.out / language), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
