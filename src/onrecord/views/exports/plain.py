"""Rows as plain objects for JSON: names and order of the fields are those of the dataclass."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any


def to_dict(row: Any) -> dict[str, Any]:
    """A row of any view (a dataclass) as a dictionary of strings, numbers, lists and dictionaries. Dates are ISO strings already."""
    return {field.name: _plain(getattr(row, field.name)) for field in fields(row)}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return to_dict(value)
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
