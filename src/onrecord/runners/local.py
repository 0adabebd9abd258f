"""A supervisor that never parses, and worker processes that it can kill.

A time-out inside a process cannot stop C code, and a pool loses all work in flight when one member
dies. Here each worker holds exactly one article; a worker that dies or hangs costs exactly that one.
"""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from onrecord import settings
from onrecord.errors import OnrecordError
from onrecord.reading import Quarantined, Source
from onrecord.runners.worker import Analysed as Answer
from onrecord.runners.worker import Opened, Ready, Refused

_START_SECONDS = 60  # starting the interpreter and loading models is not charged to the first article
_PROGRAM = (sys.executable, "-c", "from onrecord.runners.worker import main; main()")
_STARTS = 2  # so many workers in a row that die before they are up: the fault is not in the articles
_REMEDY = "read this file alone to see the cause, split it, or raise the limit named"


@dataclass(frozen=True, slots=True)
class Analysed:
    """A source whose article was analysed."""

    source: Source
    answer: Answer


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source whose article the caller knew already."""

    source: Source
    answer: Answer


@dataclass(frozen=True, slots=True)
class Failed:
    """A source that could not be read or analysed."""

    quarantined: Quarantined


Outcome = Analysed | Skipped | Failed


class Worker:
    """One child process with its connection and, while busy, its source and deadline (seconds, monotonic clock)."""

    def __init__(self, program: Sequence[str], grace: float) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            command = [*program, str(theirs.fileno())]
            self.process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
        self.connection = Connection(ours.detach())
        self.source: Source | None = None
        self.deadline = 0.0
        self.ready = False
        self.grace = grace

    def give(self, source: Source) -> None:
        """Hand over one source and start its clock."""
        self.source = source
        self.connection.send(source)
        self.deadline = time.monotonic() + (settings.value("worker_seconds") if self.ready else _START_SECONDS)

    def greet(self) -> None:
        """The process is up: the clock of its first article starts now, with time to load the models."""
        self.ready = True
        self.deadline = time.monotonic() + settings.value("worker_seconds") + self.grace

    def end(self) -> int:
        """Kill the process if it still runs, release everything, return its exit status."""
        self.process.kill()
        self.connection.close()
        return self.process.wait()


def check_actors(actors: Path | None) -> str:
    """The digest of a user's list of actors, empty without one. Raises LexiconError before any worker meets a faulty list."""
    if actors is None:
        return ""
    from onrecord.analysis import use_actors  # noqa: PLC0415 - the supervisor does without the analysis when there is no list

    digest = use_actors(actors)
    use_actors(None)
    return digest


def worker_program(actors: Path | None) -> tuple[str, ...]:
    """The command that starts a worker which reads with this list of actors."""
    return _PROGRAM if actors is None else (*_PROGRAM, str(actors.absolute()))


def run(
    sources: Iterable[Source | Quarantined],
    workers: int,
    known: Callable[[str], bool],
    program: Sequence[str] = _PROGRAM,
    grace: float = _START_SECONDS,
) -> Iterator[Outcome]:
    """Outcomes of all sources, in the order in which they are done.

    `known(article_id)` tells whether the analysis may be skipped. At most `workers` sources are in
    flight; nothing else is held. Closing the iterator kills the workers. `program` is the command that
    starts a worker; it gets the descriptor of its connection as last argument. `grace` seconds are granted to the first
    article of each worker, which loads the models.
    """
    crew = Crew(known, program, grace)
    try:
        yield from crew.work(iter(sources), workers)
    finally:
        crew.dismiss()


