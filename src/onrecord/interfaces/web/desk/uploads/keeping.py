"""Where uploaded files are kept: beside the record, under a name made of their content.

A record names the sources of its articles; they must still be there when someone looks.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import BinaryIO

_BLOCK = 1024 * 1024
_LONGEST = 120  # characters of a file name
_DIGITS = 12


def folder_of(record: Path) -> Path:
    """The folder of all uploads of a record."""
    return record.with_name(f"{record.name}.uploads")


def keep(record: Path, files: Sequence[tuple[str, BinaryIO]]) -> Path:
    """Write the files into a folder of their own and return it; the same files go to the same folder."""
    base = folder_of(record)
    base.mkdir(parents=True, exist_ok=True)
    incoming = Path(mkdtemp(prefix=".incoming-", dir=base))
    digest = sha256()
    try:
        for number, (name, file) in enumerate(files):
            digest.update(_write(incoming / _unused(incoming, plain_name(name, number)), file))
        kept = base / digest.hexdigest()[:_DIGITS]
        if not kept.exists():
            incoming.rename(kept)
        return kept
    finally:
        shutil.rmtree(incoming, ignore_errors=True)


def plain_name(name: str, number: int) -> str:
    """The last part of a file name without anything that could lead elsewhere, hide the file or confuse a terminal."""
    last = PurePosixPath(name.replace("\\", "/")).name
    clean = "".join(sign if sign.isalnum() or sign in "-_. ()" else "_" for sign in last).strip(" .")
    stem, dot, ending = clean.rpartition(".")
    short = f"{stem[: _LONGEST - len(ending)]}{dot}{ending}" if dot and len(ending) < 10 else clean[:_LONGEST]
    return short or f"file-{number + 1}"


def _unused(folder: Path, name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    numbered, number = name, 2
    while (folder / numbered).exists():
        numbered = f"{stem} ({number}){dot}{ending}" if dot else f"{name} ({number})"
        number += 1
    return numbered


def _write(path: Path, file: BinaryIO) -> bytes:
    """Copy a file block by block; returns the digest of name and content."""
    digest = sha256(path.name.encode("utf-8", "surrogatepass"))
    with path.open("wb") as target:
        while block := file.read(_BLOCK):
            digest.update(block)
            target.write(block)
    return digest.digest()
