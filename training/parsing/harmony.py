"""One convention of features: the corpora after the first follow what the earlier ones say of the same word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from training.parsing.treebanks import Tree, Word

_NOISE = frozenset({"Voice=Act", "Typo=Yes"})  # marked by some treebanks only

Usage = dict[tuple[str, str], Counter[str]]


def harmonise(corpora: Sequence[Sequence[Tree]]) -> list[list[Tree]]:
    """The corpora with the features of known words replaced by the closest set seen for form and class; the first stays as it is."""
    usage: Usage = defaultdict(Counter)
    changed = []
    for number, trees in enumerate(corpora):
        agreed = [_agree(tree, usage) for tree in trees] if number else list(trees)
        _learn(agreed, usage)
        changed.append(agreed)
    return changed


def _learn(trees: Iterable[Tree], usage: Usage) -> None:
    for tree in trees:
        for word in tree.words:
            usage[word.form.lower(), word.pos][word.morph] += 1


def _agree(tree: Tree, usage: Usage) -> Tree:
    return replace(tree, words=tuple(replace(word, morph=_closest(word, usage)) for word in tree.words))


def _closest(word: Word, usage: Usage) -> str:
    """The known set that shares most features with the word's own; among equals the one with least beside them, then the most frequent."""
    own = {feature for feature in word.morph.split("|") if feature} - _NOISE
    known = usage.get((word.form.lower(), word.pos))
    if not known:
        return "|".join(sorted(own))

    def fit(morph: str) -> tuple[int, int, int, str]:
        features = set(morph.split("|")) if morph else set()
        return len(own & features), -len(own ^ features), known[morph], morph

    return max(known, key=fit)
