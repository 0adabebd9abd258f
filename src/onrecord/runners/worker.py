"""The process that reads and analyses: one article at a time, under limits that the system enforces.

Conversation with the supervisor, over one connection: the worker says `Ready` once; then, for each
`Source` it is sent, it says `Opened` with the article's id, hears whether to go on, and answers
`Analysed` or `Refused`. A worker whose supervisor is gone ends at its next word.
"""

from __future__ import annotations

import contextlib
import gc
import resource
import sys
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from onrecord import settings
from onrecord.errors import OnrecordError
from onrecord.model import Article, Findings

_FILE_BYTES = 256 * 1024 * 1024
_NEW_OBJECTS = 50_000  # that outlive their use before garbage is looked for again


@dataclass(frozen=True, slots=True)
class Ready:
    """The process is up; from now on time is charged to its article."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The source has been read; its analysis has not begun."""

    article_id: str


@dataclass(frozen=True, slots=True)
class Analysed:
    """One article with what was found in it."""

    article: Article
    findings: Findings | None  # None: the supervisor knew the article already


@dataclass(frozen=True, slots=True)
class Refused:
    """The source cannot be read or analysed, and why."""

    reason: str
    remedy: str


def limit_process() -> None:
    """Bound address space and written files for the rest of this process's life."""
    space = settings.value("worker_bytes")
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE_BYTES, _FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_next_article() -> None:
    """Grant `worker_cpu_seconds` of processor time from now on; the system ends the process when they are used up."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + settings.value("worker_cpu_seconds"), hard))


def serve(supervisor: Connection, actors: Path | None = None) -> None:
    """Answer the supervisor until it hangs up; `actors` is a user's list of actors to read with."""
    limit_process()
    from onrecord.analysis import use_actors  # noqa: PLC0415 - loaded under the limits, before any article's clock runs

    use_actors(actors)
    supervisor.send(Ready())
    for number in count():
        source = supervisor.recv()
        limit_next_article()
        supervisor.send(_handle(source, supervisor))
        if number == 0:
            keep_loaded()


def keep_loaded() -> None:
    """Keep what the first article has loaded, word lists and models above all, out of every later search for garbage.

    Articles leave few cycles behind, so that it is searched for seldom.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)


def _handle(source: object, supervisor: Connection) -> Analysed | Refused:
    from onrecord.analysis import analyse  # noqa: PLC0415
    from onrecord.reading import Source, read_source  # noqa: PLC0415

    assert isinstance(source, Source)
    try:
        article = read_source(source)
        supervisor.send(Opened(article.id))
        if not supervisor.recv():
            return Analysed(article, None)
        document, findings = analyse(article)
        return Analysed(document.article, findings)
    except OnrecordError as error:
        return Refused(error.message, error.remedy)
    except MemoryError:
        return Refused("the article needs more memory than a worker may use", "raise ONRECORD_WORKER_BYTES or split the file")
    except RecursionError:
        return Refused("the article is nested too deeply to be read", "flatten or split the file")
    except Exception as error:  # one article must never end the run
        return Refused(f"the analysis failed: {type(error).__name__}: {error}", "report this text: it shows a fault in onrecord")


def main() -> None:
    """Serve the supervisor on the inherited descriptor named by the last argument; a list of actors may stand before it."""
    *actors, descriptor = sys.argv[1:]
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt), Connection(int(descriptor)) as supervisor:
        serve(supervisor, Path(actors[0]) if actors else None)
