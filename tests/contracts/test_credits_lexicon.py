"""Every credit of `words/*/credits.yaml` finds the newsroom in its example, and plain sentences credit nobody."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.corroboration.credits import _find, credit_article, newsroom_of
from onrecord.model import Article
from onrecord.words import load

ROWS = [
    (language, kind, row) for language in ("fr", "en") for kind in ("sentence", "article") for row in load(f"{language}/credits.yaml")[kind]
]


@pytest.mark.parametrize(("language", "kind", "row"), ROWS, ids=lambda value: value["pattern"][:30] if isinstance(value, dict) else value)
def test_example_yields_its_newsroom(language: str, kind: str, row: dict[str, Any]) -> None:
    assert _find(kind, language, row["example"]) == row["yields"]


@pytest.mark.parametrize(
    "text",
    [
        "Reuters a été fondée à Londres.",
        "Le monde change, selon le ministre.",
        "Selon l'État, la map est fausse, d'après sa figaro.",
        "Il a été reçu à l'Express de Tokyo.",
    ],
)
def test_what_credits_nobody(text: str) -> None:
    assert _find("sentence", "fr", text) is None


def test_dateline_and_last_line_credit_the_article() -> None:
    """An agency in brackets at the head, or "avec AFP" at the end; nothing in the middle."""
    middle = "Les pourparlers ont repris lundi. " * 30
    assert credit_article(Article(f"MOSCOU, 8 novembre (Reuters) – {middle}", "a", "-", ""), "fr") == "Reuters"
    assert credit_article(Article(f"{middle}\nLa rédaction avec AFP", "a", "-", ""), "fr") == "AFP"
    assert credit_article(Article(f"{middle}(TASS) {middle}", "a", "-", ""), "fr") is None
    assert credit_article(Article(middle, "a", "-", ""), "ru") is None


@pytest.mark.parametrize(
    ("site", "name"),
    [
        ("www.lemonde.fr", "Le Monde"),
        ("Le Monde", "Le Monde"),
        ("https://www.reuters.com/world/x", "Reuters"),
        ("theguardian.com", "Guardian"),
        ("www.map-paris.fr", None),
        ("", None),
    ],
)
def test_site_belongs_to_its_newsroom(site: str, name: str | None) -> None:
    assert newsroom_of(site) == name
