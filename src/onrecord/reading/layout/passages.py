"""Passages that are not article text wherever they stand: links, appeals, prompts, captions, boilerplate."""

from __future__ import annotations

import re
from functools import cache

from onrecord.model import MarkKind
from onrecord.reading.layout.lines import Line, Page, has_final_stop
from onrecord.reading.layout.phrases import compile_section, compile_sentence_starts

_SHORT = 320  # characters; a phrase found in a shorter line marks the whole line, else its sentence only
_LONGEST_LINK = 180
_LONGEST_CAPTION = 600
_LONGEST_CREDIT = 160
_BULLET = re.compile(r"[-–—•*·▪►>] ?\S")
_OPEN_QUOTE = re.compile(r"[«“][^»”]*$")
_SECTIONS = (
    ("prompt_residue", MarkKind.PROMPT_RESIDUE),
    ("call_to_action", MarkKind.CALL_TO_ACTION),
    ("boilerplate", MarkKind.BOILERPLATE),
)


def mark_passages(page: Page) -> None:
    """Mark link blocks, then phrases of prompts, appeals and boilerplate, then captions and breadcrumbs."""
    _mark_related(page)
    for section, kind in _SECTIONS:
        for found in compile_sentence_starts(section).finditer(page.shadow):
            _mark_phrase(page, found, kind, section)
    for line in page.open_lines():
        if len(line) <= _LONGEST_CAPTION:
            _mark_caption(page, line)


def _mark_phrase(page: Page, found: re.Match[str], kind: MarkKind, section: str) -> None:
    """Mark the line of a phrase when it is short, else the sentence; words quoted within prose are left alone."""
    line = page.line_at(found.end() - 1)
    if line is None or line.marked is not None:
        return
    at = max(line.start, found.start())
    if len(line) <= _SHORT and (at - line.start <= _SHORT // 4 or not page.is_prose(line)):
        page.mark_line(line, kind, section)
        return
    if _is_quoted(page, line, at):
        return
    start, end = page.sentence_start(at, line), page.sentence_end(found.end() - 1, line)
    if start == line.start:
        page.mark_prefix(line, end, kind, section)
    else:
        page.mark(kind, start, end, section)


def _is_quoted(page: Page, line: Line, at: int) -> bool:
    """Whether a quotation is open at `at`."""
    return _OPEN_QUOTE.search(page.shadow[max(line.start, at - 300) : at]) is not None


def _mark_related(page: Page) -> None:
    """Mark "Lire aussi : ..." lines, and headings ("Articles similaires") with the links below them."""
    inline, heading = compile_sentence_starts("related_inline"), compile_section("related_headings")
    for number, line in enumerate(page.lines):
        if line.marked is not None:
            continue
        if number and heading.fullmatch(page.words(line).strip(" :>*#-–—_")):
            _mark_links(page, number)
        elif len(line) <= _LONGEST_LINK and inline.match(page.words(line)):
            page.mark_line(line, MarkKind.RELATED_LINKS, "link line")
    for found in inline.finditer(page.shadow):
        at = page.line_at(found.end() - 1)
        if at is not None and at.marked is None and found.start() > at.start:
            _mark_link_in_prose(page, at, found)


def _mark_link_in_prose(page: Page, line: Line, found: re.Match[str]) -> None:
    """A link glued to prose: to its closing bracket, or to the end of a short rest of the line."""
    before = page.shadow[found.start() : found.end()].lstrip()
    closing = page.shadow.find(")", found.end(), line.end)
    if before.startswith("(") and closing > 0:
        page.mark(MarkKind.RELATED_LINKS, found.start(), closing + 1, "link in brackets")
    elif line.end - found.start() <= _LONGEST_LINK and not _is_quoted(page, line, found.start()):
        page.mark(MarkKind.RELATED_LINKS, found.start(), line.end, "link after a paragraph")
        line.end = found.start()


def _mark_links(page: Page, number: int) -> None:
    """Mark a heading and the lines below that look like links: bullets, or short lines without a final stop."""
    page.mark_line(page.lines[number], MarkKind.RELATED_LINKS, "link heading")
    bulleted: bool | None = None
    for position, line in enumerate(page.lines[number + 1 :]):
        words = page.words(line)
        bullet = _BULLET.match(words) is not None
        bulleted = bullet if bulleted is None else bulleted
        plain_link = not has_final_stop(words) or words.endswith(("?", "»", "”", "!"))
        if len(line) > _LONGEST_LINK or bullet != bulleted or (not bullet and (not plain_link or (line.after_gap and position))):
            return
        page.mark_line(line, MarkKind.RELATED_LINKS, "link")


def _mark_caption(page: Page, line: Line) -> None:
    """A line that begins like a caption or ends with a picture credit."""
    words = page.words(line)
    credit = _credit_at_end().search(words, max(0, len(words) - _LONGEST_CREDIT))
    if compile_section("caption_starts").match(words):
        page.mark_line(line, MarkKind.CAPTION, "caption")
    elif credit and credit.start() <= 2:
        page.mark_line(line, MarkKind.CREDIT, "picture credit")
    elif credit:
        page.mark_line(line, MarkKind.CAPTION, "picture credit at the end")


@cache
def _credit_at_end() -> re.Pattern[str]:
    """A credit that closes a line; a full stop or bracket may follow it."""
    return re.compile(rf"(?:{compile_section('credits').pattern})[ .)\]]*$", re.IGNORECASE)
