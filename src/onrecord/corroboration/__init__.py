"""MANY articles: which are copies of which.

consumes: articles with their findings
produces: `Copy` edges from a derived article to its origin
not its job: reading, analysing, keeping
"""

from onrecord.corroboration.copies import Candidate, find_copies

__all__ = ["Candidate", "find_copies"]
