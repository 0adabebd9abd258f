"""A dossier into a file: the ending of the name says in which form."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from onrecord.errors import OnrecordError, UsageError
from onrecord.views.dossier.html import to_html
from onrecord.views.dossier.markdown import to_markdown
from onrecord.views.dossier.parts import Dossier
from onrecord.views.dossier.word import to_docx

FORMS: dict[str, Callable[[Dossier], str | bytes]] = {".html": to_html, ".md": to_markdown, ".docx": to_docx}
"""The forms of a dossier by the ending of the file."""


def write_dossier(dossier: Dossier, path: Path) -> None:
    """Write the file whole, or not at all. Raises UsageError for another ending, OnrecordError when it cannot be written."""
    if path.suffix.lower() not in FORMS:
        raise UsageError(
            f"{path}: a dossier has no form {path.suffix or 'without an ending'!r}", remedy=f"end the name in {', '.join(FORMS)}"
        )
    written = FORMS[path.suffix.lower()](dossier)
    content = written if isinstance(written, bytes) else written.encode("utf-8", "backslashreplace")
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        remedy = "name a folder you may write to, with room"
        raise OnrecordError(f"{path}: the file cannot be written ({error.strerror})", remedy=remedy) from error
    finally:
        partial.unlink(missing_ok=True)
