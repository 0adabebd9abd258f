"""Words as the index holds them, and passages of about a sentence."""

from __future__ import annotations

import pytest

from onrecord.record.folding import fold, shadow, split_passages, words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sergueï CHOÏGOU", "serguei choigou"),
        ("Cœur, Œuvre et Æther", "coeur oeuvre et aether"),
        ("États‑Unis", "etats unis"),
        ("Straße", "strasse"),
        ("coopé\u00adration\u200b", "cooperation"),
        ("e\u0301tat", "etat"),
        ("  … !?", ""),
    ],
)
def test_folding(text: str, expected: str) -> None:
    """Case, accents, ligatures and invisible characters make no difference."""
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l’accord", "accords"),
        ("L'ACCORD", "accord"),
        ("d’œuvres", "OEUVRE"),
        ("États-Unis", "etats unis"),
        ("qu’ils", "ils"),
    ],
)
def test_french_words_meet_in_the_index(one: str, other: str) -> None:
    """Elision, plural, case, accents, ligatures and hyphens make no difference to a search."""
    assert shadow(one, "fr") == shadow(other, "fr")


def test_english_possessive_is_left_out() -> None:
    """Putin's and Putin are one word."""
    assert shadow("Putin’s", "en") == shadow("Putin", "en")


def test_unknown_language_is_indexed_as_it_stands() -> None:
    """Words of a language without lemmas are folded only."""
    assert shadow("Los acuerdos", "es") == shadow("Los acuerdos", "") == "los acuerdo"


def test_words_keep_their_offsets() -> None:
    """Each word points to its characters."""
    text = "« L’œuvre d’e\u0301tat »"
    assert [text[word.start : word.end] for word in words_of(text, "fr")] == ["œuvre", "e\u0301tat"]


def test_passages_are_sentences_within_lines() -> None:
    """Initials do not end a sentence, closing marks belong to it, and lines always end one."""
    text = "M. Poutine a parlé. « Nous sommes prêts. » Il a conclu…\n\nTitre sans point\nFin."
    assert [span.of(text) for span in split_passages(text)] == [
        "M. Poutine a parlé.", "« Nous sommes prêts. »", "Il a conclu…", "Titre sans point", "Fin.",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["mot " * 2000, "x" * 5000])
def test_endless_sentence_is_cut(text: str) -> None:
    """A text without full stops is cut at blanks where it has some; nothing is lost."""
    passages = list(split_passages(text))
    assert all(span.end - span.start <= 1000 for span in passages)
    assert "".join(span.of(text) for span in passages).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("unit", ["=", "!", "»!", "aa.", '").', "l'", "a-", "\n", "\u0301", "…» "])
def test_endless_repetition_is_folded(unit: str) -> None:
    """A long text of one sign is cut and folded to its end (`benchmarks/effort.py` prints how the cost grows)."""
    text = unit * (300_000 // len(unit))
    passages = list(split_passages(text))
    for span in passages:
        shadow(span.of(text), "fr")
    assert all(0 < span.end - span.start <= 1000 for span in passages)
