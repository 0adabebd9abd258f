"""`onrecord treaty`: the sheet of one treaty, each line with its source passage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from onrecord.interfaces.cli.options import DEFAULT_RECORD, ID_SHOWN, AsJson, RecordFile
from onrecord.interfaces.cli.render import console, plain, print_json, squeeze

if TYPE_CHECKING:
    from onrecord.views import TreatySheet
    from onrecord.views.single.treaties import Fact, Source, TermLine, ThreadLine

_LONGEST = 220  # characters of a passage; `show` has the whole


def treaty(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Any name of the treaty: spelling, acronym, translation.")],
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> None:
    """The sheet of a treaty or agreement: parties, dates, terms, and who offered, demanded, accepted or refused what.

    Example: onrecord treaty "New START"
    """
    from onrecord.record import open_store  # noqa: PLC0415
    from onrecord.views import to_dict  # noqa: PLC0415
    from onrecord.views import treaty as view  # noqa: PLC0415

    with open_store(record, create=False, read_only=True) as store:
        sheet = view(store, name)
    if as_json:
        print_json(to_dict(sheet))
    else:
        _print(sheet)


def _print(sheet: TreatySheet) -> None:
    out = console()
    seen = f"{sheet.articles} articles" if sheet.articles else "no article on record names it"
    out.print(Text.assemble((plain(sheet.name), "bold"), "  ", (seen, "dim")))
    if sheet.variants:
        out.print(Text("  named     " + ", ".join(f"{plain(form.text)} ({form.articles})" for form in sheet.variants)))
    parties = ", ".join(dict.fromkeys(fact.value for fact in sheet.parties)) or "open to many states"
    out.print(Text(f"  parties   {parties}{_basis(sheet.parties)}"))
    for heading, facts in (("signed", sheet.signed), ("in force", sheet.in_force), ("expires", sheet.expires)):
        _print_facts(heading, facts)
    _print_terms(sheet.terms)
    _print_thread(sheet.thread)


def _basis(facts: tuple[Fact, ...]) -> str:
    return "  [directory]" if facts and facts[0].basis == "directory" else ""


def _print_facts(heading: str, facts: tuple[Fact, ...]) -> None:
    for fact in facts:
        told = "[directory]" if fact.source is None else f"({fact.articles})"
        console().print(Text(f"  {heading:9} {plain(fact.value)}  {told}"))
        _print_source(fact.source)


def _print_terms(terms: tuple[TermLine, ...]) -> None:
    if terms:
        console().print(Text("\nterms", style="bold"))
    for term in terms:
        unit = f" {term.unit}" if term.unit and term.unit.casefold() not in term.what.casefold() else ""
        console().print(Text(f"  {term.relation:9} {_number(term.value)}{unit}  {plain(term.what)}  ({term.articles})"))
        _print_source(term.source)


def _number(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:,}".replace(",", " ")


def _print_thread(lines: tuple[ThreadLine, ...]) -> None:
    if lines:
        console().print(Text("\noffers, conditions and answers", style="bold"))
    for line in lines:
        date = line.date or f"≤ {line.source.published or '?'}"
        sides = " → ".join(", ".join(map(plain, side)) for side in (line.who, line.to) if side) or "?"
        said = f", says {plain(line.said_by)}" if line.said_by and line.said_by not in line.who else ""
        mark = "" if line.reliable else "~"
        about = f"  [{'; '.join(map(plain, line.about))}]" if line.about else ""
        head = f"  {date:12} {line.kind} ({line.status})  {sides}{said}: {mark}{squeeze(line.words, _LONGEST)}{about}"
        console().print(Text.assemble(head, "  ", (line.id[:ID_SHOWN], "dim")))
        _print_source(line.source)


def _print_source(source: Source | None) -> None:
    if source is not None:
        place = f"{plain(source.article)}:{source.start}-{source.end}"
        console().print(Text(f"            {place}  {squeeze(source.text, _LONGEST)}", style="dim"))
