"""The process that reads: `python -m onrecord.interfaces.web.uploads.child RECORD FOLDER` writes its progress as lines of JSON.

A process of its own cannot hold up the server, and can be ended at any moment without harm to the record.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.record import open_store
from onrecord.runners.ingest import Order, count_sources, ingest
from onrecord.runners.local import Failed, Outcome


def main() -> None:
    """Read the folder into the record; end with 1 when the record cannot be written."""
    record, folder = sys.argv[1:]
    order = Order((folder,))
    try:
        _say({"total": count_sources(order)})
        with open_store(Path(record)) as store:
            summary = ingest(store, order, _follow)
        refused = [{"source": Path(entry.location).name, "reason": entry.reason, "remedy": entry.remedy} for entry in summary.quarantined]
        _say({"counts": summary.counts(), "quarantined": refused})
    except OnrecordError as error:
        _say({"error": error.message, "remedy": error.remedy})
        sys.exit(1)


def _follow(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """Tell of each source when it is done."""
    for done, outcome in enumerate(outcomes, 1):
        location = outcome.quarantined.location if isinstance(outcome, Failed) else outcome.source.location
        _say({"done": done, "last": Path(location).name})
        yield outcome


def _say(word: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(word) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
