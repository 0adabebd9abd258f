"""Variants of training sentences that the press shows and treebanks lack: French quotes, capitals, headlines without a full stop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from spacy.tokens import Doc

from training.parsing.treebanks import Tree, Word

_STRANGERS = 3000  # words that do not exist
_UPPER, _TITLE, _BARE = 0.08, 0.14, 0.4  # cumulative shares of the varied sentences


def vary(tree: Tree, random: Random, rate: float) -> Tree:
    """`tree`, or with probability up to `rate` a variant of it with the same analysis."""
    words = list(tree.words)
    if random.random() < rate:
        words = _quote(words)
    roll = random.random() / rate if rate else 1.0
    if roll < _UPPER:
        words = [replace(word, form=word.form.upper()) for word in words]
    elif roll < _TITLE:
        words = [replace(word, form=word.form[:1].upper() + word.form[1:]) for word in words]
    elif roll < _BARE:
        words = _without_stop(words)
    return replace(tree, words=tuple(words))


def forget(docs: Iterable[Doc], random: Random, rate: float) -> None:
    """Make each word unknown with probability `rate`, as words at work often are: its shape and last three letters remain."""
    words = (word for doc in docs for word in doc) if rate else ()
    for word in words:
        if random.random() < rate:
            word.norm_ = word.tag_ = f"#{random.randrange(_STRANGERS)}"


def _quote(words: list[Word]) -> list[Word]:
    """Straight quotes as « »."""
    opened = False
    quoted = []
    for word in words:
        if word.form == '"':
            word = replace(word, form="»" if opened else "«")  # noqa: PLW2901 - the variant takes the place of the word
            opened = not opened
        quoted.append(word)
    return quoted


def _without_stop(words: list[Word]) -> list[Word]:
    last = len(words) - 1
    governs = any(word.head == last for word in words[:-1])
    return words[:-1] if last > 2 and words[-1].form == "." and not governs else words
