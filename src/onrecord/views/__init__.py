"""SHOW: what is on record, chosen and arranged for a reader. Every view takes an open record and one `Filter`.

consumes: a record
produces: typed rows; `to_dict` makes plain objects of them, `exports` writes files
not its job: keeping entries (record), printing them (interfaces)
"""

from onrecord.views.asking.filters import Filter
from onrecord.views.catalogue import ActorRow, ArticleRow, actors, articles
from onrecord.views.entries import EventRow, StatementRow, events, statements
from onrecord.views.exports.plain import to_dict
from onrecord.views.opened import Record, open_record
from onrecord.views.search import SearchHit, search
from onrecord.views.single.show import Explanation, Highlight, Passage, Shown, explain, show
from onrecord.views.single.treaties import TreatySheet, treaty
from onrecord.views.stories import HappeningRow, TimelineRow, UtteranceRow, happenings, timeline, utterances
from onrecord.views.stories.positions import PositionRow, Question, positions

__all__ = [
    "ActorRow",
    "ArticleRow",
    "EventRow",
    "Explanation",
    "Filter",
    "HappeningRow",
    "Highlight",
    "Passage",
    "PositionRow",
    "Question",
    "Record",
    "SearchHit",
    "Shown",
    "StatementRow",
    "TimelineRow",
    "TreatySheet",
    "UtteranceRow",
    "actors",
    "articles",
    "events",
    "explain",
    "happenings",
    "open_record",
    "positions",
    "search",
    "show",
    "statements",
    "timeline",
    "to_dict",
    "treaty",
    "utterances",
]
