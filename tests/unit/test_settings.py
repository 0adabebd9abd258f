"""The table of settings: unique names, overridable by environment, wrong values refused with the name."""

from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.settings import TABLE, value


def test_names_are_unique_and_explained() -> None:
    """Each setting has a name of its own, a positive default, a unit and a help line."""
    assert len({setting.name for setting in TABLE}) == len(TABLE)
    assert all(setting.default > 0 and setting.unit and setting.help for setting in TABLE)


@pytest.mark.parametrize("setting", TABLE, ids=lambda setting: setting.name)
def test_default_holds_unless_the_environment_says_otherwise(setting: object) -> None:
    """Without its variable a setting has its default, with it the number given."""
    name, default, variable = setting.name, setting.default, setting.variable  # type: ignore[attr-defined]
    assert value(name, {}) == default
    assert value(name, {variable: "7"}) == 7
    assert variable == f"ONRECORD_{name.upper()}"


@pytest.mark.parametrize("given", ["0", "-1", "many", "", "1.5"])
def test_wrong_value_is_refused_with_its_variable(given: str) -> None:
    """A value that is no positive whole number names the variable and the remedy."""
    with pytest.raises(UsageError, match="ONRECORD_ARCHIVE_MEMBERS") as caught:
        value("archive_members", {"ONRECORD_ARCHIVE_MEMBERS": given})
    assert caught.value.remedy


def test_process_environment_is_the_default_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an explicit environment that of the process counts."""
    monkeypatch.setenv("ONRECORD_HTML_DEPTH", "9")
    assert value("html_depth") == 9
