"""The description of the interface as a page of its own: made from OpenAPI, without anything from outside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI


@dataclass(frozen=True)
class Parameter:
    """One value that an operation takes."""

    name: str
    where: str
    required: bool
    description: str
    example: str


@dataclass(frozen=True)
class Operation:
    """One route: how to call it, what it takes and gives."""

    method: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    body: str
    answer: str
    example: str
    address: str


def operations(application: FastAPI) -> list[Operation]:
    """All operations of the interface in the order of the routes."""
    schema = application.openapi()
    return [
        Operation(
            method.upper(), path, told.get("description") or told.get("summary", ""), tuple(_parameters(told)), _body(schema, told),
            _answer(told), _example(told), _address(path, method),
        )
        for path, methods in schema["paths"].items()
        for method, told in methods.items()
    ]  # fmt: skip


def _parameters(told: dict[str, Any]) -> Iterator[Parameter]:
    for each in told.get("parameters", []):
        examples = each.get("schema", {}).get("examples") or [""]
        yield Parameter(each["name"], each["in"], each.get("required", False), each.get("description", ""), str(examples[0]))


def _body(schema: dict[str, Any], told: dict[str, Any]) -> str:
    """The example of the body, where there is one."""
    content = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    name = content.get("$ref", "").rpartition("/")[2]
    examples = schema["components"]["schemas"].get(name, {}).get("examples") or [None]
    return "" if examples[0] is None else str(examples[0]).replace("'", '"')


def _answer(told: dict[str, Any]) -> str:
    content = told["responses"].get("200", {}).get("content", {}).get("application/json", {}).get("schema", {})
    named = content.get("$ref") or content.get("items", {}).get("$ref", "")
    return str(named).rpartition("/")[2].replace("_", " ").strip()


def _example(told: dict[str, Any]) -> str:
    """An answer as it would come."""
    example = told["responses"].get("200", {}).get("content", {}).get("application/json", {}).get("example")
    return "" if example is None else json.dumps(example, ensure_ascii=False, indent=2)


def _address(path: str, method: str) -> str:
    """An address to try, for routes that need nothing else."""
    if method != "get" or "{key}" in path:
        return ""
    asked = "?q=accord" if path.endswith("/search") else "?holder=RUS&about=alliance" if "positions" in path else ""
    return path.replace("{view}", "events").replace("{form}", "csv") + asked
