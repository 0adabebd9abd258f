"""Which of the languages onrecord reads a text is written in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from onrecord.analysis.language.tokens import plain
from onrecord.words import load

LANGUAGES = ("en", "fr")
_WORD = re.compile(r"[^\W\d_]+['’]?")
_SAMPLE = 20_000  # characters; enough for certainty, cheap for books
_CLEAR = 3.0  # one language has three times the function words of the other
_ENOUGH = 4  # function words


def detect(text: str) -> tuple[str, float]:
    """Language code and confidence between 0 and 1 (0.5 when the text gives no hint).

    Function words decide; a statistical identifier is asked only where they are few or balanced.
    A text in a third language gets the nearer of the two with a low confidence.
    """
    counts = _function_words(text[:_SAMPLE])
    (second, less), (best, most) = sorted(counts.items(), key=lambda item: (item[1], item[0]))
    del second
    if most >= _ENOUGH and most >= _CLEAR * less:
        return best, round((most + 1) / (most + less + 2), 3)
    return _identify(text[:_SAMPLE])


def _function_words(text: str) -> dict[str, int]:
    words = _WORD.findall(plain(text))
    return {language: sum(map(_list(language).__contains__, words)) for language in LANGUAGES}


@cache
def _list(language: str) -> frozenset[str]:
    return frozenset(load(f"{language}/sentences.yaml")["function_words"])


def _identify(text: str) -> tuple[str, float]:
    language, confidence = _identifier().classify(text)
    return str(language), round(float(confidence), 3)


@cache
def _identifier() -> Any:
    """The identifier, read once; it takes a tenth of a second that clear texts need not pay."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads numpy and its model

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
