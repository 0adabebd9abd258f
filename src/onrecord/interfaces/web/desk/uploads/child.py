"""The process that reads: `python -m onrecord.interfaces.web.desk.uploads.child RECORD FOLDER` writes its progress as lines of JSON.

A process of its own cannot hold up the server, and can be ended at any moment without harm to the record. Asked to end (SIGTERM), it
keeps what was read until then, compares it, and says what became of it.
"""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.record import open_store
from onrecord.runners.ingest import Order, count_sources, ingest
from onrecord.runners.local import Failed, Outcome


class _Stopped(Exception):
    """The wait for the next source was broken off."""


class Follower:
    """Tells of each source when it is done, and stops between sources, or while it waits for one, when it is told to."""

    def __init__(self) -> None:
        self._stopped = False
        self._waiting = False

    def stop(self, *_: object) -> None:
        """Stop as soon as nothing is being written."""
        self._stopped = True
        if self._waiting:
            raise _Stopped

    def follow(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        """The outcomes until the end or the stop."""
        for done in count(1):
            outcome = self._next(outcomes)
            if outcome is None:
                return
            location = outcome.quarantined.location if isinstance(outcome, Failed) else outcome.source.location
            _say({"done": done, "last": Path(location).name})
            yield outcome

    def _next(self, outcomes: Iterator[Outcome]) -> Outcome | None:
        try:
            self._waiting = True
            return None if self._stopped else next(outcomes, None)
        except _Stopped:
            return None
        finally:
            self._waiting = False


def main() -> None:
    """Read the folder into the record; end with 1 when the record cannot be written."""
    record, folder = sys.argv[1:]
    order = Order((folder,))
    follower = Follower()
    signal.signal(signal.SIGTERM, follower.stop)
    try:
        _say({"total": count_sources(order)})
        with open_store(Path(record)) as store:
            summary = ingest(store, order, follower.follow)
        refused = [{"source": Path(entry.location).name, "reason": entry.reason, "remedy": entry.remedy} for entry in summary.quarantined]
        _say({"counts": summary.counts(), "quarantined": refused})
    except OnrecordError as error:
        _say({"error": error.message, "remedy": error.remedy})
        sys.exit(1)


def _say(word: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(word) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
