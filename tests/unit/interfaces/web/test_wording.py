"""The words of the pages: both languages say everything, in their own way of writing numbers and dates."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord.interfaces.web
from onrecord.interfaces.web.wording import Words, choose_language
from onrecord.model import ActorKind, CopyKind, EventType, Mode, Status
from onrecord.words import load

FOLDER = Path(onrecord.interfaces.web.__file__).parent
EN, FR = Words("en"), Words("fr")


def keys(data: dict[Any, Any], prefix: str = "") -> Iterator[str]:
    for name, value in data.items():
        yield from keys(value, f"{prefix}{name}.") if isinstance(value, dict) else [f"{prefix}{name}"]


def test_both_languages_have_the_same_keys() -> None:
    """A wording that one language lacks would stop its page."""
    assert set(keys(load("fr/interface.yaml"))) == set(keys(load("en/interface.yaml")))


def test_every_wording_asked_for_exists() -> None:
    """Templates and code ask for keys by name; each must be there."""
    asked = set()
    for path in [*FOLDER.rglob("*.html"), *FOLDER.rglob("*.py")]:
        asked |= set(re.findall(r"""\b(?:t|words|asked\.words)\(["']([a-z_]+\.[a-z_0-9.]*[a-z_0-9])["']""", path.read_text("utf-8")))
    assert len(asked) > 100
    assert sorted(asked - set(keys(load("en/interface.yaml")))) == []


@pytest.mark.parametrize(
    ("group", "codes"), [("types", EventType), ("statuses", Status), ("modes", Mode), ("kinds", ActorKind), ("copies", CopyKind)]
)
def test_every_code_has_a_name(group: str, codes: Any) -> None:
    """What the record can hold has a name in both languages."""
    for words in ("fr", "en"):
        assert {code.value for code in codes} <= set(load(f"{words}/interface.yaml")[group])


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        ("2023-11-08", "8 November 2023", "8 novembre 2023"),
        ("2023-11-01", "1 November 2023", "1er novembre 2023"),
        ("2023-11", "November 2023", "novembre 2023"),
        ("2023", "2023", "2023"),
        ("2023-11~", "about November 2023", "vers novembre 2023"),
        ("2022-W37", "week of 12 September 2022", "semaine du 12 septembre 2022"),
        ("2022-02-24/2022-03-02", "24 February 2022 – 2 March 2022", "24 février 2022 – 2 mars 2022"),
        (None, "undated", "sans date"),
        ("not a date", "not a date", "not a date"),
    ],
)
def test_dates(value: str | None, english: str, french: str) -> None:
    """Dates of every precision, as one writes them."""
    assert (EN.date(value), FR.date(value)) == (english, french)


def test_numbers_and_plurals() -> None:
    """French has a narrow space, a comma, and a singular for none."""
    assert (EN.number(12345.5, 1), FR.number(12345.5, 1)) == ("12,345.5", "12\u202f345,5")
    assert (EN.signed(-3), FR.signed(3)) == ("−3.0", "+3,0")
    assert (EN("common.events", 0), FR("common.events", 0), FR("common.events", 2)) == ("0 events", "0 événement", "2 événements")


def test_countries_lose_their_article() -> None:
    """A heading says Russie, not la Russie."""
    assert [FR.country(code) for code in ("RUS", "USA", "DZA", "XXX")] == ["Russie", "États-Unis", "Algérie", "XXX"]


@pytest.mark.parametrize(
    ("accepted", "wanted", "chosen"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.8", None, "fr"), ("en;q=0.5, fr;q=0.9", None, "fr"), ("de, en", None, "en"), ("de", None, "en"),
        ("", None, "en"),
        ("fr", "en", "en"), ("fr", "tlh", "fr"), ("fr;q=abc", None, "fr"), (",;;q=,", None, "en"),
    ],
)  # fmt: skip
def test_language_of_the_page(accepted: str, wanted: str | None, chosen: str) -> None:
    """What was chosen, else what the browser prefers, else English."""
    assert choose_language(accepted, wanted) == chosen


SOURCE = FOLDER.parents[1]
TOLD_ON_PAGES = ("views", "corroboration", "record/derived", "interfaces/web/pages", "interfaces/web/desk", "interfaces/web/asking.py")
NOT_ON_PAGES = ("views/exports/files.py", "views/exports/tables.py", "views/dossier/writing.py")


def wordings(node: ast.AST | None) -> Iterator[str]:
    """The texts that an argument can be, with {} for each value; a variable is looked at where it is made."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from wordings(node.body)
        yield from wordings(node.orelse)


def messages(tree: ast.Module) -> Iterator[str]:
    """Every message and remedy of the errors that a module raises."""
    assigned = [(node.targets[0], node.value) for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    made = {target.id: value for target, value in assigned if isinstance(target, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("UsageError", "MissingError", "RecordError"):
            for given in (*node.args, *(each.value for each in node.keywords)):
                yield from wordings(made.get(given.id) if isinstance(given, ast.Name) else given)


def test_every_error_of_a_page_has_french_words() -> None:
    """A French page does not answer in English."""
    known, told = set(load("fr/messages.yaml")), set()
    for place in TOLD_ON_PAGES:
        for path in [SOURCE / place] if place.endswith(".py") else sorted((SOURCE / place).rglob("*.py")):
            if path.relative_to(SOURCE).as_posix() not in NOT_ON_PAGES:
                told |= set(messages(ast.parse(path.read_text("utf-8"))))
    assert len(told) > 60
    assert sorted(told - known) == []


def test_messages_are_translated_with_their_values() -> None:
    """Values stay, words among them are translated, what a person typed is not touched, what is unknown stays English."""
    assert FR.message("there is no status 'done'") == "statut inconnu\u00a0: 'done'"
    assert FR.message("since: 'foo: bar' is no date: give YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Www or two of them joined by /").startswith(
        "depuis\u00a0: 'foo: bar' n’est pas une date"
    )
    assert FR.message("nobody on record goes by the name 'status'") == "personne de consigné ne porte le nom 'status'"
    assert FR.message("something else") == EN.message("something else") == "something else"
    assert EN.message("there is no status 'done'") == "there is no status 'done'"
