"""Treebanks in CoNLL-U, cut into the words that `analysis.language` cuts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.analysis.language.tokens import cut_words, plain


@dataclass(frozen=True, slots=True)
class Word:
    """One word: characters of the sentence, analysis, and the position of its governor (its own for the root)."""

    start: int
    end: int
    form: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence as written, with its words in order. `opens_text` tells where a new text begins."""

    text: str
    words: tuple[Word, ...]
    opens_text: bool = False


def read_treebank(path: Path, language: str) -> list[Tree]:
    """The sentences of a CoNLL-U file. French contractions (du, aux) become one word; English ones (don't) stay two."""
    return [_build(rows, language, "newdoc id" in comments) for comments, rows in _blocks(path)]


def recut(tree: Tree, language: str) -> Tree:
    """The same tree over the words of the run-time tokeniser, or the tree as it is where the two do not match."""
    groups: list[list[int]] = []
    at = 0
    for token in cut_words(tree.text, language):
        group = []
        while at < len(tree.words) and token.start <= tree.words[at].start and tree.words[at].end <= token.end:
            group.append(at)
            at += 1
        if not group or (tree.words[group[0]].start, tree.words[group[-1]].end) != (token.start, token.end):
            return tree
        groups.append(group)
    merged = _merge(tree, groups) if at == len(tree.words) else tree
    return merged if is_tree(merged) else tree


def is_tree(tree: Tree) -> bool:
    """Whether there is one root and every word hangs from it."""
    heads = [word.head for word in tree.words]
    return sum(head == i for i, head in enumerate(heads)) == 1 and all(_reaches_root(i, heads) for i in range(len(heads)))


def _reaches_root(at: int, heads: Sequence[int]) -> bool:
    for _ in heads:
        if heads[at] == at:
            return True
        at = heads[at]
    return False


def _blocks(path: Path) -> Iterator[tuple[set[str], list[list[str]]]]:
    """Names of the comments and rows of each sentence."""
    comments: set[str] = set()
    rows: list[list[str]] = []
    for line in [*path.read_text("utf-8").split("\n"), ""]:
        if line.startswith("#"):
            comments.add(line[1:].partition("=")[0].strip())
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = set(), []


def _build(rows: list[list[str]], language: str, opens_text: bool) -> Tree:
    """Words with places in a text made of the written forms and the notes on blanks."""
    text = ""
    spans: dict[str, tuple[int, int]] = {}
    inside = 0
    for number, form, *_, note in rows:
        if "." in number or ("-" not in number and int(number) <= inside):
            continue  # an empty node, or a part of the contraction before it
        parts = [number]
        if "-" in number:
            first, inside = map(int, number.split("-"))
            parts = [str(i) for i in range(first, inside + 1)]
        for part, letters in zip(parts, _share(form, [row[1] for row in rows if row[0] in parts], language), strict=True):
            spans[part] = (len(text), len(text) + len(letters))
            text += letters
        text += "" if "SpaceAfter=No" in note else " "
    return _assemble(rows, Tree(text.rstrip(), (), opens_text), spans)


def _share(form: str, parts: list[str], language: str) -> list[str]:
    """Divide the letters of a contraction among its words; a word left without letters is merged into the one before."""
    if language == "en" and plain("".join(parts)) == plain(form):
        ends = [sum(map(len, parts[: i + 1])) for i in range(len(parts))]
        return [form[end - len(part) : end] for part, end in zip(parts, ends, strict=True)]
    return [form] + [""] * (len(parts) - 1)


def _assemble(rows: list[list[str]], empty: Tree, spans: dict[str, tuple[int, int]]) -> Tree:
    """The tree of all words, those without letters merged into the word before."""
    kept = [row for row in rows if row[0] in spans]
    place = {row[0]: i for i, row in enumerate(kept)}
    words = tuple(
        Word(*spans[row[0]], row[1], row[2], row[3], "" if row[5] == "_" else row[5], place.get(row[6], i), row[7])
        for i, row in enumerate(kept)
    )
    groups: list[list[int]] = []
    for i, word in enumerate(words):
        if word.start == word.end and groups:
            groups[-1].append(i)
        else:
            groups.append([i])
    return _merge(replace(empty, words=words), groups)


def _merge(tree: Tree, groups: list[list[int]]) -> Tree:
    """Make each group one word with the analysis of the member that is governed from outside (or is the root)."""
    group_of = {i: number for number, group in enumerate(groups) for i in group}
    merged = []
    for number, group in enumerate(groups):
        words = [tree.words[i] for i in group]
        outside = [word for i, word in zip(group, words, strict=True) if group_of[word.head] != number or word.head == i]
        chief = outside[0] if outside else words[0]
        start, end = words[0].start, words[-1].end
        written = sum(word.start < word.end for word in words)
        form = tree.text[start:end]
        merged.append(
            replace(chief, start=start, end=end, form=form, lemma=chief.lemma if written == 1 else form, head=group_of[chief.head])
        )
    return replace(tree, words=tuple(merged))
