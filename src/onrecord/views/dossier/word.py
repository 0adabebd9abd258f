"""A dossier as a Word file (.docx), through python-docx: the extra `office`."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.views.dossier.building import cited_articles
from onrecord.views.dossier.parts import Citation, Dossier, Line, Section
from onrecord.views.dossier.picture import by_year, legend_in_signs


def to_docx(dossier: Dossier) -> bytes:
    """The whole file. Raises OnrecordError when python-docx is not installed."""
    try:
        from docx import Document  # noqa: PLC0415 - an extra that not everybody has
    except ImportError as error:
        remedy = "install it with `pip install 'onrecord[office]'`, or write .html or .md"
        raise OnrecordError("Word files need python-docx, which is not installed", remedy=remedy) from error
    document = Document()
    document.core_properties.title = clean(dossier.title)
    document.core_properties.language = dossier.language
    document.add_heading(clean(dossier.title), 0)
    document.add_paragraph(clean(dossier.summary))
    _timeline(document, dossier)
    for section in dossier.sections:
        _section(document, section, 1)
    if dossier.citations:
        _sources(document, dossier)
        document.add_heading(clean(dossier.word("passages")), 1)
        for citation in dossier.citations:
            _passage(document, citation, dossier)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t\u00a0\u202f")


def _timeline(document: Any, dossier: Dossier) -> None:
    """A row for each year; nothing when nothing has a date."""
    rows = by_year(dossier)
    if not rows:
        return
    document.add_heading(clean(dossier.word("picture")), 1)
    document.add_paragraph(clean(dossier.picture_about))
    table = document.add_table(rows=0, cols=3)
    for row in (("", dossier.word("lane_happenings"), dossier.word("lane_utterances")), *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = clean(text)
    document.add_paragraph(clean(legend_in_signs(dossier))).runs[0].italic = True


def _section(document: Any, section: Section, level: int) -> None:
    document.add_heading(clean(section.heading), level)
    for line in section.lines:
        _line(document, line)
    for part in section.parts:
        _section(document, part, level + 1)


def _line(document: Any, line: Line) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    if line.date:
        paragraph.add_run(f"{clean(line.date)} ").bold = True
    paragraph.add_run(f"{clean(line.head)}.")
    if line.quote:
        paragraph.add_run(f" « {clean(line.quote)} »")
    if line.notes:
        paragraph.add_run(f" ({clean('; '.join(line.notes))})").italic = True
    for number in line.citations:
        paragraph.add_run(" ")
        _link(paragraph, f"[{number}]", f"p{number}")


def _link(paragraph: Any, text: str, anchor: str) -> None:
    """A link to a place in the same file, which python-docx has no function for."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    run = paragraph.add_run(text)
    link.append(run._r)
    paragraph._p.append(link)


def _bookmark(paragraph: Any, name: str, number: int) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert(0, start)
    paragraph._p.append(end)


def _sources(document: Any, dossier: Dossier) -> None:
    names = ("source", "published", "origin", "copy", "cited")
    document.add_heading(clean(dossier.word("sources")), 1)
    table = document.add_table(rows=1, cols=len(names))
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        cell.text = clean(dossier.word(name))
    for cited in cited_articles(dossier.citations).values():
        first = cited[0]
        origins = ", ".join(sorted({each.origin for each in cited}))
        numbers = " ".join(f"[{each.number}]" for each in cited)
        values = (first.title or first.article, first.published or dossier.word("undated_article"), origins, first.copy_of or "", numbers)
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = clean(value)


def _passage(document: Any, citation: Citation, dossier: Dossier) -> None:
    where = ", ".join(
        filter(None, (citation.title, citation.article, citation.published or dossier.word("undated_article"), citation.source))
    )
    paragraph = document.add_paragraph()
    paragraph.add_run(f"[{citation.number}] ").bold = True
    paragraph.add_run(f"{clean(where)}: « {' […] '.join(clean(passage.text) for passage in citation.passages)} »")
    _bookmark(paragraph, f"p{citation.number}", citation.number)
