"""The words of the pages in one language: labels, numbers, dates and names as its readers write them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.model import When
from onrecord.model.when import Precision
from onrecord.words import load

LANGUAGES = ("en", "fr")
_QUALITY = re.compile(r"q=([01](?:\.\d{1,3})?)")
QUOTES = ("'", '"')  # in front of what a person typed, which stays as it is
_STATES = ("africa", "americas", "asia", "europe", "oceania")


@dataclass(frozen=True)
class Words:
    """One language of the interface."""

    language: str

    def __call__(self, key: str, n: int | None = None, **values: Any) -> str:
        """The wording under a dotted key, filled in. `n` chooses between one and several and is written as a number."""
        found: Any = self._data
        for part in key.split("."):
            found = found[int(part) if part.isdigit() else part]
        if isinstance(found, list):
            found = found[0 if n is not None and _is_one(n, self.language) else 1]
        return str(found).format(n=self.number(n or 0), **values) if "{" in str(found) else str(found)

    def label(self, group: str, value: Any) -> str:
        """What a code (`CONSULT`, `denied`) is called; the code itself, without underscores, where it has no name."""
        return str(self._data[group].get(value, str(value).replace("_", " ")))

    def message(self, told: str) -> str:
        """What another part of the program says in English, in the language of the page where its wording is known."""
        return told if self.language == "en" else translate(told, self.language)

    def number(self, value: float, digits: int = 0) -> str:
        """A number with the marks of the language."""
        written = f"{value:,.{digits}f}".replace(",", "\0").replace(".", self._data["decimal"]).replace("\0", self._data["thousands"])
        return written.replace("-", "−")

    def signed(self, value: float) -> str:
        """A number with its sign, to one place."""
        return ("+" if value > 0 else "") + self.number(value, 1)

    def percent(self, share: float) -> str:
        """A share from 0 to 1 in percent."""
        return self("common.percent", share=self.number(share * 100))

    def size(self, count: int) -> str:
        """A number of bytes in mebibytes."""
        return f"{self.number(count / 1024 / 1024)}\u00a0MiB"

    def date(self, value: str | None, *, short: bool = False) -> str:
        """A date of the record as prose: `2023-11-08` becomes 8 November 2023."""
        if not value:
            return self("dates.unknown")
        try:
            when = When.parse(value)
        except ValueError:
            return value
        about = value.endswith("~")
        bare = value.rstrip("~")
        told = self._interval(bare, short=short) if "/" in bare else self._single(when, bare, short=short)
        return self("dates.about", date=told) if about else told

    def period(self, value: str) -> str:
        """A year, month or day in short."""
        return self.date(value, short=True) if value else ""

    def country(self, code: str | None) -> str:
        """The name of a country by its alpha-3 code; the code where it is not known."""
        name = _country_names(self.language).get(code or "", code or "")
        for article in self._data["articles_before_names"]:
            if name.startswith(article):
                return name[len(article) :]
        return name

    def code(self, name: str) -> str:
        """The code of a country by its name in any language of the pages; any other name as it is."""
        return _codes().get(name, name)

    def actor(self, name: str | None, country: str | None = None, kind: str | None = None, key: str | None = None) -> str:
        """The name of an actor; that of a state in the language of the page."""
        if key and key in _country_names(self.language):
            return self.country(key)
        code = country if kind == "state" else _codes().get(name or "")
        return self.country(code) if code else name or self("common.unnamed")

    def names(self, names: Sequence[str]) -> str:
        """Names of actors in a row."""
        return ", ".join(self.actor(name) for name in names)

    def pair(self, one: str, other: str) -> str:
        """Two countries."""
        return f"{self.country(one)} – {self.country(other)}"

    @property
    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = load(f"{self.language}/interface.yaml")
        return data

    def _interval(self, bare: str, *, short: bool) -> str:
        first, last = bare.split("/", 1)
        return self("dates.range", first=self.date(first, short=short), last=self.date(last, short=short))

    def _single(self, when: When, bare: str, *, short: bool) -> str:
        months = self._data["months_short" if short else "months"]
        values = {"year": when.first.year, "month": months[when.first.month - 1], "day": self._day(when.first)}
        if when.precision is Precision.DAY:
            return self("dates.day", **values)
        if when.precision is Precision.MONTH:
            return self("dates.month", **values)
        if when.precision is Precision.WEEK:
            return self("dates.week", date=self("dates.day", **values))
        return bare

    def _day(self, day: datetime.date) -> str:
        """The number of the day; the first of a month is an ordinal in French."""
        return "1er" if day.day == 1 and self.language == "fr" else str(day.day)


def choose_language(accepted: str, wanted: str | None) -> str:
    """The language of the page: the one chosen, else the best of an Accept-Language header, else English."""
    if wanted in LANGUAGES:
        return str(wanted)
    ranked = max(_ranked(accepted[:200]), default=(0.0, "en"))
    return ranked[1]


def _ranked(accepted: str) -> Iterator[tuple[float, str]]:
    """The known languages of an Accept-Language header with their weights; of equals the first counts most."""
    for place, part in enumerate(accepted.split(",")):
        tag, quality = part.split(";")[0].strip().lower()[:2], _QUALITY.search(part)
        if tag in LANGUAGES:
            yield (float(quality[1]) if quality else 1.0) - place / 1000, tag


def _is_one(n: int, language: str) -> bool:
    """Whether a number takes the singular: none does so in French alone."""
    return n == 1 or (n == 0 and language == "fr")


@cache
def _country_names(language: str) -> dict[str, str]:
    return {code: str(row[language]) for part in _STATES for code, row in load(f"world/states/{part}.yaml").items()}


@cache
def _codes() -> dict[str, str]:
    """The country by the bare names under which records keep states."""
    return {Words(language).country(code): code for language in LANGUAGES for code in _country_names(language)}


def translate(told: str, language: str) -> str:
    """A message in another language by the patterns of its messages.yaml; as it is where none fits."""
    for pattern, wording in _patterns(language):
        if found := pattern.fullmatch(told):
            return wording.format(*(value if value[:1] in QUOTES else translate(value, language) for value in found.groups()))
    return told


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each message as a pattern with a group for every value in it, those with most fixed text first."""
    listed: dict[str, str] = load(f"{language}/messages.yaml")
    ordered = sorted(listed, key=lambda told: -len(told.replace("{}", "")))
    return tuple((re.compile("(.*?)".join(map(re.escape, told.split("{}"))), re.DOTALL), listed[told]) for told in ordered)
