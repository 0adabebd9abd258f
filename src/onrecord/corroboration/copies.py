"""Which articles are copies of which: shared runs of words, then direction with a reason.

A pair counts when the two texts share enough of the shorter one (containment). Two desks that report
the same event in their own words share one to eight per cent; a spun or trimmed copy shares fifteen
and more. Knowingly missed here: translations, which share no runs of words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.corroboration.shingles import first_shared, prose, shingle
from onrecord.model import Article, Copy, CopyKind, Findings, Reason, When

LEAST_CONTAINMENT = 0.15
_VERBATIM = 0.9
_TRIMMED = 0.6
_SAMPLED = 4  # one shingle in so many is indexed; enough to find every pair that shares fifteen per cent
LEAST_SAMPLES = 2
_SAMPLED_SHARE = 0.08  # well under the least containment: a sample strays, the exact measure decides
_RESIDUE = frozenset({"spun", "machine_translated", "prompt_residue", "mojibake", "truncated", "homoglyph"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the comparison needs of one article. `residue` lists the defects that show a derived text."""

    id: str
    text: str  # prose only, see `shingles.prose`
    published: When | None
    residue: tuple[str, ...]
    article: Article

    @classmethod
    def of(cls, article: Article, findings: Findings) -> Candidate:
        """The candidate for an analysed article."""
        return cls.drawn(article, findings.publication.when, {defect.label for defect in findings.defects})

    @classmethod
    def drawn(cls, article: Article, published: When | None, defects: Collection[str]) -> Candidate:
        """The candidate for an article of which only the date and the labels of its defects are at hand."""
        return cls(article.id, prose(article), published, tuple(sorted(_RESIDUE.intersection(defects))), article)

    def seniority(self) -> tuple[bool, date, int, str]:
        """Sorts the likelier origin first: no residue, the earlier date, the longer text, then the id so that it is always decided."""
        first = self.published.first if self.published else date.max
        return bool(self.residue), first, -len(self.text), self.id


def sample(shingles: frozenset[int]) -> frozenset[int]:
    """The part of the shingles that goes into an index: the same ones in every text."""
    return frozenset(number for number in shingles if number % _SAMPLED == 0)


def is_near(shared: int, left: int, right: int) -> bool:
    """Whether two texts whose samples (so many each) have `shared` in common are worth an exact measurement."""
    return shared >= max(LEAST_SAMPLES, _SAMPLED_SHARE * min(left, right))


def find_copies(candidates: Iterable[Candidate]) -> list[Copy]:
    """Copy edges among the candidates, each copy with its one origin. The order of the candidates does not matter."""
    pool = {candidate.id: candidate for candidate in candidates}
    shingles = {key: shingle(candidate.text) for key, candidate in pool.items()}
    shared: dict[str, list[tuple[float, Candidate]]] = defaultdict(list)
    for left, right in sorted(_near_pairs(shingles)):
        containment = contain(shingles[left], shingles[right])
        if containment >= LEAST_CONTAINMENT:
            elder, younger = sorted((pool[left], pool[right]), key=Candidate.seniority)
            shared[younger.id].append((containment, elder))
    return [trace(pool[key], elders) for key, elders in sorted(shared.items())]


def contain(left: frozenset[int], right: frozenset[int]) -> float:
    """Share of the smaller set that the other one holds too, 0 to 1."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def trace(copy: Candidate, elders: Iterable[tuple[float, Candidate]]) -> Copy:
    """The edge from `copy` to the elder that shares most with it (the most senior one among equals)."""
    containment, origin = min(elders, key=lambda pair: (-round(pair[0], 3), pair[1].seniority()))
    passages = first_shared(copy.article.text, origin.article.text)
    detail = f"{containment:.0%} of the shorter text's three-word runs stand in both"
    return Copy(
        article=copy.id,
        origin=origin.id,
        kind=_kind(containment, copy, origin),
        direction=explain_direction(copy, origin),
        reason=Reason("shared word runs", detail, round(containment, 3)),
        passage=passages[0] if passages else None,
        origin_passage=passages[1] if passages else None,
    )


def explain_direction(copy: Candidate, origin: Candidate) -> str:
    """Why `origin` is the origin, in words."""
    if copy.residue and not origin.residue:
        return f"the copy shows {', '.join(copy.residue).replace('_', ' ')}, the origin does not"
    if copy.published and origin.published and origin.published.first < copy.published.first:
        return f"the origin is dated {origin.published.value}, the copy {copy.published.value}"
    if origin.published and not copy.published:
        return "the origin is dated, the copy is not"
    if len(origin.text) > len(copy.text):
        return "the origin holds more text than the copy"
    return "undecided: both look alike, the order is arbitrary but fixed"


def _kind(containment: float, copy: Candidate, origin: Candidate) -> CopyKind:
    if containment < _TRIMMED:
        return CopyKind.REWORDED
    if containment >= _VERBATIM and len(copy.text) >= _VERBATIM * len(origin.text):
        return CopyKind.VERBATIM
    return CopyKind.TRIMMED


def _near_pairs(shingles: Mapping[str, frozenset[int]]) -> set[tuple[str, str]]:
    """Pairs of ids that share enough sampled shingles to be worth a full comparison."""
    holders: dict[int, list[str]] = defaultdict(list)
    samples = {key: sample(shingles[key]) for key in sorted(shingles)}
    for key, numbers in samples.items():
        for number in numbers:
            holders[number].append(key)
    pairs: Counter[tuple[str, str]] = Counter()
    for keys in holders.values():
        pairs.update((left, right) for at, left in enumerate(keys) for right in keys[at + 1 :])
    return {pair for pair, count in pairs.items() if is_near(count, len(samples[pair[0]]), len(samples[pair[1]]))}
