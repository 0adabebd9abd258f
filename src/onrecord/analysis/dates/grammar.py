"""The patterns of `words/<language>/dates.yaml`, compiled into one alternation, and what they find.

Linear in the length of the text: every pattern is bounded, and the alternation is entered only at word
boundaries. The first pattern that fits wins, as in the data file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from onrecord.analysis.dates.shadow import Shadow
from onrecord.words import load

_REACH = 60  # characters before an expression that `before` and `not_before` may look at
_BACK = 40  # characters: how far before its telling word an expression may begin
_DIGITS = frozenset("0123456789")
_CARRIERS = ("month", "weekday", "unit", "season", "holiday")
_OPENERS = (*_CARRIERS, "number", "ordinal", "day", "tens")
_WORD = re.compile(r"\w+")
_FIGURED = re.compile(r"\d{4}|\d\d?$|t[1-4]$|\d{4}s$|\d\d?h\d{0,2}$")
_SPACE = re.compile(r" (\??)")
_SLOT = re.compile(r"(?<!\?P)<([a-z]+)(\d?)>")
_NAMED = re.compile(r"\(\?P<(\w+)>|\(\?P=(\w+)\)")
_BEGIN = r"(?<!\w)(?<!\w[-/])(?<!\d[.,:])"
_END = r"(?!(?!t\d)\w|-\w|[.,/]\d)"
# Figures are the same in every language. A year has four figures and lies between 1500 and 2099; after a day and month,
# it may be older.
_FIGURES = {
    "year": r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d)",
    "oldyear": r"1[0-4]\d\d(?!\d|[.,]\d)",
    "shortyear": r"[6-9]\d(?!\d|[.,]\d|[ ]?%|[ ]\w+s\b)",
    "decadeyear": r"(?:1[5-9]|20)\d0",
    "mm": r"(?:0[1-9]|1[0-2]|[1-9](?!\d))",
    "dd": r"(?:0[1-9]|[12]\d|3[01]|[1-9](?!\d))",
    "yy": r"\d\d(?!\d)",
    "quarter": r"[1-4]",
    "roman": r"(?:x{0,2}(?:ix|iv|v?i{1,3}|v|x)|[12]\d(?=\D)|\d(?=\D))",
}
_DAY, _NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)", r"\d{1,3}(?!\d)"


@dataclass(frozen=True, eq=False)
class Pattern:
    """One class of expressions. `reads` names its reading, `fixed` the arguments that the data file sets."""

    name: str
    reads: str
    source: str
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    fixed: Mapping[str, Any]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern with named slots, compiled when first needed."""
        return re.compile(self.source, re.M)


@dataclass(frozen=True, eq=False)
class Expression:
    """A place in the shadow text where a pattern fits. `values` are the values of its slots, by slot name."""

    start: int
    end: int
    pattern: Pattern
    values: Mapping[str, Any]


