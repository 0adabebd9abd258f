"""Counts beside the rows: per facet, per pair and period, and what needs a look. Copies and denials do not swell them."""

from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.record import Store
from onrecord.views import Filter, events, statements
from onrecord.views.measures import (
    attention,
    count_entries,
    density,
    event_facets,
    latest_since,
    needs,
    offices_of,
    pair_counts,
    partners,
    quad_of,
    score_of,
    statement_facets,
    time_bounds,
    totals,
)
from tests.unit.record.press import PUTIN


def test_totals(store: Store) -> None:
    """Three articles, one of them a copy."""
    with store.reading() as connection:
        found = totals(connection)
    assert (found.articles, found.origins, found.statements, found.instruments) == (3, 2, 5, 1)


@pytest.mark.parametrize("chosen", [Filter(), Filter(status="denied"), Filter(country="RUS"), Filter(type="CONSULT", since="2023-11")])
def test_facets_agree_with_the_rows(store: Store, chosen: Filter) -> None:
    """The number beside a value is what choosing it gives."""
    with store.reading() as connection:
        facets = event_facets(connection, chosen)
    for value in facets["status"]:
        wanted = Filter(status=value.value, country=chosen.country, type=chosen.type, since=chosen.since)
        assert len(events(store, wanted)) == value.entries
    any_type = Filter(status=chosen.status, country=chosen.country, since=chosen.since)
    assert sum(value.entries for value in facets["type"]) == len(events(store, any_type))


def test_context_facet_agrees_with_its_filter(store: Store) -> None:
    """A context narrows to the events labelled so."""
    with store.reading() as connection:
        counts = {value.value: value.entries for value in event_facets(connection, Filter())["context"]}
    assert counts["nuclear"] == len(events(store, Filter(context="nuclear"))) == 2
    assert events(store, Filter(context="nucl")) == []


def test_statement_facets_agree_with_the_rows(store: Store) -> None:
    """Speakers go by their names."""
    with store.reading() as connection:
        facets = statement_facets(connection, Filter())
    assert {value.label: value.entries for value in facets["actor"]}["Vladimir Poutine"] == len(statements(store, Filter(actor=PUTIN)))


def test_source_filter(store: Store) -> None:
    """Entries of the articles read from a path."""
    assert {row.article for row in events(store, Filter(source="other"))} == {"other"}
    assert {row.article for row in statements(store, Filter(source="press/rep"))} == {"report"}


def test_an_act_counts_once_and_a_denial_not_at_all(store: Store) -> None:
    """Two articles tell the meeting of 8 November: one act. The denied alliance is none."""
    with store.reading() as connection:
        (row,) = pair_counts(connection, Filter(), 7)
        denied = pair_counts(connection, Filter(status="denied"), 4)
        assert pair_counts(connection, Filter(status="denied"), 7) == [], "a date of a year has no place in a month"
    assert (row.country, row.other, row.period, row.type, row.acts, row.entries) == ("CHN", "RUS", "2023-11", "CONSULT", 1, 2)
    assert [(row.type, row.acts) for row in denied] == [("COOPERATE", 1)]
    assert row.score == score_of("CONSULT") > 0 and [quad_of(kind) for kind in ("AGREE", "AID", "ACCUSE", "ASSAULT")] == [1, 2, 3, 4]


def test_time(store: Store) -> None:
    """Dates that are coarser than the bars are not drawn; the bounds hold them."""
    with store.reading() as connection:
        assert [(bar.period, bar.entries) for bar in density(connection, Filter(type="CONSULT"), 7)] == [("2023-11", 2)]
        assert time_bounds(connection, Filter()) == ("2023-01-01", "2023-12-31")
        assert time_bounds(connection, Filter(since="1999", until="1999")) is None
        assert latest_since(connection, Filter(status="actual"), 1) == "2023-11-08"


def test_partners(store: Store) -> None:
    """Those on the other side, with the types of the events."""
    with store.reading() as connection:
        found = {(row.key, row.type): row.entries for row in partners(connection, "RUS")}
    assert found == {("CHN", "CONSULT"): 2, ("CHN", "COOPERATE"): 2}


def test_attention(store: Store) -> None:
    """Undated, defective and copied articles, counted."""
    with store.reading() as connection:
        found = {cause.what: (cause.count, [row.name for row in cause.articles]) for cause in attention(connection, 1)}
        assert count_entries(connection, "articles", Filter(), needs("copied")) == 1
    assert found == {"undated": (1, ["trimmed"]), "defective": (2, ["report"]), "copied": (1, ["trimmed"])}
    with pytest.raises(UsageError, match="love"):
        needs("love")


def test_offices() -> None:
    """The latest office first, named in the language asked for; nobody unknown holds one."""
    assert offices_of(PUTIN, "fr") == ()
    terms = offices_of("person:vladimir-putin", "fr")
    assert (terms[0].office, terms[0].polity, terms[0].since, terms[0].until) == ("président", "RUS", "2012-05", None)
    assert offices_of("person:vladimir-putin", "en")[0].office == "president"
