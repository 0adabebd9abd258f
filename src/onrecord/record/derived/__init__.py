"""What a record keeps of the comparison of its articles: resemblances, and entries that tell one thing.

consumes: results of `corroboration`, step by step inside one transaction
produces: the rows of copies, happenings and utterances
not its job: deciding what is alike
"""

from onrecord.record.derived.resemblance import Comparison
from onrecord.record.derived.stories import Entry, Group, Stories

__all__ = ["Comparison", "Entry", "Group", "Stories"]
