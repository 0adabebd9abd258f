"""New articles of a record against those it holds: only their neighbourhood is touched."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from onrecord.corroboration.copies import Candidate, Likeness, Portrait, is_near, measure, sample, sketch, trace
from onrecord.model import Copy
from onrecord.record import Comparison, Store

_BATCH = 64
_HELD = 512  # portraits, about 60 kB each


def corroborate(store: Store) -> int:
    """Compare every article that has not been compared yet and bring the copies up to date; returns how many were compared.

    Batches are transactions: a kill loses at most the one at hand, and the next call goes on from there.
    """
    compared = 0
    gallery = Gallery()
    while True:
        with store.comparing() as comparison:
            if not (pending := comparison.pending(_BATCH)):
                return compared
            _compare(comparison, gallery, pending)
        compared += len(pending)


class Gallery:
    """The portraits looked at last: articles of one story come up again and again."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Portrait] = OrderedDict()

    def of(self, comparison: Comparison, article: str) -> Portrait:
        """The portrait of an article on record."""
        portrait = self._held.pop(article, None) or Portrait.of(Candidate.drawn(*comparison.portrait(article)))
        self._held[article] = portrait
        if len(self._held) > _HELD:
            self._held.popitem(last=False)
        return portrait


def _compare(comparison: Comparison, gallery: Gallery, pending: Iterable[str]) -> None:
    """Index each article, measure it against those that may be like it, and settle the copies around it."""
    touched: set[str] = set()
    for article in pending:
        portrait = gallery.of(comparison, article)
        samples, bands = sample(portrait), sketch(portrait)
        sharing = comparison.sharing(samples)
        near = {other for other, (shared, held) in sharing.items() if is_near(shared, len(samples), held)}
        near |= comparison.meeting(bands)
        measured = {other: measure(portrait, gallery.of(comparison, other)) for other in sorted(near)}
        alike = {other: (found.containment, found.alignment) for other, found in measured.items() if found.is_copy}
        comparison.keep(article, samples, bands, alike)
        touched |= {article, *alike}
    for article in sorted(touched):
        comparison.set_copy(article, _settle(comparison, gallery, article))


def _settle(comparison: Comparison, gallery: Gallery, article: str) -> Copy | None:
    """The edge from an article to the elder that is most like it, None when it has no elder."""
    portrait = gallery.of(comparison, article)
    seniority = portrait.candidate.seniority()
    others = [(Likeness(*measures), gallery.of(comparison, other)) for other, measures in comparison.resembling(article).items()]
    elders = [(likeness, other) for likeness, other in others if other.candidate.seniority() < seniority]
    return trace(portrait, elders) if elders else None
