"""Stances in words: what a statement wants of an issue, how strongly, and whether its text says that a position has moved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from onrecord.errors import LexiconError
from onrecord.record.folding import words_of
from onrecord.words import load

ORDER = ("open", "against", "conditional", "for")
"""The stances in the order in which they decide: what is not excluded is open, though it is not wanted now."""

_LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as sets of words: `facets` name it (with a label each, `main` that of the words asked for), `thread` is near it."""

    main: str
    facets: tuple[tuple[str, frozenset[str]], ...]
    thread: tuple[frozenset[str], ...]

    def facet(self, text: str, language: str) -> str | None:
        """The label of the first facet whose words all stand in the text, the one with the most words first."""
        held = _words(text, language)
        return next((label for label, words in self.facets if words <= held), None)

    def is_near(self, text: str, language: str) -> bool:
        """Whether the text names the issue or something near it."""
        held = _words(text, language)
        return any(words <= held for words in self.near)

    @property
    def near(self) -> tuple[frozenset[str], ...]:
        """The words that name the issue or something near it."""
        return (*(words for _, words in self.facets), *self.thread)


def known_issues() -> list[str]:
    """The names of the issues that the word lists hold, in their order."""
    return list(dict.fromkeys(name for language in _LANGUAGES for name in load(f"{language}/positions.yaml")["issues"]))


def read_issue(about: str) -> Issue:
    """The issue that is meant: the words themselves, and those that the word lists hold for the same issue, in every language."""
    asked = {_terms(about, language) for language in _LANGUAGES} - {frozenset[str]()}
    lists = [issue for language in _LANGUAGES for issue in load(f"{language}/positions.yaml")["issues"].items()]
    names = {name for name, issue in lists if _is_meant(name, issue, asked)}
    meant = [issue for name, issue in lists if name in names]
    facets = {(label, words) for issue in meant for label, entries in issue["facets"].items() for words in _all_terms(entries)}
    facets |= {(about, words) for words in asked if not any(words == known for _, known in facets)}
    thread = {words for issue in meant for words in _all_terms(issue["thread"])}
    ordered = sorted(facets, key=lambda facet: (-len(facet[1]), facet[0], sorted(facet[1])))
    main = next((label for label, words in ordered if words in asked), about)
    return Issue(main, tuple(ordered), tuple(sorted(thread, key=sorted)))


def _is_meant(name: str, issue: dict[str, Any], asked: set[frozenset[str]]) -> bool:
    """Whether the words asked for are the name or a word of the issue."""
    known = {words for entries in issue["facets"].values() for words in _all_terms(entries)} | set(_all_terms([name]))
    return bool(asked & known)


def _all_terms(entries: list[str]) -> list[frozenset[str]]:
    return [words for entry in entries for language in _LANGUAGES if (words := _terms(entry, language))]


def _terms(text: str, language: str) -> frozenset[str]:
    return frozenset(word.folded for word in words_of(text, language) if len(word.folded) > 2)


@lru_cache(maxsize=10_000)
def _words(text: str, language: str) -> frozenset[str]:
    return frozenset(word.folded for word in words_of(text, language))


@dataclass(frozen=True, slots=True)
class Stance:
    """What a statement wants of an issue (open, against, conditional, for, none), how strongly (1 to 3), and by which words."""

    stance: str
    strength: int
    words: str | None


def read_stance(text: str, language: str) -> Stance:
    """The stance of a text that is about the issue."""
    lexicon = _lexicon(language)
    plain = text.replace("’", "'").replace("\u00a0", " ")
    for stance in ORDER:
        for pattern in lexicon[stance]:
            if found := pattern.search(plain):
                return Stance(stance, _strength(plain, lexicon), text[found.start() : found.end()].strip())
    return Stance("none", 2, None)


def told_change(text: str, language: str) -> str | None:
    """The words by which a text says itself that a position has moved."""
    plain = text.replace("’", "'").replace("\u00a0", " ")
    found = next((found for pattern in _lexicon(language)["changes"] if (found := pattern.search(plain))), None)
    return text[found.start() : found.end()] if found else None


def refers_back(text: str, language: str) -> bool:
    """Whether a statement speaks of what was just spoken of, by a pronoun."""
    plain = text.replace("’", "'").replace("\u00a0", " ")
    return any(pattern.search(plain) for pattern in _lexicon(language)["anaphors"])


def _strength(text: str, lexicon: dict[str, tuple[re.Pattern[str], ...]]) -> int:
    if any(pattern.search(text) for pattern in lexicon["weak"]):
        return 1
    return 3 if any(pattern.search(text) for pattern in lexicon["strong"]) else 2


@cache
def _lexicon(language: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    """The patterns of a language, those of French for one without a list of its own."""
    rows = load(f"{language if language in _LANGUAGES else 'fr'}/positions.yaml")
    found = {stance: tuple(_compile(row["pattern"]) for row in rows["stances"][stance]) for stance in ORDER}
    found |= {kind: tuple(map(_compile, rows["strength"][kind])) for kind in ("strong", "weak")}
    found["changes"] = tuple(_compile(row["pattern"]) for row in rows["changes"])
    found["anaphors"] = tuple(_compile(row["pattern"]) for row in rows["anaphors"])
    return found


def _compile(pattern: str) -> re.Pattern[str]:
    issues = "|".join(sorted({re.escape(word) for word in _issue_words()}, key=lambda word: (-len(word), word)))
    try:
        return re.compile("(?<!\\w)(?:" + pattern.replace("{issue}", f"(?:{issues})\\w*") + ")", re.IGNORECASE)
    except re.error as error:
        raise LexiconError(f"positions.yaml: {pattern!r} is no pattern ({error})", remedy="correct the pattern") from error


@cache
def _issue_words() -> frozenset[str]:
    """The first words of what issues are called: what "aucune ..." denies."""
    lists = [load(f"{language}/positions.yaml")["issues"].values() for language in _LANGUAGES]
    entries = [entry for issues in lists for issue in issues for words in issue["facets"].values() for entry in words]
    return frozenset(word for entry in entries for word in entry.casefold().split() if len(word) > 3)
