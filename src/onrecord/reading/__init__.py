"""files -> Articles: one reader per format, and marks on what is not article text.

consumes: paths of files, folders and archives, standard input, or a text at hand
produces: `Source`s (cheap to list, one per article) and from each an `Article`; `Quarantined` for the rest
not its job: what the text says (analysis); keeping it (record)

`find_sources` runs in a supervisor and never looks inside a document; `read_source` parses exactly one and
runs where it can be killed. The text is stored as it was handed in: cleaning only marks, never deletes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import ReadingError
from onrecord.model import Article
from onrecord.reading.articles import read_source, read_text
from onrecord.reading.listing import find_sources
from onrecord.reading.sources import Format, Quarantined, Source

__all__ = ["Format", "Quarantined", "Source", "find_sources", "read", "read_source", "read_text"]


def read(
    paths: Sequence[str | Path],
    mapping: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Quarantined]:
    """Every article under `paths` in sorted order, in this process; what cannot be read comes as `Quarantined` in its place."""
    for source in find_sources(paths, mapping, stdin):
        if isinstance(source, Quarantined):
            yield source
            continue
        try:
            yield read_source(source)
        except ReadingError as error:
            yield Quarantined(source.location, error.message, error.remedy)
