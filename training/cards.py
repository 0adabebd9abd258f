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
        data="\n".join(_row(corpus) for corpus in [*plan["treebanks"], *_learnt(plan), *plan["names"]]),
        licence=plan["card"]["licence"],
        chosen=_chosen(plan),
        scores=scores.strip(),
        sizes="\n".join(_sizes(folder)),
        weak="\n".join(f"- {line}" for line in plan["card"]["weak"]),
    )


def learns_selection(plan: dict[str, Any]) -> bool:
    """Whether a last round of the parser reads the selection set, which can then measure nothing any more."""
    return any(changes.get("all") for changes in plan.get("rounds", []))


def _learnt(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if learns_selection(plan):
        yield {"share": 1, **plan["selection"], "name": f"{plan['selection']['name']}, last round"}


def _chosen(plan: dict[str, Any]) -> str:
    name = plan["selection"]["name"]
    if learns_selection(plan):
        return f"The passes kept were chosen on {name}; the last round then read it as well, so it is left out here.\n"
    return f"The pass kept was chosen on {name}. "


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
