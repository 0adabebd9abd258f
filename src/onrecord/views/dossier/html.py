"""A dossier as one HTML file: no script, nothing to load, readable in print and by a screen reader."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from html import escape

from onrecord.views.dossier.building import cited_articles
from onrecord.views.dossier.parts import Citation, Dossier, Line, Section
from onrecord.views.dossier.picture import draw
from onrecord.views.single.show import Passage

_STYLE = """
:root{color-scheme:light dark;--ink:#1b1f24;--quiet:#57606a;--line:#c9d1d9;--paper:#fff;--mark:#fff3bf;--link:#0b57a4}
@media(prefers-color-scheme:dark){:root{--ink:#e6e8eb;--quiet:#a3adb8;--line:#3b434d;--paper:#14171a;--mark:#5c4a00;--link:#8cc0ff}}
body{font:17px/1.55 Georgia,'Times New Roman',serif;color:var(--ink);background:var(--paper);margin:0 auto;max-width:52rem;padding:1.5rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem}h2{border-bottom:1px solid var(--line);margin-top:2.6rem;padding-bottom:.2rem}
h3{margin:1.6rem 0 .4rem;font-size:1.1rem}a{color:var(--link)}ol,ul{padding-left:1.3rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0}
.lines{list-style:none;padding:0}.lines>li{margin:.55rem 0;padding-left:.9rem;border-left:3px solid var(--line)}
time{font-weight:bold}q,blockquote{quotes:'« ' ' »'}blockquote{margin:.3rem 0;white-space:pre-line}
.note{display:block;color:var(--quiet);font-size:.86rem}.cite{font-size:.8em;text-decoration:none;white-space:nowrap}
mark{background:var(--mark);color:inherit}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.3rem .5rem .3rem 0}
.passages{list-style:none;padding:0}.passages>li{margin:1rem 0}.passages>li:target{outline:2px solid var(--link);outline-offset:.4rem}
svg.timeline{width:100%;height:auto}.axis{stroke:var(--quiet);stroke-width:1}.year{font:11px sans-serif;fill:var(--quiet)}
.lane{font:bold 12px sans-serif;fill:var(--ink)}.actual{fill:#0b57a4}.other{fill:var(--paper);stroke:#0b57a4;stroke-width:1.8}
.denied{stroke:#b3261e;stroke-width:2.2;fill:none}.said{fill:#8a5a00}
@media(prefers-color-scheme:dark){.actual{fill:#8cc0ff}.other{stroke:#8cc0ff}.denied{stroke:#ff8a80}.said{fill:#f0b849}}
@media print{body{font-size:11pt;max-width:none;padding:0;color:#000;background:#fff}nav{display:none}a{color:inherit}
.lines>li,.passages>li,tr{break-inside:avoid}h2,h3{break-after:avoid}}
"""


def to_html(dossier: Dossier) -> str:
    """The whole file."""
    title = clean(dossier.title)
    picture = draw(dossier)
    body = [f"<h1>{title}</h1>", f"<p>{clean(dossier.summary)}</p>", *_contents(dossier)]
    if picture:
        about = f"<p class='note'>{clean(dossier.picture_about)}</p>"
        body += [
            f'<section aria-labelledby="h-picture"><h2 id="h-picture">{clean(dossier.word("picture"))}</h2>',
            picture,
            about,
            "</section>",
        ]
    seen: set[int] = set()
    for section in dossier.sections:
        body += _section(section, 2, seen, dossier)
    body += [*_sources(dossier), *_passages(dossier)] if dossier.citations else []
    head = f'<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>'
    page = [f'<!doctype html>\n<html lang="{dossier.language}">', f"{head}<style>{_STYLE}</style></head>", "<body><main>", *body]
    return "\n".join([*page, "</main></body></html>\n"])


def clean(text: str) -> str:
    """Text as HTML: escaped, without control characters and marks that turn the direction of writing."""
    return escape(
        "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs", "Cf") or sign == "\u00ad")
    )


def _contents(dossier: Dossier) -> Iterator[str]:
    yield f'<nav aria-label="{clean(dossier.word("contents"))}"><ul>'
    for section in dossier.sections:
        yield f'<li><a href="#{section.anchor}">{clean(section.heading)}</a></li>'
    if dossier.citations:
        for name in ("sources", "passages"):
            yield f'<li><a href="#{name}">{clean(dossier.word(name))}</a></li>'
    yield "</ul></nav>"


def _section(section: Section, level: int, seen: set[int], dossier: Dossier) -> Iterator[str]:
    yield f'<section aria-labelledby="h-{section.anchor}" id="{section.anchor}">'
    yield f'<h{level} id="h-{section.anchor}">{clean(section.heading)}</h{level}>'
    if section.lines:
        yield '<ul class="lines">'
        yield from (_line(line, seen, dossier) for line in section.lines)
        yield "</ul>"
    for part in section.parts:
        yield from _section(part, level + 1, seen, dossier)
    yield "</section>"


def _line(line: Line, seen: set[int], dossier: Dossier) -> str:
    when = f"<time>{clean(line.date)}</time> " if line.date else ""
    quote = f" <q>{clean(_inner(line.quote))}</q>" if line.quote else ""
    notes = "".join(f'<span class="note">{clean(note)}</span>' for note in line.notes)
    return f"<li>{when}{clean(line.head)}.{quote} {_references(line.citations, seen, dossier)}{notes}</li>"


def _references(numbers: tuple[int, ...], seen: set[int], dossier: Dossier) -> str:
    """The numbers as links; the first one to a passage is where the passage leads back to."""
    links = []
    for number in numbers:
        back = "" if number in seen else f' id="r{number}"'
        seen.add(number)
        label = clean(dossier.word("passage_of").format(number=number))
        links.append(f'<a class="cite"{back} href="#p{number}" aria-label="{label}">[{number}]</a>')
    return " ".join(links)


def _inner(quote: str) -> str:
    """The quotation without marks of its own at both ends."""
    bare = quote.strip()
    return bare.strip('«»“”" \u00a0\u202f') if bare[:1] in '«“"' and bare[-1:] in '»”"' else bare


def _sources(dossier: Dossier) -> Iterator[str]:
    heading = clean(dossier.word("sources"))
    yield f'<section id="sources" aria-labelledby="h-sources"><h2 id="h-sources">{heading}</h2><table><thead><tr>'
    yield "".join(f'<th scope="col">{clean(dossier.word(name))}</th>' for name in ("source", "published", "origin", "copy", "cited"))
    yield "</tr></thead><tbody>"
    for cited in cited_articles(dossier.citations).values():
        first = cited[0]
        origins = ", ".join(sorted({each.origin for each in cited}))
        numbers = " ".join(f'<a class="cite" href="#p{each.number}">[{each.number}]</a>' for each in cited)
        cells = (first.title or first.article, first.published or dossier.word("undated_article"), origins, first.copy_of or "")
        yield "<tr>" + "".join(f"<td>{clean(cell)}</td>" for cell in cells) + f"<td>{numbers}</td></tr>"
    yield "</tbody></table></section>"


def _passages(dossier: Dossier) -> Iterator[str]:
    heading = clean(dossier.word("passages"))
    yield f'<section id="passages" aria-labelledby="h-passages"><h2 id="h-passages">{heading}</h2><ol class="passages">'
    yield from (_passage(citation, dossier) for citation in dossier.citations)
    yield "</ol></section>"


def _passage(citation: Citation, dossier: Dossier) -> str:
    where = ", ".join(
        filter(None, (citation.title, citation.article, citation.published or dossier.word("undated_article"), citation.source))
    )
    quotes = "".join(f"<blockquote>{_marked(passage)}</blockquote>" for passage in citation.passages)
    back = f'<a href="#r{citation.number}" aria-label="{clean(dossier.word("back"))}">↩</a>'
    return f'<li id="p{citation.number}" tabindex="-1"><strong>[{citation.number}]</strong> <cite>{clean(where)}</cite> {back}{quotes}</li>'


def _marked(passage: Passage) -> str:
    """The passage with its evidence set off."""
    pieces, at = [], 0
    for light in sorted(passage.highlights, key=lambda light: (light.start, -light.end)):
        if light.start < at:
            continue
        pieces += [clean(passage.text[at : light.start]), f"<mark>{clean(passage.text[light.start : light.end])}</mark>"]
        at = light.end
    return "".join([*pieces, clean(passage.text[at:])])
