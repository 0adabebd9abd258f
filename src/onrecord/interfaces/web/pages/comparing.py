"""Two articles side by side: what they share, and which is the copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.corroboration import compare
from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import Asked
from onrecord.model import Span
from onrecord.record import Store


@dataclass(frozen=True, slots=True)
class SharedRow:
    """A passage of the one article and its like in the other, with how alike they are from 0 to 1."""

    left_start: int
    left_end: int
    left: str
    right_start: int
    right_end: int
    right: str
    likeness: float


def compare_articles(asked: Asked, store: Store, left: str, right: str) -> Page:
    """The passages that two articles have in common. Raises RecordError for an article that is not on record."""
    found = compare(store, left, right)
    texts = found.left.article.text, found.right.article.text
    rows = [SharedRow(*_part(pair.left, texts[0]), *_part(pair.right, texts[1]), pair.likeness) for pair in found.shared]
    edge = found.edge
    data: dict[str, Any] = {
        "articles": [{"id": side.id, "name": side.article.name} for side in (found.left, found.right)],
        "covered": found.covered,
        "copy": {"copy": edge.article, "origin": edge.origin, "kind": edge.kind.value, "direction": edge.direction} if edge else None,
        "passages": rows,
    }
    return Page("compare", asked.words("compare.title"), data, SharedRow, lambda _: iter(rows))


def _part(span: Span, text: str) -> tuple[int, int, str]:
    return span.start, span.end, span.of(text)
