"""One file per format. `extraction` is one article as JSON; `jsonl` and `csv` write the rows of a view.

consumes: articles with their findings, or rows of the views
produces: plain objects, or files that are complete whenever they exist
not its job: choosing rows (views), reading the record (record)
"""

from onrecord.views.exports.csv import print_csv, write_csv
from onrecord.views.exports.extraction import to_extraction
from onrecord.views.exports.jsonl import print_jsonl, write_jsonl
from onrecord.views.exports.judgements import parse_judgements, read_judgements
from onrecord.views.exports.plain import to_dict
from onrecord.views.exports.tables import FORMATS, TABLES, export, stream

__all__ = [
    "FORMATS",
    "TABLES",
    "export",
    "parse_judgements",
    "print_csv",
    "print_jsonl",
    "read_judgements",
    "stream",
    "to_dict",
    "to_extraction",
    "write_csv",
    "write_jsonl",
]
