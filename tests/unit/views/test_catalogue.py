"""The articles on record and the actors in them."""

from __future__ import annotations

import pytest

from onrecord.record import Store
from onrecord.views import Filter, actors, articles
from tests.unit.record.press import CHINA, PUTIN, REPORT, RUSSIA, SHOIGU


def test_article_row_tells_everything(store: Store) -> None:
    """Date, counts, defects, origin and sources of an article stand in one row."""
    row = next(row for row in articles(store) if row.name == "trimmed")
    assert (row.published, row.published_how, row.title, row.language) == (None, "unknown", "Titre de trimmed", "fr")
    assert (row.statements, row.events, row.defects) == (2, 2, ("caption",))
    assert (row.copy_of, row.copy_kind, row.sources) == ("report", "trimmed", ("press/trimmed.txt",))
    assert next(row for row in articles(store) if row.name == "report").characters == len(REPORT)


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        (Filter(), ["other", "report", "trimmed"]),
        (Filter(actor="Shoigu"), ["report", "trimmed"]),
        (Filter(country="CHN"), ["other", "report", "trimmed"]),
        (Filter(actor="Poutine", other="CHN"), ["report", "trimmed"]),
        (Filter(type="AGREE"), ["report", "trimmed"]),
        (Filter(status="denied"), ["report", "trimmed"]),
        (Filter(since="2023-11-08"), ["other", "report"]),
        (Filter(until="2023-10"), []),
        (Filter(about="ministères"), ["other"]),
        (Filter(about="("), []),
        (Filter(limit=1, offset=1), ["report"]),
    ],
)
def test_filters_of_articles(store: Store, chosen: Filter, names: list[str]) -> None:
    """Articles by who is in them, what they report, when they appeared and what words they hold."""
    assert [row.name for row in articles(store, chosen)] == names


def test_actor_row_tells_everything(store: Store) -> None:
    """How often an actor appears, speaks and acts, its roles, and all its names."""
    row = next(row for row in actors(store) if row.key == PUTIN)
    assert (row.name, row.kind, row.country, row.roles) == ("Vladimir Poutine", "person", "RUS", ("président",))
    assert (row.articles, row.statements, row.events) == (2, 4, 0)
    assert set(row.forms) == {"Vladimir Poutine", "Poutine"}
    state = next(row for row in actors(store) if row.key == RUSSIA)
    assert (state.articles, state.events) == (3, 4)
    assert set(state.forms) == {"Russie", "La Russie", "Moscou"}


@pytest.mark.parametrize(
    ("chosen", "keys"),
    [
        (Filter(), [CHINA, RUSSIA, SHOIGU, PUTIN, "org:mod-china"]),
        (Filter(country="RUS"), [RUSSIA, SHOIGU, PUTIN]),
        (Filter(actor="Sergej Schoigu"), [SHOIGU]),
        (Filter(about="ministère"), [CHINA, RUSSIA, "org:mod-china"]),
        (Filter(since="2024"), []),
        (Filter(limit=1), [CHINA]),
    ],
)
def test_filters_of_actors(store: Store, chosen: Filter, keys: list[str]) -> None:
    """Actors by name and country, or those of the articles that pass the other filters; most articles first."""
    assert [row.key for row in actors(store, chosen)] == keys
