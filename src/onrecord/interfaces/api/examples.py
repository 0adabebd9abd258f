"""Examples of answers, out of a record of the samples: what a program gets before it has asked."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any


def shown(name: str) -> dict[int | str, dict[str, Any]]:
    """The example of an answer as OpenAPI holds it."""
    return {200: {"content": {"application/json": {"example": examples()[name]}}}}


@cache
def examples() -> dict[str, Any]:
    """All examples by name. Long lists are cut to their first items."""
    read: dict[str, Any] = json.loads(Path(__file__).with_name("examples.json").read_text("utf-8"))
    return read
