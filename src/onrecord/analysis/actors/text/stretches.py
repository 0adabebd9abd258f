"""How far a title beside a name reaches, when the word lists do not know what it is a title of."""

from __future__ import annotations

from collections.abc import Container

from onrecord.analysis.actors.knowledge import Hit
from onrecord.analysis.actors.text.reading import Reading

_LONGEST = 8  # tokens


def stretched_to(reading: Reading, last: int, names: Container[int], *, follows: bool) -> tuple[int, Hit | None]:
    """Last token of a title that ends at `last` as far as known, and the state that the words taken along name.

    They lead from a preposition or adjective to a comma before a name ("le ministre ukrainien des Infrastructures, X"),
    or, when the title follows its name (`follows`), to the next mark.
    """
    words = reading.lexicon
    at, state = last + 1, None
    if not reading.joined(at) or not (_opens(reading, at) or (follows and reading.is_capital(at))):
        return last, None
    while at < last + _LONGEST and reading.joined(at) and at not in names and _continues(reading, at):
        hit = reading.hit(at, "demonym") or (reading.hit(at, "state") if reading.word(at - 1) in words.words_of("owners") else None)
        state = state or hit
        at = hit.last + 1 if hit is not None else at + 1
    closed = not reading.joined(at) or reading.word(at) in {",", ".", ";", ")"}
    named = reading.word(at) == "," and at + 1 in names and reading.joined(at + 1)
    return (at - 1, state) if named or (follows and closed and at > last + 1) else (last, None)


def _opens(reading: Reading, at: int) -> bool:
    """Whether a preposition that titles take, or a demonym, stands here."""
    return reading.word(at) in reading.lexicon.words_of("completers") or reading.hit(at, "demonym") is not None


def _continues(reading: Reading, at: int) -> bool:
    """Whether the word can be part of a title: letters, and no verb or relative pronoun."""
    text = reading.tokens[at].text.replace("-", "").replace("'", "").replace("’", "")
    return text.isalpha() and reading.word(at) not in reading.lexicon.words_of("never_in_titles")
