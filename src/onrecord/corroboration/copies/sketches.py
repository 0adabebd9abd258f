"""Short lists of numbers by which possible copies are found among many articles; the exact measure decides.

Word runs: those of telling words are listed. Concepts: MinHash in bands (Broder 1997), names and numbers counted several times, so that
two texts that share a third of their telling concepts very likely share two numbers, and two others hardly ever: one number is chance in
a large record.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from onrecord.corroboration.copies.concepts import weight
from onrecord.corroboration.copies.portraits import Portrait

_LEAST_SAMPLES = 2
_SAMPLED_SHARE = 0.08  # well under the least containment: a sample strays, the exact measure decides
_TELLING = 5.0  # weight from which a concept counts
_NAMED = 4  # times that a name or number counts: a translation keeps them, and half of the other words at best
_BANDS, _ROWS = 128, 3
LEAST_BANDS = 2
_DIGEST = 64  # bytes, 16 values of 32 bits


def sample(portrait: Portrait) -> frozenset[int]:
    """The part of the word runs that goes into an index: the same ones in every text."""
    return portrait.samples


def is_near(shared: int, left: int, right: int) -> bool:
    """Whether two texts whose samples (so many each) have `shared` in common are worth an exact measurement."""
    return shared >= max(_LEAST_SAMPLES, _SAMPLED_SHARE * min(left, right))


def sketch(portrait: Portrait) -> frozenset[int]:
    """One 63-bit number per band: texts that share one are worth an exact measurement. Empty for a text without concepts."""
    telling = [concept for concept in portrait.whole if weight(concept) >= _TELLING]
    telling += [f"{concept} {copy}" for concept in portrait.names for copy in range(1, _NAMED)]
    if not telling:
        return frozenset()
    least = np.minimum.reduce([_permuted(concept) for concept in telling]).tolist()
    bands = (least[at : at + _ROWS] for at in range(0, len(least), _ROWS))
    return frozenset(_number(band, values) for band, values in enumerate(bands))


def _number(band: int, values: Iterable[int]) -> int:
    written = ",".join(map(str, (band, *values)))
    return int.from_bytes(blake2b(written.encode(), digest_size=8).digest(), "big") >> 1


@lru_cache(maxsize=16_384)
def _permuted(concept: str) -> NDArray[np.uint32]:
    """Where each of the permutations puts a concept."""
    needed = _BANDS * _ROWS * 4 // _DIGEST
    digests = (blake2b(concept.encode(), digest_size=_DIGEST, salt=bytes([number])).digest() for number in range(needed))
    return np.frombuffer(b"".join(digests), dtype=">u4").astype(np.uint32)
