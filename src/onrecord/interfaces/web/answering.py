"""A page as HTML, as JSON or as CSV: the same content in three forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from sqlalchemy import Connection
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse

from onrecord import __version__
from onrecord.interfaces.web.asking import Asked
from onrecord.record import Store
from onrecord.views.exports.csv import csv_lines
from onrecord.views.exports.plain import to_dict
from onrecord.views.measures import quad_of

_PRIVATE = {"cache-control": "no-store"}


@dataclass(frozen=True)
class Page:
    """What a page shows. `data` is its content (rows of views), `shown` what only the HTML needs, `rows` what its CSV holds."""

    template: str
    title: str
    data: Mapping[str, Any]
    kind: type[Any]
    rows: Callable[[Connection], Iterator[Any]]
    shown: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


def answer(page: Page, asked: Asked, store: Store) -> Response:
    """The page in the form that was asked for."""
    if asked.form == "json":
        return JSONResponse(as_data(page.data), page.status, _PRIVATE)
    if asked.form == "csv":
        headers = _PRIVATE | {"content-disposition": f'attachment; filename="{_file_name(asked.path)}.csv"'}
        return StreamingResponse(_stream(page, store), page.status, headers, media_type="text/csv; charset=utf-8")
    return render(page.template, asked, page.status, title=page.title, **page.data, **page.shown)


def render(template: str, asked: Asked, status: int = 200, **values: Any) -> HTMLResponse:
    """A template as an answer. Language and look that were chosen in the address are remembered."""
    html = environment().get_template(f"{template}.html").render(asked=asked, t=asked.words, version=__version__, **values)
    response = HTMLResponse(html, status, _PRIVATE)
    for name, value in asked.remembered:
        response.set_cookie(name, value, max_age=31_536_000, httponly=True, samesite="strict")
    return response


def as_data(value: Any) -> Any:
    """Rows of views, and lists and dictionaries of them, as plain data."""
    if is_dataclass(value) and not isinstance(value, type):
        return to_dict(value)
    if isinstance(value, Mapping):
        return {str(key): as_data(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_data(inner) for inner in value]
    return value


@cache
def environment() -> Environment:
    """The templates. Whatever is put into them is escaped; nothing is ever marked as safe."""
    made = Environment(
        loader=PackageLoader("onrecord.interfaces.web", "assets/templates"), autoescape=True, undefined=StrictUndefined, auto_reload=False,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters["percent"] = _percent
    made.globals["quad_of"] = quad_of
    return made


def _percent(value: float) -> str:
    """A share from 0 to 1 as a length in SVG."""
    return f"{value * 100:.3f}%"


def _stream(page: Page, store: Store) -> Iterator[str]:
    with store.reading() as connection:
        yield from csv_lines(page.rows(connection), page.kind)


def _file_name(path: str) -> str:
    name = "-".join(part for part in path.split("/") if part) or "overview"
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_") else "-" for sign in name)[:80]


def listed(rows: Sequence[Any], asked: Asked) -> tuple[list[Any], bool]:
    """The rows of the page, and whether there are more."""
    return list(rows[: asked.rows]), len(rows) > asked.rows
