"""Vectors of words, kept: what the first layer of a trained pipeline makes of a word depends on its letters alone.

That layer, five hashed features and a mix of them, is a third of the work of all layers, and most words of an
article have been met before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEPT = 20_000  # words, ten megabytes


def keep_vectors(layer: Any, build: Callable[[Sequence[str]], Doc]) -> Any:
    """A layer that gives what `layer` gives but asks it only for words it has not met; `build` makes a document of these."""
    from thinc.api import Model  # noqa: PLC0415 - comes with spaCy, which only articles that are parsed load

    kept = _Vectors(layer, build)
    return Model("kept_vectors", lambda _, docs, is_train: (kept.of(docs), lambda gradient: gradient), dims={"nO": layer.get_dim("nO")})


class _Vectors:
    """The vectors of the words met last; all are forgotten when there are too many."""

    def __init__(self, layer: Any, build: Callable[[Sequence[str]], Doc]) -> None:
        self._layer, self._build = layer, build
        self._rows: dict[int, int] = {}
        self._table = layer.ops.alloc2f(_KEPT, layer.get_dim("nO"))

    def of(self, docs: Sequence[Doc]) -> list[Any]:
        """One array for each document, with one row for each of its words."""
        numbers = [doc.to_array("ORTH").tolist() for doc in docs]
        met = {number for listed in numbers for number in listed}
        if len(self._rows.keys() | met) > _KEPT:
            self._rows.clear()
        if len(met) > _KEPT:
            return list(self._layer.predict(docs))
        if new := met - self._rows.keys():
            self._learn(sorted(new), docs[0].vocab.strings)
        return [self._table[[self._rows[number] for number in listed]] for listed in numbers]

    def _learn(self, new: list[int], words: Any) -> None:
        first = len(self._rows)
        self._table[first : first + len(new)] = self._layer.predict([self._build([words[number] for number in new])])[0]
        self._rows.update(zip(new, range(first, first + len(new)), strict=True))
