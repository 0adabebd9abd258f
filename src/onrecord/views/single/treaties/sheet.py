"""From the articles to the sheet: every line with its source, lines that say the same once."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection

from onrecord.model import Span, Term
from onrecord.record import Store
from onrecord.record.folding import fold
from onrecord.views.single.treaties.gathering import Page, gather
from onrecord.views.single.treaties.naming import PREFIX, find_instrument, name_of
from onrecord.views.single.treaties.rows import Fact, TermLine, TreatySheet, Variant
from onrecord.views.single.treaties.thread import thread
from onrecord.words import known_instruments, load

Told = TypeVar("Told")
_AFTER = 40  # characters between "en vigueur" and its date


def treaty(store: Store, wanted: str) -> TreatySheet:
    """The sheet of the instrument that goes by `wanted` in any spelling. Raises UsageError when nothing does, or several."""
    with store.reading() as connection:
        return _sheet(connection, find_instrument(connection, wanted))


def _sheet(connection: Connection, key: str) -> TreatySheet:
    pages = gather(connection, key)
    known: Mapping[str, Any] = known_instruments().get(key.removeprefix(PREFIX), {})
    french = sum(page.language == "fr" for page in pages) * 2 > len(pages)
    return TreatySheet(
        key=key,
        name=name_of(key, "fr" if french else "en") if known or not pages else pages[0].instrument.name,
        articles=len(pages),
        variants=_variants(pages),
        parties=_parties(pages, known),
        signed=_facts(pages, [known.get("signed")], lambda page: _values(page, page.instrument.signed)),
        in_force=_facts(pages, [known.get("force")], _in_force),
        expires=_facts(pages, [step["date"] for step in known.get("expires", ())], lambda page: _values(page, page.instrument.expires)),
        terms=_terms(pages),
        thread=thread(pages),
    )


def _group(told: Iterable[tuple[Hashable, Page, Told]]) -> Iterator[tuple[int, Page, Told]]:
    """Number of articles, first article and its line for each thing told, most told first."""
    groups: dict[Hashable, list[tuple[Page, Told]]] = {}
    for sameness, page, line in told:
        groups.setdefault(sameness, []).append((page, line))
    for group in sorted(groups.values(), key=lambda group: -len({page.id for page, _ in group})):
        yield len({page.id for page, _ in group}), *group[0]


def _variants(pages: list[Page]) -> tuple[Variant, ...]:
    """Names first, then words that only take it up again ("le pacte")."""
    told = ((fold(span.of(page.text)), page, span) for page in pages for span in page.instrument.mentions)
    found = [Variant(" ".join(span.of(page.text).split()), count, page.source(span.start)) for count, page, span in _group(told)]
    return tuple(sorted(found, key=lambda form: form.text.islower()))


def _parties(pages: list[Page], known: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Those of the directory where it has the instrument, else those that the articles tell."""
    if known:
        return tuple(Fact(party, "directory", 0, None) for party in known["parties"])
    told = ((party, page, (party, page.instrument.mentions[0])) for page in pages for party in page.instrument.parties)
    return tuple(Fact(party, "text", count, page.source(span.start)) for count, page, (party, span) in _group(told))


def _facts(pages: list[Page], listed: list[Any], read: Callable[[Page], Iterator[tuple[str, Span]]]) -> tuple[Fact, ...]:
    """Values of the texts with their sentences, then those of the directory that no text gives in as much detail."""
    told = ((value, page, (value, span)) for page in pages for value, span in read(page))
    found = [Fact(value, "text", count, page.source(span.start)) for count, page, (value, span) in _group(told)]
    told_of = {fact.value for fact in found}
    return (*found, *(Fact(value, "directory", 0, None) for value in map(str, filter(None, listed)) if value not in told_of))


def _values(page: Page, value: str | None) -> Iterator[tuple[str, Span]]:
    """A date of the instrument and where the article writes it; nothing where it came from the directory alone."""
    for date in page.findings.dates:
        near = {page.number(date.span.start), page.number(date.span.start) - 1}
        if value and date.when and date.when.value == value and near & page.named:
            yield value, date.span
            return


def _in_force(page: Page) -> Iterator[tuple[str, Span]]:
    """Dates right behind a word for entry into force, in a sentence that names the instrument."""
    words = "|".join(re.escape(fold(word)) for word in load(f"{page.language}/instruments.yaml")["in_force"])
    for date in page.findings.dates:
        number = page.number(date.span.start)
        before = page.text[max(page.sentences[number].start, date.span.start - _AFTER) : date.span.start] if number in page.named else ""
        if date.when and re.search(rf"(?<!\w)(?:{words})(?!\w)", fold(before)):
            yield date.when.value, date.span


def _terms(pages: list[Page]) -> tuple[TermLine, ...]:
    """Clauses of one relation and value are one, in whatever language and words."""
    told = (((term.relation, term.value), page, term) for page in pages for term in page.instrument.terms)
    return tuple(_term_line(count, page, term) for count, page, term in _group(told))


def _term_line(count: int, page: Page, term: Term) -> TermLine:
    return TermLine(term.what, term.relation, term.value, term.unit, count, page.source(term.span.start))
