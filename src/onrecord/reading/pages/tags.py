"""The tags of a page, told apart in one linear pass that nothing in the page can slow down.

It serves two ends: to see whether a page is harmless enough for the HTML library (which takes minutes on
a few kilobytes of attributes or table spans), and to get the plain text of a page that is not.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.settings import value

_BEGIN = re.compile(r"<(?=[A-Za-z/!?])")
_STOP = re.compile(r"[>\"']")
_NAME = re.compile(r"</?([A-Za-z][\w:-]{0,40})")
_QUOTED = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_ATTRIBUTE = re.compile(r"[^\s=/>]+(?:\s*=\s*[^\s>]*)?")
_REACH = 16  # characters between "=" and the quote that opens its value
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
_CLOSED_BY_THE_NEXT = frozenset(
    (
        "body",
        "colgroup",
        "dd",
        "dt",
        "head",
        "html",
        "li",
        "option",
        "p",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    )
)
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    )
)
_RAW = frozenset(("script", "style"))  # what the HTML library does not take for tags either
_HIDDEN = _RAW | frozenset(
    (
        "button",
        "iframe",
        "noscript",
        "select",
        "svg",
        "template",
        "textarea",
        "title",
    )
)


class Tag(NamedTuple):
    """A tag from `start` to `end`; `name` in lower case, "" for comments and the like. `closed` is False when the page ends inside it."""

    start: int
    end: int
    name: str
    closing: bool
    closed: bool


def scan_tags(page: str, passed: frozenset[str] = _RAW) -> Iterator[Tag]:
    """All tags of `page` in order; the content of the elements `passed` is passed over."""
    at = 0
    while found := _BEGIN.search(page, at):
        end = _find_end(page, found.start())
        name = _NAME.match(page, found.start())
        closing = page.startswith("</", found.start())
        tag = Tag(found.start(), end or len(page), name[1].lower() if name else "", closing, end is not None)
        yield tag
        at = _skip_content(page, tag) if tag.name in passed and not closing else tag.end


def find_excess(page: str) -> str | None:
    """Which limit of `settings` the page exceeds, in words; None for a page that may be parsed."""
    largest, most_attributes, nodes, deepest = (value(name) for name in ("tag_bytes", "tag_attributes", "html_nodes", "html_depth"))
    depth = count = 0
    for tag in scan_tags(page):
        if tag.end - tag.start > largest:
            return f"a tag of more than {largest} characters (tag_bytes)"
        count += not tag.closing
        if count > nodes:
            return f"more than {nodes} tags (html_nodes)"
        if not tag.closing and _exceeds(page[tag.start : tag.end], most_attributes):
            return f"a tag with more than {most_attributes} attributes (tag_attributes)"
        depth = max(0, depth + _deepen(page, tag))
        if depth > deepest:
            return f"tags nested more than {deepest} deep (html_depth)"
    return None


def extract_plain(page: str) -> str:
    """All visible text of a page, one line per block, entities resolved. Menus and the like are not told apart."""
    pieces, at = [], 0
    for tag in scan_tags(page, _HIDDEN):
        if not tag.closed:  # "<" that begins no tag: the rest of the page is text
            break
        pieces.append(page[at : tag.start])
        pieces.append("" if tag.name in _INLINE else "\n")
        at = _skip_content(page, tag) if tag.name in _HIDDEN and not tag.closing else tag.end
    pieces.append(page[at:])
    lines = (line.strip() for line in html.unescape("".join(pieces)).split("\n"))
    return "\n".join(line for line in lines if line)


def _find_end(page: str, start: int) -> int | None:
    """Position after the tag that begins at `start`, None when the page ends first; quotes count only where they open a value."""
    if page.startswith("<!--", start):
        closed = page.find("-->", start + 4)
        return closed + 3 if closed >= 0 else None
    at = start + 1
    while stop := _STOP.search(page, at):
        if stop[0] == ">":
            return stop.end()
        at = stop.end()
        if page[max(start, stop.start() - _REACH) : stop.start()].rstrip().endswith("="):
            closed = page.find(stop[0], at)
            if closed < 0:
                return None
            at = closed + 1
    return None


def _skip_content(page: str, tag: Tag) -> int:
    """Position of the tag that closes a script or the like; the end of the page when there is none."""
    closing = re.compile(f"</{tag.name}", re.IGNORECASE).search(page, tag.end)
    return closing.start() if closing else len(page)


def _exceeds(tag: str, most: int) -> bool:
    """Whether a tag has more than `most` attributes; most tags are too short to be worth taking apart."""
    return len(tag) > 2 * most and len(_ATTRIBUTE.findall(_QUOTED.sub("=v ", tag))) - 1 > most


def _deepen(page: str, tag: Tag) -> int:
    """How far a tag leads down (1) or up (-1) in the tree."""
    if not tag.name or tag.name in _VOID or tag.name in _CLOSED_BY_THE_NEXT or page.startswith("/>", tag.end - 2):
        return 0
    return -1 if tag.closing else 1
