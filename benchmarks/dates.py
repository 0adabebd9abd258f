"""Dates against public sets: the French part of TempEval-2 and the French and English specifications of Recognizers-Text.

    python benchmarks/dates.py [--misses]

Reads ../shared/data/dates and prints; nothing of it is kept. The conventions differ from ours (durations,
sets and clock times are no dates here; a bare weekday is resolved by tense there it has two readings), so
TempEval-2 is scored on every TIMEX3, on those of type DATE, and on the DATEs with a calendar value
(without "now", "formerly", "in summer").
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from onrecord.analysis.dates import find_dates, find_measures
from onrecord.model import Article, DateExpression, Document, Findings, Metadata, Publication, Span

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "dates"
CALENDAR = "calendar DATE"
ENDS = re.compile(r"(?!.*nuit)(.+?)(?:,? et(?: le)? | au | à )(.+)", re.S)
NEXT_TO = re.compile(r",? ?(?:(?:à|vers|dès|at) )?", re.I)
SPECIFICATIONS = ("DateParser", "DatePeriodParser")


@dataclass(frozen=True)
class Found:
    """An expression of time as the program sees it: a date, or a measure (duration, set, clock time, vague word)."""

    span: Span
    value: str | None
    is_date: bool = True


def times_of(text: str, published: str | None, language: str) -> list[Found]:
    """Dates and measures of a text, a clock time joined to the day next to it; a date inside a measure gives way."""
    dates = [part for one in dates_of(text, published, language) for part in ends_of(text, one)]
    measures = [Found(one.span, one.value, is_date=False) for one in find_measures(text, language)]
    apart = [one for one in measures if not any(one.span.overlaps(other.span) for other in dates)]
    return join(text, sorted([*dates, *apart], key=lambda one: one.span.start))


def ends_of(text: str, one: DateExpression) -> list[Found]:
    """TimeML takes the two ends of a stretch of days for two expressions ("19 au 23 juillet"), we for one interval."""
    value = one.when.value if one.when else None
    ends = ENDS.fullmatch(one.span.of(text)) if value and len(value) == 21 else None
    if not value or not ends:
        return [Found(one.span, value)]
    first, last = value.split("/")
    start = one.span.start
    return [Found(Span(start, start + ends.end(1)), first), Found(Span(start + ends.start(2), one.span.end), last)]


def join(text: str, found: list[Found]) -> list[Found]:
    """TimeML takes a day and its hour for one expression ("samedi 4 janvier, à 18 h 30", "vers 15 h 30, hier")."""
    joined: list[Found] = []
    for one in found:
        last = joined[-1] if joined else None
        between = text[last.span.end : one.span.start] if last else "far"
        clocks = [str(each.value).startswith("T") and str(each.value)[1:2].isdigit() for each in (last, one) if each]
        if last and NEXT_TO.fullmatch(between) and sum(clocks) == 1 and last.is_date is not one.is_date:
            start = last.span.start - (len("vers ") if clocks[0] and text[: last.span.start].lower().endswith("vers ") else 0)
            joined[-1] = Found(Span(start, one.span.end), last.value if clocks[1] else one.value)
        else:
            joined.append(one)
    return joined


def anchored(found: list[Found], published: str) -> list[Found]:
    """A clock time alone stands on the day told before it, else on the day of publication."""
    day, settled = published, []
    for one in found:
        value = one.value or ""
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            day = value
        settled.append(Found(one.span, day, is_date=False) if re.match(r"T\d", value) else one)
    return settled


def dates_of(text: str, published: str | None, language: str) -> tuple[DateExpression, ...]:
    """The dates of a bare text published on a known day."""
    article = Article(text, "benchmark", "benchmark", "0" * 64, language, Metadata(date=published))
    document = Document(article, language, (), (), lambda sentences: [])
    return find_dates(document, Findings(language, Publication(None, "unknown"))).dates


def overlap(one: Span, other: Span) -> float:
    """Intersection over union in characters."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def trimmed(text: str, span: Span) -> Span:
    """A TIMEX3 extent without the article that opens it: ours leaves out the article of a day."""
    for opening in ("le ", "Le "):
        if text.startswith(opening, span.start):
            return Span(span.start + len(opening), span.end)
    return span


def day_part(value: str) -> str:
    """A TimeML value down to the day: the hour is not asked of us."""
    return value.split("T", maxsplit=1)[0] if value[:1].isdigit() else value


def tempeval(show: bool) -> None:
    """Extent (strict and relaxed f1) and value accuracy on TempEval-2 French."""
    path = DATA / "tempeval2_fr_train.jsonl"
    if not path.is_file():
        print("skipped: TempEval-2 is not here")
        return
    texts = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for entry in texts:
        for timex in entry["timex"]:
            if timex["type"] == "DATE" and timex["value"][:4].isdigit():
                timex["type"] = CALENDAR
    for kinds in ((CALENDAR, "DATE", "TIME", "DURATION", "SET"), (CALENDAR,)):
        score_tempeval(texts, kinds, show)


