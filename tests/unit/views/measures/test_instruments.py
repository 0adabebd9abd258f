"""Treaties with the number of articles that name them; a filter narrows the articles."""

from __future__ import annotations

from onrecord.record import Store
from onrecord.views import Filter
from onrecord.views.measures import stream_instruments


def test_instruments(store: Store) -> None:
    """Report and copy name New START; the independent article names none."""
    with store.reading() as connection:
        (row,) = stream_instruments(connection, Filter())
        assert list(stream_instruments(connection, Filter(source="other"))) == []
    assert (row.name, row.parties, row.articles) == ("New START", ("RUS", "USA"), 2)
