"""A person's decision on entries: kept, put into effect at once, and replayed whenever the entries are grouped anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from onrecord.corroboration.stories.accounts import EventAccount
from onrecord.corroboration.stories.events import compare_moments
from onrecord.corroboration.stories.relating import account_of, barred, compare
from onrecord.corroboration.stories.settling import settle
from onrecord.errors import UsageError
from onrecord.model import EventType, Status, When
from onrecord.record import Entry, Judgement, Store, Stories

FIELDS = ("date", "type", "status", "place")
"""What of an entry may be edited; statements have but a date."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides: `ids` of entries, happenings or utterances (or beginnings of them), `changes` (field, value) for an edit.

    Several ids joined by + are one side of a merge or split: they stay together.
    """

    verb: str
    ids: tuple[str, ...]
    by: str
    why: str = ""
    changes: tuple[tuple[str, str], ...] = ()


def judge(store: Store, decision: Decision) -> list[str]:
    """Keep a decision and put it into effect; returns warnings where it contradicts the evidence. Raises UsageError."""
    if not decision.by.strip():
        raise UsageError("a judgement needs somebody who makes it", remedy="say who with --by")
    if decision.verb == "merge" and len(decision.ids) < 2:
        raise UsageError("a merge needs two ids", remedy="name the entries that tell one thing")
    with store.judging() as (judgements, stories):
        told = [_told(stories, wanted) for wanted in decision.ids]
        kept = list(_judgements(decision, told))
        judgements.add(kept)
        settle(stories, {key for each in kept for key in (each.entry, each.other) if key})
    return _warnings(decision.verb, told)


def contradictions(store: Store, ids: Sequence[str]) -> list[str]:
    """Where a merge of these would contradict the evidence, before it is decided. Raises UsageError for ids not on record."""
    with store.reading() as connection:
        stories = Stories(connection)
        return _warnings("merge", [_told(stories, wanted) for wanted in ids])


def undo(store: Store, number: int | None = None) -> list[Judgement]:
    """Undo a decision: the judgement of that number, or the last in force, and all that was decided with it.

    A happening is judged entry by entry. Raises RecordError where no such judgement is in force.
    """
    with store.judging() as (judgements, stories):
        standing = [each for each in judgements.all() if not each.undone]
        wanted = [each for each in standing if each.number == number] if number else standing[-1:]
        same: list[int | None] = [each.number for one in wanted for each in judgements.of_decision(one) if not each.undone]
        at = _now()
        undone = [judgements.undo(each, at) for each in same or [number]]
        settle(stories, _on_record(stories, undone))
    return undone


def adopt(store: Store, judgements: Iterable[Judgement]) -> int:
    """Take over judgements made elsewhere; returns how many were new. Those on entries not on record wait for them."""
    given = list(judgements)
    with store.judging() as (kept, stories):
        new = kept.add(given)
        settle(stories, _on_record(stories, given))
    return new


def _on_record(stories: Stories, judgements: Iterable[Judgement]) -> set[str]:
    keys = {key for each in judgements for key in (each.entry, each.other) if key}
    return {entry.id for entry in stories.entries(keys)}


def _told(stories: Stories, wanted: str) -> list[Entry]:
    """The entries that an id stands for: itself, or those of the happening or utterance, the leading one first."""
    if "+" in wanted:
        return [entry for part in wanted.split("+") for entry in _told(stories, part)]
    found = stories.resolve(wanted)
    if not found:
        raise UsageError(f"no event, statement, happening or utterance on record has the id {wanted!r}", remedy="take an id from a table")
    if len(found) > 1:
        raise UsageError(f"several ids begin with {wanted!r}", remedy="give more characters of the one you mean")
    return found[0]


def _judgements(decision: Decision, told: Sequence[Sequence[Entry]]) -> Iterable[Judgement]:
    """The decision entry by entry."""
    at, by, why = _now(), decision.by.strip(), decision.why.strip()
    if decision.verb in ("accept", "reject"):
        return [Judgement(decision.verb, entry.id, by, at, why) for entries in told for entry in entries]
    if decision.verb == "edit":
        changes = [_check_edit(change, told) for change in decision.changes or (("", ""),)]
        return [Judgement("edit", entry.id, by, at, why, field=name, value=value) for name, value in changes for entry in told[0]]
    if decision.verb == "merge":
        return [Judgement("merge", left[0].id, by, at, why, other=right[0].id) for left, right in pairwise(told)]
    return [Judgement("split", one.id, by, at, why, other=other.id) for one, other in _apart(told)]


def _apart(told: Sequence[Sequence[Entry]]) -> list[tuple[Entry, Entry]]:
    """The pairs that a split sets apart: the first from all the others; one story alone falls into its entries."""
    groups = [[entry] for entry in told[0]] if len(told) == 1 else [list(entries) for entries in told]
    if len(groups) == 1:
        raise UsageError("there is nothing to split: only one entry tells it", remedy="name the entry and the one to set it apart from")
    return [(one, other) for at, left in enumerate(groups) for right in groups[at + 1 :] for one in left for other in right]


def _check_edit(change: tuple[str, str], told: Sequence[Sequence[Entry]]) -> tuple[str, str]:
    name, value = change
    allowed = FIELDS if told[0][0].kind == "event" else FIELDS[:1]
    if name not in allowed:
        raise UsageError(f"{name!r} cannot be edited here", remedy=f"edit one of {', '.join(allowed)}")
    known = {"type": [kind.value for kind in EventType], "status": [status.value for status in Status]}.get(name)
    if known is not None and value not in known:
        raise UsageError(f"there is no {name} {value!r}", remedy=f"choose among {', '.join(known)}")
    if name == "date" and value:
        try:
            When.parse(value)
        except ValueError as error:
            raise UsageError(str(error), remedy="write 2022, 2022-03, 2022-03-15 or 2022-W11") from None
    return name, value


def _warnings(verb: str, told: Sequence[Sequence[Entry]]) -> list[str]:
    """Where a merge contradicts the evidence, in words."""
    if verb != "merge":
        return []
    return [warning for left, right in pairwise(told) for warning in _contradictions(left[0], right[0])]


def _contradictions(left: Entry, right: Entry) -> list[str]:
    pair = f"{left.id[:8]} and {right.id[:8]}"
    one, other = account_of(left), account_of(right)
    if left.kind != right.kind:
        return [f"{pair}: an {left.kind} and a {right.kind} are never one"]
    found = []
    if not compare_moments(one.moment, other.moment):
        found.append(f"{pair}: their times exclude each other ({one.moment.first} and {other.moment.first})")
    if barred(one, other):
        found.append(f"{pair}: they stand in one article, or one source says both the thing and its denial")
    if isinstance(one, EventAccount) and isinstance(other, EventAccount) and not found and not compare(one, other, copies=False):
        found.append(f"{pair}: their types ({one.type}, {other.type}) or sides have nothing in common")
    return found


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
