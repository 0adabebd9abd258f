"""Articles to extraction records without keeping anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.corroboration import Candidate, find_copies
from onrecord.model import Copy
from onrecord.reading import Quarantined, find_sources
from onrecord.runners.local import Analysed, Failed, check_actors, run, worker_program
from onrecord.views.exports.extraction import to_extraction


def extract_sources(
    paths: Sequence[str | Path],
    mapping: Mapping[str, str] | None,
    workers: int,
    refuse: Callable[[Quarantined], None],
    actors: Path | None = None,
) -> Iterator[dict[str, Any]]:
    """Extraction records of all articles, sorted by name. Holds them all: an origin may come last.

    `refuse` is told of each source that could not be read. `actors` is a user's list of actors; LexiconError when it is faulty.
    """
    check_actors(actors)
    entries: list[tuple[str, dict[str, Any]]] = []
    candidates: list[Candidate] = []
    for outcome in run(find_sources(paths, mapping), workers, known=lambda _: False, program=worker_program(actors)):
        if isinstance(outcome, Failed):
            refuse(outcome.quarantined)
        elif isinstance(outcome, Analysed) and outcome.answer.findings is not None:
            article, findings = outcome.answer.article, outcome.answer.findings
            entries.append((article.id, to_extraction(article, findings)))
            candidates.append(Candidate.of(article, findings))
    entries.sort(key=lambda pair: (str(pair[1]["name"]), pair[0]))
    _fill_origins(entries, {copy.article: copy for copy in find_copies(candidates)})
    yield from (entry for _, entry in entries)


def _fill_origins(entries: Sequence[tuple[str, dict[str, Any]]], copies: Mapping[str, Copy]) -> None:
    """Name the origin of each copy; of equal texts handed in twice, the first by name is the origin."""
    names: dict[str, str] = {}
    for key, entry in entries:
        names.setdefault(key, str(entry["name"]))
    for key, entry in entries:
        if names[key] != entry["name"]:
            entry["origin"], entry["origin_note"] = names[key], "verbatim: the same text"
        elif copy := copies.get(key):
            entry["origin"] = names[copy.origin]
            entry["origin_note"] = f"{copy.kind.value}: {copy.reason.detail}; {copy.direction}"
