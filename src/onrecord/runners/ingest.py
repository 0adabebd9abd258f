"""Press into a record: sources -> workers -> batches -> record -> copies.

Each batch is one transaction. A kill at any moment loses at most the batch at hand, and the same
command afterwards ends in the same record: ids come from content, and what is known is only read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from onrecord import settings
from onrecord.corroboration import corroborate
from onrecord.model import Article, Findings
from onrecord.reading import Quarantined, Source, find_sources
from onrecord.record import QuarantineEntry, Run, Store
from onrecord.runners.local import Failed, Outcome, check_actors, run, worker_program


@dataclass
class Summary:
    """What became of the sources of one run. Every source is counted once in new, known, redone or quarantined.

    `copies` and `undated` count articles on record after the run, not only new ones.
    """

    read: int = 0
    new: int = 0
    known: int = 0
    redone: int = 0
    copies: int = 0
    undated: int = 0
    quarantined: list[Quarantined] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """The numbers alone."""
        return {**{key: value for key, value in asdict(self).items() if key != "quarantined"}, "quarantined": len(self.quarantined)}


@dataclass(frozen=True, slots=True)
class Order:
    """What to read and how: paths as in `find_sources`, the column mapping of tables, the number of workers."""

    paths: tuple[str, ...]
    mapping: Mapping[str, str] | None = None
    workers: int = 1
    redo: bool = False  # analyse again what another version of onrecord, or another list of actors, analysed
    actors: Path | None = None  # a user's list of actors


def count_sources(order: Order) -> int | None:
    """How many sources there are, None when standard input makes that unknowable beforehand."""
    return None if "-" in order.paths else sum(1 for _ in find_sources(order.paths, order.mapping))


def ingest(store: Store, order: Order, follow: Callable[[Iterator[Outcome]], Iterator[Outcome]] = iter) -> Summary:
    """Read everything the order names into the record and say what became of it.

    `follow` is passed the outcomes as they come and passes them on: the place for a progress bar.
    """
    started = datetime.now(UTC)
    store.read_with(check_actors(order.actors))
    analysis = store.analysis if order.redo else None
    summary, batch = Summary(), Batch(store, redo=order.redo)
    sources = (source for source in find_sources(order.paths, order.mapping) if not _is_record(source, store.path))
    outcomes = run(sources, order.workers, lambda key: store.knows(key, analysis), worker_program(order.actors))
    for outcome in follow(outcomes):
        if isinstance(outcome, Failed):
            batch.refuse(outcome.quarantined, summary)
        else:
            summary.read += 1
            batch.take((outcome.answer.article, outcome.answer.findings), summary)
    batch.write(summary)
    corroborate(store)
    summary.copies, summary.undated = len(store.copies()), store.count_undated()
    store.add_run(Run(started, datetime.now(UTC), order.paths, summary.counts()))
    return summary


def _is_record(source: Source | Quarantined, record: Path) -> bool:
    """Whether a source is the record itself or one of the files that SQLite keeps beside it: a folder may hold its own record."""
    return Path(source.location).name.startswith(record.name) and Path(source.location).parent.absolute() == record.parent.absolute()


class Batch:
    """Articles and refusals that wait to be written together."""

    def __init__(self, store: Store, *, redo: bool) -> None:
        self._store = store
        self._redo = redo
        self._articles: list[tuple[Article, Findings | None]] = []
        self._refused: list[Quarantined] = []

    def take(self, entry: tuple[Article, Findings | None], summary: Summary) -> None:
        """Add an article; write when the batch is full."""
        self._articles.append(entry)
        if len(self._articles) >= settings.value("batch_articles"):
            self.write(summary)

    def refuse(self, entry: Quarantined, summary: Summary) -> None:
        """Add a source that could not be read."""
        self._refused.append(entry)
        summary.quarantined.append(entry)

    def write(self, summary: Summary) -> None:
        """Commit what waits."""
        result = self._store.add(self._articles, redo=self._redo)
        summary.new += result.new
        summary.known += result.known
        summary.redone += result.redone
        summary.quarantined += [Quarantined(entry.source, entry.reason, entry.remedy) for entry in result.quarantined]
        self._store.add_quarantined(QuarantineEntry(entry.location, entry.reason, entry.remedy) for entry in self._refused)
        self._articles, self._refused = [], []


def read_press(paths: Sequence[str | Path], record: Path, workers: int = 1, actors: Path | None = None) -> Summary:
    """Read press into the record file `record`, which is made when it is not there. See `ingest`."""
    from onrecord.record import open_store  # noqa: PLC0415

    with open_store(record) as store:
        return ingest(store, Order(tuple(map(str, paths)), workers=workers, actors=actors))
