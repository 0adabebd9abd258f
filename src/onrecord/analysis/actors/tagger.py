"""Names of persons, places and organisations: a conditional random field over word shapes, neighbours and gazetteers.

Works on plain words; no parser is involved. The features below are also those of the training, so
the models in `words/trained` must be trained again whenever they change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.words import path_of

Name = tuple[int, int, str, float]
"""First word, word after the last, PER, LOC or ORG, and the probability of the least sure word."""

_CACHED_WORDS = 200_000
_FOLD = str.maketrans("’ʼ‘‑\u00a0\u202f", "'''-  ", "\u00ad")
_FOLD |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)  # half characters of a broken text; crfsuite refuses them
_SHAPES = ((re.compile("[A-ZÀ-ÖØ-Þ]+"), "X"), (re.compile("[a-zß-öø-ÿœ]+"), "x"), (re.compile("[0-9]+"), "9"))
_SHAPED = 12  # letters of a word that its shape shows
_PARTS = 3  # parts of a hyphenated word that are looked up


def tag_names(words: Sequence[str], language: str) -> list[Name]:
    """Names in the words of one sentence, in order, none overlapping. Raises LexiconError when there is no model for `language`."""
    return _model(language).tag(words)


@cache
def _model(language: str) -> Model:
    return Model(path_of(f"trained/{language}/names.crfsuite").parent)


class _Card(NamedTuple):
    """What is known of a word by itself, ready as features for itself and for its neighbours."""

    folded: str
    gist: str
    near: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    further: str


class Model:
    """The tagger kept in a folder: `gazetteer.txt` and `names.crfsuite` (read when first used)."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "names.crfsuite"
        self._kinds, self._phrases = _read_gazetteer(folder / "gazetteer.txt")
        self._cards: dict[str, _Card] = {}
        self._tagger: Any = None

    def tag(self, words: Sequence[str]) -> list[Name]:
        """Names in one sentence."""
        if not any(word[:1].isupper() for word in words):
            return []
        tagger = self._open()
        labels = tagger.tag(self.describe(words))
        return [(first, last, kind, self._confidence(first, last, kind)) for first, last, kind in join(labels)]

    def describe(self, words: Sequence[str]) -> list[list[str]]:
        """The features of each word: its own, those of two neighbours on each side, and longer gazetteer entries that cover it."""
        cards = [self._cards.get(word) or self._remember(word) for word in words]
        rows = [[*card.near] for card in cards]
        for i in range(1, len(cards)):
            left, right = cards[i - 1], cards[i]
            rows[i] += left.before
            rows[i].append(f"pair={left.gist}|{right.gist}")
            rows[i - 1] += right.after
        for i in range(2, len(cards)):
            rows[i].append(f"-2{cards[i - 2].further}")
            rows[i - 2].append(f"+2{cards[i].further}")
        if rows:
            rows[0].append("first")
            rows[-1].append("last")
        self._mark_phrases(rows, cards)
        return rows

    def _open(self) -> Any:
        if self._tagger is None:
            import pycrfsuite  # noqa: PLC0415 - only articles in which names are looked for need it

            self._tagger = pycrfsuite.Tagger()
            self._tagger.open(str(self._path))
        return self._tagger

    def _confidence(self, first: int, last: int, kind: str) -> float:
        """The lowest marginal probability among the words of the name."""
        labels = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
        return round(float(min(self._tagger.marginal(label, first + i) for i, label in enumerate(labels))), 4)

    def _remember(self, word: str) -> _Card:
        if len(self._cards) >= _CACHED_WORDS:
            self._cards.clear()
        card = self._cards[word] = self._card(word)
        return card

    def _card(self, word: str) -> _Card:
        plain = word.translate(_FOLD)
        folded, shape = plain.lower(), _shape(plain)
        kind = self._kinds.get(folded, "")
        gist = f"{shape}/{kind}"
        near = ["bias", f"w={folded}", f"s={shape}", f"k={kind}", f"g={gist}", f"p3={folded[:3]}", f"e3={folded[-3:]}", f"e4={folded[-4:]}"]
        near.append(f"n={min(len(plain), 8)}")
        if "-" in folded and len(folded) > 1:
            near += [f"part={self._kinds.get(part, '')}" for part in folded.split("-")[:_PARTS] if part]
        before = (f"w-1={folded}", f"g-1={gist}", f"e3-1={folded[-3:]}")
        after = (f"w+1={folded}", f"g+1={gist}", f"e3+1={folded[-3:]}")
        return _Card(folded, gist, tuple(near), before, after, gist if shape[0:1] == "X" else folded)

    def _mark_phrases(self, rows: list[list[str]], cards: Sequence[_Card]) -> None:
        """Add the kind of each longer gazetteer entry to the words it covers, the longest first, left to right."""
        i = 0
        while i < len(cards):
            length, kind = _longest(cards, i, self._phrases.get(cards[i].folded, ()))
            for place in range(length):
                rows[i + place].append(f"m={'I' if place else 'B'}{kind}")
            i += max(1, length)


def join(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans of labels B-X I-X ...; an I-X without a beginning begins a name."""
    spans: list[tuple[int, int, str]] = []
    for i, label in enumerate(labels):
        if label == "O":
            continue
        kind = label[2:]
        if label[0] == "I" and spans and spans[-1][1:] == (i, kind):
            spans[-1] = (spans[-1][0], i + 1, kind)
        else:
            spans.append((i, i + 1, kind))
    return spans


def _shape(word: str) -> str:
    """Capitals, small letters and figures as X, x and 9; a word that begins with several capitals as XX."""
    if word.islower() and word.isalpha():
        return "x"
    shape = word[:_SHAPED]
    for pattern, sign in _SHAPES:
        shape = pattern.sub(sign, shape)
    return f"X{shape}" if word[:2].isupper() and len(word) > 1 else shape


_Entries = tuple[tuple[tuple[str, ...], str], ...]


def _longest(cards: Sequence[_Card], i: int, entries: Iterable[tuple[tuple[str, ...], str]]) -> tuple[int, str]:
    """Length and kind of the first entry that the words from `i` on match; length 0 where none does."""
    for words, kind in entries:
        if len(words) <= len(cards) - i and all(card.folded == word for card, word in zip(cards[i : i + len(words)], words, strict=True)):
            return len(words), kind
    return 0, ""


def _read_gazetteer(path: Path) -> tuple[dict[str, str], dict[str, _Entries]]:
    """Kinds of single words, and longer names by their first word, longest first.

    Lines are `kinds<TAB>name`; kinds are letters: g given name, f family name, l place, o organisation,
    r role, h head noun of organisations, t of places, d demonym.
    """
    kinds: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in path.read_text("utf-8").splitlines():
        letters, _, name = line.partition("\t")
        parts = tuple(name.split(" "))
        if len(parts) == 1:
            kinds[name] = letters
        else:
            phrases.setdefault(parts[0], []).append((parts, letters))
    return kinds, {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in phrases.items()}
