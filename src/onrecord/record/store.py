"""The record as the rest of the program sees it: add, know, load, verify."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Connection, Engine, exists, func, insert, select

from onrecord.errors import RecordError
from onrecord.model import Article, Copy, Findings
from onrecord.record import schema
from onrecord.record.adding import Adding, AddResult, QuarantineEntry
from onrecord.record.connection import check_library, open_engine, reading, writing
from onrecord.record.derived import Comparison, Judgement, Judgements, Stories
from onrecord.record.loading import load_article, load_copies, load_findings
from onrecord.record.migrations import bring_up_to_date
from onrecord.record.verifying import Verification, verify
from onrecord.record.writing import as_json, storable


@dataclass(frozen=True, slots=True)
class Run:
    """One reading run, kept for the reader of the record. `counts` holds what the closing summary printed."""

    started: datetime
    finished: datetime
    paths: tuple[str, ...]
    counts: dict[str, int]


class Store:
    """An open record. Every method is one transaction of its own; several processes may read while one writes."""

    def __init__(self, engine: Engine, path: Path, *, read_only: bool = False, seconds: float | None = None) -> None:
        self.path = path
        self.read_only = read_only
        self.seconds = seconds
        self.analysis = version("onrecord")
        self._engine = engine

    def read_with(self, actors: str) -> None:
        """Note that articles are analysed with a user's list of actors, by its digest ("" for none): their findings are others."""
        self.analysis = version("onrecord") + (f"+actors.{actors}" if actors else "")

    def add(self, batch: Iterable[tuple[Article, Findings | None]], *, redo: bool = False) -> AddResult:
        """Keep a batch of articles with their findings in one transaction.

        What is known already is left alone, but for the source it was read from (findings may then be None);
        with `redo`, findings made by another version of the program are replaced. A text that cannot be stored is
        quarantined and named in the result. Raises RecordError when the database refuses; then nothing is kept.
        """
        with self._writing() as connection:
            return Adding(connection, self.analysis, redo=redo).add(batch)

    def add_quarantined(self, entries: Iterable[QuarantineEntry]) -> None:
        """Note sources that could not be read, with reason and remedy; the latest reason stands."""
        with self._writing() as connection:
            Adding(connection, self.analysis).quarantine(entries)

    def add_run(self, run: Run) -> None:
        """Note that a run took place."""
        columns = {"started": _stamp(run.started), "finished": _stamp(run.finished), "program": self.analysis}
        columns |= {"paths": storable(as_json(run.paths)), "counts": as_json(run.counts)}
        with self._writing() as connection:
            connection.execute(insert(schema.runs).values(**columns))

    def knows(self, article: str, analysis: str | None = None) -> bool:
        """Whether the article with this id is on record (with findings of the version `analysis`, where one is given)."""
        wanted = schema.articles.c.id == article
        if analysis is not None:
            wanted &= schema.articles.c.analysis == analysis
        with self.reading() as connection:
            return bool(connection.execute(select(exists().where(wanted))).scalar())

    def count(self) -> int:
        """How many articles are on record."""
        with self.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(schema.articles)).scalar_one())

    def article_ids(self) -> list[str]:
        """The ids of all articles, in order of their names."""
        with self.reading() as connection:
            ordered = select(schema.articles.c.id).order_by(schema.articles.c.name, schema.articles.c.id)
            return list(connection.execute(ordered).scalars())

    def find_article(self, wanted: str) -> str:
        """The id of the article with this name or id, or the only one that begins so. Raises RecordError when there is none, or several."""
        table = schema.articles.c
        with self.reading() as connection:
            matches = select(table.id).where((table.name == storable(wanted)) | table.id.startswith(storable(wanted), autoescape=True))
            found = list(connection.execute(matches.order_by(table.id).limit(2)).scalars())
        if len(found) == 1:
            return str(found[0])
        message = f"several articles are meant by {wanted}" if found else f"the record has no article {wanted}"
        raise RecordError(message, remedy="list them with `onrecord articles` and give the id")

    def load(self, article: str) -> tuple[Article, Findings]:
        """An article and its findings as they were added. Raises RecordError when the record has no such article."""
        with self.reading() as connection:
            return _load(connection, article)

    def load_all(self) -> Iterator[tuple[Article, Findings]]:
        """Every article with its findings, by name; only one is held at a time."""
        for article in self.article_ids():
            yield self.load(article)

    def copies(self) -> list[Copy]:
        """All copies on record, by article."""
        with self.reading() as connection:
            return load_copies(connection)

    def quarantined(self) -> list[QuarantineEntry]:
        """Sources that could not be read so far, by name."""
        with self.reading() as connection:
            rows = connection.execute(select(schema.quarantine).order_by(schema.quarantine.c.source)).mappings()
            return [QuarantineEntry(**row) for row in rows]

    def verify(self) -> Verification:
        """Recompute every digest and compare every span with its evidence."""
        with self.reading() as connection:
            return verify(connection)

    def fingerprint(self) -> str:
        """SHA-256 over everything on record but the list of runs: equal for equal records, however they were made."""
        total = sha256()
        with self.reading() as connection:
            for table in schema.CONTENT:
                total.update(table.name.encode())
                for row in connection.execute(select(table).order_by(*table.primary_key)):
                    total.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
        return total.hexdigest()

    def count_undated(self) -> int:
        """How many articles on record have no date of publication."""
        with self.reading() as connection:
            undated = select(func.count()).select_from(schema.articles).where(schema.articles.c.published.is_(None))
            return int(connection.execute(undated).scalar_one())

    @contextmanager
    def comparing(self) -> Iterator[tuple[Comparison, Stories]]:
        """One transaction in which articles and their entries are compared; see `Comparison` and `Stories`."""
        with self._writing() as connection:
            yield Comparison(connection), Stories(connection)

    @contextmanager
    def judging(self) -> Iterator[tuple[Judgements, Stories]]:
        """One transaction in which persons judge entries; see `Judgements`."""
        with self._writing() as connection:
            yield Judgements(connection), Stories(connection)

    def judgements(self) -> list[Judgement]:
        """All judgements on record, in their order, those undone included."""
        with self.reading() as connection:
            return Judgements(connection).all()

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection for queries that sees one state of the record throughout. Raises RecordError."""
        return reading(self._engine, self.path, self.seconds)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _writing(self) -> AbstractContextManager[Connection]:
        if self.read_only:
            raise RecordError(f"{self.path}: the record is opened for reading only", remedy="open it for writing")
        return writing(self._engine, self.path)


def open_store(path: Path, *, create: bool = True, read_only: bool = False, seconds: float | None = None) -> Store:
    """Open the record in the file `path`; create or upgrade it where needed. Whoever reads from it is given `seconds`, if any are set.

    Raises RecordError when the file is missing (and may not be created), is no record, or was written by
    a newer program.
    """
    check_library()
    if not path.exists():
        if read_only or not create:
            raise RecordError(f"{path}: there is no such record", remedy="make one with `onrecord read PATH --record FILE`")
        _make_folder(path.parent)
    if path.is_dir():
        raise RecordError(f"{path}: this is a folder, a record is a file", remedy="name a file, such as press.db")
    engine = open_engine(path, read_only=read_only)
    bring_up_to_date(engine, path, read_only=read_only)
    return Store(engine, path, read_only=read_only, seconds=seconds)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(f"{folder}: this folder cannot be made ({error.strerror})", remedy="name a folder you may write to") from error


def _load(connection: Connection, article: str) -> tuple[Article, Findings]:
    try:
        return load_article(connection, article), load_findings(connection, article)
    except KeyError:
        raise RecordError(f"the record has no article {article}", remedy="list them with `onrecord articles`") from None


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
