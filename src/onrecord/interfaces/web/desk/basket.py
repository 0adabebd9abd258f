"""The basket of a dossier: ids of entries, stories and treaties in an order. Pages show it, a dossier cites it.

It lives in a cookie and in nothing else: no state on the server, nothing to lose when it ends, no session that could be taken.
It holds ids alone, which are looked up each time, so that a forged cookie is at worst a list of unknown ids. `of` in the
address of the page names other ids than the cookie's: a basket to be sent to somebody.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.asking import BASKET, MOST_IN_BASKET, Asked, read_basket, read_ids, read_request
from onrecord.interfaces.web.desk.writing import Writer, own_address, see, text_of, wants_data
from onrecord.record import Store
from onrecord.views.stories.picked import Picked, pick_all

_KEPT_SECONDS = 90 * 24 * 3600
_PART = 15  # ids in one value of an address


def show_basket(asked: Asked, store: Store) -> Page:
    """What is in the basket, in its order."""
    wanted = asked.several("of") or list(asked.basket)
    with store.reading() as connection:
        kept, gone = pick_all(connection, wanted[:MOST_IN_BASKET])
    ids = [each.id for each in kept]
    parts = [("of", ",".join(ids[at : at + _PART])) for at in range(0, len(ids), _PART)]
    forms = ("html", "md", "docx") if find_spec("docx") else ("html", "md")
    data: dict[str, Any] = {"basket": kept, "gone": gone}
    address = f"/basket?{urlencode(parts, safe=',')}"
    shown = {"own": not asked.several("of"), "address": address, "parts_of": parts, "forms": forms}
    return Page("basket", asked.words("basket.title"), data, Picked, lambda _: iter(kept), shown)


class Baskets:
    """Changes the basket as forms say."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    async def change(self, request: Request) -> Response:
        """Keep, take out, move or empty. Raises Refusal without the token."""
        asked = read_request(request, self._writer)
        async with self._writer.form(request, writes=False) as form:
            held = list(read_basket(request))
            given = {name: text_of(form, name) for name in ("add", "remove", "up", "down", "clear") if name in form}
            back = own_address(text_of(form, "back"), "/basket")
        changed = list(read_ids([] if "clear" in given else _changed(held, given)))
        kept = given.get("add", "") in changed
        if wants_data(request):
            told = asked.words("basket.kept" if kept else "basket.dropped", len(changed))
            response: Response = JSONResponse({"count": len(changed), "kept": kept, "message": told})
        else:
            response = see(back if "add" in given or "remove" in given else "/basket")
        response.set_cookie(BASKET, ".".join(changed), max_age=_KEPT_SECONDS, httponly=True, samesite="strict")
        return response


def _changed(held: list[str], given: dict[str, str]) -> list[str]:
    """The ids after what was asked for."""
    if (added := given.get("add")) and added not in held:
        return [*held, added]
    if removed := given.get("remove"):
        return [key for key in held if key != removed]
    for name, by in (("up", -1), ("down", 1)):
        if (moved := given.get(name)) in held:
            at = held.index(moved)
            to = max(0, min(len(held) - 1, at + by))
            held[at], held[to] = held[to], held[at]
    return held
