"""COUNT: how much is on record, of what, when and between whom; what a picture or a list of filters needs beside the rows.

consumes: a connection and one `Filter`
produces: counts
not its job: drawing them (interfaces)
"""

from onrecord.views.measures.attention import Attention, attention, needs, quarantined
from onrecord.views.measures.facets import FacetValue, event_facets, origin_facet, statement_facets
from onrecord.views.measures.instruments import InstrumentRow, stream_instruments
from onrecord.views.measures.offices import OfficeTerm, offices_of
from onrecord.views.measures.pairs import PairCount, pair_counts, quad_of, score_of
from onrecord.views.measures.partners import PartnerCount, partners
from onrecord.views.measures.periods import PeriodCount, count_timeline, density, latest_since, time_bounds
from onrecord.views.measures.totals import Totals, count_entries, totals
from onrecord.views.measures.witnessed import WitnessedCount, witnessed_counts

__all__ = [
    "Attention",
    "FacetValue",
    "InstrumentRow",
    "OfficeTerm",
    "PairCount",
    "PartnerCount",
    "PeriodCount",
    "Totals",
    "WitnessedCount",
    "attention",
    "count_entries",
    "count_timeline",
    "density",
    "event_facets",
    "latest_since",
    "needs",
    "offices_of",
    "origin_facet",
    "pair_counts",
    "partners",
    "quad_of",
    "quarantined",
    "score_of",
    "statement_facets",
    "stream_instruments",
    "time_bounds",
    "totals",
    "witnessed_counts",
]
