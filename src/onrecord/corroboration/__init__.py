"""MANY articles: which are copies of which, and which of their entries tell one thing.

consumes: articles with their findings
produces: `Copy` edges from a derived article to its origin, happenings, utterances; `corroborate` brings those of a record up to date
not its job: reading, analysing, keeping
"""

from onrecord.corroboration.comparing import Compared, compare
from onrecord.corroboration.copies import Candidate, find_copies
from onrecord.corroboration.judging import Decision, adopt, contradictions, judge, undo
from onrecord.corroboration.update import corroborate

__all__ = [
    "Candidate",
    "Compared",
    "Decision",
    "adopt",
    "compare",
    "contradictions",
    "corroborate",
    "find_copies",
    "judge",
    "undo",
]
