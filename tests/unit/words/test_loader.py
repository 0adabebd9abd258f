"""Lexicons are read as words, and a broken file is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import LexiconError
from onrecord.words import load, loader


def test_short_words_stay_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Prepositions and answers that YAML 1.1 takes for truth values are words in a lexicon."""
    (tmp_path / "words.yaml").write_text("words: [on, off, yes, no, true]\n", "utf-8")
    monkeypatch.setattr(loader, "_ROOT", tmp_path)
    assert load("words.yaml") == {"words": ["on", "off", "yes", "no", True]}
    load.cache_clear()


def test_broken_file_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake in a data file is reported with file and line."""
    (tmp_path / "broken.yaml").write_text("a: 1\nb: [\n", "utf-8")
    monkeypatch.setattr(loader, "_ROOT", tmp_path)
    with pytest.raises(LexiconError, match=r"(?s)broken\.yaml.*line 3"):
        load("broken.yaml")


def test_missing_file_is_named() -> None:
    """A data file that the package lacks is an error that names it."""
    with pytest.raises(LexiconError, match=r"nowhere\.yaml"):
        load("fr/nowhere.yaml")
