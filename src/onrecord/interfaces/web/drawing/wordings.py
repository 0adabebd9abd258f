"""Wordings of one utterance beside each other: what one says otherwise than the reference."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import groupby

_TOKEN = re.compile(r"\w+|\W+")
_LEAST_SHARED = 0.4  # below this share of common words the wordings are two texts, and nothing is set apart
_LONGEST = 400  # words: farther, comparing takes more time than it is worth


def set_apart(reference: str, wording: str) -> list[tuple[str, bool]]:
    """The wording in pieces, each with whether the reference has other words in its place."""
    left, right = _TOKEN.findall(reference), _TOKEN.findall(wording)
    if max(len(left), len(right)) > 2 * _LONGEST:
        return [(wording, False)]
    compared = SequenceMatcher(None, [token.casefold() for token in left], [token.casefold() for token in right], autojunk=False)
    same = {at for block in compared.get_matching_blocks() for at in range(block.b, block.b + block.size)}
    words = [at for at, token in enumerate(right) if token[0].isalnum()]
    if sum(at in same for at in words) < _LEAST_SHARED * len(words):
        return [(wording, False)]
    marked = [(token, at not in same and token[0].isalnum()) for at, token in enumerate(right)]
    return [("".join(token for token, _ in group), other) for other, group in groupby(_bridged(marked), key=lambda item: item[1])]


def _bridged(tokens: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Blanks between two words that are set apart belong to them."""
    last = len(tokens) - 1
    return [
        (token, other or (token.isspace() and 0 < at < last and tokens[at - 1][1] and tokens[at + 1][1]))
        for at, (token, other) in enumerate(tokens)
    ]
