"""What every changing request passes: the record may be written to, the request carries the token of this start, values have a limit."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse

from onrecord.errors import UsageError
from onrecord.interfaces.web.guarding import Refusal, check_token
from onrecord.record import Store, open_store

LONGEST_VALUE = 2000
MOST_FIELDS = 1000
_OWN = re.compile(r"/(?![/\\])[!-\[\]-~]*")  # an address of this server: what could lead to another is none


@dataclass(frozen=True)
class Writer:
    """Writes to the record on behalf of requests that carry the token."""

    record: Path
    token: str
    writable: bool

    def check(self, token: str | None, *, writes: bool = True) -> None:
        """Raise Refusal unless the request carries the token and, where it `writes`, the record may be changed."""
        if writes and not self.writable:
            raise Refusal(403, "method")
        check_token(token, self.token)

    def open(self) -> Store:
        """The record, to be written to and closed again."""
        return open_store(self.record, create=False)

    @asynccontextmanager
    async def form(self, request: Request, files: int = 0, *, writes: bool = True) -> AsyncIterator[FormData]:
        """The form that a request carries. Raises Refusal without the token, UsageError for a value that is too long to mean anything."""
        async with request.form(max_files=files, max_fields=MOST_FIELDS) as form:
            self.check(str(form.get("token") or request.headers.get("x-onrecord-token") or ""), writes=writes)
            for name, value in form.multi_items():
                if isinstance(value, str) and len(value) > LONGEST_VALUE:
                    raise UsageError(f"{name[:40]}: more than {LONGEST_VALUE} characters", remedy="give a shorter value")
            yield form


def text_of(form: FormData, name: str) -> str:
    """A value of a form without what a record cannot hold; "" where there is none or it is a file."""
    value = form.get(name)
    return value.replace("\0", "").strip() if isinstance(value, str) else ""


def texts_of(form: FormData, name: str) -> list[str]:
    """All values under a name, also those that are separated by commas."""
    values = [value for value in form.getlist(name) if isinstance(value, str)]
    return [part.replace("\0", "").strip() for value in values for part in value.split(",") if part.strip()]


def own_address(value: str, otherwise: str) -> str:
    """An address of this server that a form names, `otherwise` for anything that may lead elsewhere."""
    return value if _OWN.fullmatch(value) else otherwise


def see(address: str, **values: object) -> RedirectResponse:
    """Send the browser to a page after a change."""
    query = urlencode({name: value for name, value in values.items() if value})
    return RedirectResponse(address + (f"?{query}" if query else ""), 303)


def wants_data(request: Request) -> bool:
    """Whether a script asked, which shows the outcome itself."""
    return "application/json" in request.headers.get("accept", "")


def account() -> str:
    """The name of the account: who judges, unless they say otherwise."""
    try:
        return getuser()
    except (OSError, KeyError):  # an account without a name
        return ""
