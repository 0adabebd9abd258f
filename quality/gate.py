"""The quality gate: extract the gold articles, score them, and fail when a figure falls under its floor.

    python quality/gate.py [--raise]

`floors.json` maps a gold set to its texts, its gold records, and the floors of its figures. Floors only rise:
`--raise` writes the figures just measured where they are better, and never lowers one.
A gold set whose folder is absent (the shared one, outside the project) is skipped with a message.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "quality" / "floors.json"
CEILINGS = {"published_wrong", "polarity_errors"}  # here less is better
MISSES = ("statements", "dates", "events", "instruments", "defects", "copies")


def measure(texts: Path, gold: Path) -> dict[str, float]:
    """Figures of one gold set, named like `statements.f1` or `shares.published`."""
    command = [sys.executable, "-m", "onrecord", "evaluate", str(gold), "--texts", str(texts), "--json"]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {f"{kind}.{figure}": number for kind, row in result.items() for figure, number in row.items()}


def compare(name: str, floors: dict[str, float], figures: dict[str, float]) -> list[str]:
    """One line per figure that is worse than its floor."""
    worse = []
    for figure, floor in floors.items():
        less_is_better = figure.split(".")[-1] in CEILINGS
        measured = figures[figure]
        failed = measured > floor if less_is_better else measured < floor
        print(f"{'FAIL' if failed else 'ok':5} {name:6} {figure:32} {measured:6.3f}  floor {floor:.3f}")
        if failed:
            worse.append(figure)
    return worse


def raised(floors: dict[str, float], figures: dict[str, float]) -> dict[str, float]:
    """The floors, each moved to the measured figure where that is better."""
    return {key: min(value, figures[key]) if key.split(".")[-1] in CEILINGS else max(value, figures[key]) for key, value in floors.items()}


def print_misses(texts: Path, gold: Path) -> None:
    """Print what was missed and invented, kind by kind."""
    for kind in MISSES:
        command = [sys.executable, "-m", "onrecord", "evaluate", str(gold), "--texts", str(texts), "--misses", kind]
        subprocess.run(command, check=True)


def main() -> int:
    """Measure every gold set at hand; 1 when a figure is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--raise", dest="lift", action="store_true", help="move floors up to what was measured")
    lift = parser.parse_args().lift
    sets = json.loads(FLOORS.read_text("utf-8"))
    failed = False
    for name, row in sets.items():
        texts, gold = ROOT / row["texts"], ROOT / row["gold"]
        if not gold.is_dir():
            print(f"skip  {name}: {row['gold']} is not here")
            continue
        figures = measure(texts, gold)
        if compare(name, row["floors"], figures):
            failed = True
            print_misses(texts, gold)
        elif lift:
            row["floors"] = raised(row["floors"], figures)
    if lift and not failed:
        FLOORS.write_text(json.dumps(sets, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
