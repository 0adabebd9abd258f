"""onrecord: press in, record out.

    import onrecord

    onrecord.read(["press/"], "press.db")
    with onrecord.open_record("press.db") as record:
        for said in record.statements(actor="Poutine", since="2022"):
            print(said.date, said.speaker, said.said)
    extraction = onrecord.extract("MOSCOU, 8 novembre 2023 – ...")

Importing this package loads neither models nor the database; each function does when it is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import LexiconError, LimitError, OnrecordError, ReadingError, RecordError, UsageError

if TYPE_CHECKING:
    from onrecord.runners.ingest import Summary
    from onrecord.views import Record

__version__ = "0.1.0"

__all__ = [
    "LexiconError",
    "LimitError",
    "OnrecordError",
    "ReadingError",
    "RecordError",
    "UsageError",
    "extract",
    "open_record",
    "read",
]


def read(paths: Sequence[str | Path], record: str | Path, *, workers: int = 1, actors: str | Path | None = None) -> Summary:
    """Read files, folders and archives into the record file `record`, which is made when it is not there.

    `actors` is a list of actors of your own, CSV or YAML. Returns what became of the sources; those that could not be
    read are listed in `quarantined`. Raises RecordError when the record cannot be written, LexiconError for a faulty list.
    """
    from onrecord.runners.ingest import read_press  # noqa: PLC0415

    return read_press(paths, Path(record), workers, Path(actors) if actors is not None else None)


def open_record(record: str | Path) -> Record:
    """Open a record for questions. Raises RecordError when there is none."""
    from onrecord.views import open_record as open_views  # noqa: PLC0415

    return open_views(record)


def extract(text: str, *, name: str = "text", actors: str | Path | None = None) -> dict[str, Any]:
    """What is found in one text, in the form of the gold records, each quoted string with `start` and `end`.

    Runs in this process without its limits: for text of unknown origin use `read`. Raises ReadingError for a text
    that cannot be an article, LexiconError for a faulty list of `actors`.
    """
    from onrecord.analysis import analyse, use_actors  # noqa: PLC0415
    from onrecord.reading import read_text  # noqa: PLC0415
    from onrecord.views.exports.extraction import to_extraction  # noqa: PLC0415

    use_actors(Path(actors) if actors is not None else None)
    document, findings = analyse(read_text(text, name))
    return to_extraction(document.article, findings)
