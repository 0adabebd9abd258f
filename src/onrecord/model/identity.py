"""Content-derived ids: the same content gives the same id on every machine and in every run."""

from __future__ import annotations

from hashlib import sha256

_LENGTH = 16


def digest(*parts: object) -> str:
    """16 hexadecimal digits of SHA-256 over `parts`, each written with `str` and told apart by its length."""
    written = [str(part).encode("utf-8", "surrogatepass") for part in parts]
    joined = b"".join(str(len(part)).encode() + b":" + part for part in written)
    return sha256(joined).hexdigest()[:_LENGTH]
