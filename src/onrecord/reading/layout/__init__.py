"""Marks on what is not article prose: headers, titles, captions, links, appeals, prompts, boilerplate.

consumes: the text of an article, exactly as stored
produces: marks with kind, span and rule, in order of the text, none overlapping another
not its job: deleting anything; understanding the prose

Phrases of all languages are tried together, because the language is known only later. When in doubt a
passage stays prose: a caption read as prose costs a little, prose taken for a caption is lost.
"""

from __future__ import annotations

from onrecord.model import Mark
from onrecord.reading.layout.headings import mark_headers, mark_headings
from onrecord.reading.layout.lines import Page
from onrecord.reading.layout.passages import mark_passages
from onrecord.reading.layout.prefixes import mark_datelines, mark_prefixes

__all__ = ["mark_layout"]


def mark_layout(text: str) -> tuple[Mark, ...]:
    """All marks of `text`. The order of the rules matters: what one has marked the next ones leave alone."""
    page = Page.of(text)
    mark_prefixes(page)
    mark_passages(page)
    mark_headers(page)
    mark_headings(page)
    mark_datelines(page)
    return tuple(sorted(page.marks, key=lambda mark: mark.span))
