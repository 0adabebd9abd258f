"""Model cards: what a language's models are made from, under which licences, how they score and where they are weak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_TEMPLATE = Path(__file__).parent / "card.md"


def write_card(language: str, plan: dict[str, Any], scores: str, folder: Path) -> str:
    """The card of the models in `folder` as Markdown."""
    return _TEMPLATE.read_text("utf-8").format(
        language=plan["card"]["language"],
        code=language,
        data="\n".join(_row(corpus) for corpus in [*plan["treebanks"], *plan["names"]]),
        licence=plan["card"]["licence"],
        selection=plan["selection"]["name"],
        scores=scores.strip(),
        sizes="\n".join(_sizes(folder)),
        weak="\n".join(f"- {line}" for line in plan["card"]["weak"]),
    )


def _row(corpus: dict[str, Any]) -> str:
    share = "" if corpus["share"] == 1 else f"; {corpus['share']:.0%} of it"
    return f"- {corpus['name']} ({corpus['licence']}{share})"


def _sizes(folder: Path) -> Iterator[str]:
    """Size of each model in megabytes, and of the largest file."""
    files = {path: path.stat().st_size for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "CARD.md"}
    totals: Counter[str] = Counter()
    for path, size in files.items():
        totals[path.relative_to(folder).parts[0]] += size
    yield from (f"- {name}: {size / 1e6:.2f} MB" for name, size in totals.items())
    largest = max(files, key=lambda path: files[path])
    yield f"- largest file: `{largest.relative_to(folder)}`, {files[largest] / 1e6:.2f} MB"
