"""The house numbers: sizes that keep the code readable, and folder names that say something."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "onrecord"
MODULES = sorted(SOURCE.rglob("*.py"))
FUNCTION_LINES, FILE_LINES, ENTRIES = 50, 500, 10


def name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    documentation = ast.get_docstring(node, clean=False) or ""
    return (node.end_lineno or node.lineno) - node.lineno + 1 - documentation.count("\n")


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module_is_of_readable_size(path: Path) -> None:
    """No file is longer than 500 lines, no function longer than 50."""
    text = path.read_text("utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert text.count("\n") <= FILE_LINES
    assert [node.name for node in functions if length(node) > FUNCTION_LINES] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module_opens_with_a_docstring(path: Path) -> None:
    """Every module says in its first lines what it is for."""
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_folders_stay_small_and_speak() -> None:
    """At most ten entries in a folder of code, and none called utils, common, misc or helpers."""
    folders = {path.parent for path in MODULES}
    crowded = {str(folder.relative_to(SOURCE)): count for folder in folders if (count := entries(folder)) > ENTRIES}
    assert crowded == {}
    assert [folder for folder in folders if folder.name in {"utils", "common", "misc", "helpers"}] == []


def entries(folder: Path) -> int:
    """Entries of a folder; at the root of the package its ten layers and few public files are counted by the layout itself."""
    if folder == SOURCE:
        return 0
    return sum(not path.name.startswith("__") for path in folder.iterdir())
