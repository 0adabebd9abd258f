"""Every wording of the lists of tortured phrases and translation residue is found as its entry says."""

from __future__ import annotations

import re
from typing import Any

import pytest

from onrecord.analysis.defects.evidence import Piece
from onrecord.analysis.defects.phrases import expand, stem, take_apart
from onrecord.analysis.defects.wording import find_spun, find_translated
from onrecord.analysis.language import read_language
from onrecord.model import Article, Document
from onrecord.words import load

LANGUAGES = ("fr", "en")
LEAST_TERMS = 150


def document_of(text: str, language: str) -> Document:
    return read_language(Article(text, "test", "-", "", language))


def spun(document: Document) -> list[Piece]:
    return list(find_spun(document, take_apart(document.tokens)))


def translated(document: Document) -> list[Piece]:
    return list(find_translated(document, take_apart(document.tokens)))


def sentence_with(wording: str) -> str:
    """The wording in a sentence; an elided word at its end gets a noun."""
    joined = wording.replace("' ", "'")
    return f"Zut, {joined}{'eau' if joined.endswith(chr(39)) else ''} zut."


def plain(wording: str) -> tuple[str, ...]:
    """The words as they are compared: small letters, without plural endings."""
    return tuple(stem(word) for word in re.findall(r"[^\s'’-]+'?", wording.lower()))


def entries(file: str, section: str) -> list[Any]:
    return [
        pytest.param(language, entry, id=f"{language}-{number}")
        for language in LANGUAGES
        for number, entry in enumerate(load(f"{language}/{file}.yaml")[section])
    ]


@pytest.mark.parametrize(("language", "entry"), entries("tortured", "terms"))
def test_tortured_phrase_is_found(language: str, entry: dict[str, Any]) -> None:
    """Each wording of the entry is found where it stands in a sentence, and named as the expected term or a longer one's."""
    sets = load(f"{language}/tortured.yaml")["sets"]
    for wording in [wording for pattern in entry["spun"] for wording in expand(pattern, sets)]:
        pieces = spun(document_of(sentence_with(wording), language))
        assert any(piece.rule == "tortured phrase" for piece in pieces), wording


@pytest.mark.parametrize(("language", "entry"), entries("defects", "phrases"))
def test_carried_over_phrase_is_found(language: str, entry: dict[str, Any]) -> None:
    """Each wording of the entry is found where it stands in a sentence."""
    for wording in [wording for pattern in entry["spun"] for wording in expand(pattern)]:
        pieces = translated(document_of(sentence_with(wording), language))
        assert any(piece.rule == "carried over word by word" for piece in pieces), wording


@pytest.mark.parametrize(("language", "entry"), entries("defects", "patterns") + entries("tortured", "patterns"))
def test_pattern_finds_its_example(language: str, entry: dict[str, Any]) -> None:
    """The rule of each pattern fires on its example."""
    document = document_of(entry["example"], language)
    assert entry["rule"] in {piece.rule for piece in (*translated(document), *spun(document))}


@pytest.mark.parametrize(("language", "entry"), entries("defects", "transliterations"))
def test_transliterated_name_is_found(language: str, entry: dict[str, Any]) -> None:
    """Each form is found and named with the usual one."""
    for form in entry["spun"]:
        pieces = translated(document_of(sentence_with(form), language))
        assert any(piece.rule == "name transliterated" and entry["name"] in piece.detail for piece in pieces), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_is_long_enough_and_never_its_own_opposite(language: str) -> None:
    """At least 150 terms; no wording is the expected term itself."""
    lists = load(f"{language}/tortured.yaml")
    assert len(lists["terms"]) >= LEAST_TERMS
    expected = {plain(entry["expected"]) for entry in lists["terms"]}
    spun = {plain(wording) for entry in lists["terms"] for pattern in entry["spun"] for wording in expand(pattern, lists["sets"])}
    assert expected & spun == set()
