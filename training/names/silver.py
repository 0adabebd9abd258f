"""Modern sentences labelled by a first tagger and checked against the proper nouns of a treebank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from training.names.entities import Labelled
from training.parsing.treebanks import Tree

Spans = Sequence[tuple[int, int, str, float]]
_SURE = 0.6  # probability below which a name is doubted


def label_trees(trees: Iterable[Tree], tag: Callable[[Sequence[str]], Spans]) -> Iterator[Labelled]:
    """The sentences on which tagger and treebank agree: every name holds a proper noun, every proper noun lies in a sure name."""
    for tree in trees:
        words = [word.form for word in tree.words]
        proper = {i for i, word in enumerate(tree.words) if word.pos == "PROPN"}
        if words == [word.upper() for word in words]:
            continue
        spans = [span for span in tag(words) if proper.intersection(range(span[0], span[1]))]
        covered = {i for first, last, _, chance in spans if chance >= _SURE for i in range(first, last)}
        if proper <= covered and all(span[3] >= _SURE for span in spans):
            yield Labelled(words, _labels(len(words), spans))


def _labels(length: int, spans: Spans) -> list[str]:
    labels = ["O"] * length
    for first, last, kind, _ in spans:
        labels[first:last] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first - 1)
    return labels
