"""`onrecord extract` and `onrecord evaluate`: articles to JSON without a record, and the scores of that."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.errors import UsageError
from onrecord.interfaces.cli.options import Actors, Mapped, Quiet, Workers, core_count, parse_mapping
from onrecord.interfaces.cli.progress import follow, list_quarantined
from onrecord.reading import Quarantined

_FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|\0', "_"))


def extract(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, zip archives, or - for standard input.")],
    out: Annotated[Path | None, typer.Option("--out", help="Folder for one NAME.json per article; else JSON lines are printed.")] = None,
    mapping: Mapped = "",
    actors: Actors = None,
    workers: Workers = 0,
    quiet: Quiet = False,
) -> None:
    """Put each article on record as one JSON object, without a record file.

    The JSON has the gold schema (docs/codebook.md); each quoted string carries start and end.
    Copies found among the given articles fill "origin".

    Example: onrecord extract samples/ --out extracted/
    """
    from onrecord.runners.extraction import extract_sources  # noqa: PLC0415

    quarantined: list[Quarantined] = []
    extracted = extract_sources(paths, parse_mapping(mapping), workers or core_count(), quarantined.append, actors)
    _write(follow(extracted, None, quiet=quiet), out)
    if quarantined:
        list_quarantined(quarantined)
        raise typer.Exit(3)


def _write(extracted: Iterable[dict[str, Any]], out: Path | None) -> None:
    if out is None:
        for entry in extracted:
            sys.stdout.write(json.dumps(entry, ensure_ascii=False) + "\n")
        return
    out.mkdir(parents=True, exist_ok=True)
    for path, entry in _name_files(extracted, out):
        path.write_text(json.dumps(entry, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _name_files(extracted: Iterable[dict[str, Any]], out: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """One file name per article; articles of one name (from several folders) are numbered."""
    seen: dict[str, int] = {}
    for entry in extracted:
        stem = str(entry["name"]).translate(_FORBIDDEN_IN_NAMES) or "article"
        seen[stem] = seen.get(stem, 0) + 1
        yield out / (f"{stem}.json" if seen[stem] == 1 else f"{stem}-{seen[stem]}.json"), entry


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of gold records, NAME.json.")],
    texts: Annotated[Path | None, typer.Option("--texts", help="Folder of the articles, NAME.txt (default: the gold folder).")] = None,
    misses: Annotated[str, typer.Option("--misses", help="List misses: statements, dates, events, instruments, defects, copies.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    actors: Actors = None,
    workers: Workers = 0,
) -> None:
    """Extract the articles of a gold folder and print the scores.

    Example: onrecord evaluate quality/gold --texts samples
    """
    records = sorted(gold.glob("*.json"))
    if not records:
        raise UsageError(f"{gold} holds no gold record", remedy="give a folder with NAME.json files")
    with tempfile.TemporaryDirectory() as folder:
        both, predicted = Path(folder) / "gold", Path(folder) / "predicted"
        both.mkdir()
        for record in records:
            article = (texts or gold) / f"{record.stem}.txt"
            if not article.exists():
                raise UsageError(f"{article} is missing: the gold record {record.name} has no text", remedy="name its folder with --texts")
            (both / record.name).write_bytes(record.read_bytes())
            (both / article.name).write_bytes(article.read_bytes())
        given = [str(path) for path in sorted(both.glob("*.txt"))]
        extract(given, out=predicted, mapping="", actors=actors, workers=workers, quiet=True)
        _score(both, predicted, misses, as_json=as_json)


def _score(gold: Path, predicted: Path, misses: str, *, as_json: bool) -> None:
    command = [sys.executable, str(find_scorer()), str(gold), str(predicted)]
    command += ["--misses", misses] if misses else []
    command += ["--json"] if as_json else []
    ended = subprocess.run(command, check=False)
    if ended.returncode:
        raise typer.Exit(ended.returncode)


def find_scorer() -> Path:
    """The scorer: inside an installed package, or in the checkout beside it."""
    package = Path(str(files("onrecord")))
    for path in (package / "scorer" / "score.py", package.parent.parent / "quality" / "score.py"):
        if path.exists():
            return path
    raise UsageError("the scorer is missing from this installation", remedy="reinstall onrecord")
