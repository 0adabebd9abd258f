"""Who is answered: only requests under the server's own name, changes only from its own pages and with the token."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.unit.interfaces.web.conftest import TOKEN

FILE = {"files": ("a.txt", b"MOSCOU, 8 novembre 2023. Rien.", "text/plain")}


def test_answers_carry_a_strict_policy(client: TestClient) -> None:
    """Every answer forbids inline scripts, frames, and anything from outside."""
    for path in ("/", "/events.json", "/static/page.js", "/nothing"):
        headers = client.get(path).headers
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "localhost:99999999"])
def test_other_names_are_not_answered(client: TestClient, host: str) -> None:
    """A page of another site that resolves to this machine learns nothing."""
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8321", "127.0.0.1:8321", "[::1]:8321"])
def test_own_names_are_answered(client: TestClient, host: str) -> None:
    """The machine's own names, with any port."""
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"origin": "http://localhost.evil.example"}],
)
def test_other_sites_cannot_change_anything(client: TestClient, headers: dict[str, str]) -> None:
    """Not even with the token."""
    assert client.post("/upload", data={"token": TOKEN}, files=FILE, headers=headers).status_code == 403


@pytest.mark.parametrize("token", ["", "wrong", "é" * 10])
def test_changes_need_the_token(client: TestClient, token: str) -> None:
    """A request without the token of this start is refused."""
    assert client.post("/upload", data={"token": token}, files=FILE).status_code == 403


def test_limits(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address or an announced body that is too large is not looked at."""
    assert client.get("/search?q=" + "x" * 5000).status_code == 414
    assert client.post("/upload", headers={"content-length": str(10**12)}, content=b"").status_code == 413
    assert client.put("/").status_code == 405
