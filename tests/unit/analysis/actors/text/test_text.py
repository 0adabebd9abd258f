"""What stands in the text, before anybody is resolved."""

import pytest

from onrecord.analysis.actors.text import Reading, find_names, find_phrases, is_place, read
from onrecord.analysis.language import read_language
from onrecord.model import Article, Findings, Mark, MarkKind, Publication, Span


def _read(text: str, language: str = "fr", marks: tuple[Mark, ...] = ()) -> Reading:
    document = read_language(Article(text, "test", "test", "0" * 64, language, marks=marks))
    return read(document, Findings(language, Publication(None, "unknown")))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Il est arrivé à Kiev.", True),
        ("Il quitte Kiev demain.", True),
        ("Un sommet de Paris est prévu.", True),
        ("La réponse de Paris est claire.", False),
        ("Il répond à Paris.", False),
        ("Face à Paris, il hésite.", False),
        ("Entre Paris et Rome, le ton monte.", False),
    ],
)
def test_prepositions_tell_places_from_governments(text: str, place: bool) -> None:
    """The words before a capital decide what it is."""
    reading = _read(text)
    hit = next(hit for hits in reading.starts.values() for hit in hits if hit.kind == "capital")
    assert is_place(reading, hit) is place


def test_phrases_grow_to_both_sides() -> None:
    """Article, modifier, demonym and domain belong to the phrase."""
    text = "Selon le nouveau ministre russe de la Défense, rien ne change."
    reading = _read(text)
    phrase = find_phrases(reading, find_names(reading))[0]
    assert reading.text(phrase.first, phrase.last) == "le nouveau ministre russe de la Défense"
    assert (phrase.polity, phrase.domain, phrase.determiner) == ("RUS", "defence", "definite")


def test_english_phrases_take_what_stands_before_the_head() -> None:
    """A ministry before "spokesman" only says whose spokesman he is."""
    reading = _read("A Chinese foreign ministry spokesman said so.", "en")
    phrase = find_phrases(reading, find_names(reading))[0]
    assert reading.text(phrase.first, phrase.last) == "A Chinese foreign ministry spokesman"
    assert (phrase.polity, phrase.of_body) == ("CHN", "foreign_ministry")


def test_links_and_menus_name_nobody() -> None:
    """A marked block of links is skipped."""
    text = "Rien à signaler.\nVladimir Poutine en visite"
    start = text.index("Vladimir")
    reading = _read(text, marks=(Mark(MarkKind.RELATED_LINKS, Span(start, len(text)), "test"),))
    assert not find_names(reading)
