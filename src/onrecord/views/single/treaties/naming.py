"""Which instrument a person means by a name: its spellings, acronyms, translations and the wordings on record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from rapidfuzz.fuzz import token_sort_ratio
from sqlalchemy import Connection, select

from onrecord.errors import UsageError
from onrecord.record import schema
from onrecord.record.folding import fold
from onrecord.words import known_instruments, load
from onrecord.words.inflection import noun_forms

PREFIX = "instrument:"
_NEAR = 88.0  # likeness of two names in percent from which a misspelling is taken for the name
_NAMED = 6  # candidates named in a message


def find_instrument(connection: Connection, wanted: str) -> str:
    """The key of the instrument that goes by `wanted`. Raises UsageError when nothing does, or several that are on record."""
    on_record = _on_record(connection)
    names = _directory_names()
    for key, forms in on_record.items():
        names.setdefault(key, set()).update(forms)
    for chosen in (on_record, names):  # what articles name goes before what is only known
        for level in _LEVELS:
            found = [key for key in chosen if level(wanted, key, names[key])]
            if len(found) == 1:
                return found[0]
            if found:
                raise _ambiguous(wanted, found)
    raise UsageError(
        f"no treaty or agreement goes by {wanted!r}",
        remedy="try another wording, or see what an article names with `onrecord show`",
    )


def _ambiguous(wanted: str, found: list[str]) -> UsageError:
    listed = ", ".join(name_of(key) for key in sorted(found)[:_NAMED])
    return UsageError(f"{wanted!r} may be any of: {listed}", remedy="give the name in full, or a year or party with it")


def name_of(key: str, language: str = "en") -> str:
    """The usual name of a known instrument, else what its key is made of."""
    entry = known_instruments().get(key.removeprefix(PREFIX))
    return str(entry[language]) if entry else key.rpartition(":")[2]


def _directory_names() -> dict[str, set[str]]:
    return {f"{PREFIX}{key}": set(_listed_names(entry)) for key, entry in known_instruments().items()}


def _listed_names(entry: Mapping[str, Any]) -> Iterator[str]:
    for name in (entry["fr"], entry["en"], *entry.get("also", ()), *entry.get("acronyms", ()), *entry.get("described", ())):
        yield fold(name)
        yield fold(re.sub(r" \([^)]*\)$", "", name))


def _on_record(connection: Connection) -> dict[str, set[str]]:
    """Names and telling wordings of the instruments on record: those with a capital or a number, not "le pacte"."""
    table, spans = schema.instruments.c, schema.spans.c
    joined = select(table.key, table.name, spans.text).outerjoin(schema.spans, (spans.entry == table.id) & (spans.role == "mention"))
    found: dict[str, set[str]] = {}
    for key, name, text in connection.execute(joined):
        forms = found.setdefault(key, set())
        forms.update(fold(form) for form in (name, text) if form and (form == name or re.search(r"[A-ZÀ-Þ\d]", form)))
    return found


def _same(wanted: str, key: str, forms: Iterable[str]) -> bool:
    """The name as it is listed or written, or the key itself."""
    return fold(wanted) in forms or wanted.casefold() in (key.casefold(), key.removeprefix(PREFIX).casefold())


def _same_core(wanted: str, _: str, forms: Iterable[str]) -> bool:
    """The same words but for articles and words for treaty: "le traité Start", "START treaty"."""
    core = _core(fold(wanted))
    return bool(core) and any(core == _core(form) for form in forms)


def _translated(wanted: str, key: str, _: Iterable[str]) -> bool:
    """A name translated word by word: "New Begin", "nouveau départ"."""
    entry = known_instruments().get(key.removeprefix(PREFIX), {})
    groups = [{fold(word) for word in group} for group in entry.get("words", ())]
    core = set(_core(fold(wanted)))
    return len(groups) == 2 and bool(core) and core <= groups[0] | groups[1] and bool(core & groups[1])


def _within(wanted: str, _: str, forms: Iterable[str]) -> bool:
    """All telling words stand in one of the names."""
    core = set(_core(fold(wanted)))
    return bool(core) and any(core <= set(form.split()) for form in forms)


def _near(wanted: str, _: str, forms: Iterable[str]) -> bool:
    """A misspelling."""
    folded = fold(wanted)
    return len(folded) > 4 and any(token_sort_ratio(folded, form) >= _NEAR for form in forms)


_LEVELS = (_same, _same_core, _translated, _within, _near)


def _core(folded: str) -> tuple[str, ...]:
    words = re.findall(r"[\w+]+", folded)
    return tuple(sorted(word for word in words if word not in _idle_words()))


@cache
def _idle_words() -> frozenset[str]:
    """Articles, prepositions and words for treaty in every language."""
    found: set[str] = set()
    for language in ("fr", "en"):
        lists = load(f"{language}/instruments.yaml")
        nouns = [noun for listed in lists["types"].values() for noun in listed]
        found |= {fold(form) for noun in nouns for form in noun_forms(noun, language)}
        found |= {part for word in (*lists["definite"], *lists["of"], *lists["title_words"]) for part in re.findall(r"\w+", fold(word))}
    return frozenset(found)
