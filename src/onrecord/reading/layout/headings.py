"""Lines around the prose: header lines with date and author, rubrics, title, headings."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from onrecord.model import MarkKind
from onrecord.reading.layout.lines import Line, Page, has_final_stop
from onrecord.reading.layout.phrases import TIME, compile_section, date, words_of

_LONGEST_HEADER = 180
_LONGEST_TITLE = 260
_LONGEST_HEADING = 110
_LONGEST_RUBRIC = 40
_SPARE_WORDS = 7  # words besides the date in a header line without a known phrase
_CRUMBS = re.compile(r"[^>›»|/]{2,40}(?:\s[>›»|/]\s[^>›»|/]{2,60}){2,8}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_DECORATION = " *#_=~"
_NOT_IN_TITLES = (".", "…", ":", ";", ",")


def mark_headers(page: Page) -> None:
    """Mark date and author lines above the second paragraph and below the last one, rubrics and breadcrumbs above the first."""
    open_lines = page.open_lines()
    prose = [number for number, line in enumerate(open_lines) if page.is_prose(line)]
    second, last = (prose[1] if len(prose) > 1 else len(open_lines)), (prose[-1] if prose else 0)
    for number, line in enumerate(open_lines):
        if (number < second or number > last) and len(line) <= _LONGEST_HEADER:
            _mark_header(page, line, first=line is page.lines[0])
        if number < second and line.marked is None and len(line) <= _LONGEST_HEADER:
            _mark_rubric(page, line)


def _mark_header(page: Page, line: Line, *, first: bool) -> None:
    words = page.words(line).strip(_DECORATION)
    if compile_section("headers").fullmatch(words):
        page.mark_line(line, MarkKind.HEADER, "header phrase")
    elif _date().search(words) and not words.endswith((".", "?", "!", ":", "»", "”", '"')):
        rest = compile_section("header_words").sub(" ", _date_or_time().sub(" ", words))
        if len(_WORD.findall(rest)) <= (0 if first else _SPARE_WORDS):
            page.mark_line(line, MarkKind.HEADER, "date line")


def _mark_rubric(page: Page, line: Line) -> None:
    words = page.words(line).strip(_DECORATION + ":|>-–—")
    if len(line) <= _LONGEST_RUBRIC and words.lower() in words_of("rubrics"):
        page.mark_line(line, MarkKind.RUBRIC, "rubric")
    elif _CRUMBS.fullmatch(words) and not has_final_stop(words):
        page.mark_line(line, MarkKind.RUBRIC, "breadcrumbs")


def mark_headings(page: Page) -> None:
    """Mark the masthead, the title (the first line without a final stop) and the headings between paragraphs."""
    open_lines = page.open_lines()
    if len(open_lines) < 2:
        return
    first, second = open_lines[:2]
    if _is_masthead(page, first, second):
        page.mark_line(first, MarkKind.BOILERPLATE, "masthead")
        first = second
    if _is_title(page, first):
        page.mark_line(first, MarkKind.TITLE, "first line without a full stop")
    rest = page.open_lines()
    for line, following in pairwise(rest):
        if _is_heading(page, line) and (page.is_prose(following) or _is_heading(page, following)):
            page.mark_line(line, MarkKind.SUBTITLE, "heading")


def _is_masthead(page: Page, first: Line, second: Line) -> bool:
    """Whether the first line names the paper: a header line and then the title follow it."""
    if first is not page.lines[0] or has_final_stop(page.words(first)) or not _is_title(page, second):
        return False
    between = [line for line in page.lines if first.start < line.start < second.start]
    return bool(between) and between[0].marked is MarkKind.HEADER


def _is_title(page: Page, line: Line) -> bool:
    words = page.words(line).rstrip(_DECORATION + '"»”')
    if len(line) > _LONGEST_TITLE or words.endswith(_NOT_IN_TITLES) or words.startswith(("- ", "• ")):
        return False
    return len(words.split()) > 1


def _is_heading(page: Page, line: Line) -> bool:
    """Whether a line stands between paragraphs without being one: short, no stop, no bullet, a capital first."""
    words = page.words(line)
    bare = words.strip(_DECORATION)
    if len(line) > _LONGEST_HEADING or not bare or words.startswith(("- ", "• ", "« ", "«", "“", '"')):
        return False
    return not bare.endswith((".", "!", "…", ":", ";", ",", "»", "”", '"')) and (bare[0].isupper() or bare[0].isdigit())


@cache
def _date() -> re.Pattern[str]:
    return re.compile(date(), re.IGNORECASE)


@cache
def _date_or_time() -> re.Pattern[str]:
    return re.compile(f"(?:{date()})|(?:{TIME})", re.IGNORECASE)
