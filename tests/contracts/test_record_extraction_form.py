"""Every extraction has the form of `words/schemas/extraction.json`, and so has the gold corpus that it is compared with."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Findings, Publication
from onrecord.views.exports import to_extraction
from onrecord.words import path_of
from tests.unit.record.press import REPORT, article, batch, report_findings

FORM = json.loads(path_of("schemas/extraction.json").read_text("utf-8"))
GOLD = sorted((Path(__file__).resolve().parents[2] / "quality" / "gold").glob("*.json"))
TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def faults(value: Any, form: dict[str, Any], at: str = "") -> list[str]:
    """Where `value` departs from a JSON schema; knows the keywords that the form uses."""
    if "$ref" in form:
        return faults(value, FORM["$defs"][form["$ref"].rsplit("/", 1)[1]], at)
    kinds = [form["type"]] if isinstance(form.get("type"), str) else form.get("type", [])
    if kinds and not any(
        isinstance(value, TYPES[kind]) and not (kind in ("integer", "number") and isinstance(value, bool)) for kind in kinds
    ):
        return [f"{at}: {value!r} is no {kinds}"]
    if "enum" in form and value not in form["enum"]:
        return [f"{at}: {value!r} is not allowed"]
    if isinstance(value, dict):
        return object_faults(value, form, at)
    if isinstance(value, list):
        return array_faults(value, form, at)
    return scalar_faults(value, form, at)


def object_faults(value: dict[str, Any], form: dict[str, Any], at: str) -> list[str]:
    known = form.get("properties", {})
    found = [f"{at}: {name} is missing" for name in form.get("required", []) if name not in value]
    found += [f"{at}: {name} is unknown" for name in value if name not in known and form.get("additionalProperties") is False]
    return found + [fault for name, inner in value.items() if name in known for fault in faults(inner, known[name], f"{at}/{name}")]


def array_faults(value: list[Any], form: dict[str, Any], at: str) -> list[str]:
    found = [f"{at}: wrong length" for least in [form.get("minItems", 0)] if not least <= len(value) <= form.get("maxItems", len(value))]
    found += [f"{at}: repeats itself" for _ in [1] if form.get("uniqueItems") and len(set(map(str, value))) < len(value)]
    return found + [fault for i, inner in enumerate(value) for fault in faults(inner, form.get("items", {}), f"{at}/{i}")]


def scalar_faults(value: Any, form: dict[str, Any], at: str) -> list[str]:
    if isinstance(value, str):
        if "pattern" in form and not re.search(form["pattern"], value):
            return [f"{at}: {value!r} does not match {form['pattern']}"]
        return [f"{at}: too short"] if len(value) < form.get("minLength", 0) else []
    return [f"{at}: {value!r} is too small"] if "minimum" in form and value < form["minimum"] else []


@pytest.mark.parametrize("entry", batch(), ids=lambda entry: entry[0].name)
def test_extractions_have_the_form(entry: tuple[Any, Findings]) -> None:
    """What the program writes passes the form, and survives JSON."""
    extraction = to_extraction(*entry)
    assert faults(extraction, FORM) == []
    assert json.loads(json.dumps(extraction)) == extraction


def test_empty_findings_have_the_form() -> None:
    """An article in which nothing was found is an extraction, too."""
    assert faults(to_extraction(article(REPORT, "report"), Findings("", Publication(None, "unknown"))), FORM) == []


def test_the_check_can_fail() -> None:
    """Missing, unknown and malformed fields are all seen."""
    extraction = to_extraction(article(REPORT, "report"), report_findings(REPORT))
    extraction["published"] = "November"
    extraction["extra"] = 1
    del extraction["noise"]
    extraction["events"][0]["status"] = "maybe"
    extraction["dates"][0]["start"] = -1
    assert len(faults(extraction, FORM)) == 5


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_has_the_form_but_for_places(path: Path) -> None:
    """The gold corpus uses no field and no value that the form does not know; it gives places by `nth` and `more` as strings."""
    gold = json.loads(path.read_text("utf-8"))
    found = [
        fault for fault in faults(gold, FORM) if not re.search(r"(start|end|mention_spans) is missing|nth is unknown|/more/\d+: ", fault)
    ]
    assert found == []
