"""New articles of a record against those it holds: only their neighbourhood is touched.

First the articles as wholes (copies), then their entries (happenings and utterances), each batch in one transaction. The articles of a
batch are put into the index together and then looked for, each among those before it.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Mapping

from onrecord.corroboration.copies import Candidate, Likeness, Portrait, choose, is_near, measure, precedes, sample, sketch, trace
from onrecord.corroboration.stories import Ledger, relate, settle
from onrecord.model import Copy
from onrecord.record import Comparison, Marks, Measures, Store, Stories

_BATCH = 256
_LOOKED_UP = 4_096  # articles still to be compared, listed at once
_HELD = 1_024  # portraits, about 60 kB each

Alike = Mapping[tuple[str, str], Measures]
"""Pairs of articles of which one was made from the other."""


def corroborate(store: Store) -> int:
    """Compare every article that has not been compared yet and bring copies, happenings and utterances up to date.

    Returns how many articles were compared. Batches are transactions: a kill loses at most the one at hand, and the
    next call goes on from there.
    """
    compared = 0
    gallery, ledger = Gallery(), Ledger()
    with store.comparing() as (_, stories):
        settle(stories, stories.ungrouped(), ledger)
    while True:
        with store.comparing() as (comparison, _):
            comparison.tidy()
            pending = comparison.pending(_LOOKED_UP)
        if not pending:
            return compared
        for at in range(0, len(pending), _BATCH):
            with store.comparing() as (comparison, stories):
                portraits = gallery.of(comparison, pending[at : at + _BATCH])
                alike = _compare(comparison, gallery, portraits)
                changed = _trace(comparison, gallery, portraits, alike)
                _tell(stories, ledger, portraits, alike, changed)
        compared += len(pending)


class Gallery:
    """The portraits looked at last: articles of one story come up again and again."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Portrait] = OrderedDict()

    def of(self, comparison: Comparison, articles: Collection[str]) -> dict[str, Portrait]:
        """The portraits of articles on record."""
        held = {article: self._held.pop(article) for article in articles if article in self._held}
        drawn = comparison.draw([article for article in articles if article not in held])
        held |= {article: Portrait.of(Candidate.drawn(*drawn[article])) for article in sorted(drawn)}
        self._held |= held
        while len(self._held) > _HELD:
            self._held.popitem(last=False)
        return held


def _compare(comparison: Comparison, gallery: Gallery, portraits: Mapping[str, Portrait]) -> Alike:
    """Put the articles into the index and measure each against those before it that may be like it."""
    marked = {key: _mark(portrait) for key, portrait in sorted(portraits.items())}
    comparison.keep(marked)
    later = set(marked)
    near: dict[str, set[str]] = {}
    for key, marks in marked.items():
        near[key] = _near(comparison, marks) - later
        later.discard(key)
    known = gallery.of(comparison, set().union(*near.values()))
    measured = {(key, other): measure(portraits[key], known[other]) for key, others in near.items() for other in sorted(others)}
    alike = {pair: (likeness.containment, likeness.alignment) for pair, likeness in measured.items() if likeness.is_copy}
    comparison.note(alike)
    return alike


def _mark(portrait: Portrait) -> Marks:
    return Marks(sample(portrait), sketch(portrait), portrait.candidate.credit or portrait.candidate.newsroom)


def _near(comparison: Comparison, marks: Marks) -> set[str]:
    """Articles that are worth an exact measurement, the article itself among them."""
    sharing = comparison.sharing(marks.samples)
    near = {other for other, (shared, held) in sharing.items() if is_near(shared, len(marks.samples), held)}
    return near | comparison.meeting(marks.bands)


def _trace(comparison: Comparison, gallery: Gallery, new: Collection[str], alike: Alike) -> set[str]:
    """Settle from which elder each of the articles around the new ones was made; returns those for which that changed."""
    touched = {*new, *_followers(comparison, gallery, new, alike)}
    resembling = comparison.resembling(touched)
    portraits = gallery.of(comparison, touched.union(*resembling.values()))
    edges: dict[str, Copy | None] = {}
    for article in sorted(touched):
        portrait = portraits[article]
        others = [(Likeness(*measures), portraits[other]) for other, measures in resembling[article].items()]
        origin = choose(portrait, others)
        edges[article] = trace(portrait, *origin) if origin else None
    return comparison.set_copies(edges)


def _followers(comparison: Comparison, gallery: Gallery, new: Collection[str], alike: Alike) -> set[str]:
    """Of the articles like a new one those that it may be the origin of: it is elder, and as like them as the origin they have."""
    known = {other for pair in alike for other in pair if other not in new}
    present = comparison.origins(known)
    found = {other for other, (origin, _) in present.items() if origin in new}
    portraits = gallery.of(comparison, {key for pair in alike for key in pair})
    for (one, other), measures in alike.items():
        weaker = other in known and (other not in present or Likeness(*measures).strength >= Likeness(*present[other][1]).strength)
        if weaker and precedes(portraits[one], portraits[other]):
            found.add(other)
    return found


def _tell(stories: Stories, ledger: Ledger, portraits: Mapping[str, Portrait], alike: Alike, changed: Collection[str]) -> None:
    """Find what the new articles tell that others tell too, and form the groups around it and around changed copies anew."""
    made: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in alike:
        made[one].add(other)
        made[other].add(one)
    entries = relate(stories, ledger, portraits, made)
    retold = stories.accounts_of(stories.descended_from({*portraits, *changed}))
    settle(stories, entries | {entry.id for entry in retold}, ledger)
