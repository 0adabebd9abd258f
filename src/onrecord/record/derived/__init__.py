"""What a record keeps of the comparison of its articles: resemblances, and entries that tell one thing.

consumes: results of `corroboration`, step by step inside one transaction
produces: the rows of copies, happenings and utterances; judgements of persons on them
not its job: deciding what is alike
"""

from onrecord.record.derived.judgements import Judgement, Judgements, Verdicts
from onrecord.record.derived.resemblance import Comparison, Marks, Measures
from onrecord.record.derived.stories import Entry, Group, Stories

__all__ = ["Comparison", "Entry", "Group", "Judgement", "Judgements", "Marks", "Measures", "Stories", "Verdicts"]
