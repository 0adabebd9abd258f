"""Statements and events with names instead of keys, chosen by the shared filters."""

from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.record import Store
from onrecord.views import EventRow, Filter, StatementRow, events, statements

WHOLE = "La Russie et la Chine ne construisent aucune alliance militaire"


def said(rows: list[StatementRow]) -> list[tuple[str, str]]:
    return [(row.article, row.said) for row in rows]


def done(rows: list[EventRow]) -> list[tuple[str, str]]:
    return [(row.article, row.anchor) for row in rows]


def test_statement_row_tells_everything(store: Store) -> None:
    """Names, keys, source and origin stand in one row."""
    row = next(row for row in statements(store) if row.article == "trimmed" and row.said == WHOLE)
    assert (row.speaker, row.speaker_key, row.speaker_country) == ("Vladimir Poutine", "person:vladimir-poutine", "RUS")
    assert (row.addressee, row.cue, row.cue_class, row.mode) == ("Chine", "a déclaré", "say", "direct")
    assert (row.date, row.published, row.source, row.copy_of) == ("2023-11-08", None, "press/trimmed.txt", "report")


def test_interrupted_statement_is_joined_visibly(store: Store) -> None:
    """The parts of an interrupted statement are joined by a mark that says so."""
    assert ("report", "L’accord des œuvres […] vives tient") in said(statements(store))


def test_event_row_tells_everything(store: Store) -> None:
    """Sides by name, key and country; status, source and context beside them."""
    row = next(row for row in events(store) if row.article == "report" and row.anchor == "construisent")
    assert (row.type, row.status, row.mutual, row.context) == ("COOPERATE", "denied", True, ("military",))
    assert (row.actors, row.actor_keys, row.actor_countries) == (("Russie",), ("RUS",), ("RUS",))
    assert (row.recipients, row.recipient_countries) == (("Chine",), ("CHN",))
    assert (row.said_by, row.said_by_key, row.copy_of) == ("Vladimir Poutine", "person:vladimir-poutine", None)


def test_order_is_time_and_undated_comes_last(store: Store) -> None:
    """Year, then day within it, then what has no date; within a day, by publication and article."""
    assert done(events(store)) == [
        ("report", "construisent"),
        ("trimmed", "construisent"),
        ("other", "s’étaient parlé"),
        ("report", "a reçu"),
        ("report", "a proposé"),
        ("trimmed", "a proposé"),
    ]


@pytest.mark.parametrize(
    ("chosen", "anchors"),
    [
        (Filter(actor="Shoigu"), {"a proposé"}),
        (Filter(actor="Poutine"), {"construisent"}),
        (Filter(actor="Russie"), {"construisent", "a reçu", "s’étaient parlé"}),
        (Filter(country="RUS"), {"construisent", "a reçu", "s’étaient parlé", "a proposé"}),
        (Filter(country="Chine"), {"construisent", "a reçu", "s’étaient parlé"}),
        (Filter(country="RUS", other="CHN"), {"construisent", "a reçu", "s’étaient parlé"}),
        (Filter(country="CHN", other="RUS"), {"construisent", "a reçu", "s’étaient parlé"}),
        (Filter(country="RUS", other="RUS"), set()),
        (Filter(actor="Choïgou", other="Chine"), set()),
        (Filter(other="CHN"), {"construisent", "a reçu", "s’étaient parlé"}),
        (Filter(type="consult"), {"a reçu", "s’étaient parlé"}),
        (Filter(type="CONSULT,AGREE"), {"a reçu", "s’étaient parlé", "a proposé"}),
        (Filter(status="denied"), {"construisent"}),
        (Filter(status="denied, proposed"), {"construisent", "a proposé"}),
        (Filter(since="2023-11"), {"construisent", "a reçu", "s’étaient parlé"}),
        (Filter(since="2023-11", until="2023-11-07"), {"construisent"}),
        (Filter(since="2024"), set()),
        (Filter(until="2022"), set()),
        (Filter(about="alliances"), {"construisent"}),
        (Filter(about="OGIVE arsenaux"), {"a proposé"}),
        (Filter(about="alliance ogives"), set()),
        (Filter(about='"aucune alliance"'), {"construisent"}),
        (Filter(about='"alliance aucune"'), set()),
        (Filter(about="*"), set()),
    ],
)
def test_filters_of_events(store: Store, chosen: Filter, anchors: set[str]) -> None:
    """Each filter keeps what it names and nothing else."""
    assert {row.anchor for row in events(store, chosen)} == anchors


@pytest.mark.parametrize(
    ("chosen", "speakers", "count"),
    [
        (Filter(actor="Putin"), {"Vladimir Poutine"}, 4),
        (Filter(country="CHN"), {"ministère chinois de la Défense"}, 1),
        (Filter(actor="Poutine", other="Chine"), {"Vladimir Poutine"}, 2),
        (Filter(other="RUS"), {"Vladimir Poutine", "ministère chinois de la Défense"}, 3),
        (Filter(type="say", since="2023-11-08", until="2023-11-08"), {"Vladimir Poutine", "ministère chinois de la Défense"}, 3),
        (Filter(about="l'accord"), {"Vladimir Poutine"}, 2),
        (Filter(about="œuvre"), {"Vladimir Poutine"}, 2),
        (Filter(about="parler"), {"ministère chinois de la Défense"}, 1),
    ],
)
def test_filters_of_statements(store: Store, chosen: Filter, speakers: set[str], count: int) -> None:
    """The other side is the addressee, or whom the statement speaks of."""
    rows = statements(store, chosen)
    assert {row.speaker for row in rows} == speakers
    assert len(rows) == count


def test_pages_make_up_the_whole(store: Store) -> None:
    """Limit and offset cut the same order into pages."""
    whole = events(store)
    assert [events(store, Filter(limit=1, offset=number))[0] for number in range(len(whole))] == whole
    assert events(store, Filter(offset=len(whole), limit=5)) == []
    assert events(store, Filter(limit=0)) == []


@pytest.mark.parametrize(
    "chosen",
    [
        Filter(type="HUG"),
        Filter(status="maybe"),
        Filter(since="hier"),
        Filter(until="2023-13"),
        Filter(actor="Nobody"),
        Filter(country="XXX"),
    ],
)
def test_senseless_filter_is_an_error(store: Store, chosen: Filter) -> None:
    """A value that does not exist is named, with what to give instead."""
    with pytest.raises(UsageError) as caught:
        events(store, chosen)
    assert caught.value.remedy


def test_unknown_type_of_statement_names_those_on_record(store: Store) -> None:
    """The classes of cues that are on record are offered."""
    with pytest.raises(UsageError) as caught:
        statements(store, Filter(type="sing"))
    assert "say" in caught.value.remedy


def test_statements_have_no_status(store: Store) -> None:
    """A filter that cannot apply is refused instead of ignored."""
    with pytest.raises(UsageError, match="no status"):
        statements(store, Filter(status="denied"))


@pytest.mark.parametrize("values", [{"limit": -1}, {"limit": 10**20}, {"offset": -1}, {"offset": 10**20}])
def test_numbers_beyond_the_database_are_refused(values: dict[str, int]) -> None:
    """Numbers that SQLite cannot hold never reach it."""
    with pytest.raises(UsageError, match="out of range"):
        Filter(**values)


@pytest.mark.parametrize("typed", ["\ud800", "\0", "%", "' OR 1=1 --"])
def test_hostile_names_are_names(store: Store, typed: str) -> None:
    """Whatever is typed as a name is looked up as a name."""
    with pytest.raises(UsageError, match="nobody on record"):
        events(store, Filter(actor=typed))
