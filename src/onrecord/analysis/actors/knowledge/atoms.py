"""Tokens as the lexicon sees them: folded pieces, so that Maison-Blanche, Maison Blanche and MAISON-BLANCHE are one entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.model import Token
from onrecord.words.names import romanise, strip_accents

_SPLIT = re.compile(r"[\s.'’ʼ‘\-‑\u00ad]+")


class Atom(NamedTuple):
    """One piece of a token; `opens` and `closes` say whether it is the first and the last piece."""

    fold: str
    token: int
    opens: bool
    closes: bool


@lru_cache(maxsize=1 << 16)
def fold_pieces(word: str) -> tuple[str, ...]:
    """Pieces of a word without accents, in lower case and Latin letters; a mark is its own piece."""
    plain = strip_accents(word)
    if not plain.isascii():
        plain = romanise(plain)
    return tuple(filter(None, _SPLIT.split(plain))) or (word,)


def cut_atoms(tokens: Sequence[Token]) -> list[Atom]:
    """The atoms of all tokens in order."""
    atoms: list[Atom] = []
    for token in tokens:
        pieces = fold_pieces(token.text)
        if len(pieces) == 1:
            atoms.append(Atom(pieces[0], token.i, True, True))
            continue
        last = len(pieces) - 1
        atoms.extend(Atom(piece, token.i, at == 0, at == last) for at, piece in enumerate(pieces))
    return atoms


@lru_cache(maxsize=1 << 15)
def fold_phrase(phrase: str) -> tuple[str, ...]:
    """The pieces of a lexicon entry, cut like a text."""
    return tuple(piece for word in re.findall(r"[^\s,]+", phrase) for piece in fold_pieces(word))
