"""How common each concept is in plain text: in how many sentences of the written treebanks it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.corroboration.copies.concepts import concepts
from training.parsing.treebanks import Tree

_RAREST = 3  # sentences; what is rarer weighs as much as what was never seen


def tabulate(trees: Iterable[Tree]) -> str:
    """The number of sentences, then a line `concept<TAB>sentences` each, the commonest first."""
    total, counts = 0, Counter[str]()
    for tree in trees:
        total += 1
        counts.update(set(concepts(tree.text)))
    kept = sorted((-count, concept) for concept, count in counts.items() if count >= _RAREST and not concept.startswith("#"))
    return "\n".join([str(total), *(f"{concept}\t{-count}" for count, concept in kept)]) + "\n"