class Grammar:
    """The compiled patterns of one language. Raises KeyError when a pattern names an unknown slot or part."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._parts: Mapping[str, str] = {"nth": "", **data["parts"]}
        self.values = {name: _invert(table) for name, table in data["slots"].items()}
        self.patterns = [self._compile(entry) for entry in data["patterns"]]
        self._bodies = [self._expand(entry["pattern"], named=False) for entry in data["patterns"]]
        self._any = re.compile(_BEGIN + "(?:" + "|".join(map(_wrap, range(len(self._bodies)), self._bodies)) + ")" + _END, re.M)
        self._triggers = self._words_in(_CARRIERS, data["triggers"])
        self._openers = self._words_in(_OPENERS, data["openers"])
        doubtful = data["doubtful"]
        self._doubtful = frozenset(doubtful["words"])
        self._capital = frozenset(doubtful["capital"])
        self._never = frozenset(doubtful["never_alone"])
        self._witness = re.compile(f"(?<!\\w)(?:{doubtful['witness']})$")
        self._capitals = tuple(data["capitals_required"])

    def _words_in(self, slots: tuple[str, ...], more: list[str]) -> frozenset[str]:
        """First words of the entries of these slots, and `more`."""
        entries = [*more, *(word for slot in slots for word in self.values.get(slot, {}))]
        return frozenset(found[0] for entry in entries if (found := _WORD.match(entry)))

    def _compile(self, entry: Mapping[str, Any]) -> Pattern:
        source = _BEGIN + "(?:" + self._expand(entry["pattern"], named=True) + ")" + _END
        before, not_before = (self._left(entry.get(key)) for key in ("before", "not_before"))
        return Pattern(entry["name"], entry["reads"], source, before, not_before, entry.get("with", {}))

    def _left(self, source: str | None) -> re.Pattern[str] | None:
        return re.compile(f"(?<!\\w)(?:{self.expand(source)})$") if source else None

    def expand(self, source: str) -> str:
        """`source` with its slots and parts written out; spaces stay as they are."""
        return _SLOT.sub(lambda found: f"(?:{self._piece(found[1])})", source)

    def _expand(self, source: str, *, named: bool) -> str:
        def write(found: re.Match[str]) -> str:
            name = found[1]
            if named and (name in _FIGURES or name in self.values or name in ("day", "number")):
                return f"(?P<{found[1]}{found[2]}>{self._piece(name)})"
            return f"(?:{self._piece(name)})"

        return _SLOT.sub(write, _SPACE.sub(lambda m: "[ ]{0,3}" if m[1] else "[ ]{1,3}", source))

    def _piece(self, name: str) -> str:
        if name in _FIGURES:
            return _FIGURES[name]
        if name in self._parts:
            return self._expand(self._parts[name], named=False)
        words = _alternation(self.values.get(name, {}))
        if name == "day":
            return f"{_DAY}{self._parts['nth'] and '(?:' + self._parts['nth'] + ')?'}" + (f"|{words}" if words else "")
        if not words:
            raise KeyError(f"a pattern names the unknown slot <{name}>")
        return f"{words}|{_NUMBER}" if name == "number" else words

    def find(self, shadow: Shadow) -> Iterator[Expression]:
        """Every expression in the shadow, left to right, none overlapping."""
        position = 0
        for start in self._starts(shadow.text):
            if start >= position and (expression := self._at(shadow, start)):
                position = expression.end
                yield expression

    def _at(self, shadow: Shadow, start: int) -> Expression | None:
        """The first pattern that fits at `start` and that its surroundings admit."""
        found = self._any.match(shadow.text, start)
        if not found:
            return None
        first = int(str(found.lastgroup)[1:])
        if expression := self._admit(self.patterns[first], found, shadow):
            return expression
        for pattern in self.patterns[first + 1 :]:
            again = pattern.regex.match(shadow.text, start)
            if again and (expression := self._admit(pattern, again, shadow)):
                return expression
        return None

    def _starts(self, text: str) -> Iterator[int]:
        """Where an expression may begin: at an opening word, shortly before a word that expressions are made of."""
        openings: list[int] = []
        openers, triggers = self._openers, self._triggers
        for found in _WORD.finditer(text):
            word = found[0]
            if word in openers or word[0] in _DIGITS:
                openings.append(found.start())
            if word in triggers or _FIGURED.match(word):
                nearest = found.start() - _BACK
                yield from (start for start in openings if start >= nearest)
                openings.clear()

    def _admit(self, pattern: Pattern, found: re.Match[str], shadow: Shadow) -> Expression | None:
        left = shadow.text[max(0, found.start() - _REACH) : found.start()]
        if pattern.before and not pattern.before.search(left):
            return None
        if pattern.not_before and pattern.not_before.search(left):
            return None
        inside = pattern.regex.match(shadow.text, found.start())
        if not inside or not self._is_spelt_so(found, shadow, left):
            return None
        slots = {name: text for name, text in inside.groupdict().items() if text is not None}
        values = {name: self._value(name.rstrip("2"), text) for name, text in slots.items()}
        return Expression(found.start(), inside.end(), pattern, values) if _goes_forward(pattern, values) else None

    def _value(self, slot: str, text: str) -> Any:
        words = self.values.get(slot, {})
        plain = re.sub(" +", " ", text)
        if plain in words:
            return words[plain]
        figures = re.match(r"\d+", plain)
        return int(figures[0]) if figures else plain

    def _is_spelt_so(self, found: re.Match[str], shadow: Shadow, left: str) -> bool:
        """Whether capitals and neighbours allow a word that is also something else (Mars, may)."""
        text, cased = found[0], shadow.cased[found.start() : found.end()]
        for slot in self._capitals:
            if any(low in self.values[slot] and cased[at].islower() for low, at in _words_of(text)):
                return False
        if text not in self._doubtful:
            return text not in self._never
        if text in self._capital and cased[0].isupper() and left.strip() and not left.rstrip(" ").endswith((".", "\n")):
            return False
        return bool(self._witness.search(left))


def _goes_forward(pattern: Pattern, values: Mapping[str, Any]) -> bool:
    """Whether the days of one month follow one another, if they are two ("n° 31 – 21 juin" is a number and a day)."""
    is_one_month = pattern.reads == "days" and "month2" not in values and "mm2" not in values
    return not is_one_month or int(values.get("day", 0)) < int(values.get("day2", 99))


def _words_of(text: str) -> Iterator[tuple[str, int]]:
    for found in re.finditer(r"[^\W\d]+\.?", text):
        yield found[0], found.start()
        if found[0].endswith("."):
            yield found[0][:-1], found.start()


def _invert(table: Mapping[Any, list[str]]) -> dict[str, Any]:
    return {word: value for value, words in table.items() for word in words}


def _alternation(words: Mapping[str, Any]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    body = "|".join(re.escape(word).replace("\\ ", "[ ]{1,3}") for word in longest_first)
    first = "".join(sorted({re.escape(word[0]) for word in words}))
    return f"(?=[{first}])(?:{body})" if words else ""  # one look at the first letter spares most attempts


def _wrap(number: int, body: str) -> str:
    """`body` as alternative `number`, its own group names made unique. The empty group behind it tells which one fitted.

    A group around it would keep the engine from passing over alternatives by their first letter.
    """
    renamed = _NAMED.sub(lambda m: f"(?P<{m[1]}_{number}>" if m[1] else f"(?P={m[2]}_{number})", body)
    return f"(?:{renamed})(?P<p{number}>)"


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of a language, compiled once per process."""
    return Grammar(load(f"{language}/dates.yaml"))
