"""Where entries are corrected: confirmed, set aside, edited, merged, set apart. One page for all of it, one address for the decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.corroboration import Decision, contradictions, judge
from onrecord.errors import UsageError
from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import Asked, read_request
from onrecord.interfaces.web.desk.writing import Writer, account, own_address, see, text_of, texts_of, wants_data
from onrecord.model import EventType, Status
from onrecord.record import Store
from onrecord.views.stories.picked import JUDGED, Picked, near, pick

MOST = 15  # things on one page
EDITED = ("date", "place", "type", "status")


def show_correcting(asked: Asked, store: Store) -> Page:
    """What can be decided on the entries in `ids`, `more` and `typed` (which forms send). Raises UsageError for what cannot be judged."""
    typed = f"{asked.values.get('more', '')},{asked.values.get('typed', '')}".replace(" ", ",").split(",")
    wanted = [*asked.several("ids"), *filter(None, map(_id_of, typed))]
    with store.reading() as connection:
        picked = _pick(connection, wanted)
        single = picked[0] if len(picked) == 1 else None
        parts = [pick(connection, key) for key in single.entries] if single else []
        others = near(connection, single) if single else []
    warnings = contradictions(store, [each.id for each in picked]) if len(picked) > 1 else []
    data: dict[str, Any] = {"picked": picked, "parts_of": parts if len(parts) > 1 else [], "near": others, "contradictions": warnings}
    shown = {"account": account(), "types": tuple(EventType), "statuses": tuple(Status), "back": asked.values.get("back", "")}
    return Page("correct", asked.words("correct.title"), data, Picked, lambda _: iter(picked), shown)


class Correcting:
    """Takes decisions from forms."""

    def __init__(self, writer: Writer, store: Store) -> None:
        self._writer = writer
        self._store = store

    async def decide(self, request: Request) -> Response:
        """Keep a decision and lead to what it did. Raises Refusal without the token, UsageError for what cannot be decided."""
        asked = read_request(request, self._writer)
        async with self._writer.form(request) as form:
            number, decision = await run_in_threadpool(self._judge, form)
            back = own_address(text_of(form, "back"), "")
        if wants_data(request):
            said = asked.words(f"correct.done.{decision.verb}")
            told = {"number": number, "message": said, "page": f"/judgements/{number}", "undo": f"/judgements/{number}/undo"}
            return JSONResponse(told, 201)
        return see(f"/judgements/{number}", back=back)

    def _judge(self, form: FormData) -> tuple[int, Decision]:
        verb, ids = text_of(form, "verb"), texts_of(form, "ids")
        with self._store.reading() as connection:
            picked = _pick(connection, ids)
        sides = _apart(picked[0], texts_of(form, "apart")) if verb == "split" and len(picked) == 1 else tuple(each.id for each in picked)
        changes = _changes(picked[0], form) if verb == "edit" else ()
        decision = Decision(verb, sides, text_of(form, "by") or account(), text_of(form, "why"), changes)
        with self._writer.open() as store:
            judge(store, decision)
            return max(each.number for each in store.judgements() if each.verb == verb and each.by == decision.by.strip()), decision


def _pick(connection: Connection, wanted: Sequence[str]) -> list[Picked]:
    """What is to be judged, each thing once."""
    if not wanted:
        raise UsageError("nothing was chosen", remedy="take an id from a table")
    if len(wanted) > MOST:
        raise UsageError(f"more than {MOST} things at once", remedy="judge fewer of them together")
    found = {each.id: each for each in (pick(connection, key) for key in wanted)}
    for each in found.values():
        if each.kind not in JUDGED:
            raise UsageError(f"{each.id!r} cannot be judged", remedy="judge events, statements, happenings and utterances")
    return list(found.values())


def _apart(picked: Picked, chosen: Sequence[str]) -> tuple[str, ...]:
    """Both sides of a split: the entries that stay, and those set apart."""
    away = [key for key in picked.entries if key in chosen]
    stay = [key for key in picked.entries if key not in chosen]
    if not away or not stay:
        raise UsageError("a split leaves something on both sides", remedy="tick those that tell another thing, but not all of them")
    return "+".join(stay), "+".join(away)


def _changes(picked: Picked, form: FormData) -> tuple[tuple[str, str], ...]:
    """The fields that the form holds with another value than the record."""
    given = {name: text_of(form, name) for name in EDITED if name in form}
    changed = tuple((name, value) for name, value in given.items() if value != (getattr(picked, name) or ""))
    if not changed:
        raise UsageError("nothing was changed", remedy="give another date, place, type or status")
    return changed


def _id_of(typed: str) -> str:
    """The id in what a person typed: an id, or the address of a page about one thing."""
    return typed.split("?", maxsplit=1)[0].rstrip("/").rpartition("/")[2].strip()
