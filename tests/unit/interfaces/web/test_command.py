"""The commands `serve` and `mcp` without their extras, and what the rest of the program loads of them: nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import OnrecordError, UsageError
from onrecord.interfaces.mcp import command as mcp_command
from onrecord.interfaces.web import command as web_command

_LOADED = "import sys, onrecord, onrecord.interfaces.cli.app; print(sorted({name.split('.')[0] for name in sys.modules}))"


def test_the_command_line_loads_nothing_of_the_web() -> None:
    """`onrecord --help` and `import onrecord` work without the extras."""
    out = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True).stdout
    assert "'typer'" in out
    for name in ("fastapi", "starlette", "uvicorn", "jinja2", "mcp", "spacy", "sqlalchemy"):
        assert f"'{name}'" not in out


def test_without_the_extra_the_command_names_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is missing, and what to install."""
    monkeypatch.setattr(web_command, "find_spec", lambda _: None)
    monkeypatch.setattr(mcp_command, "find_spec", lambda _: None)
    with pytest.raises(OnrecordError, match=r"onrecord\[web\]"):
        web_command.serve(tmp_path / "press.db")
    with pytest.raises(OnrecordError, match=r"onrecord\[mcp\]"):
        mcp_command.mcp(tmp_path / "press.db")


def test_an_address_that_cannot_be_used_is_named() -> None:
    """A port that is taken and a host that is none."""
    held = web_command._listen("127.0.0.1", 0)
    held.listen()
    with pytest.raises(OnrecordError, match="another --port"):
        web_command._listen("127.0.0.1", held.getsockname()[1])
    held.close()
    with pytest.raises(UsageError, match="address of this machine"):
        web_command._listen("no such host.invalid", 0)
