"""Sentences with labelled names from files in columns: words, and labels B-X, I-X, O with X in PER, LOC, ORG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from onrecord.analysis.language.tokens import cut_words

_TYPES = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}
_LONGEST = 120  # words; files without sentence ends are divided there at the latest
_WRITTEN = "# text = "


class Labelled(NamedTuple):
    """One sentence: words and their labels, of equal number."""

    words: list[str]
    labels: list[str]


class _Row(NamedTuple):
    """One word of a file with its label, and whether a blank follows."""

    form: str
    label: str
    spaced: bool


class _Name(NamedTuple):
    """Characters of a sentence that are a name."""

    start: int
    end: int
    kind: str


def read_columns(path: Path, columns: Sequence[int], language: str) -> Iterator[Labelled]:
    """Sentences of a file with words and labels in these two columns, cut again as the run-time tokeniser cuts them."""
    word, label = columns
    for rows in _sentences(path, word, label):
        text, names = _write_out(rows)
        sentence = _label_words(text, names, language)
        if sentence.words:
            yield sentence


def _sentences(path: Path, word: int, label: int) -> Iterator[list[_Row]]:
    """Rows up to an empty line, to a full stop where the file has no empty lines, or to the longest length."""
    rows: list[_Row] = []
    written = ""
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith(("# ", "TOKEN\t")):
            written = line[len(_WRITTEN) :] if line.startswith(_WRITTEN) else written
            continue
        columns = line.split("\t") if "\t" in line else line.split(" ")
        filled = len(columns) > max(word, label)
        if filled:
            row, written = _row(columns, word, label, written)
            rows.append(row)
        if rows and (not filled or len(rows) >= _LONGEST or (len(columns) == 2 and columns[word] in {".", "!", "?"})):
            yield rows
            rows = []


def _row(columns: Sequence[str], word: int, label: int, written: str) -> tuple[_Row, str]:
    """The row, and what of the sentence's written text comes after it."""
    form = columns[word]
    glued = written.startswith(form) and not written[len(form) : len(form) + 1].isspace()
    return _Row(form, columns[label], not glued and "NoSpaceAfter" not in columns[-1]), written[len(form) :].lstrip()


def _write_out(rows: Iterable[_Row]) -> tuple[str, list[_Name]]:
    """The sentence as text with its names. Files that mark only I- begin a new name where the kind changes."""
    text = ""
    names: list[_Name] = []
    previous = "O"
    for row in rows:
        kind = _TYPES.get(row.label[2:], "O")
        end = len(text) + len(row.form)
        if kind != "O" and (row.label.startswith("B") or previous != kind):
            names.append(_Name(len(text), end, kind))
        elif kind != "O":
            names[-1] = names[-1]._replace(end=end)
        previous = kind
        text += row.form + " " * row.spaced
    return text, names


def _label_words(text: str, names: Iterable[_Name], language: str) -> Labelled:
    """Words of `text`, labelled by the names they lie in."""
    tokens = cut_words(text, language)
    labels = ["O"] * len(tokens)
    for name in names:
        inside = [i for i, token in enumerate(tokens) if token.start >= name.start and token.end <= name.end]
        for place, i in enumerate(inside):
            labels[i] = f"{'I' if place else 'B'}-{name.kind}"
    return Labelled([token.text for token in tokens], labels)
