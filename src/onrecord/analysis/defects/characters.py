"""Letters that are not what they look like, and text that was read in the wrong encoding.

Look-alike letters: a word that mixes Latin with Greek or Cyrillic letters, a lone Greek or Cyrillic letter
that looks Latin, mathematical or full-width letters, invisible signs inside words, signs that turn the
direction of writing. Names given in their own script ("Путин") are no defect. After Unicode TS 39.

Mojibake: two or three characters that are the bytes of one UTF-8 character read as cp1252, replacement
characters, question marks in the place of accented letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.analysis.defects.evidence import Piece
from onrecord.model import Span

_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_CYRILLIC = "АВЕКМНОРСТУХІЈЅасеорухіјѕԁԛԝ"
LOOK_ALIKES = _GREEK + _CYRILLIC
_FOREIGN = "\u0370-\u03ff\u0400-\u04ff"
_MIXED = re.compile(rf"(?=\w*[A-Za-zÀ-ÿ])(?=\w*[{LOOK_ALIKES}])(?:[^\W\d_]){{2,40}}")
_LONE = re.compile(rf"(?<![\w{_FOREIGN}])[{LOOK_ALIKES}](?=\.?[ \u00a0][A-Za-zÀ-ÿ])")
_SUSPECT = re.compile(rf"[{_FOREIGN}\uff21-\uff5a\u200b-\u200f\u202a-\u202e\u2060-\u2069\U0001d400-\U0001d7ff]")
_DRESSED = re.compile("[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d6a5]{2,}")
_INVISIBLE = re.compile("(?<=[A-Za-zÀ-ÿ])[\u200b\u200c\u200d\u2060\ufeff](?=[A-Za-zÀ-ÿ])")
_TURNING = re.compile("[\u202d\u202e\u2066-\u2068]")
_UNTRANSLATED = re.compile(rf"(?<![\w(«\"“/]) ?(?<![(«\"“])[{_FOREIGN}]{{2,}}(?![\w)»\"”])")
_LETTER = re.compile(r"[^\W\d_]")
_MOSTLY = 0.8  # share of Latin letters in a text that is meant to be Latin

_GARBLED = re.compile("[ÂÃÄÅÐÑâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}")
_REPLACED = re.compile("\ufffd")
_QUESTIONED = re.compile(r"(?<![\w/=?&.-])[^\W\d_]{2,}\?[a-zà-ÿ]{2,}(?![\w/=?&-])")
_ENOUGH_REPLACED = 2
_ENOUGH_QUESTIONED = 3


def find_look_alikes(text: str) -> Iterator[Piece]:
    """One piece for each word or sign that deceives the eye; nothing in a text that is not mostly Latin."""
    if not _SUSPECT.search(text) or not _is_latin(text):
        return
    for pattern, rule in (
        (_LONE, "foreign letter that looks Latin"),
        (_MIXED, "word of mixed scripts"),
        (_DRESSED, "letters in disguise"),
        (_INVISIBLE, "invisible sign in a word"),
        (_TURNING, "sign that turns the direction of writing"),
    ):
        for found in pattern.finditer(text):
            codes = " ".join(f"U+{ord(sign):04X}" for sign in found[0] if _SUSPECT.match(sign))
            yield Piece(Span(*found.span()), rule, codes, 2.0, rule)


def find_untranslated(text: str) -> Iterator[Piece]:
    """Greek or Cyrillic words that stand in the sentence like any other, as a translator that gave up leaves them."""
    if not _SUSPECT.search(text) or not _is_latin(text):
        return
    for found in _UNTRANSLATED.finditer(text):
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        yield Piece(Span(start, found.end()), "untranslated word", found[0].strip(), 1.0, "untranslated word")


def find_garbled(text: str) -> Iterator[Piece]:
    """One piece for each garbled character, when there are enough to exclude chance."""
    garbled = [found for found in _GARBLED.finditer(text) if _is_utf8_misread(found[0])]
    if len(garbled) > 1 or any(len(found[0]) == 3 for found in garbled):
        yield from (_piece(found, "UTF-8 read as cp1252") for found in garbled)
    for pattern, least, rule in (
        (_REPLACED, _ENOUGH_REPLACED, "replacement character"),
        (_QUESTIONED, _ENOUGH_QUESTIONED, "question mark for a letter"),
    ):
        hits = list(pattern.finditer(text))
        if len(hits) >= least:
            yield from (_piece(found, rule) for found in hits)


def _piece(found: re.Match[str], rule: str) -> Piece:
    return Piece(Span(*found.span()), rule, found[0], 2.0, rule)


def _is_utf8_misread(sequence: str) -> bool:
    """Whether the characters are the bytes of one UTF-8 character (or begin with those)."""
    for length in (len(sequence), 2):
        try:
            content = b"".join(sign.encode("latin-1") if ord(sign) < 0x100 else sign.encode("cp1252") for sign in sequence[:length])
            if len(content.decode("utf-8")) == 1:
                return True
        except UnicodeError:
            continue
    return False


def _is_latin(text: str) -> bool:
    letters = _LETTER.findall(text[:20_000])
    return bool(letters) and sum(letter < "\u0250" for letter in letters) >= _MOSTLY * len(letters)
