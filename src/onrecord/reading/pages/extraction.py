"""HTML pages to text and metadata.

trafilatura finds the article among menus and links; what it cuts off above the first paragraph (title,
standfirst, date line) is put back, since that is where a page says when it was published. A page that
exceeds a limit of `settings`, or of which next to nothing is found, is read as plain text instead.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from onrecord.model import Metadata
from onrecord.reading.pages.tags import extract_plain, find_excess

_HEAD_LINES = 12
_HEAD_CHARACTERS = 1500
_HEAD_TAGS = ("h1", "h2", "h3", "p", "time", "address")
_LEAST_SHARE = 0.2  # of the plain text; below it the extraction has lost the article
_LEAST_CHARACTERS = 250
_LETTERS = re.compile(r"\W+")
_ISO_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def read_page(page: str) -> tuple[str, Metadata]:
    """Text of the article on a page and what the page's head says of it."""
    if find_excess(page):
        return extract_plain(page), Metadata()
    try:
        return _extract(page)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError, RecursionError):
        return extract_plain(page), Metadata()  # pages broken in ways the HTML library does not foresee


def _extract(page: str) -> tuple[str, Metadata]:
    from lxml import etree  # noqa: PLC0415 - half a second that readers of text need not pay
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.utils import load_html  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree = load_html(page)
    if tree is None:
        return extract_plain(page), Metadata()
    etree.strip_attributes(tree, "rowspan", "colspan")  # spans of thousands are multiplied out: minutes for a few kilobytes
    head = list(_read_head(tree))
    found = bare_extraction(
        tree,
        favor_recall=True,
        fast=True,  # the second opinions of readability and jusText are slow without bound
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"},
    )
    body = (found.text or "") if found else ""
    text = _put_back(head, body)
    plain = extract_plain(page)
    if len(text) < _LEAST_CHARACTERS and len(text) < _LEAST_SHARE * len(plain):
        text = plain
    return text, _describe(found) if found else Metadata()


def _read_head(tree: Any) -> Iterator[tuple[str, str]]:
    """Tag and text of the elements from the main title on, in order of the page."""
    started = False
    for element in tree.iter(*_HEAD_TAGS):
        started = started or element.tag == "h1"
        words = " ".join(" ".join(element.itertext()).split())
        if started and words:
            yield element.tag, words


def _put_back(head: list[tuple[str, str]], body: str) -> str:
    """`body` with the title, standfirst and date line that stand above its first line."""
    first = _fold(body.lstrip().split("\n", 1)[0])[:60]
    above: list[str] = []
    for tag, words in head[: _HEAD_LINES + 1]:
        folded = _fold(words)
        if first and (folded.startswith(first) or first.startswith(folded)):
            break
        if len(words) > _HEAD_CHARACTERS or (tag == "p" and folded[:60] in _fold(body)):
            break
        if words not in above:
            above.append(words)
    else:
        above = above[:1] if head else []  # the first line of the body was not met: the title alone is sure
    return "\n\n".join([*above, body]).strip()


def _fold(text: str) -> str:
    """Letters and digits alone, to compare texts whatever their blanks and marks."""
    return _LETTERS.sub("", text).lower()


def _describe(found: Any) -> Metadata:
    """Metadata of the page's head; a date that is not ISO is left out, nothing is guessed."""
    date = found.date if found.date and _ISO_DATE.fullmatch(found.date) else None
    return Metadata(found.title or None, date, found.author or None, found.sitename or found.hostname or None, found.url or None)
