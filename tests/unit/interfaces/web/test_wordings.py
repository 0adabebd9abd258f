"""What one wording says otherwise than another."""

from __future__ import annotations

import pytest

from onrecord.interfaces.web.drawing.wordings import set_apart


@pytest.mark.parametrize(
    ("wording", "apart"),
    [
        ("les forces restent prêtes à répondre", []),
        ("Les forces demeurent parées à répliquer", ["demeurent parées", "répliquer"]),
        ("Les forces restent prêtes à répondre, a-t-il dit", ["a", "t", "il dit"]),
        ("the troops stand ready for an answer", []),
        ("", []),
    ],
)
def test_other_words_are_set_apart(wording: str, apart: list[str]) -> None:
    """Words in the place of others, with the blanks between them; a text that shares too little is left alone; nothing is lost."""
    pieces = set_apart("Les forces restent prêtes à répondre", wording)
    assert [text for text, other in pieces if other] == apart
    assert "".join(text for text, _ in pieces) == wording


def test_long_texts_are_not_compared() -> None:
    """A text of many words comes back whole."""
    assert set_apart("a " * 1000, "b " * 1000) == [("b " * 1000, False)]
