"""New articles of a record against those it holds: only their neighbourhood is touched."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.corroboration.copies import LEAST_CONTAINMENT, LEAST_SAMPLES, Candidate, contain, is_near, sample, trace
from onrecord.corroboration.shingles import shingle
from onrecord.model import Copy
from onrecord.record import Comparison, Store

_BATCH = 64


def corroborate(store: Store) -> int:
    """Compare every article that has not been compared yet and bring the copies up to date; returns how many were compared.

    Batches are transactions: a kill loses at most the one at hand, and the next call goes on from there.
    """
    compared = 0
    while True:
        with store.comparing() as comparison:
            if not (pending := comparison.pending(_BATCH)):
                return compared
            _compare(comparison, pending)
        compared += len(pending)


def _compare(comparison: Comparison, pending: Iterable[str]) -> None:
    """Index each article, measure it against those that share word runs, and settle the copies around it."""
    touched: set[str] = set()
    for article in pending:
        shingles = shingle(_candidate(comparison, article).text)
        samples = sample(shingles)
        sharing = comparison.sharing(samples, LEAST_SAMPLES)
        near = [other for other, (shared, held) in sharing.items() if is_near(shared, len(samples), held)]
        measured = {other: contain(shingles, shingle(_candidate(comparison, other).text)) for other in near}
        alike = {other: share for other, share in measured.items() if share >= LEAST_CONTAINMENT}
        comparison.keep(article, samples, alike)
        touched |= {article, *alike}
    for article in sorted(touched):
        comparison.set_copy(article, _settle(comparison, article))


def _settle(comparison: Comparison, article: str) -> Copy | None:
    """The edge from an article to the elder that it shares most with, None when it has no elder."""
    candidate = _candidate(comparison, article)
    others = [(share, _candidate(comparison, other)) for other, share in comparison.resembling(article).items()]
    elders = [(share, other) for share, other in others if other.seniority() < candidate.seniority()]
    return trace(candidate, elders) if elders else None


def _candidate(comparison: Comparison, article: str) -> Candidate:
    return Candidate.drawn(*comparison.portrait(article))
