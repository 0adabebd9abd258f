"""The list of judgements, one of them with what it changed, undoing it, and taking over a list that was made elsewhere."""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.corroboration import adopt, contradictions, undo
from onrecord.errors import MissingError, OnrecordError, UsageError
from onrecord.interfaces.web.answering import Page, listed
from onrecord.interfaces.web.asking import Asked, read_request
from onrecord.interfaces.web.desk.writing import Writer, own_address, see, text_of, wants_data
from onrecord.record import Judgement, Store
from onrecord.views.exports import parse_judgements
from onrecord.views.stories.picked import Picked, pick_all, programs_value

_LARGEST = 20 * 1024 * 1024  # bytes of a list of judgements
LAST = "last"


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after a judgement; several entries may have been changed alike."""

    field: str
    before: str | None
    after: str | None


def list_judgements(asked: Asked, store: Store) -> Page:
    """Who judged what, when and why, the latest first; as CSV in the order in which they were made, to be taken elsewhere."""
    kept = store.judgements()
    latest = kept[::-1]
    rows, more = listed(latest[asked.offset : asked.offset + asked.rows + 1], asked)
    data: dict[str, Any] = {"judgements": rows, "total": len(kept), "more": more}
    taken = asked.number("taken", 0, 0, 10**9) if "taken" in asked.values else None
    with store.reading() as connection:
        entries = _entries(connection, rows)
    decisions = [list(same) for _, same in groupby(rows, _act)]
    shown = {"decisions": decisions, "entries": entries, "taken": taken, "keys": _keys}
    return Page("judgements", asked.words("judgements.title"), data, Judgement, lambda _: iter(kept), shown)


def show_judgement(asked: Asked, store: Store, number: str) -> Page:
    """One decision: the entries, what was changed, where it contradicts the evidence. Raises MissingError for an unknown number."""
    one = _find(store, number)
    same = _decision(store, one)
    with store.reading() as connection:
        entries = _entries(connection, same)
        changes = list(
            dict.fromkeys(Change(each.field, _before(connection, store, each), each.value or None) for each in same if each.field)
        )
    data = {"judgements": same, "changes": changes, "contradictions": _against(store, one, same)}
    title = asked.words(f"correct.done.{one.verb}") if not one.undone else asked.words("judgements.undone_title")
    shown = {"one": one, "entries": entries, "back": own_address(asked.values.get("back", ""), "")}
    return Page("judgement", title, data, Judgement, lambda _: iter(same), shown)


class Judging:
    """Undoes judgements and takes lists of them over."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    async def undo(self, request: Request) -> Response:
        """Undo a decision. Raises Refusal without the token, MissingError for a number that is not in force."""
        asked = read_request(request, self._writer)
        async with self._writer.form(request) as form:
            undone = await run_in_threadpool(self._undo, str(request.path_params["number"]))
            back = own_address(text_of(form, "back"), "")
        if wants_data(request):
            told = {"number": undone.number, "message": asked.words("correct.done.undo"), "page": f"/judgements/{undone.number}"}
            return JSONResponse(told | {"entry": undone.entry})
        return see(f"/judgements/{undone.number}", back=back)

    async def take(self, request: Request) -> Response:
        """Take over the judgements of a CSV file. Raises Refusal without the token, UsageError for a file that holds none."""
        async with self._writer.form(request, files=1) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile) or not file.filename:
                raise UsageError("no file was chosen", remedy="choose a list that was exported here or elsewhere")
            content = await file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise UsageError("the list is too large", remedy="take it over in parts")
        taken = await run_in_threadpool(self._adopt, content, file.filename[:80])
        return see("/judgements", taken=str(taken))

    def _undo(self, number: str) -> Judgement:
        with self._writer.open() as store:
            standing = [each.number for each in store.judgements() if not each.undone]
            wanted = max(standing, default=0) if number == LAST else int(number) if number.isascii() and number.isdigit() else 0
            if wanted not in standing:
                raise MissingError(f"no judgement {number} is in force", remedy="see the list of judgements")
            return undo(store, wanted)[0]

    def _adopt(self, content: bytes, name: str) -> int:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            remedy = "export judgements to see the form"
            raise UsageError(f"{name}: this is no CSV file that can be read ({error})", remedy=remedy) from error
        with self._writer.open() as store:
            return adopt(store, list(parse_judgements(io.StringIO(text.replace("\0", ""), newline=""), name)))


def _find(store: Store, number: str) -> Judgement:
    for each in store.judgements():
        if str(each.number) == number:
            return each
    raise MissingError(f"there is no judgement {number}", remedy="see the list of judgements")


def _decision(store: Store, one: Judgement) -> list[Judgement]:
    """The judgements made in one act with this one."""
    return [each for each in store.judgements() if _act(each) == _act(one)]


def _act(judgement: Judgement) -> tuple[str, str, str]:
    """What judgements that were made in one act have in common."""
    return judgement.at, judgement.by, judgement.verb


def _entries(connection: Connection, judgements: list[Judgement]) -> dict[str, Picked]:
    """The entries that judgements are about, as far as they are on record."""
    return {picked.id: picked for picked in pick_all(connection, dict.fromkeys(_keys(judgements)))[0]}


def _keys(judgements: list[Judgement]) -> list[str]:
    return [key for each in judgements for key in (each.entry, each.other) if key]


def _before(connection: Connection, store: Store, judgement: Judgement) -> str | None:
    """What stood in the field until then: what an earlier edit in force says, else what the program found."""
    earlier = [
        each.value for each in store.judgements()
        if (each.entry, each.field) == (judgement.entry, judgement.field) and each.number < judgement.number and not each.undone
    ]  # fmt: skip
    return earlier[-1] or None if earlier else programs_value(connection, judgement.entry, str(judgement.field))


def _against(store: Store, one: Judgement, same: list[Judgement]) -> list[str]:
    """Where a merge contradicts the evidence."""
    if one.verb != "merge":
        return []
    try:
        return [warning for each in same for warning in contradictions(store, [each.entry, str(each.other)])]
    except OnrecordError:  # an entry of a list that was taken over may not be on record
        return []
