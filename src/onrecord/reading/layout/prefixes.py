"""What is glued to the beginning of a line: page headers, captions that lost their line break, datelines."""

from __future__ import annotations

import re
from functools import cache

from onrecord.model import MarkKind
from onrecord.reading.layout.lines import Line, Page
from onrecord.reading.layout.phrases import compile_section, date, either

_GLUED_DATE = re.compile(r"\s*date:? ?\d{4}(?:-\d\d){0,2}(?=\s|$)", re.IGNORECASE)
_NUMBERED_PICTURE = re.compile(r"\[\d{1,2} ?/ ?\d{1,2}\] ?")
_PICTURE_LINES = 3
_LONGEST_CAPTION = 700  # characters
_DATELINE_LINES = 8
_UPPER = r"[A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ]"


def mark_prefixes(page: Page) -> None:
    """Mark the header that scrapers put before the first word, and numbered pictures with their caption."""
    if not page.lines:
        return
    first = page.lines[0]
    if found := _GLUED_DATE.match(page.shadow, first.start, first.end):
        page.mark_prefix(first, found.end(), MarkKind.HEADER, "glued date")
    for line in page.lines[:_PICTURE_LINES]:
        if line.marked is None and (found := _NUMBERED_PICTURE.match(page.shadow, line.start, line.end)):
            _mark_picture(page, line, found.end())


def _mark_picture(page: Page, line: Line, after: int) -> None:
    """From [1/4] to the credit, else to the end of the first sentence; then the licence line that follows the credit."""
    limit = min(line.end, line.start + _LONGEST_CAPTION)
    credit = compile_section("credits").search(page.shadow, after, limit)
    page.mark_prefix(line, credit.end() if credit else page.sentence_end(after, line), MarkKind.CAPTION, "numbered picture")
    if line.marked is None and (found := compile_section("boilerplate").match(page.shadow, line.start, line.end)):
        page.mark_prefix(line, found.end(), MarkKind.BOILERPLATE, "phrase after a picture")


def mark_datelines(page: Page) -> None:
    """Mark the dateline of the first paragraph that has one; a text has one dateline."""
    for line in [line for line in page.lines if line.marked is None or line.marked is MarkKind.TITLE][:_DATELINE_LINES]:
        if line.marked is None and (found := _dateline().match(page.shadow, line.start, line.end)):
            page.mark_prefix(line, found.end(), MarkKind.DATELINE, "dateline")
            return


@cache
def _dateline() -> re.Pattern[str]:
    """PLACE, date (Agency) –; PLACE — ; PLACE. «; Place, date (Agency) – ; Place (Agency) – ; date. –

    A place in small letters needs an agency or a date and a dash behind it, since "Paris – " may begin a sentence.
    """
    begin = r"(?:\(?{agency}\)? ?[–—-] ?)?"
    name = rf"(?!{_UPPER}'){_UPPER}(?:{_UPPER}|['.-]|[a-zà-ÿ](?={_UPPER})){{2,24}}"
    town = rf"{name}(?: {_UPPER}{{2,20}}| (?:de|of|d'))*"
    country = r"(?: \([^()]{2,25}\))?(?:, [A-ZÀ-Ý][\w.'-]{1,20}(?: [A-ZÀ-Ý][\w.'-]{1,20})?(?!\w))?"
    upper = rf"{town}(?: ?/ ?{name}(?: {_UPPER}{{2,20}})*)?{country}"
    lower = rf"{_UPPER}[\w'-]{{2,24}}(?:[ -][A-ZÀ-Ýdl][\w'-]{{0,20}}){{0,2}}"
    day = r"(?:{date}|{daymonth})"
    agency = r"(?:[(/\[] ?[^()/\[\]]{0,40}?{agency}[^()/\[\]]{0,30}[)/\]]\.?)"
    desk = r"[(\[][^()\[\]\n]{2,40}[)\]]"  # "(Newsdesk)", "(de notre bureau)": enough beside a date and a dash
    dash = r" ?(?:--?|[–—])(?= )"
    forms = (
        rf"{begin}{upper}(?:,? (?:le |on )?{day}\.?)?(?: ?{agency})?{dash}",
        rf"{upper},? (?:le |on )?{day}\.? ?{desk}{dash}",
        rf"{begin}{upper}(?:,? (?:le |on )?{day}\.?)? ?{agency}(?: ?[:.])?(?= )",
        rf"{upper},? (?:le |on )?{day}\.(?: ?{dash})?(?= )",
        r"(?-i:{PLACE})\.(?= [«“\"A-ZÀ-Ý])".replace("{PLACE}", rf"{_UPPER}{{4,20}}(?:[ -]{_UPPER}{{2,20}})*"),
        rf"{begin}{lower}(?:,? (?:le |on )?{day}\.?)? ?{agency}(?:{dash}|(?: ?[:.])?(?= ))",
        rf"{lower},? (?:le |on )?{day}\.?{dash}",
        r"{date}\.? ?(?:--?|[–—])(?= )",
        rf"{lower}, (?:le |on )?{day}\.(?= [A-ZÀ-Ý«“\"])",
        rf"[(\[]{{agency}}[)\]]{dash}",
        rf"{_UPPER}[a-zà-ÿ-]{{2,20}}{dash}(?= [A-ZÀ-Ý«“\"][a-zà-ÿ' ])",
    )
    pattern = "|".join(f"(?:{form})" for form in forms)
    month = f"(?i:{either('months')})"
    daymonth = rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)? {month}\b\.?|{month}\b\.? \d{{1,2}}(?:st|nd|rd|th)?\b)"
    pattern = pattern.replace("{daymonth}", daymonth).replace("{date}", f"(?i:{date()})")
    return re.compile(pattern.replace("{agency}", f"(?i:{either('agencies')})\\b"))
