"""Files that are complete whenever they exist under their name, even when the program is killed while it writes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from onrecord.errors import OnrecordError


@contextmanager
def write_whole(path: Path) -> Iterator[TextIO]:
    """A text file (UTF-8, line ends as written) that takes its place only when it is finished and on the disk.

    An error leaves whatever stood there before. Raises OnrecordError when the folder cannot be written to.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise OnrecordError(
            f"{path}: the file cannot be written ({error.strerror})", remedy="name a folder you may write to, with room"
        ) from error
    finally:
        partial.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Put the new name itself on the disk, where the system can do that."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
