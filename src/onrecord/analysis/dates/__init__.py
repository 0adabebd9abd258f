"""Dates of one article: every calendar expression with its value, and the day of publication with its proof.

consumes: a `Document` (text, language, marks, metadata of the article)
produces: `findings.dates` in the order of the text, and `findings.publication`
not its job: saying which statement or event a date belongs to; looking anything up beyond public calendar facts
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.analysis.dates.bounds import find_vote, take_account
from onrecord.analysis.dates.context import Context, Outcome, Told
from onrecord.analysis.dates.grammar import Expression, grammar_of
from onrecord.analysis.dates.measures import Measure, find_measures
from onrecord.analysis.dates.publication import establish
from onrecord.analysis.dates.readings import READINGS
from onrecord.analysis.dates.readings.relative import find_pivot
from onrecord.analysis.dates.readings.stretches import join_ends
from onrecord.analysis.dates.shadow import cast_shadow
from onrecord.analysis.dates.tense import tense_of
from onrecord.model import Article, Basis, DateExpression, Document, Findings, MarkKind, Reason, When

__all__ = ["Measure", "find_dates", "find_measures"]

_NOT_ARTICLE = frozenset({MarkKind.RELATED_LINKS, MarkKind.CALL_TO_ACTION, MarkKind.PROMPT_RESIDUE, MarkKind.BOILERPLATE})


def find_dates(document: Document, findings: Findings) -> Findings:
    """Return the findings with `dates` and `publication` filled in."""
    article, language = document.article, document.language
    shadow = cast_shadow(article.text)
    context = Context(shadow, tense_of(language), None, find_vote(shadow.text))
    expressions = [one for one in grammar_of(language).find(shadow) if _is_date(one, article, context)]
    captions = tuple(mark.span for mark in article.marks if mark.kind in (MarkKind.CAPTION, MarkKind.CREDIT))
    dating = establish(replace(article, language=language), context, take_account(context, expressions, captions))
    context.anchor = dating.anchor
    context.pivot = find_pivot(dating.anchor, expressions)
    read = [(expression, _date(expression, context)) for expression in expressions]
    dates = tuple(join_ends(shadow, language, read))
    return replace(findings, dates=dates, publication=dating.publication)


def _is_date(expression: Expression, article: Article, context: Context) -> bool:
    """Whether the expression stands in the article itself and, if it may be vague (today), does not date a mere state."""
    if expression.pattern.fixed.get("act") and context.is_state(expression):
        return False
    span = context.shadow.original(expression.start, expression.end)
    return not any(mark.kind in _NOT_ARTICLE and mark.span.overlaps(span) for mark in article.marks)


def _date(expression: Expression, context: Context) -> DateExpression:
    """Resolve one expression and remember it for those that follow."""
    outcome = READINGS[expression.pattern.reads](expression, context)
    explicit = outcome.explicit or any(key in expression.values for key in ("year", "yy", "shortyear"))
    when = _when(outcome, Basis.TEXT if explicit else Basis.INFERRED)
    if when:
        before = expression.pattern.reads == "told_day" and expression.pattern.fixed["days"] < 0
        adnominal = context.tense.is_adnominal(context.shadow.text, expression.start)
        context.told.append(Told(expression, when, before or context.is_aside(expression), adnominal, explicit))
    span = context.shadow.original(expression.start, expression.end)
    return DateExpression(span, when, Reason(expression.pattern.name, outcome.detail, 1.0 if when else 0.5))


def _when(outcome: Outcome, basis: Basis) -> When | None:
    try:
        return When.parse(outcome.value, basis) if outcome.value else None
    except ValueError:  # beyond what the calendar writes
        return None
