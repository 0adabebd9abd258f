"""The table of `words/lemmas`: what the treebanks say of each word form, and the endings that behave regularly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from training.parsing.treebanks import Tree

NO_LEMMA = frozenset({"PROPN", "PUNCT", "SYM", "X", "NUM"})
"""Classes of words that the table leaves alone."""

_LONGEST_ENDING = 6
_SHORTEST_STEM = 2
_OFTEN = 6  # different words that an ending must have been seen on
_SURE = 0.9  # share of them that agree


def tabulate(trees: Iterable[Tree]) -> str:
    """The table as text: one line `form<TAB>lemma` per form that is not its own lemma or that a rule would get wrong."""
    lemma_of = _most_frequent(trees)
    rules = _rules(lemma_of)
    lines = [f"*{ending}\t{replacement}" for ending, replacement in sorted(rules.items())]
    lines += [f"{form}\t{lemma}" for form, lemma in sorted(lemma_of.items()) if _apply(form, rules) != lemma]
    return "\n".join(lines) + "\n"


def _most_frequent(trees: Iterable[Tree]) -> dict[str, str]:
    """The most frequent lemma of each lower-case form; names are left alone, ties go to the first in the alphabet."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for tree in trees:
        for word in tree.words:
            form, lemma = word.form.lower().replace("’", "'"), word.lemma.lower()
            if word.pos not in NO_LEMMA and lemma not in {"", "_"} and "\t" not in form and "*" not in form:
                seen[form][lemma] += 1
    return {form: min(counts, key=lambda lemma: (-counts[lemma], lemma)) for form, counts in seen.items()}


def _rules(lemma_of: dict[str, str]) -> dict[str, str]:
    """Endings whose words nearly all change alike; an ending that only repeats what a shorter one says is left out."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for form, lemma in lemma_of.items():
        for ending, replacement in _changes(form, lemma):
            votes[ending][replacement] += 1
    rules: dict[str, str] = {}
    for ending in sorted(votes, key=lambda e: (len(e), e)):
        replacement, count = votes[ending].most_common(1)[0]
        total = sum(1 for form in lemma_of if form.endswith(ending) and len(form) >= len(ending) + _SHORTEST_STEM) if count >= _OFTEN else 0
        if count >= _OFTEN and count >= _SURE * total and _apply("**" + ending, rules) != "**" + replacement:
            rules[ending] = replacement
    return rules


def _changes(form: str, lemma: str) -> Iterator[tuple[str, str]]:
    """Each way of saying that the end of `form` is replaced to give `lemma`."""
    if not form.isalpha():
        return
    for length in range(1, min(_LONGEST_ENDING, len(form) - _SHORTEST_STEM) + 1):
        stem = form[:-length]
        if lemma.startswith(stem):
            yield form[-length:], lemma[len(stem) :]


def _apply(form: str, rules: dict[str, str]) -> str:
    if not form.replace("*", "").isalpha():
        return form
    for length in range(min(_LONGEST_ENDING, len(form) - _SHORTEST_STEM), 0, -1):
        if form[-length:] in rules:
            return form[:-length] + rules[form[-length:]]
    return form
