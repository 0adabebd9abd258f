"""The shadow of a text: plain characters, one length or a way back."""

from __future__ import annotations

from onrecord.analysis.dates.shadow import cast_shadow
from onrecord.model import Span


def test_quotes_and_spaces_become_plain_and_keep_their_places() -> None:
    """The curly apostrophe and the hard space are matched as plain ones, character by character."""
    shadow = cast_shadow("Aujourd’hui,\u00a0MARDI")
    assert shadow.text == "aujourd'hui, mardi"
    assert shadow.original(13, 18) == Span(13, 18)


def test_letters_that_grow_in_lower_case_stay_one() -> None:
    """A dotted capital I does not shift what follows."""
    assert len(cast_shadow("İstanbul mardi").text) == len("İstanbul mardi")


def test_mended_characters_lead_back_to_the_broken_ones() -> None:
    """The span of a mended word covers its broken characters."""
    text = "Ã©tÃ© derniÃ¨re"
    shadow = cast_shadow(text)
    assert shadow.text == "été dernière"
    assert shadow.original(4, 12).of(text) == "derniÃ¨re"


def test_hard_wrapped_lines_are_joined() -> None:
    """A line break inside a running sentence reads as a space; one after a full stop does not."""
    line = "x" * 30 + " " + "y" * 34
    assert cast_shadow(line + "\nmardi").text[65] == " "
    assert cast_shadow(line[:-1] + ".\nmardi").text[65] == "\n"
