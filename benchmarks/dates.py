"""Dates against public sets: the French part of TempEval-2 and the French and English specifications of Recognizers-Text.

    python benchmarks/dates.py [--misses]

Reads ../shared/data/dates and prints; nothing of it is kept. TempEval-2 is scored on every TIMEX3, for which durations,
sets, clock times and vague words are read as measures, and on the DATEs with a calendar value alone. Its conventions
are followed there: a day and its hour are one expression, the two ends of a stretch of days are two. Of the French
cases of Recognizers-Text those are counted ungrammatical that fit a rule of `recognizers_french.yaml`; a case
without day of reference whose value depends on one cannot be answered and is told apart.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from onrecord.analysis.dates import find_dates, find_measures
from onrecord.model import Article, DateExpression, Document, Findings, Metadata, Publication, Span, When

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "dates"
CALENDAR = "calendar DATE"
ENDS = re.compile(r"(?!.*nuit)(.+?)(?:,? et(?: le)? | au | à )(.+)", re.S)
NEXT_TO = re.compile(r",? ?(?:(?:à|vers|dès|at) )?", re.I)
SEASONS = {"SP": ("03", "05"), "SU": ("06", "08"), "FA": ("09", "11")}
NO_REFERENCE = "2016-11-07"  # the day that most cases stand on
SPECIFICATIONS = ("DateParser", "DatePeriodParser")


@dataclass(frozen=True)
class Found:
    """An expression of time as the program sees it: a date, or a measure (duration, set, clock time, vague word)."""

    span: Span
    value: str | None
    is_date: bool = True


Tool = Callable[[str, str, str], list[Found]]


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


def ours(text: str, published: str, language: str) -> list[Found]:
    """Dates and measures of onrecord by the rules of TimeML."""
    return anchored(times_of(text, published, language), published)


def dateparser_search(text: str, published: str, language: str) -> list[Found]:
    """What dateparser finds, given the day of publication. Raises ImportError where it is not installed."""
    search_dates = import_module("dateparser.search").search_dates  # a peer, no dependency of the project
    settings = {"RELATIVE_BASE": datetime.fromisoformat(published), "PREFER_DATES_FROM": "past"}
    found, position = [], 0
    for words, moment in search_dates(text, languages=[language], settings=settings) or []:
        start = text.find(words, position)
        if start >= 0:
            position = start + len(words)
            found.append(Found(Span(start, position), moment.date().isoformat()))
    return found


TOOLS: dict[str, Tool] = {"onrecord": ours, "dateparser": dateparser_search}


def tempeval(show: bool) -> None:
    """Extent (strict and relaxed f1) and value accuracy on TempEval-2 French, of onrecord and of the peers that are installed."""
    path = DATA / "tempeval2_fr_train.jsonl"
    if not path.is_file():
        print("skipped: TempEval-2 is not here")
        return
    texts = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for timex in (timex for entry in texts for timex in entry["timex"]):
        if timex["type"] == "DATE" and timex["value"][:4].isdigit():
            timex["type"] = CALENDAR
    for name, tool in TOOLS.items():
        try:
            for kinds in ((CALENDAR, "DATE", "TIME", "DURATION", "SET"), (CALENDAR,)):
                score_tempeval(texts, kinds, (name, tool), show and tool is ours)
        except ImportError:
            print(f"skipped: {name} is not installed")


def score_tempeval(texts: list[dict[str, Any]], kinds: tuple[str, ...], tool: tuple[str, Tool], show: bool) -> None:
    """Print the scores over the TIMEX3 of these kinds; other kinds neither help nor harm. All kinds ask for measures too."""
    gold_count = found_count = strict = relaxed = right = 0
    for entry in texts:
        text = entry["text"]
        every = [(trimmed(text, Span(t["start"], t["end"])), t) for t in entry["timex"]]
        seen = [one for one in tool[1](text, entry["dct"], "fr") if one.is_date or len(kinds) > 1]
        found = [one for one in seen if counts(one, every, kinds)]
        gold = [(span, timex) for span, timex in every if timex["type"] in kinds]
        gold_count, found_count = gold_count + len(gold), found_count + len(found)
        for span, timex in gold:
            best = max(found, key=lambda one: overlap(one.span, span), default=None)
            if best is None or not best.span.overlaps(span):
                report(show, f"MISSED   {entry['id']} {timex['text']!r} = {timex['value']}")
                continue
            same, meant = trimmed(text, best.span) == span, best.value == day_part(timex["value"])
            relaxed, strict, right = relaxed + 1, strict + same, right + meant
            report(show and not meant, f"VALUE    {entry['id']} {timex['text']!r} = {timex['value']} not {best.value}")
            report(show and not same, f"EXTENT   {entry['id']} {timex['text']!r} not {best.span.of(text)!r}")
        for one in (one for one in found if not any(one.span.overlaps(span) for span, _ in gold)):
            report(show, f"INVENTED {entry['id']} {text[max(0, one.span.start - 30) : one.span.end + 15]!r} {one.value}")
    figures = [round(2 * hits / max(1, gold_count + found_count), 3) for hits in (strict, relaxed)]
    title = f"{tool[0]}: TempEval-2 French, {'/'.join(kinds)}"
    print(f"{title}: extent strict f1 {figures[0]}, relaxed f1 {figures[1]}, value accuracy {right / max(1, relaxed):.3f}")


def counts(one: Found, every: list[tuple[Span, dict[str, Any]]], kinds: tuple[str, ...]) -> bool:
    """Whether a found date is scored: it is no hit on a TIMEX3 of another kind."""
    hit = [timex["type"] for span, timex in every if span.overlaps(one.span)]
    return not hit or any(kind in kinds for kind in hit)


@dataclass(frozen=True)
class Case:
    """One case of a specification: its sentence, the day of reference (None when it gives none), the one expected result."""

    sentence: str
    reference: str | None
    result: dict[str, Any]

    def is_answerable(self) -> bool:
        """Whether the expected value follows from what the case tells: a day of reference, or a year in the expression."""
        return self.reference is not None or bool(re.search(r"(?<!\d)\d{4}(?!\d)", self.result["Text"]))


def cases(language: str, name: str) -> Iterator[Case]:
    """The cases of a specification with one expected result."""
    path = DATA / "recognizers" / language / f"{name}.json"
    for case in json.loads(path.read_text("utf-8-sig")):
        reference = case.get("Context", {}).get("ReferenceDateTime")
        if len(case["Results"]) == 1:
            yield Case(case["Input"], reference[:10] if reference else None, case["Results"][0])


def ungrammatical(language: str) -> list[tuple[str, re.Pattern[str]]]:
    """Rule and pattern of what no writer of the language would write, where such a list is kept."""
    path = Path(__file__).parent / f"recognizers_{language.lower()}.yaml"
    rules = yaml.safe_load(path.read_text("utf-8"))["rules"] if path.is_file() else []
    return [(entry["rule"], re.compile("|".join(f"(?:{one})" for one in entry["patterns"]), re.I)) for entry in rules]


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
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA)", str(result["Value"].get("Timex")))
    if season and not intervals:  # given as a name only
        when = When.parse(f"{season[1]}-{SEASONS[season[2]][0]}/{season[1]}-{SEASONS[season[2]][1]}")
        intervals.add((when.first, when.last))
    return intervals


def recognizers(language: str, show: bool) -> None:
    """Pass rates over all cases, over the grammatical ones, and over those of them that can be answered at all."""
    rules, every = ungrammatical(language), []
    for name in SPECIFICATIONS:
        if not (DATA / "recognizers" / language / f"{name}.json").is_file():
            print(f"skipped: {language} {name} is not here")
            continue
        for case in cases(language, name):
            hit = passes(case, language[:2].lower())
            rule = next((rule for rule, pattern in rules if pattern.search(case.sentence)), "")
            every.append((hit, rule, case.is_answerable()))
            label = f" ({rule or ('' if case.is_answerable() else 'no day of reference')})"
            report(show and not hit, f"FAILED {name} {case.sentence!r} at {case.reference}: {case.result['Value'].get('Timex')}{label}")
    for rule in dict.fromkeys(rule for rule, _ in rules):
        print(f"  ungrammatical, {rule}: {sum(found == rule for _, found, _ in every)}")
    share(f"Recognizers-Text {language}, all cases", [hit for hit, _, _ in every])
    share(f"Recognizers-Text {language}, grammatical", [hit for hit, rule, _ in every if not rule])
    answerable = [hit for hit, rule, told in every if told and not rule]
    share(f"Recognizers-Text {language}, grammatical and with a day of reference or a year", answerable)


def share(title: str, hits: list[bool]) -> None:
    """Print how many of the cases pass."""
    print(f"{title}: {sum(hits)} of {len(hits)} = {sum(hits) / max(1, len(hits)):.3f}")


def passes(case: Case, language: str) -> bool:
    """Whether an expression that overlaps by half has an interval that the specification accepts."""
    told = case.result["Text"].strip()
    start = max(0, case.sentence.lower().find(told.lower()))
    span = Span(start, start + max(1, len(told)))
    found = [one for one in dates_of(case.sentence, case.reference or NO_REFERENCE, language) if overlap(one.span, span) >= 0.5]
    return any(one.when and (one.when.first, one.when.last) in accepted(case.result) for one in found)


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
