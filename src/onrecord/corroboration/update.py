"""New articles of a record against those it holds: only their neighbourhood is touched.

First the articles as wholes (copies), then their entries (happenings and utterances), each batch in one transaction.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping

from onrecord.corroboration.copies import Candidate, Likeness, Portrait, is_near, measure, precedes, sample, sketch, trace
from onrecord.corroboration.stories import relate, settle
from onrecord.model import Copy
from onrecord.record import Comparison, Store, Stories

_BATCH = 64
_LOOKED_UP = 20_000  # articles still to be compared, listed at once
_HELD = 512  # portraits, about 60 kB each


def corroborate(store: Store) -> int:
    """Compare every article that has not been compared yet and bring copies, happenings and utterances up to date.

    Returns how many articles were compared. Batches are transactions: a kill loses at most the one at hand, and the
    next call goes on from there.
    """
    compared = 0
    gallery = Gallery()
    with store.comparing() as (_, stories):
        settle(stories, stories.ungrouped())
    while True:
        with store.comparing() as (comparison, _):
            pending = comparison.pending(_LOOKED_UP)
        if not pending:
            return compared
        for at in range(0, len(pending), _BATCH):
            with store.comparing() as (comparison, stories):
                _compare(comparison, stories, gallery, pending[at : at + _BATCH])
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


def _compare(comparison: Comparison, stories: Stories, gallery: Gallery, pending: Collection[str]) -> None:
    """Index each article, measure it against those that may be like it, and settle copies and stories around it."""
    touched: set[str] = set()
    entries: set[str] = set()
    for article in pending:
        alike = _measure(comparison, gallery, article)
        touched |= {article, *_followers(comparison, gallery, article, alike)}
        entries |= relate(stories, gallery.of(comparison, article), alike)
    changed = {article for article in sorted(touched) if comparison.set_copy(article, _settle(comparison, gallery, article))}
    retold = stories.accounts_of(stories.descended_from({*pending, *changed}))
    settle(stories, entries | {entry.id for entry in retold})


def _followers(comparison: Comparison, gallery: Gallery, article: str, alike: Mapping[str, Likeness]) -> set[str]:
    """Of the articles that are like this one those that it may be the origin of: elder, and as like them as the origin they have."""
    present = comparison.origins(alike)
    portrait = gallery.of(comparison, article)
    told_anew = {other for other, (origin, _) in present.items() if origin == article}
    weaker = {other for other, found in alike.items() if other not in present or found.strength >= Likeness(*present[other][1]).strength}
    return told_anew | {other for other in weaker if precedes(portrait, gallery.of(comparison, other))}


def _measure(comparison: Comparison, gallery: Gallery, article: str) -> dict[str, Likeness]:
    """Index an article and measure it against those that may be like it; returns those that are, with their likeness."""
    portrait = gallery.of(comparison, article)
    samples, bands = sample(portrait), sketch(portrait)
    sharing = comparison.sharing(samples)
    near = {other for other, (shared, held) in sharing.items() if is_near(shared, len(samples), held)}
    near |= comparison.meeting(bands)
    measured = {other: measure(portrait, gallery.of(comparison, other)) for other in sorted(near)}
    alike = {other: found for other, found in measured.items() if found.is_copy}
    candidate = portrait.candidate
    measures = {other: (found.containment, found.alignment) for other, found in alike.items()}
    comparison.keep(article, candidate.credit or candidate.newsroom, (samples, bands), measures)
    return alike


def _settle(comparison: Comparison, gallery: Gallery, article: str) -> Copy | None:
    """The edge from an article to the elder that is most like it, None when it has no elder."""
    portrait = gallery.of(comparison, article)
    others = [(Likeness(*measures), gallery.of(comparison, other)) for other, measures in comparison.resembling(article).items()]
    elders = [(likeness, other) for likeness, other in others if precedes(other, portrait)]
    return trace(portrait, elders) if elders else None
