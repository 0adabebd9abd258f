"""KEEP: articles and what was found in them, in one SQLite file that any SQLite browser opens.

consumes: articles with their findings, copies, sources that could not be read
produces: a record in which each entry has an id derived from its content and the characters it rests on
not its job: choosing and arranging entries for a reader (views), reading files, analysing
"""

from onrecord.record.adding import AddResult, QuarantineEntry
from onrecord.record.derived import Comparison, Entry, Group, Judgement, Judgements, Marks, Measures, Stories, Verdicts
from onrecord.record.loading import Entries
from onrecord.record.store import Run, Store, open_store
from onrecord.record.verifying import Discrepancy, Verification

__all__ = [
    "AddResult", "Comparison", "Discrepancy", "Entries", "Entry", "Group", "Judgement", "Judgements", "Marks", "Measures",
    "QuarantineEntry", "Run", "Store", "Stories", "Verdicts", "Verification", "open_store",
]  # fmt: skip
