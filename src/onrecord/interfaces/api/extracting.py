"""One text at a time through a worker that can be killed: the limits of `read` hold for texts that come over HTTP too."""

from __future__ import annotations

import threading
from typing import Any

from onrecord.errors import ReadingError
from onrecord.reading import Format, Source
from onrecord.runners.local import Analysed, Crew, Failed
from onrecord.views.exports.extraction import to_extraction

LONGEST_TEXT = 1_000_000
"""Characters of a text that are taken at once."""


class Reader:
    """Keeps one worker at hand. The first text waits until it has loaded the models."""

    def __init__(self) -> None:
        self._crew = Crew(lambda _: False)
        self._turn = threading.Lock()

    def read(self, text: str, name: str) -> dict[str, Any]:
        """The extraction of a text. Raises ReadingError when it cannot be read, or not within the limits."""
        source = Source(name, name, Format.TEXT, payload=text.encode("utf-8", "replace"))
        with self._turn:
            outcomes = list(self._crew.work(iter([source]), 1))
        for outcome in outcomes:
            if isinstance(outcome, Analysed) and outcome.answer.findings is not None:
                return to_extraction(outcome.answer.article, outcome.answer.findings)
            if isinstance(outcome, Failed):
                raise ReadingError(outcome.quarantined.reason, remedy=outcome.quarantined.remedy)
        raise ReadingError("nothing was found that could be read", remedy="send the text of an article")
