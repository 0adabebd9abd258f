"""A user's own list of actors: one CSV or YAML file, read into changes of the directory.

Fields: name, kind (person or organisation), aliases, country (ISO 3166 alpha-3), sex (f or m), offices
("foreign_minister RUS 2004-03/2010-01", an end left out while in office; "of NAME" for an organisation),
wikidata (Q42), action (add, remove or merge) and, for merge, into. docs/actors.md shows an example.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from onrecord.errors import LexiconError

FIELDS = ("name", "kind", "aliases", "country", "sex", "offices", "wikidata", "action", "into")
_LISTS = frozenset({"aliases", "offices"})
_CHOICES = {"kind": ("person", "organisation"), "sex": ("f", "m"), "action": ("add", "remove", "merge")}
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_COUNTRY = re.compile(r"[A-Z]{3}")
_LARGEST = 20_000_000  # bytes: far more than any list of actors needs


@dataclass(frozen=True)
class Change:
    """One line of the file. `place` is "FILE, line N", for messages about it."""

    place: str
    name: str
    kind: str = "person"
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sex: str = ""
    offices: tuple[str, ...] = ()
    wikidata: str | None = None
    action: str = "add"
    into: str = ""


def read_changes(path: Path) -> tuple[Change, ...]:
    """The changes in the file, in its order. Raises LexiconError with file, line and remedy for anything that is wrong."""
    try:
        content = path.read_bytes()[: _LARGEST + 1]
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise LexiconError(
            f"{path}: the list of actors cannot be read ({error.strerror})", remedy="check the path after --actors"
        ) from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: the list of actors is not UTF-8 (byte {error.start})", remedy="save it as UTF-8") from error
    if len(content) > _LARGEST:
        raise LexiconError(f"{path}: the list of actors is larger than {_LARGEST:,} bytes", remedy="keep the actors you need")
    rows = _yaml_rows(path, text) if path.suffix.lower() in {".yaml", ".yml"} else _csv_rows(path, text)
    changes = tuple(_change(place, row) for place, row in rows)
    if not changes:
        raise LexiconError(f"{path}: the list of actors is empty", remedy=f"give one actor per line, with the columns {', '.join(FIELDS)}")
    return changes


def _csv_rows(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Rows of a table whose first line names the columns; lists in a cell are divided by | (or ; where that divides no cells)."""
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=True)
    marks = "|" if delimiter == ";" else "|;"
    try:
        for row in reader:
            place = f"{path}, line {reader.line_num}"
            if None in row:
                raise LexiconError(f"{place}: more cells than columns", remedy="put cells that hold a comma in quotation marks")
            yield place, {(key or "").strip(): _cell((key or "").strip(), value or "", marks) for key, value in row.items()}
    except csv.Error as error:
        raise LexiconError(f"{path}, line {reader.line_num}: {error}", remedy="close the quotation marks of this line") from error


def _cell(field: str, value: str, marks: str) -> object:
    return [part.strip() for part in re.split(f"[{marks}]", value) if part.strip()] if field in _LISTS else value.strip()


def _yaml_rows(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Items of a list of mappings, each with the line it begins on."""
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        items = yaml.load(text, Loader=_Plain)
    except yaml.YAMLError as error:
        raise LexiconError(f"{path}: {error}", remedy="correct the file at the place named") from error
    if not isinstance(items, list) or not isinstance(tree, yaml.SequenceNode):
        raise LexiconError(f"{path}, line 1: the file holds no list", remedy="begin every actor with a hyphen: - name: ...")
    for node, item in zip(tree.value, items, strict=True):
        place = f"{path}, line {node.start_mark.line + 1}"
        if not isinstance(item, dict):
            raise LexiconError(f"{place}: {item!r} is no actor", remedy="write fields: - name: ...")
        yield place, {str(key): value for key, value in item.items()}


class _Plain(yaml.SafeLoader):
    """YAML whose scalars are text: NO is Norway, not false, and 2004-03/ no date."""


_Plain.yaml_implicit_resolvers = {}


def _change(place: str, row: Mapping[str, Any]) -> Change:
    unknown = [key for key in row if key not in FIELDS]
    if unknown:
        raise LexiconError(f"{place}: there is no field {unknown[0]!r}", remedy=f"the fields are {', '.join(FIELDS)}")
    values = {field: _value(place, field, row.get(field)) for field in FIELDS}
    if not values["name"]:
        raise LexiconError(f"{place}: an actor without a name", remedy="fill in the field name")
    if (values["action"] == "merge") != bool(values["into"]):
        raise LexiconError(
            f"{place}: merge and into go together", remedy="write action merge, and in into the name of the actor that stays"
        )
    return Change(place, **{field: value for field, value in values.items() if value})


def _value(place: str, field: str, given: object) -> Any:
    """The value of one field, checked. Raises LexiconError."""
    if field in _LISTS:
        parts = given if isinstance(given, list) else [given] if given else []
        return tuple(str(part).strip() for part in parts if str(part).strip())
    if isinstance(given, list | dict):
        raise LexiconError(f"{place}: {field} holds several values", remedy="give one; only aliases and offices are lists")
    text = str(given or "").strip()
    if text and field in _CHOICES and text not in _CHOICES[field]:
        raise LexiconError(f"{place}: {text!r} is no {field}", remedy=f"write {' or '.join(_CHOICES[field])}")
    if text and field == "wikidata" and not _WIKIDATA.fullmatch(text):
        raise LexiconError(f"{place}: {text!r} is no Wikidata id", remedy="write Q and a number, such as Q42")
    if text and field == "country" and not _COUNTRY.fullmatch(text):
        raise LexiconError(f"{place}: {text!r} is no country", remedy="write an ISO 3166 code of three capitals, such as FRA")
    return text
