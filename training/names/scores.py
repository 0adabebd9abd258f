"""Scores of the entity taggers: exact F1 on labelled sentences, and the share of the gold record's names that are found."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.analysis.actors.tagger import join, tag_names
from onrecord.analysis.language import read_language
from onrecord.model import Article
from training.names.entities import Labelled

_ARTICLE = re.compile(r"^(?:les? |la |l['’]|the )", re.IGNORECASE)


def score_labelled(sentences: Sequence[Labelled], language: str) -> dict[str, float]:
    """Precision, recall and F1 in per cent (span and kind exact), F1 of each kind, and words per second."""
    started = time.process_time()
    found = [{name[:3] for name in tag_names(sentence.words, language)} for sentence in sentences]
    seconds = time.process_time() - started
    right: Counter[str] = Counter()
    either: Counter[str] = Counter()
    for guesses, sentence in zip(found, sentences, strict=True):
        truth = set(join(sentence.labels))
        right.update(kind for _, _, kind in guesses & truth)
        either.update(kind for _, _, kind in [*guesses, *truth])
    gold = sum(len(join(sentence.labels)) for sentence in sentences)
    hits, guessed = right.total(), either.total() - gold
    figures = {"precision": 100 * hits / guessed, "recall": 100 * hits / gold, "F1": 200 * hits / (guessed + gold)}
    figures |= {kind: 200 * right[kind] / either[kind] for kind in sorted(either)}
    return {**figures, "words/s": sum(len(sentence.words) for sentence in sentences) / seconds}


def score_gold(folder: Path) -> dict[str, float]:
    """Share in per cent of the gold record's names that a tagged name covers exactly, or at least touches, by kind of actor.

    Names are the distinct mentions of actors that begin with a capital once their article is removed;
    some are no names ("the Americans", "Premier ministre"), so 100 is out of reach.
    """
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        tagged = _tagged(text, path.stem)
        for kind, name in _names(json.loads(path.read_text("utf-8"))):
            places = [found.start() for found in re.finditer(re.escape(name), text)]
            counts[kind] += 1
            counts[f"{kind} exact"] += any((at, at + len(name)) in tagged for at in places)
            counts[f"{kind} touched"] += any(at < end and start < at + len(name) for at in places for start, end in tagged)
    kinds = [kind for kind in counts if " " not in kind]
    return {f"{kind} {how}": 100 * counts[f"{kind} {how}"] / counts[kind] for kind in sorted(kinds) for how in ("exact", "touched")}


def _tagged(text: str, name: str) -> set[tuple[int, int]]:
    """Places of all tagged names."""
    document = read_language(Article(text, name, name, "0" * 64))
    places = set()
    for sentence in document.sentences:
        tokens = document.tokens_of(sentence)
        for first, last, _, _ in tag_names([token.text for token in tokens], document.language):
            places.add((tokens[first].start, tokens[last - 1].end))
    return places


def _names(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Kind of actor and name of each mention that begins with a capital."""
    for actor in gold["actors"]:
        for mention in actor["mentions"]:
            name = _ARTICLE.sub("", mention["text"] if isinstance(mention, dict) else mention)
            if name[:1].isupper():
                yield from ((actor["kind"], name), ("all", name))
