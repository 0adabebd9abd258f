"""Words of a text with their exact offsets: one regular expression per language, built from `words/<language>/sentences.yaml`.

The same cut is used to train the parsers, so what they see at work is what they learnt from. Time is
linear in the length of the text whatever it holds: runs without a blank and runs of one symbol are
cut at the limits named in `settings`, and no alternative of the expression looks further than a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from onrecord.model import Token
from onrecord.settings import value
from onrecord.words import load

_LETTER = r"[^\W\d_]"
_APOSTROPHE = "['’ʼ]"
_HYPHEN = "[-‑]"
_PLAIN = {"’": "'", "ʼ": "'", "‘": "'", "\u00ad": "", "\u00a0": " ", "\u202f": " ", "‑": "-"}
_INVISIBLE = "\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad"


def cut_words(text: str, language: str, offset: int = 0, first: int = 0) -> list[Token]:
    """Tokens of `text`; `offset` is added to their places and `first` to their numbers. Blanks belong to no token.

    "50 000" is one token; so are M., J.-C., Tu-95MS and aujourd'hui. L'accord, a-t-il and don't are two.
    """
    tokens = []
    for number, (start, end) in enumerate(_bounds(text, language), first):
        word = text[start:end]
        tokens.append(Token(number, offset + start, offset + end, word, word.lower() if word.isascii() else plain(word)))
    return tokens


def plain(word: str) -> str:
    """Lower case, ’ as ', no soft hyphens, ordinary blanks and hyphens; accents kept."""
    if not word.isascii():
        for sign, plain_sign in _PLAIN.items():  # far cheaper than str.translate
            word = word.replace(sign, plain_sign)
    return word.lower()


def _bounds(text: str, language: str) -> list[tuple[int, int]]:
    """Start and end of each token; a token longer than `word_run` is cut into pieces of that length."""
    longest = value("word_run")
    bounds = [found.span() for found in _pattern(language).finditer(text)]
    if all(end - start <= longest for start, end in bounds):
        return bounds
    return [(at, min(at + longest, end)) for start, end in bounds for at in range(start, end, longest)]


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """The token expression; the order of the alternatives is the order of precedence."""
    lists = load(f"{language}/sentences.yaml")
    listed = [alternative(lists) for alternative in (_numbers, _abbreviations, _kept, _contractions, _elisions, _words)]
    return re.compile("|".join(part for part in (_common(lists), _addresses(), *listed, _symbols()) if part))


def _either(words: Iterable[str]) -> str:
    """The words as alternatives, longest first, any apostrophe for '."""
    return "|".join(re.escape(word).replace("'", _APOSTROPHE) for word in sorted(words, key=lambda word: (-len(word), word)))


def _common(lists: Any) -> str:
    """A word of small letters alone between blanks, or before a comma: most are, and no other alternative would cut one elsewhere."""
    divided = "|".join(first + rest for first, rest in (pair.split() for pair in lists.get("joined", ())))
    spared = rf"(?!(?:{divided}))" if divided else ""
    return rf"(?<= ){spared}[a-zà-öø-ÿœ]+(?=[ ,])"


def _addresses() -> str:
    """Links, mail addresses, and names of sites and files."""
    site = r"(?<![\w.])[A-Za-z0-9-]{2,60}(?:\.[a-z]{2,20})+(?![\w.@])"
    return rf"{site}|" r"(?:https?://|www\.)[^\s<>\"«»“”]{1,200}(?<![.,;:!?)\]'’])|[\w.+-]{1,60}@\w[\w-]{0,60}(?:\.[\w-]{1,60})*"


def _numbers(lists: Any) -> str:
    """Thousands grouped by blanks stay together ("50 000"), as do 2.5, 10:30, 2006-08-07, 1,550, 1er, 21st, 10h30; 8|pm are two."""
    grouped = r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?(?!\w)"
    plain_number = r"\d+(?:[.,:/\-]\d+)*"
    measured = rf"{plain_number}(?=(?i:{_either(lists['units'])})(?!\w))|" if lists["units"] else ""
    return rf"{grouped}|{measured}{plain_number}(?:{_LETTER}+\d*(?![\w'’])|(?!{_LETTER}))"


def _abbreviations(lists: Any) -> str:
    """Listed words with their full stop, initials in a row (U.S., J.-C.), one initial before a name (W. Bush), and AT&T."""
    firm = r"(?<![\w&])[A-Z]{1,4}&[A-Z]{1,4}(?![\w&])"
    initials = rf"{_LETTER}\.(?:-?{_LETTER}\.)+"
    listed = rf"(?:{_either([*lists['titles'], *lists['abbreviations']])})\.(?!\w)"
    counted = rf"(?:{_either(lists['before_numbers'])})\.(?=[ \u00a0\u202f]?\d)"
    single = rf"{_LETTER}\.(?=[ \u00a0\u202f]?{_LETTER})"
    return rf"(?<![\w'’-])(?:{initials}|{listed}|{counted}|{single})|(?<=['’-]){initials}|{firm}"


def _kept(lists: Any) -> str:
    words = lists["kept_words"]
    return rf"(?i:(?<![\w'’-])(?:{_either(words)})(?![\w'’-]))" if words else ""


def _contractions(lists: Any) -> str:
    """The second part of a contraction (n't, 's), the word before n't, and the first part of can|not, gon|na, do|nt."""
    if not lists["contractions"]:
        return ""
    second = rf"(?i:(?<=\w)(?:{_either(lists['contractions'])})(?!\w))"
    host = rf"(?i:{_LETTER}{{1,8}}?(?=n{_APOSTROPHE}t(?!\w)))"
    pairs = (pair.split() for pair in lists["joined"])
    joined = "|".join(rf"{first}(?={rest}(?!{_APOSTROPHE}?\w))" for first, rest in pairs)
    return rf"{second}|{host}|(?<![\w'’-])(?:{joined})"


def _elisions(lists: Any) -> str:
    if not lists["elisions"]:
        return ""
    return rf"(?i:(?<![\w-])(?:{_either(lists['elisions'])}){_APOSTROPHE}(?=[\w«\"“]))"


def _words(lists: Any) -> str:
    """A word with its inner hyphens and apostrophes, short of the clitic or the contraction that ends it."""
    inner = r"[\w\u00ad]+"
    stop = compound = clitic = ""
    if lists["clitics"]:
        ending = rf"{_HYPHEN}(?i:{_either(lists['clitics'])})(?![\w'’-])"
        stop, clitic = rf"(?!{ending})", rf"(?<=\w){ending}|"
    if lists["contractions"]:
        stop = rf"(?!(?i:{_either(lists['contractions'])})(?!\w))"
    if prefixes := lists["hyphen_prefixes"]:
        lower, rest = "[a-zà-ÿ]+", r"(?:-[a-zà-ÿ]+)"
        compound = rf"(?<![\w-])(?!(?:{_either(prefixes)})-){lower}(?={rest}+(?![\w'’-]))|(?<=[a-zà-ÿ]-){lower}(?={rest}*(?![\w-]))|"
    return rf"{clitic}{compound}{inner}(?:{stop}[-‑'’ʼ]{inner})*"


def _symbols() -> str:
    """Runs of one mark stay together up to the limit, as do ?! and :-); any other visible sign is a token of its own."""
    limit = value("symbol_run")
    return rf"[.!?]{{2,{limit}}}|(?<!\w)[:;]-?[)(](?!\w)|(?P<mark>[-–—=_*#!?~+•<>$])(?P=mark){{1,{limit - 1}}}|[^\s{_INVISIBLE}]"