def score_tempeval(texts: list[dict[str, Any]], kinds: tuple[str, ...], show: bool) -> None:
    """Print the scores over the TIMEX3 of these kinds; other kinds neither help nor harm. All kinds ask for measures too."""
    gold_count = found_count = strict = relaxed = right = 0
    for entry in texts:
        text = entry["text"]
        every = [(trimmed(text, Span(t["start"], t["end"])), t) for t in entry["timex"]]
        seen = [one for one in anchored(times_of(text, entry["dct"], "fr"), entry["dct"]) if one.is_date or len(kinds) > 1]
        found = [one for one in seen if counts(one, every, kinds)]
        gold = [(span, timex) for span, timex in every if timex["type"] in kinds]
        gold_count, found_count = gold_count + len(gold), found_count + len(found)
        for span, timex in gold:
            best = max(found, key=lambda one: overlap(one.span, span), default=None)
            if best is None or not best.span.overlaps(span):
                report(show, f"MISSED   {entry['id']} {timex['text']!r} = {timex['value']}")
                continue
            relaxed += 1
            strict += trimmed(text, best.span) == span
            right += best.value == day_part(timex["value"])
            wrong = best.value != day_part(timex["value"])
            report(show and wrong, f"VALUE    {entry['id']} {timex['text']!r} = {timex['value']} not {best.value}")
            longer = trimmed(text, best.span) != span
            report(show and longer, f"EXTENT   {entry['id']} {timex['text']!r} not {best.span.of(text)!r}")
        extra = [one for one in found if not any(one.span.overlaps(span) for span, _ in gold)]
        for one in extra:
            report(show, f"INVENTED {entry['id']} {text[max(0, one.span.start - 30) : one.span.end + 15]!r} {one.value}")
    figures = [round(2 * hits / max(1, gold_count + found_count), 3) for hits in (strict, relaxed)]
    accuracy = round(right / max(1, relaxed), 3)
    print(f"TempEval-2 French, {'/'.join(kinds)}: extent strict f1 {figures[0]}, relaxed f1 {figures[1]}, value accuracy {accuracy}")


def counts(one: Found, every: list[tuple[Span, dict[str, Any]]], kinds: tuple[str, ...]) -> bool:
    """Whether a found date is scored: it is no hit on a TIMEX3 of another kind."""
    hit = [timex["type"] for span, timex in every if span.overlaps(one.span)]
    return not hit or any(kind in kinds for kind in hit)


def cases(language: str, name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Sentence, day of reference and the one expected result of each case of a specification."""
    path = DATA / "recognizers" / language / f"{name}.json"
    for case in json.loads(path.read_text("utf-8-sig")):
        reference = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
        if len(case["Results"]) == 1:
            yield case["Input"], reference, case["Results"][0]


def accepted(result: dict[str, Any]) -> set[tuple[date, date]]:
    """The intervals that a specification accepts, seen back or ahead; its periods end before their last day."""
    intervals = set()
    for side in ("PastResolution", "FutureResolution"):
        days = [
            date.fromisoformat(text) for text in (result["Value"].get(side) or {}).values() if text[:4].isdigit() and text[:4] != "0001"
        ]
        if len(days) == 1:
            intervals.add((days[0], days[0]))
        elif len(days) == 2:
            intervals.update({(days[0], days[1] - timedelta(days=1)), (days[0], days[1])})
    return intervals


def recognizers(language: str, show: bool) -> None:
    """Pass rate: an expression that overlaps by half, with an interval that the specification accepts."""
    for name in SPECIFICATIONS:
        path = DATA / "recognizers" / language / f"{name}.json"
        if not path.is_file():
            print(f"skipped: {language} {name} is not here")
            continue
        passed = total = 0
        for sentence, reference, result in cases(language, name):
            total += 1
            hit = passes(sentence, reference, result, language[:2].lower())
            passed += hit
            report(show and not hit, f"FAILED {name} {sentence!r} at {reference}: {result['Text']!r} = {result['Value'].get('Timex')}")
        print(f"Recognizers-Text {language} {name}: {passed} of {total} = {passed / max(1, total):.3f}")


def passes(sentence: str, reference: str, result: dict[str, Any], language: str) -> bool:
    """Whether one case is met."""
    start = max(0, sentence.lower().find(result["Text"].lower()))
    span = Span(start, start + max(1, len(result["Text"])))
    found = [one for one in dates_of(sentence, reference, language) if overlap(one.span, span) >= 0.5]
    return any(one.when and (one.when.first, one.when.last) in accepted(result) for one in found)


def report(wanted: bool, line: str) -> None:
    """Print a line if wanted."""
    if wanted:
        print(line)


def main() -> None:
    """Run all that is here."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list what was missed, invented or read otherwise")
    show = parser.parse_args().misses
    tempeval(show)
    for language in ("French", "English"):
        recognizers(language, show)


if __name__ == "__main__":
    main()
