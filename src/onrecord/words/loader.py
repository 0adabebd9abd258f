"""The one loader of lexicons: YAML inside the package, read once per process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from onrecord.errors import LexiconError

_ROOT = Path(str(files("onrecord.words")))
_BOOLEAN = "tag:yaml.org,2002:bool"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which only true and false are truth values: in a word list, on, off, yes and no are words."""


_Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN or sign in "tTfF"]
    for sign, resolvers in _Loader.yaml_implicit_resolvers.items()
}


def path_of(name: str) -> Path:
    """Path of the data file `name` (`fr/dates.yaml`). Raises LexiconError when the package lacks it."""
    path = _ROOT / name
    if not path.exists():
        raise LexiconError(f"the data file {name} is missing from the package", remedy="reinstall onrecord")
    return path


@cache
def load(name: str) -> Any:
    """Parsed content of the YAML file `name`. Treat it as read-only: it is shared. Raises LexiconError with file and line."""
    path = path_of(name)
    try:
        return yaml.load(path.read_text("utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        raise LexiconError(f"{path}: {error}", remedy="correct the file at the place named") from error


@cache
def known_instruments() -> Mapping[str, Any]:
    """The directory of treaties and agreements, all files of `world/instruments` together, by key. Read-only: it is shared."""
    found: dict[str, Any] = {}
    for path in sorted(path_of("world/instruments").glob("*.yaml")):
        entries = load(f"world/instruments/{path.name}")
        if doubled := found.keys() & entries.keys():
            raise LexiconError(f"{path}: {sorted(doubled)} stand in another file as well", remedy="keep one entry of each")
        found |= entries
    return found
