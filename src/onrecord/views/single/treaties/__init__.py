"""The sheet of one treaty: what it is, and who offered, demanded, accepted or refused what about it.

consumes: a record and a name in any spelling, translation or disguise
produces: a `TreatySheet` in which every line opens its source passage
not its job: finding instruments in texts (analysis), printing (interfaces)
"""

from onrecord.views.single.treaties.rows import Fact, Source, TermLine, ThreadLine, TreatySheet, Variant
from onrecord.views.single.treaties.sheet import treaty

__all__ = ["Fact", "Source", "TermLine", "ThreadLine", "TreatySheet", "Variant", "treaty"]
