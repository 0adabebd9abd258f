"""The trie of one language."""

import pytest

from onrecord.analysis.actors.knowledge import cut_atoms, inflect, open_lexicon
from onrecord.model import Token
from onrecord.words import load


def _hits(text: str, language: str = "fr") -> set[tuple[str, str]]:
    words = text.split()
    starts = [text.index(word) for word in words]
    tokens = [Token(i, start, start + len(word), word, word.lower()) for i, (start, word) in enumerate(zip(starts, words, strict=True))]
    return {(hit.kind, hit.value) for hit in open_lexicon(language).find(cut_atoms(tokens), tokens)}


@pytest.mark.parametrize("form", ["Maison-Blanche", "Maison Blanche", "MAISON-BLANCHE", "White House"])
def test_one_entry_for_all_writings(form: str) -> None:
    """Hyphens, capitals and the other language's name lead to the same seat."""
    assert ("seat", "USA") in _hits(form)


@pytest.mark.parametrize(("form", "found"), [("Otan", True), ("OTAN", True), ("UE", True), ("ue", False), ("Ue", False)])
def test_acronyms_keep_their_capitals(form: str, found: bool) -> None:
    """Short acronyms are matched in capitals only, longer ones also as the press writes them."""
    assert any(kind == "organisation" for kind, _ in _hits(form)) is found


def test_an_ordinary_word_is_no_newspaper() -> None:
    """ "Le monde" needs its second capital to be a paper."""
    assert ("organisation", "org:le-monde") in _hits("Le Monde")
    assert ("organisation", "org:le-monde") not in _hits("Le monde")


@pytest.mark.parametrize(
    ("adjective", "forms"),
    [
        ("russe", ["russe", "russes"]),
        ("chinois", ["chinois", "chinoise", "chinoises"]),
        ("grec", ["grec", "grecque", "grecs", "grecques"]),
        ("turc", ["turc", "turque", "turcs", "turques"]),
        ("israélien", ["israélien", "israélienne", "israéliens", "israéliennes"]),
        ("allemand", ["allemand", "allemande", "allemands", "allemandes"]),
        ("letton", ["letton", "lettonne", "lettons", "lettonnes"]),
    ],
)
def test_french_demonyms_inflect(adjective: str, forms: list[str]) -> None:
    """All genders and numbers follow from the masculine singular."""
    assert inflect(adjective, load("fr/actors.yaml")) == forms