class Crew:
    """The workers at hand: idle ones wait for a source, busy ones are watched."""

    def __init__(self, known: Callable[[str], bool], program: Sequence[str] = _PROGRAM, grace: float = _START_SECONDS) -> None:
        self._known = known
        self._program = program
        self._grace = grace
        self._busy: list[Worker] = []
        self._idle: list[Worker] = []
        self._failed_starts = 0

    def work(self, sources: Iterator[Source | Quarantined], workers: int) -> Iterator[Outcome]:
        """Keep up to `workers` sources in flight until there are none left."""
        more = True
        while more or self._busy:
            while more and len(self._busy) < workers:
                source = next(sources, None)
                if source is None:
                    more = False
                elif isinstance(source, Quarantined):
                    yield Failed(source)
                else:
                    self._assign(source)
            if self._busy:
                yield from self._collect()

    def dismiss(self) -> None:
        """End every worker."""
        for worker in (*self._busy, *self._idle):
            worker.end()
        self._busy, self._idle = [], []

    def _assign(self, source: Source) -> None:
        worker = self._idle.pop() if self._idle else Worker(self._program, self._grace)
        self._busy.append(worker)
        try:
            worker.give(source)
        except OSError:  # it died idle: the source has cost it nothing, a fresh worker takes it
            self._busy.remove(worker)
            worker.end()
            self._assign(source)

    def _collect(self) -> Iterator[Outcome]:
        """Wait for the next word or the next deadline, and say what became of it."""
        nearest = min(worker.deadline for worker in self._busy)
        ready = wait([worker.connection for worker in self._busy], timeout=max(0.0, nearest - time.monotonic()))
        for worker in [worker for worker in self._busy if worker.connection in ready]:
            yield from self._hear(worker)
        now = time.monotonic()
        for worker in [worker for worker in self._busy if worker.deadline <= now]:
            yield self._lose(worker, f"the article took more than {settings.value('worker_seconds')} seconds (worker_seconds)")

    def _hear(self, worker: Worker) -> Iterator[Outcome]:
        try:
            word = worker.connection.recv()
            if isinstance(word, Ready):
                self._failed_starts = 0
                return worker.greet()
            if isinstance(word, Opened):
                return worker.connection.send(not self._known(word.article_id))
        except (EOFError, OSError):
            if worker.ready:
                yield self._lose(worker, None)
            else:
                self._restart(worker)
            return
        yield self._release(worker, word)

    def _restart(self, worker: Worker) -> None:
        """Give the source of a worker that died while it started to a fresh one. Raises OnrecordError when none can start."""
        source, status = _source_of(worker), _last_status(worker)
        self._busy.remove(worker)
        self._failed_starts += 1
        if self._failed_starts >= _STARTS:
            message = f"no worker process can start: {_cause_of_death(status)}"
            raise OnrecordError(message, remedy="see the message above, run `onrecord doctor`, or raise ONRECORD_WORKER_BYTES")
        self._assign(source)

    def _release(self, worker: Worker, word: Answer | Refused) -> Outcome:
        source = _source_of(worker)
        worker.source = None
        self._busy.remove(worker)
        self._idle.append(worker)
        if isinstance(word, Refused):
            return Failed(Quarantined(source.location, word.reason, word.remedy))
        return Analysed(source, word) if word.findings is not None else Skipped(source, word)

    def _lose(self, worker: Worker, reason: str | None) -> Failed:
        source = _source_of(worker)
        self._busy.remove(worker)
        status = _last_status(worker) if reason is None else worker.end()
        return Failed(Quarantined(source.location, reason or _cause_of_death(status), _REMEDY))


def _source_of(worker: Worker) -> Source:
    if worker.source is None:
        raise AssertionError("a busy worker holds a source")
    return worker.source


def _last_status(worker: Worker) -> int:
    """Exit status of a worker that has hung up: give it a moment to die of its own cause before killing it."""
    try:
        status = worker.process.wait(timeout=5)
        worker.connection.close()
        return status
    except subprocess.TimeoutExpired:
        return worker.end()


def _cause_of_death(status: int) -> str:
    if status == -signal.SIGXCPU:
        return f"the article used more than {settings.value('worker_cpu_seconds')} seconds of processor time (worker_cpu_seconds)"
    if status < 0:
        return f"the worker was killed by signal {-status} ({signal.Signals(-status).name}) while it held this article"
    return f"the worker ended with status {status} while it held this article"
