"""How somebody stands on an issue, in order of time, and where that changed.

consumes: statements and events on record, the words of `words/<language>/positions.yaml`
produces: `PositionRow`s, each with its evidence word by word
not its job: asking who holds which office (the record says it)
"""

from onrecord.views.stories.positions.view import PositionRow, Question, positions

__all__ = ["PositionRow", "Question", "positions"]
