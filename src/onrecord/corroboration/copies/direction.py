"""Which of two texts is the origin of the other, and why it is thought so.

In this order: residue of rewriting, the date, what the texts credit, where a shared passage is at home, length, plainness of the words,
order of the telling. All but one of these belong to a text alone and put any number of texts in one order. Where a passage is at home
is a matter of two texts: pasted into another article it has nothing to do with what stands around it.
"""

from __future__ import annotations

from datetime import date

from onrecord.corroboration.copies.coherence import cosine
from onrecord.corroboration.copies.likeness import contain
from onrecord.corroboration.copies.portraits import Candidate, Portrait, combine

UNDECIDED = "undecided: both look alike, the order is arbitrary but fixed"
_SHARED = 0.5  # cosine from which a sentence counts as part of what both texts hold
_LEAST_REST = 0.25  # share of a text that must stand beside the shared part: else the text is the passage
_AT_HOME = 0.1  # cosine of a passage with the rest of its own article, at least
_FOREIGN = 0.5  # how much of that it has at most with the rest of an article that it was pasted into
_DISORDER = 0.5  # difference of coherence that says something

Standing = tuple[bool, date, int, int, float, float, str]


def seniority(portrait: Portrait) -> Standing:
    """Sorts the likelier origin first, by what each text is alone. The id comes last, so that it is always decided."""
    candidate = portrait.candidate
    return (*_history(candidate), -portrait.length_class, candidate.rarity, -portrait.coherence, candidate.id)


def precedes(one: Portrait, other: Portrait) -> bool:
    """Whether `one` is likelier to be the origin of the two."""
    if _history(one.candidate) == _history(other.candidate) and (home := _home(one, other)):
        return home is one
    return seniority(one) < seniority(other)


def explain(copy: Portrait, origin: Portrait) -> str:
    """Why `origin` is the origin, in words."""
    late, early = copy.candidate, origin.candidate
    if late.residue and not early.residue:
        return f"the copy shows {', '.join(late.residue).replace('_', ' ')}, the origin does not"
    if late.published and early.published and early.published.first < late.published.first:
        return f"the origin is dated {early.published.value}, the copy {late.published.value}"
    if early.published and not late.published:
        return "the origin is dated, the copy is not"
    if early.debt < late.debt:
        return _explain_debt(late, early)
    return _explain_text(copy, origin)


def _explain_text(copy: Portrait, origin: Portrait) -> str:
    """What the texts themselves say, where neither residue nor date nor credit decides."""
    if _home(copy, origin):
        return "the passage goes with the rest of the origin, in the copy it stands among other matters"
    if origin.length_class > copy.length_class:
        return "the origin holds more text than the copy"
    if copy.candidate.language != origin.candidate.language:
        return UNDECIDED
    if origin.candidate.rarity < copy.candidate.rarity:
        return "the copy says it in rarer words"
    if origin.coherence > copy.coherence + _DISORDER:
        return "the copy tells it out of order"
    return UNDECIDED


def _explain_debt(copy: Candidate, origin: Candidate) -> str:
    if copy.credit and copy.credit != copy.newsroom:
        whose = ", on whose site the origin stands" if copy.credit == origin.newsroom else ", the origin nobody else"
        return f"the copy credits {copy.credit}{whose}"
    return f"the origin stands on the site of {origin.newsroom}"


def _history(candidate: Candidate) -> tuple[bool, date, int]:
    return bool(candidate.residue), candidate.published.first if candidate.published else date.max, candidate.debt


def _home(one: Portrait, other: Portrait) -> Portrait | None:
    """The text in which a passage of both is at home, where it is foreign in the other and both hold much else."""
    if contain(one.shingles, other.shingles) > 1 - _LEAST_REST:
        return None
    pairs = _counterparts(one, other)
    left, right = _belong(one, {at for at, _ in pairs}), _belong(other, {at for _, at in pairs})
    if min(left, right) < 0 or max(left, right) < _AT_HOME or min(left, right) > _FOREIGN * max(left, right):
        return None
    return one if left > right else other


def _counterparts(one: Portrait, other: Portrait) -> list[tuple[int, int]]:
    """Places of the sentences that are each other's nearest."""
    likeness = [[cosine(line.vector, each.vector) for each in other.lines] for line in one.lines]
    nearest = [max(range(len(row)), key=row.__getitem__) for row in likeness if row]
    return [
        (at, to) for at, to in enumerate(nearest) if likeness[at][to] >= _SHARED and likeness[at][to] == max(row[to] for row in likeness)
    ]


def _belong(portrait: Portrait, shared: set[int]) -> float:
    """How much the shared sentences of a text have to do with the rest of it, 0 to 1; -1 where there is hardly any rest."""
    common = [line for at, line in enumerate(portrait.lines) if at in shared]
    rest = [line for at, line in enumerate(portrait.lines) if at not in shared]
    beside = sum(line.weight for line in rest)
    if not common or beside < _LEAST_REST * sum(line.weight for line in portrait.lines):
        return -1.0
    return cosine(combine(common), combine(rest))
