"""What every request passes before the application sees it, and what every answer carries.

The server is for one person on one machine. A page of another site must not be able to read from it or act on it: requests are
answered under the server's own names alone (which defeats DNS rebinding), those that change something must come
from its own pages (`Origin`, `Sec-Fetch-Site`) and carry the token of this start.
"""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from onrecord.interfaces.web.wording import Words

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_HOST = re.compile(rb"(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?", re.IGNORECASE)
_LONGEST_PATH = 4096  # bytes of path and query

HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        b"base-uri 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),  # with no-referrer, browsers send `Origin: null` from the server's own forms
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), interest-cohort=()"),
)


class Refusal(Exception):
    """A request that is answered with a status and nothing else. `cause` is a key of the wordings under `errors`."""

    def __init__(self, status: int, cause: str) -> None:
        super().__init__(cause)
        self.status = status
        self.cause = cause


class Guard:
    """An ASGI application around the real one. `names` are the host names under which the server may be addressed."""

    def __init__(self, application: Application, names: frozenset[str], largest_body: int) -> None:
        self._application = application
        self._names = names
        self._largest = largest_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what must not be answered, add the headers to what is."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return

        async def dress(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(pair for pair in HEADERS if pair[0] not in present)]
            await send(message)

        try:
            self.check(scope)
            await self._application(scope, _limited(receive, self._largest), dress)
        except Refusal as refusal:
            await _answer(dress, refusal)

    def check(self, scope: Scope) -> None:
        """Raise Refusal for a request that is not for this server, comes from another site, or is too large to be looked at."""
        headers = {bytes(name).lower(): bytes(value) for name, value in scope["headers"]}
        host = _HOST.fullmatch(headers.get(b"host", b""))
        if host is None or host[1].decode().lower() not in self._names:
            raise Refusal(421, "host")
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > _LONGEST_PATH:
            raise Refusal(414, "large")
        if scope["method"] not in SAFE_METHODS and not _is_own(headers, host[0]):
            raise Refusal(403, "host")
        length = headers.get(b"content-length", b"0")
        if not length.isdigit():
            raise Refusal(400, "large")
        if int(length[:20]) > self._largest:
            raise Refusal(413, "large")


def check_token(given: str | None, token: str) -> None:
    """Raise Refusal unless the request carries the token of this start."""
    if not hmac.compare_digest((given or "").encode("utf-8", "replace"), token.encode()):
        raise Refusal(403, "token")


def _is_own(headers: dict[bytes, bytes], host: bytes) -> bool:
    """Whether a changing request comes from a page of this server, or from no page at all (a program)."""
    origin = headers.get(b"origin")
    if headers.get(b"sec-fetch-site", b"none") not in (b"none", b"same-origin"):
        return False
    return origin is None or origin.lower() in (b"http://" + host.lower(), b"https://" + host.lower())


def _limited(receive: Receive, largest: int) -> Receive:
    """The body as it comes, up to the limit: a length that was not announced is counted."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > largest:
            raise Refusal(413, "large")
        return message

    return counted


async def _answer(send: Send, refusal: Refusal) -> None:
    """A bare answer in the form of every error."""
    told = {"status": refusal.status, "message": Words("en")(f"errors.{refusal.cause}"), "remedy": ""}
    body = json.dumps({"error": told}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
