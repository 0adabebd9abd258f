"""A dossier as Markdown with footnotes: each sentence ends in the number of its passage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.views.dossier.building import cited_articles
from onrecord.views.dossier.parts import Citation, Dossier, Line, Section
from onrecord.views.dossier.picture import by_year, legend_in_signs

_SIGNS = re.compile(r"([\\`*_\[\]#|])")
_TAGS = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"})


def to_markdown(dossier: Dossier) -> str:
    """The whole file."""
    return "\n".join([f"# {clean(dossier.title)}", "", clean(dossier.summary), *_timeline(dossier), *_body(dossier)]) + "\n"


def clean(text: str) -> str:
    """Text on one line in which nothing is taken for markup."""
    line = " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())
    return _SIGNS.sub(r"\\\1", line).translate(_TAGS)


def _timeline(dossier: Dossier) -> Iterator[str]:
    """A row for each year; nothing when nothing has a date."""
    rows = by_year(dossier)
    if rows:
        yield from ("", f"## {clean(dossier.word('picture'))}", "", clean(dossier.picture_about), "")
        yield f"| | {clean(dossier.word('lane_happenings'))} | {clean(dossier.word('lane_utterances'))} |"
        yield "|---|---|---|"
        yield from (f"| {' | '.join(row)} |" for row in rows)
        yield from ("", clean(legend_in_signs(dossier)))


def _body(dossier: Dossier) -> Iterator[str]:
    for section in dossier.sections:
        yield from _section(section, 2)
    if dossier.citations:
        yield from _sources(dossier)
        yield from ("", f"## {clean(dossier.word('passages'))}", "")
        yield from (_footnote(citation, dossier) for citation in dossier.citations)


def _section(section: Section, level: int) -> Iterator[str]:
    yield from ("", f"{'#' * level} {clean(section.heading)}")
    if section.lines:
        yield from ("", *map(_line, section.lines))
    for part in section.parts:
        yield from _section(part, level + 1)


def _line(line: Line) -> str:
    when = f"**{clean(line.date)}** " if line.date else ""
    quote = f" « {clean(line.quote)} »" if line.quote else ""
    notes = f" ({clean('; '.join(line.notes))})" if line.notes else ""
    return f"- {when}{clean(line.head)}.{quote}{notes} {''.join(f'[^{number}]' for number in line.citations)}"


def _sources(dossier: Dossier) -> Iterator[str]:
    names = ("source", "published", "origin", "copy", "cited")
    yield from ("", f"## {clean(dossier.word('sources'))}", "")
    yield "| " + " | ".join(clean(dossier.word(name)) for name in names) + " |"
    yield "|---" * len(names) + "|"
    for cited in cited_articles(dossier.citations).values():
        first = cited[0]
        origins = ", ".join(sorted({each.origin for each in cited}))
        cells = (first.title or first.article, first.published or dossier.word("undated_article"), origins, first.copy_of or "")
        yield "| " + " | ".join(map(clean, cells)) + " | " + " ".join(f"[^{each.number}]" for each in cited) + " |"


def _footnote(citation: Citation, dossier: Dossier) -> str:
    where = ", ".join(
        filter(None, (citation.title, citation.article, citation.published or dossier.word("undated_article"), citation.source))
    )
    return f"[^{citation.number}]: {clean(where)}: « {' […] '.join(clean(passage.text) for passage in citation.passages)} »"
