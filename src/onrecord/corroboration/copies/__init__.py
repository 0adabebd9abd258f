"""Which articles are copies of which, and in which direction.

consumes: articles with their language, date and defects
produces: `Copy` edges, and the passages that two articles have in common
not its job: reading records; bringing a record up to date (`corroboration.update`)

Two measures decide. Runs of three words that both texts hold find what was pasted, trimmed or edited. Sentences
aligned by their concepts, words reduced to what French and English share, find what was translated or put in other words.
"""

from onrecord.corroboration.copies.coherence import Vector, cosine
from onrecord.corroboration.copies.direction import precedes
from onrecord.corroboration.copies.edges import choose, find_copies, trace
from onrecord.corroboration.copies.likeness import Likeness, Shared, align, measure
from onrecord.corroboration.copies.portraits import Candidate, Portrait, weigh
from onrecord.corroboration.copies.sketches import is_near, sample, sketch

__all__ = [
    "Candidate", "Likeness", "Portrait", "Shared", "Vector", "align", "choose", "cosine", "find_copies", "is_near", "measure",
    "precedes", "sample", "sketch", "trace", "weigh",
]  # fmt: skip
