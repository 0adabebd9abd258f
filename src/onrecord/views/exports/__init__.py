"""One file per format. `extraction` is one article as JSON; `jsonl` and `csv` write whole tables of a record.

consumes: articles with their findings, or rows of the views
produces: plain objects, or files that are complete whenever they exist
not its job: choosing rows (views), reading the record (record)
"""

from onrecord.views.exports.extraction import to_extraction

__all__ = ["to_extraction"]
