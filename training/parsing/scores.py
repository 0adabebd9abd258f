"""Scores of a pipeline on a treebank, from raw sentences, from gold words, or from running text."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.analysis.language.pipeline import build_doc
from onrecord.analysis.language.sentences import cut_sentences
from onrecord.analysis.language.tokens import cut_words
from training.parsing.treebanks import Tree, Word

Cut = list[tuple[int, int]]


@dataclass(frozen=True)
class Figures:
    """F1 in per cent. A word counts only if its characters are those of a gold word.

    UAS and LAS leave punctuation out, as spaCy's published figures do; UAS+ and LAS+ count it, as the
    CoNLL shared tasks do.
    """

    values: dict[str, float] = field(default_factory=dict)

    @property
    def merit(self) -> float:
        """What the best pass is chosen by."""
        return self.values.get("LAS", 0.0) + self.values.get("UPOS", 0.0) / 2

    def __str__(self) -> str:
        return "  ".join(f"{name} {value:.2f}" if value < 1000 else f"{name} {value:.0f}" for name, value in self.values.items())


def score(pipeline: Language, trees: Sequence[Tree], language: str, cut: str = "raw") -> Figures:
    """Figures for sentences cut by the run-time tokeniser ("raw"), for gold words ("gold") or for running text ("text").

    "text" joins the sentences of the set with blanks, new texts on new lines, so sentence ends must be found as well.
    """
    cuts: dict[str, Callable[[], Iterator[tuple[Tree, list[Cut]]]]] = {
        "raw": lambda: ((tree, [[(t.start, t.end) for t in cut_words(tree.text, language)]]) for tree in trees),
        "gold": lambda: ((tree, [[(word.start, word.end) for word in tree.words]]) for tree in trees),
        "text": lambda: ((tree, _sentences(tree.text, language)) for tree in [_join(trees)]),
    }
    counts: Counter[str] = Counter()
    pieces = [(tree, piece) for tree, pieces in cuts[cut]() for piece in pieces]
    docs = [_doc(pipeline, tree.text, piece) for tree, piece in pieces]
    started = time.process_time()
    parsed = list(pipeline.pipe(docs, batch_size=128))
    seconds = time.process_time() - started
    gold = {id(tree): {(word.start, word.end): word for word in tree.words} for tree, _ in pieces}
    for (tree, piece), doc in zip(pieces, parsed, strict=True):
        _compare(doc, piece, tree, gold[id(tree)], counts)
    return _figures(counts, [word for tree in {id(t): t for t, _ in pieces}.values() for word in tree.words], seconds)


def _doc(pipeline: Language, text: str, piece: Cut) -> Doc:
    spaces = [left[1] < right[0] for left, right in pairwise(piece)] + [False]
    return build_doc(pipeline.vocab, [text[start:end] for start, end in piece], spaces)


def _compare(doc: Doc, piece: Cut, tree: Tree, gold: dict[tuple[int, int], Word], counts: Counter[str]) -> None:
    """Add the hits of one parsed sentence to `counts`."""
    counts["guessed"] += len(doc)
    counts["guessed, no punctuation"] += sum(token.dep_ != "punct" for token in doc)
    for token, span in zip(doc, piece, strict=True):
        word = gold.get(span)
        if word is None:
            continue
        head = tree.words[word.head]
        attached = piece[token.head.i] == (head.start, head.end)
        labelled = attached and token.dep_.lower() == word.dep
        lexical = word.dep != "punct" and token.dep_ != "punct"
        hits = {
            "words": True, "UPOS": token.pos_ == word.pos, "morph": str(token.morph) == word.morph, "lemma": token.lemma_ == word.lemma,
            "UAS": attached and lexical, "LAS": labelled and lexical, "UAS+": attached, "LAS+": labelled,
        }  # fmt: skip
        counts.update(name for name, hit in hits.items() if hit)


def _figures(counts: Counter[str], words: Sequence[Word], seconds: float) -> Figures:
    values = {}
    for name in ("words", "UPOS", "morph", "lemma", "UAS", "LAS", "UAS+", "LAS+"):
        lexical = name in {"UAS", "LAS"}
        whole = sum(not lexical or word.dep != "punct" for word in words) + counts["guessed, no punctuation" if lexical else "guessed"]
        values[name] = 200 * counts[name] / whole
    return Figures({**values, "words/s": counts["guessed"] / seconds})


def _sentences(text: str, language: str) -> list[Cut]:
    tokens, sentences = cut_sentences(text, language)
    return [[(token.start, token.end) for token in tokens[s.first : s.last]] for s in sentences]


def _join(trees: Sequence[Tree]) -> Tree:
    """One tree (a forest) over the whole set."""
    text = ""
    words: list[Word] = []
    for tree in trees:
        text += ("\n" if tree.opens_text else " ") if text else ""
        shift, first = len(text), len(words)
        words += [Word(w.start + shift, w.end + shift, w.form, w.lemma, w.pos, w.morph, w.head + first, w.dep) for w in tree.words]
        text += tree.text
    return Tree(text, tuple(words))
