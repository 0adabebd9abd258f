"""Tables on narrow and wide terminals, and in files."""

from __future__ import annotations

import pytest

from onrecord.interfaces.cli import render


@pytest.mark.parametrize(("width", "is_shown"), [("80", False), ("119", False), ("120", True)])
def test_a_narrow_terminal_leaves_out_what_it_has_no_room_for(
    width: str, is_shown: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A column that asks for room is left out, with its cells, where there is none."""
    monkeypatch.setenv("COLUMNS", width)
    render.console.cache_clear()
    render.print_table({"id": {}, "article": {"from_width": 120}, "words": {}}, [("a1", "le-monde", "signé")], "nothing")
    out = capsys.readouterr().out
    assert ("article" in out, "le-monde" in out) == (is_shown, is_shown)
    assert "signé" in out
    render.console.cache_clear()


def test_what_goes_to_a_file_is_not_squeezed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A line of 150 characters stays one line where no terminal sets a width."""
    monkeypatch.delenv("COLUMNS", raising=False)
    render.console.cache_clear()
    render.print_table({"words": {}}, [("mot " * 37,)], "nothing")
    assert ("mot " * 37).strip() in capsys.readouterr().out
    render.console.cache_clear()
