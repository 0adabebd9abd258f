"""The frame of a text: its function words, marks and numbers in their order, with every other word left blank.

A tool that swaps words for synonyms leaves the frame as it is, however many words it swaps; two people never build the same one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.corroboration.copies.concepts import fold_word
from onrecord.corroboration.copies.shingles import number, repair
from onrecord.words import load

_RUN = 7  # signs
_TOLD = 4  # of them that are no blanks
_SIGN = re.compile(r"\d[\d .,\u00a0\u202f]*\d|[^\W_]+(?:-[^\W_]+)*['’]?|[.,;:!?«»“”\"]")
_QUOTES = frozenset('«»“”"')
_ENDS = frozenset('.!?«“"')  # after these a capital is no sign of a name
_BLANK, _NAME, _QUOTE, _NUMBER = "_", "N", '"', "#"


def frames(text: str, language: str) -> frozenset[int]:
    """Every run of seven signs of the frame, four of them no blanks, as a 63-bit number.

    Comparable within a language; none where the language is not known.
    """
    if not language:
        return frozenset()
    signs = list(_signs(text, language))
    runs = (signs[at : at + _RUN] for at in range(len(signs) - _RUN + 1))
    return frozenset(number(" ".join(run)) for run in runs if _RUN - run.count(_BLANK) >= _TOLD)


def _signs(text: str, language: str) -> Iterator[str]:
    function = _function_words(language)
    opens = True
    for found in _SIGN.finditer(repair(text)):
        word = found[0]
        folded = fold_word(word)
        if folded in function:
            yield folded
        elif word[0].isdigit():
            yield _NUMBER + "".join(filter(str.isdigit, word))
        elif word in _QUOTES:
            yield _QUOTE
        elif not word[0].isalpha():
            yield word
        else:
            yield _NAME if word[0].isupper() and not opens else _BLANK
        opens = word in _ENDS


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in load(f"{language}/sentences.yaml")["function_words"])
