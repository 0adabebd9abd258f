"""When an article was published: scored candidates with proof, an interval when unsure, nothing when unknown.

Order of trust: a full day in a header line, a dateline (its year from the header where it has none), the
container's metadata, a month in a header line, reasoning over the text. A wrong certain date is worse
than an interval or none, so candidates that contradict one another are widened or dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from onrecord.analysis.dates.bounds import Account
from onrecord.analysis.dates.context import Anchor, Context
from onrecord.analysis.dates.facts import date_by_text, fitting_days
from onrecord.analysis.dates.grammar import Expression
from onrecord.analysis.dates.periods import day_of
from onrecord.analysis.dates.readings import READINGS
from onrecord.model import Article, Basis, MarkKind, Metadata, Precision, Publication, Reason, Span, When
from onrecord.words import load

_HEAD_LINES = 7
_HEAD_REACH = 900
_NEWS = timedelta(days=3)  # a header follows its dateline by so many days at most
_HEADED = 60  # characters
_SHORT = 100
_LINE = 400  # of a longer line, so much on either side is looked at
_SLACK = timedelta(days=31)  # between a dateline and the month of a header
_RULE = r"[|–—•·:/>,-]"
_PLACE = r"(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'. /-]{2,60}|(?P<mixed>[A-ZÀ-ÖØ-Þ][\w'. /-]{2,40}))"
_AFTER_DATELINE = re.compile(r"\.?,?\s{0,2}(?:\(|–|—|-|/|:|\[)")
_AGENCY_NAME = re.compile(r"\s*[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ/, -]{1,30}\s")
_AGENCY = re.compile(r"[.,]{0,2}\s*(?:\([^)\n]{2,40}\)\s*[–—:-]|[–—]|--)")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?(?=[/_.-]|$)")


@dataclass(frozen=True)
class Dating:
    """The publication for the record, and the days from which relative dates count."""

    publication: Publication
    anchor: Anchor | None


@dataclass(frozen=True)
class _Candidate:
    expression: Expression
    when: When | None  # None for a dateline without year
    how: str
    score: float
    rule: str


def establish(article: Article, context: Context, account: Account) -> Dating:
    """The publication of an article from its head, its container and its text."""
    found = [one for one in map(lambda e: _classify(e, article, context), account.expressions) if one]
    headers = sorted((one for one in found if one.how == "header"), key=_by_trust)
    datelines = [one for one in found if one.how == "dateline"]
    metadata = _metadata(article.metadata)
    header = headers[0] if headers else None
    if datelines and (dated := _dated(datelines[0], header, metadata, account)):
        return dated if not _supersedes(header, dated) else _from_candidate(header, context)
    if header and header.when and not (metadata and _refines(metadata, header.when)):
        return _from_candidate(header, context)
    if metadata:
        basis = Reason("metadata", "the container of the text names the day", 0.8)
        return _dating(metadata, "metadata", (), basis)
    clue = date_by_text(account)
    if clue and clue.published:
        spans = tuple(context.shadow.original(*place) for place in clue.places)
        when = When.parse(clue.published, Basis.INFERRED)
        return Dating(Publication(when, "text", spans, Reason(clue.rule, clue.detail, clue.score)), clue.anchor)
    return Dating(Publication(None, "unknown"), None)


def _supersedes(header: _Candidate | None, dated: Dating) -> bool:
    """Whether the header tells a day shortly after the dateline: that of the page, so the publication."""
    when = dated.publication.when
    if not header or not header.when or not when or header.when.precision is not Precision.DAY:
        return False
    return timedelta(0) <= header.when.first - when.first <= _NEWS


def _from_candidate(candidate: _Candidate | None, context: Context) -> Dating:
    assert candidate and candidate.when
    span = context.shadow.original(candidate.expression.start, candidate.expression.end)
    return _dating(candidate.when, candidate.how, (span,), Reason(candidate.rule, f"reads {candidate.when.value}", candidate.score))


def _dating(when: When, how: str, spans: tuple[Span, ...], reason: Reason) -> Dating:
    when = When.parse(when.value, Basis(how))
    return Dating(Publication(when, how, spans, reason), Anchor(when.first, when.last, when.value))


def _by_trust(candidate: _Candidate) -> tuple[float, int, int]:
    fine = candidate.when is not None and candidate.when.precision is Precision.DAY
    return -candidate.score, -fine, candidate.expression.start


@dataclass(frozen=True)
class _Line:
    """The line around an expression: what stands before and behind it, and whether it is at the head of the article."""

    left: str
    right: str
    at_head: bool
    in_header: bool
    is_glued: bool  # a date in figures at the very beginning, with the article behind it on the same line


def _classify(expression: Expression, article: Article, context: Context) -> _Candidate | None:
    """Whether the expression stands in a header line or a dateline."""
    if expression.pattern.reads not in ("day", "day_in_figures", "month", "year"):
        return None
    when, line, rules = _explicit(expression, context), _line(expression, article, context), _rules(article.language)
    is_day = expression.pattern.reads.startswith("day")
    if expression.pattern.reads == "year":
        headed = when and expression.start < _HEADED and rules["cues"].search(line.left.lower())
        return _Candidate(expression, when, "header", 0.9, "header line that names the publication") if headed else None
    if is_day and expression.start < 2 * _HEAD_REACH and _is_dateline(line.left, line.right, rules):
        return _Candidate(expression, when, "dateline", 0.95, "dateline")
    if when and (header := _header_rule(line, rules)):
        return _Candidate(expression, when, "header", *header)
    opens = is_day and line.at_head and not line.left.strip() and re.match(r"\.(?:\s|$)", line.right)
    return _Candidate(expression, when, "dateline", 0.8, "paragraph that opens with its day") if when and opens else None


def _line(expression: Expression, article: Article, context: Context) -> _Line:
    cased = context.shadow.cased
    reach = max(0, expression.start - _LINE)
    begin = max(cased.rfind("\n", reach, expression.start) + 1, reach)
    end = cased.find("\n", expression.end, expression.end + _LINE)
    left, right = cased[begin : expression.start], cased[expression.end : end if end >= 0 else expression.end + _LINE]
    at_head = begin < _HEAD_REACH and cased.count("\n", 0, begin) < 2 * _HEAD_LINES
    in_figures = cased[expression.start : expression.end].replace("-", "").isdigit()
    in_header = _in_header(article, context.shadow.original(expression.start, expression.end))
    return _Line(left, right, at_head, in_header, in_figures and expression.start < _HEADED)


def _header_rule(line: _Line, rules: Mapping[str, Any]) -> tuple[float, str] | None:
    """Trust and name of the rule that takes the line for a header."""
    left, is_prose = line.left.lower(), line.right.rstrip().endswith((".", "!", "?", "»", "”", '"', ":")) or len(line.right) > _SHORT
    if rules["updates"].search(left) and not is_prose:
        return 0.5, "day of an update"
    if rules["cues"].search(left) and (line.is_glued or not is_prose):
        return 0.95, "header line that names the publication"
    if line.in_header:
        return 0.9, "header line"
    if line.at_head and rules["opening_cue"].match(left) and not is_prose and len(line.left) < _SHORT:
        return 0.9, "header line that names the publication"
    return (0.85, "line of the date") if line.at_head and _is_date_line(line.left, line.right, rules) else None


def _explicit(expression: Expression, context: Context) -> When | None:
    if not any(key in expression.values for key in ("year", "yy", "shortyear")):
        return None
    value = READINGS[expression.pattern.reads](expression, context).value
    return When.parse(value) if value else None


def _in_header(article: Article, span: Span) -> bool:
    return any(mark.kind is MarkKind.HEADER and mark.span.overlaps(span) for mark in article.marks)


def _is_date_line(left: str, right: str, rules: Mapping[str, Any]) -> bool:
    """Whether a line holds little more than its date: at its start or after a rule, with at most an hour behind."""
    opened = bool(rules["after_rule"].search(left)) or bool(_AGENCY_NAME.fullmatch(left))
    letters = sum(map(str.isalpha, right))
    return opened and letters <= 12 and len(right) <= 40 and len(left) <= 110 and not right.rstrip().endswith(("?", "!"))


def _is_dateline(left: str, right: str, rules: Mapping[str, Any]) -> bool:
    found = rules["dateline"].search(left)
    if not found:
        return False
    return bool((_AGENCY if found["mixed"] else _AFTER_DATELINE).match(right))


def _dated(dateline: _Candidate, header: _Candidate | None, metadata: When | None, account: Account) -> Dating | None:
    """The day of a dateline; a missing year comes from the header, the container, or the weekday that is told."""
    context = account.context
    span = context.shadow.original(dateline.expression.start, dateline.expression.end)
    if dateline.when:
        return _dating(dateline.when, "dateline", (span,), Reason(dateline.rule, f"reads {dateline.when.value}", dateline.score))
    for frame, spans in ((header.when if header else None, (span,)), (metadata, (span,))):
        day = _within(dateline.expression, frame) if frame else None
        if day and frame:
            reason = Reason("dateline", f"the year is that of {frame.value}", 0.95)
            return _dating(When.parse(day.isoformat()), "dateline", spans, reason)
    weekday = next((one.values["weekday"] for one in account.expressions if _is_plain_weekday(one, dateline.expression)), None)
    days = fitting_days(account, dateline.expression, weekday) if weekday else []
    if len(days) == 1 and not header:
        detail = f"the weekday told and the other dates and offices leave only {days[0].year}"
        return _dating(When.parse(days[0].isoformat()), "dateline", (span,), Reason("dateline and weekday agree", detail, 0.7))
    return None


def _is_plain_weekday(expression: Expression, dateline: Expression) -> bool:
    near = 0 < expression.start - dateline.end < 300
    return near and expression.pattern.reads == "weekday" and not expression.values.get("turn")


def _within(expression: Expression, frame: When) -> date | None:
    """The day that `expression` names in the year that brings it next to `frame`."""
    values = expression.values
    month, number = int(values.get("month") or values.get("mm") or 0), int(values.get("day") or values.get("dd") or 0)
    days = [day_of(year, month, number) for year in (frame.first.year - 1, frame.first.year, frame.last.year, frame.last.year + 1)]
    return next((day for day in days if day and frame.first - _SLACK <= day <= frame.last + _SLACK), None)


def _metadata(metadata: Metadata) -> When | None:
    """The day that the container names, else that of the address."""
    if metadata.date:
        try:
            return When.parse(metadata.date[:10])
        except ValueError:
            pass
    found = _URL_DATE.search(metadata.url or "")
    if not found:
        return None
    try:
        return When.parse("-".join(part for part in found.groups() if part))
    except ValueError:
        return None


def _refines(finer: When, coarse: When) -> bool:
    return coarse.holds(finer) and finer.precision is Precision.DAY and coarse.precision is not Precision.DAY


@cache
def _rules(language: str) -> Mapping[str, Any]:
    data = load(f"{language}/dates.yaml")["publication"]
    lead = data["lead_in"]
    return {
        "cues": re.compile(rf"(?<!\w)(?:{data['cues']})[\s:|–-]*(?:{lead})?\s*$"),
        "updates": re.compile(rf"(?<!\w)(?:{data['updates']})[\s:|–-]*(?:{lead})?\s*$"),
        "opening_cue": re.compile(rf"\W*(?:{data['cues']}|{data['openings']})(?!\w)"),
        "after_rule": re.compile(rf"(?:^|{_RULE}|\s{{2,}})\s*(?:{lead})?$"),
        "dateline": re.compile(rf"(?:^|\d |\s){_PLACE},\s{{1,2}}(?:{lead})?$"),
    }
