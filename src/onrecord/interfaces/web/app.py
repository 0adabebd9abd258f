"""The application: pages and interface, static files, errors, and the guard around all of it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from onrecord import __version__, settings
from onrecord.errors import MissingError, OnrecordError
from onrecord.interfaces.api.documentation import operations
from onrecord.interfaces.api.judging import make_judging_router
from onrecord.interfaces.api.routes import make_router
from onrecord.interfaces.web.answering import Page, answer, render
from onrecord.interfaces.web.asking import Asked, read_request
from onrecord.interfaces.web.desk.routes import PAGES as DESK_PAGES
from onrecord.interfaces.web.desk.routes import desk_routes
from onrecord.interfaces.web.desk.writing import Writer, wants_data
from onrecord.interfaces.web.guarding import Application, Guard, Receive, Refusal, Scope, Send
from onrecord.interfaces.web.pages import PAGES
from onrecord.interfaces.web.wording import Words, choose_language
from onrecord.record import Store, open_store

_STATIC = Path(__file__).parent / "assets" / "static"
LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""Host names under which a server on this machine is addressed."""

_FORMS = ("json", "csv")
_API = "/api/v1"
_ABOUT = (
    "Lists come in pages: give `cursor` the value of `next` to get the page after. Every error has the form "
    '`{"error": {"status", "message", "remedy"}}`. Dates are ISO 8601 / EDTF, '
    "spans are code points of the stored text, ids are digests of content."
)


def make_application(record: Path, *, names: frozenset[str] = LOCAL_NAMES, token: str | None = None) -> Application:
    """The application for one record, which is made when it is not there. `token` is what changing requests must carry.

    Raises RecordError when the file is no record.
    """
    writable = _prepare(record)
    store = open_store(record, create=False, read_only=True, seconds=settings.value("question_seconds"))
    writer = Writer(record, token or secrets.token_urlsafe(24), writable)
    inner = FastAPI(
        title="onrecord", version=__version__, docs_url=None, redoc_url=None, openapi_url=f"{_API}/openapi.json",
        summary="The record over HTTP", description=_ABOUT, license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )  # fmt: skip
    inner.include_router(make_router(store))
    inner.include_router(make_judging_router(store, writer))
    inner.router.routes.append(Route(f"{_API}/", partial(_document, inner, writer), methods=["GET"]))
    inner.router.routes.extend(_page(path, build, store, writer) for path, build in {**PAGES, **DESK_PAGES}.items())
    inner.router.routes.extend(desk_routes(writer, store))
    inner.mount("/static", StaticFiles(directory=_STATIC), name="static")
    _handle_errors(inner, writer)
    return Guard(_Forms(inner), names, settings.value("request_bytes"))


class _Forms:
    """Takes `.json` and `.csv` off the address of a page and keeps it as the form that is asked for."""

    def __init__(self, application: Application) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on under the address of the page."""
        path = str(scope.get("path", ""))
        stem, _, form = path.rpartition(".")
        if scope["type"] == "http" and form in _FORMS and not path.startswith(("/static/", "/api/")):
            scope = dict(scope) | {"path": "/" if stem == "/overview" else stem, "raw_path": None, "form": form}
        await self._application(scope, receive, send)


def _prepare(record: Path) -> bool:
    """Make or upgrade the record where that is possible; say whether it may be written to."""
    try:
        open_store(record).close()
    except OnrecordError:
        if not record.exists():
            raise
        return False
    return True


def _page(path: str, build: Callable[..., Page], store: Store, writer: Writer) -> Route:
    def show(request: Request) -> Response:
        asked = read_request(request, writer)
        return answer(build(asked, store, **request.path_params), asked, store)

    return Route(path, show, methods=["GET"], name=path)


def _handle_errors(inner: FastAPI, writer: Writer) -> None:
    """Every error as a page of the interface, or as data where data was asked for."""

    def usage(request: Request, error: Exception) -> Response:
        status = 404 if isinstance(error, MissingError) else 400
        message, remedy = (error.message, error.remedy) if isinstance(error, OnrecordError) else (str(error), "")
        return _error(request, writer, status, message, remedy)

    def refused(request: Request, error: Exception) -> Response:
        held = error if isinstance(error, Refusal) else Refusal(400, "failed")
        return _error(request, writer, held.status, _words(request)(f"errors.{held.cause}"), "")

    def unknown(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        key = "missing" if status == 404 else "method" if status == 405 else "failed"
        return _error(request, writer, status, _words(request)(f"errors.{key}"), "")

    def failed(request: Request, _: Exception) -> Response:
        return _error(request, writer, 500, _words(request)("errors.failed"), "")

    def misshapen(request: Request, error: Exception) -> Response:
        told = error.errors() if isinstance(error, RequestValidationError) else []
        message = "; ".join(f"{'.'.join(map(str, each['loc'][1:])) or 'body'}: {each['msg']}" for each in told[:5])
        return _error(request, writer, 422, message, "see /api/v1/ for what each value may be")

    inner.add_exception_handler(RequestValidationError, misshapen)
    for kind, handler in ((OnrecordError, usage), (Refusal, refused), (HTTPException, unknown), (Exception, failed)):
        inner.add_exception_handler(kind, handler)


def _document(inner: FastAPI, writer: Writer, request: Request) -> Response:
    """The description of the HTTP interface as a page."""
    asked = read_request(request, writer)
    return render("api", asked, title=asked.words("site.api"), operations=operations(inner), about=_ABOUT, api=_API)


def _words(request: Request) -> Words:
    return Words(choose_language(request.headers.get("accept-language", ""), request.cookies.get("language")))


def _error(request: Request, writer: Writer, status: int, message: str, remedy: str) -> Response:
    if request.scope.get("form", "html") != "html" or request.url.path.startswith("/api/"):
        return JSONResponse({"error": {"status": status, "message": message, "remedy": remedy}}, status)
    if wants_data(request):  # a script of the pages, which shows it to the reader
        told = _words(request).message
        return JSONResponse({"error": {"status": status, "message": told(message), "remedy": told(remedy)}}, status)
    asked = Asked(request.url.path, "html", {}, _words(request), request.cookies.get("theme", ""), writer.token)
    told = asked.words.message
    values: dict[str, Any] = {"title": asked.words("errors.title"), "message": told(message), "remedy": told(remedy)}
    return render("error", asked, status, **values)
