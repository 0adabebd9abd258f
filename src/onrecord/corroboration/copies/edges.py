"""From likeness to edges: who copied whom, how, and why it is thought so.

Two desks that report the same event in their own words share one to eight per cent of their word runs, and their
sentences align at .50 at most; a spun, trimmed or translated copy shares fifteen per cent or aligns at .52 and more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from onrecord.corroboration.copies.direction import explain, precedes, seniority
from onrecord.corroboration.copies.likeness import LEAST_CONTAINMENT, Likeness, align, measure
from onrecord.corroboration.copies.portraits import Candidate, Portrait
from onrecord.corroboration.copies.shingles import first_shared
from onrecord.corroboration.copies.sketches import LEAST_BANDS, is_near, sample, sketch
from onrecord.model import Copy, CopyKind, Reason, Span

_VERBATIM = 0.9
_TRIMMED = 0.6


def find_copies(candidates: Iterable[Candidate]) -> list[Copy]:
    """Copy edges among the candidates, each copy with its one origin. The order of the candidates does not matter."""
    pool = {candidate.id: Portrait.of(candidate) for candidate in candidates}
    shared: dict[str, list[tuple[Likeness, Portrait]]] = defaultdict(list)
    for left, right in sorted(near_pairs(pool)):
        likeness = measure(pool[left], pool[right])
        if likeness.is_copy:
            shared[left].append((likeness, pool[right]))
            shared[right].append((likeness, pool[left]))
    origins = {key: choose(pool[key], others) for key, others in sorted(shared.items())}
    return [trace(pool[key], *origin) for key, origin in origins.items() if origin]


def choose(copy: Portrait, others: Iterable[tuple[Likeness, Portrait]]) -> tuple[Likeness, Portrait] | None:
    """Of the articles like `copy` the elder that is most like it (the most senior one among equals); None when it is the eldest."""
    elders = [pair for pair in others if precedes(pair[1], copy)]
    return min(elders, key=lambda pair: (-pair[0].strength, seniority(pair[1])), default=None)


def trace(copy: Portrait, likeness: Likeness, origin: Portrait) -> Copy:
    """The edge from `copy` to its origin."""
    passage, origin_passage = _passages(copy, origin)
    return Copy(
        article=copy.candidate.id,
        origin=origin.candidate.id,
        kind=_kind(likeness.containment, copy.candidate, origin.candidate),
        direction=explain(copy, origin),
        reason=_reason(likeness),
        passage=passage,
        origin_passage=origin_passage,
    )


def _reason(likeness: Likeness) -> Reason:
    if likeness.containment >= LEAST_CONTAINMENT:
        detail = f"{likeness.containment:.0%} of the shorter text's three-word runs stand in both"
        return Reason("shared word runs", detail, likeness.containment)
    detail = f"the sentences of the shorter text find their like in the other, {likeness.alignment:.2f} of 1"
    return Reason("aligned sentences", detail, likeness.alignment)


def _passages(copy: Portrait, origin: Portrait) -> tuple[Span, Span] | tuple[None, None]:
    """The first words that stand in both; where none do, the two sentences that are most alike."""
    exact = first_shared(copy.candidate.article.text, origin.candidate.article.text)
    if exact:
        return exact
    alike = max(align(copy, origin), key=lambda pair: pair.likeness, default=None)
    return (alike.left, alike.right) if alike else (None, None)


def _kind(containment: float, copy: Candidate, origin: Candidate) -> CopyKind:
    if copy.language != origin.language:
        return CopyKind.TRANSLATED
    if containment < _TRIMMED:
        return CopyKind.REWORDED
    if containment >= _VERBATIM and len(copy.text) >= _VERBATIM * len(origin.text):
        return CopyKind.VERBATIM
    return CopyKind.TRIMMED


def near_pairs(pool: Mapping[str, Portrait]) -> set[tuple[str, str]]:
    """Pairs of ids that are worth an exact measurement."""
    samples = {key: sample(pool[key]) for key in sorted(pool)}
    runs = _count_shared(samples)
    bands = _count_shared({key: sketch(pool[key]) for key in sorted(pool)})
    close = {(left, right) for (left, right), count in runs.items() if is_near(count, len(samples[left]), len(samples[right]))}
    return close | {pair for pair, count in bands.items() if count >= LEAST_BANDS}


def _count_shared(numbers: Mapping[str, frozenset[int]]) -> Counter[tuple[str, str]]:
    """How many numbers each two ids share, in order of the ids."""
    holders: dict[int, list[str]] = defaultdict(list)
    for key, listed in numbers.items():
        for number in listed:
            holders[number].append(key)
    pairs: Counter[tuple[str, str]] = Counter()
    for keys in holders.values():
        pairs.update((left, right) for at, left in enumerate(keys) for right in keys[at + 1 :])
    return pairs
