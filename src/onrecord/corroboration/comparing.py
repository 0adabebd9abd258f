"""Two articles on record side by side."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.corroboration.copies import Candidate, Likeness, Portrait, Shared, align, measure
from onrecord.model import Copy
from onrecord.record import Comparison, Store


@dataclass(frozen=True, slots=True)
class Compared:
    """Two articles with what they share. `edge` is the copy on record between them, None where neither is a copy of the other."""

    left: Candidate
    right: Candidate
    likeness: Likeness
    shared: tuple[Shared, ...]
    edge: Copy | None

    @property
    def covered(self) -> float:
        """Share of the left article's text that has its like in the right one, 0 to 1."""
        length = sum(pair.left.end - pair.left.start for pair in self.shared)
        return min(1.0, length / max(1, len(self.left.text)))


def compare(store: Store, left: str, right: str) -> Compared:
    """The articles of these names or ids, in the order of the left one. Raises RecordError for an unknown article."""
    ids = (store.find_article(left), store.find_article(right))
    with store.reading() as connection:
        drawn = Comparison(connection).draw(ids)
        one, other = (Portrait.of(Candidate.drawn(*drawn[article])) for article in ids)
    edge = next((copy for copy in store.copies() if {copy.article, copy.origin} == set(ids)), None)
    return Compared(one.candidate, other.candidate, measure(one, other), tuple(align(one, other)), edge)
