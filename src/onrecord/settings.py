"""One table of settings: name, default, environment variable, help."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from onrecord.errors import UsageError

_MIB = 1024 * 1024


class Setting(NamedTuple):
    """One named limit or default. All values are whole numbers; `unit` says of what."""

    name: str
    default: int
    unit: str
    help: str

    @property
    def variable(self) -> str:
        """The environment variable that overrides the default."""
        return f"ONRECORD_{self.name.upper()}"


TABLE: tuple[Setting, ...] = (
    Setting("document_bytes", 20 * _MIB, "bytes", "largest raw document read"),
    Setting("encoding_sample_bytes", 64 * 1024, "bytes", "how much of a file is looked at to guess its encoding"),
    Setting("text_characters", 1_000_000, "characters", "longest extracted text of one article"),
    Setting("chunk_characters", 100_000, "characters", "longest paragraph group analysed at once"),
    Setting("symbol_run", 64, "symbols", "longest run of one symbol before it is split"),
    Setting("word_run", 256, "characters", "longest run without a blank before it is split"),
    Setting("tag_bytes", 64 * 1024, "bytes", "largest HTML tag; above it the plain-text path is taken"),
    Setting("tag_attributes", 256, "attributes", "most attributes on one HTML tag"),
    Setting("html_depth", 256, "levels", "deepest nesting of HTML tags"),
    Setting("html_nodes", 200_000, "nodes", "most HTML tags in one page"),
    Setting("archive_members", 10_000, "members", "most members of one archive"),
    Setting("archive_bytes", 1024 * _MIB, "bytes", "most bytes unpacked from one archive"),
    Setting("archive_ratio", 100, "times", "highest compression ratio after the first MiB"),
    Setting("archive_nesting", 3, "levels", "deepest nesting of archives"),
    Setting("table_rows", 1_000_000, "rows", "most rows of one CSV or JSON-lines file"),
    Setting("worker_seconds", 30, "seconds", "wall-clock time one article may take"),
    Setting("worker_cpu_seconds", 20, "seconds", "processor time one article may take"),
    Setting("worker_bytes", 1536 * _MIB, "bytes", "address space of one worker"),
    Setting("batch_articles", 64, "articles", "articles written to the record in one transaction"),
    Setting("question_seconds", 10, "seconds", "how long the server works on one question"),
    Setting("request_bytes", 200 * _MIB, "bytes", "largest request that the server takes: the files of one upload"),
    Setting("request_files", 1000, "files", "most files of one upload"),
)

_BY_NAME = {setting.name: setting for setting in TABLE}


def value(name: str, environment: Mapping[str, str] | None = None) -> int:
    """The value in force for the setting `name`. Raises UsageError when the environment holds no positive number."""
    setting = _BY_NAME[name]
    given = (os.environ if environment is None else environment).get(setting.variable)
    if given is None:
        return setting.default
    if not given.isdigit() or int(given) < 1:
        remedy = f"unset it or give a number ({setting.help})"
        raise UsageError(f"{setting.variable}={given!r} is no positive number of {setting.unit}", remedy=remedy)
    return int(given)
