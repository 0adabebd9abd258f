"""Passages with the places of the words, whatever is typed."""

from __future__ import annotations

import pytest

from onrecord.record import Store
from onrecord.views import Filter, SearchHit, search


def marked(hit: SearchHit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.highlights]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("l'accord", ["accord"]),
        ("l’ACCORD", ["accord"]),
        ("accords", ["accord"]),
        ("œuvre", ["œuvres"]),
        ("oeuvres", ["œuvres"]),
        ("Choigou", ["Choïgou"]),
        ("alliances militaires", ["alliance", "militaire"]),
        ('"alliance militaire"', ["alliance militaire"]),
        ("« aucune alliance » Chine", ["Chine", "aucune alliance"]),
        ("1 550", ["1", "550"]),
    ],
)
def test_words_are_found_and_marked(store: Store, typed: str, words: list[str]) -> None:
    """Case, accents, elisions, ligatures and plurals make no difference; the words are marked in the original."""
    hits = [hit for hit in search(store, typed) if hit.article == "report"]
    assert marked(hits[0]) == words
    assert hits[0].complete


def test_offsets_are_those_of_the_article(store: Store) -> None:
    """A passage is a slice of the article that it names."""
    (hit,) = [hit for hit in search(store, "ogives") if hit.article == "report"]
    assert store.load(hit.article_id)[0].text[hit.start : hit.end] == hit.text


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "*",
        "(",
        ")",
        '"',
        "'",
        "-",
        "😀",
        "\0",
        "AND",
        "NOT (",
        "NEAR(",
        "a:b",
        "^",
        "{}",
        "accord*x",
        '"unclosed',
        "col:accord",
        "\ud800",
    ],
)
def test_hostile_text_is_no_syntax(store: Store, typed: str) -> None:
    """Signs of the engine's language are plain text, and never an error."""
    assert isinstance(search(store, typed), list)


def test_phrase_must_stand_side_by_side(store: Store) -> None:
    """Words in quotation marks are found together or not at all."""
    assert search(store, '"militaire alliance"') == []


def test_some_words_where_no_passage_has_all(store: Store) -> None:
    """When no passage holds all words, those with some are given and say so."""
    hits = search(store, "ogives alliance")
    assert {hit.complete for hit in hits} == {False}
    assert {word for hit in hits for word in marked(hit)} == {"ogives", "alliance"}
    assert search(store, "zeppelin") == []


def test_filter_narrows_the_articles(store: Store) -> None:
    """The shared filters choose the articles that are searched."""
    assert {hit.article for hit in search(store, "Moscou", Filter(since="2023"))} == {"report", "other"}
    assert len(search(store, "Moscou", Filter(limit=1))) == 1
