"""What a request asks for: the page's language and look, the shared filters, the page of a list, and links that change one of them.

Every state of a page is its address; nothing but language, look and the basket of a dossier is kept in cookies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request

from onrecord.errors import UsageError
from onrecord.interfaces.web.desk.writing import Writer
from onrecord.interfaces.web.wording import LANGUAGES, Words, choose_language
from onrecord.views import Filter

ROWS = 50
"""Rows on one page of a list."""

MOST_ROWS = 200
LONGEST_VALUE = 300
_DEEPEST = 100_000  # rows that may be skipped: farther down, a filter is the better tool
FILTERS = {
    "actor": "actor", "country": "country", "with": "other", "type": "type", "status": "status", "context": "context",
    "source": "source", "since": "since", "until": "until", "about": "about",
}  # fmt: skip
"""Names in the address, and the filters they are. Several values are given by repeating a name or by commas."""

THEMES = ("light", "dark")
BASKET = "basket"
MOST_IN_BASKET = 200
"""Ids that a cookie of 4096 bytes holds with room to spare."""

_ID = re.compile(r"[0-9a-f]{16}")
_LISTS = frozenset({*FILTERS, "of"})  # names whose values add up when they are repeated
_KEPT = ("language", "theme")  # in cookies, not in links


@dataclass(frozen=True)
class Asked:
    """One request for a page, read once. `form` is html, json or csv; `values` are the parts of the address.

    `token` is what forms carry; `writable` says whether the record can be changed; `basket` holds the ids gathered for a dossier.
    """

    path: str
    form: str
    values: Mapping[str, str]
    words: Words
    theme: str
    token: str
    remembered: tuple[tuple[str, str], ...] = ()  # language and look that this address chooses
    writable: bool = False
    basket: tuple[str, ...] = ()

    @cached_property
    def chosen(self) -> Filter:
        """The shared filters. Raises UsageError for values that make no sense."""
        given: dict[str, Any] = {filter_name: self.values.get(name) or None for name, filter_name in FILTERS.items()}
        return Filter(**given)

    @property
    def page(self) -> Filter:
        """The filters, cut to the page asked for and one row more, which tells whether there is a next page."""
        return replace(self.chosen, limit=self.rows + 1, offset=self.offset)

    @property
    def rows(self) -> int:
        """Rows on the page."""
        return self.number("rows", ROWS, 1, MOST_ROWS)

    @property
    def offset(self) -> int:
        """Rows before the page."""
        return self.number("offset", 0, 0, _DEEPEST)

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number from the address. Raises UsageError for anything else."""
        text = self.values.get(name, "")
        if not text:
            return default
        if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
            raise UsageError(f"{name}={text!r} is no number from {least} to {most}", remedy=f"leave {name} out or give such a number")
        return int(text)

    def one_of(self, name: str, values: tuple[str, ...]) -> str:
        """A value from a list, the first of them when none is given. Raises UsageError for any other."""
        text = self.values.get(name) or values[0]
        if text not in values:
            raise UsageError(f"{name}={text!r} is not known", remedy=f"choose among {', '.join(values)}")
        return text

    def link(self, path: str | None = None, **changes: object) -> str:
        """The address of this state with changes; None takes a part away. A new path starts from the filters alone."""
        kept = {name: value for name, value in self.values.items() if path is None or name in FILTERS}
        if path is None and set(changes) - {"offset"}:
            kept.pop("offset", None)
        return address(path or self.path, kept | {name.rstrip("_"): value for name, value in changes.items()})

    def fresh(self, path: str, **values: object) -> str:
        """An address with these values alone."""
        return address(path, {name.rstrip("_"): value for name, value in values.items()})

    def as_data(self, form: str) -> str:
        """The address of this state as JSON or CSV."""
        return address(f"{self.path if self.path != '/' else '/overview'}.{form}", dict(self.values))

    def toggled(self, name: str, value: str) -> str:
        """The address with a value of a filter added, or taken away when it is there."""
        values = self.several(name)
        changed = [each for each in values if each != value] if value in values else [*values, value]
        return self.link(**{name: ",".join(changed)})

    def several(self, name: str) -> list[str]:
        """The values of a filter that may have several."""
        return [part for part in self.values.get(name, "").split(",") if part]

    @property
    def active(self) -> list[tuple[str, str]]:
        """The filters in force, by name."""
        return [(name, self.values[name]) for name in ("holder", *FILTERS, "origins", "needs") if self.values.get(name)]


def read_request(request: Request, writer: Writer) -> Asked:
    """What a request asks for. Raises UsageError when a value is too long to mean anything."""
    values: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if len(value) > LONGEST_VALUE:
            raise UsageError(f"{name[:40]}: more than {LONGEST_VALUE} characters", remedy="give a shorter value")
        clean = value.replace("\0", "").strip()
        values[name[:40]] = f"{values[name]},{clean}" if values.get(name) and name in _LISTS else clean
    language = choose_language(request.headers.get("accept-language", ""), values.get("language") or request.cookies.get("language"))
    theme = values.get("theme", request.cookies.get("theme", ""))
    shown = {name: value for name, value in values.items() if value and name not in _KEPT}
    kept = tuple((name, values[name]) for name in _KEPT if values.get(name) in (*LANGUAGES, *THEMES, "system"))
    form = request.scope.get("form", "html")
    look = theme if theme in THEMES else ""
    return Asked(request.url.path, form, shown, Words(language), look, writer.token, kept, writer.writable, read_basket(request))


def read_basket(request: Request) -> tuple[str, ...]:
    """The ids that the cookie of the basket holds."""
    return read_ids(request.cookies.get(BASKET, "").split("."))


def read_ids(given: Iterable[str]) -> tuple[str, ...]:
    """Whole ids, each once, as many as a basket takes; whatever is no id is left out."""
    return tuple(dict.fromkeys(key for key in given if _ID.fullmatch(key)))[:MOST_IN_BASKET]


def address(path: str, values: Mapping[str, object]) -> str:
    """A path with a query; parts that are None or empty are left out. The path is quoted."""
    query = urlencode({name: value for name, value in values.items() if value not in (None, "", 0)}, safe=",:/", errors="replace")
    return quote(path, safe="/:.,~-") + (f"?{query}" if query else "")
