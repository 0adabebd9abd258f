"""How somebody stands on an issue, in order of time, and where that changed.

consumes: statements and events on record, the words of `words/<language>/positions.yaml`
produces: `PositionRow`s, each with its evidence word by word; `IssueCount`s, who names which issue
not its job: asking who holds which office (the record says it)
"""

from onrecord.views.stories.positions.issues import IssueCount, issue_counts
from onrecord.views.stories.positions.stances import known_issues, read_issue
from onrecord.views.stories.positions.view import Moment, PositionRow, Question, moments, positions

__all__ = [
    "IssueCount",
    "Moment",
    "PositionRow",
    "Question",
    "issue_counts",
    "known_issues",
    "moments",
    "positions",
    "read_issue",
]
