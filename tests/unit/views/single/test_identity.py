"""Which forms were taken for one actor, and how the speaker of a statement was resolved."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.analysis import analyse
from onrecord.reading import read_text
from onrecord.record import Store, open_store
from onrecord.views import show, statements

TEXTS = {
    "a": "MOSCOU, 8 novembre 2023 (Reuters) – Sergueï Choïgou a déclaré que la Russie livrerait des chars. "
    "Le ministre russe de la Défense est parti.",
    "b": "MOSCOW, 9 November 2023 (Reuters) – Sergei Shoigu said that Russia would deliver tanks. He left for Beijing.",
}


@pytest.fixture
def pair(tmp_path: Path) -> Store:
    """A French and an English article about one minister."""
    store = open_store(tmp_path / "press.db")
    analysed = (analyse(read_text(text, name)) for name, text in TEXTS.items())
    store.add([(document.article, findings) for document, findings in analysed])
    return store


def test_one_actor_across_languages_with_the_reason_for_each_form(pair: Store) -> None:
    """Both spellings and the title lead to one key; each says how, with a score, and what was compared."""
    identity = {entry["form"]: entry for entry in show(pair, "person:sergei-shoigu").fields["identity"]}
    assert {"Sergueï Choïgou", "Sergei Shoigu", "Le ministre russe de la Défense"} <= set(identity)
    assert all(entry["why"] and 0 < entry["score"] <= 1 and entry["articles"] == 1 for entry in identity.values())
    compared = identity["Sergei Shoigu"]["compared"]
    assert "read alike" in compared and compared.endswith("(1.00)")
    assert "compared" not in identity["Le ministre russe de la Défense"]


def test_every_speaker_says_how_it_was_resolved(pair: Store) -> None:
    """The statement names the form that stands for its speaker, the rule and the score."""
    rows = statements(pair)
    assert rows
    for row in rows:
        told = show(pair, row.id).fields["speaker_resolved"]
        assert told["form"] in {"Sergueï Choïgou", "Sergei Shoigu"}
        assert (told["how"], told["score"]) == ("name", 1.0)
