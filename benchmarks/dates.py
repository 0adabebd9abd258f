"""Dates against public sets: the French part of TempEval-2 and the French and English specifications of Recognizers-Text.

    python benchmarks/dates.py [--misses]

Reads ../shared/data/dates and prints; nothing of it is kept. TempEval-2 is scored on every TIMEX3, for which durations,
sets, clock times and vague words are read as measures, and on the DATEs with a calendar value alone. Its conventions
are followed there: a day and its hour are one expression, the two ends of a stretch of days are two. Of the French
cases of Recognizers-Text those are counted ungrammatical that fit a rule of `recognizers_french.yaml`.

Most French cases of Recognizers-Text lost their day of reference, though the value asked for was counted from one. They
are translations of English cases that kept it, so a case without a day takes that of the English cases with the same
expected result, where those share one day; on the French cases that have a day of their own this gives the same in all.

A value of ours is an EDTF date, theirs a timex and a first and last moment. A case passes when both mean the same days:

- the first and last day are theirs; a stretch of theirs ends before its last day or on it (they write both);
- our value is their timex: a whole period ("2018") where they add "start" or "end" in a field of its own, and our
  expression holds that word too ("début de 2018": by the guidelines the value is the year); or "plus tôt cette
  semaine", for which they give the week and a resolution up to the day of reference;
- our stretch has the two ends that are told ("de 2014 à février 2018" = 2014/2018-02), theirs the first days of both;
- "il y a deux ans", "dans trois semaines": we give the year or week in which one counts, as TimeML does, they the day
  with the same number in it. It must be the day in our year, month or week that stands as the day of reference does;
- the 15th century begins in 1401 for us and in 1400 for them; a day that no calendar has ("le 31 novembre") has no
  value here and 0001-01-01 there.

What means something else does not pass, even where theirs is a slip of translation ("vendredi prochain", said on a
Monday, is for them the Friday of the week after; "le 16 avril 2021" asks for 21 April 2016; "dans 3 ans" for all three).
The figure by the first rule alone is printed as "days alike".
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
EDGE = re.compile(r"(?:the |la |le )?(?:\w+ )?(?:début|fin|milieu|mi-|beginning|start|end|middle|early|late|mid)", re.I)
UNITS: dict[int, Callable[[date], tuple[int, ...]]] = {
    4: lambda day: (day.month, day.day),
    7: lambda day: (day.day,),
    8: lambda day: (day.isoweekday(),),
}
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
    """One case of a specification: its sentence, the day of reference, the one expected result.

    `lent` says that the day is that of the English case; without any day it is None.
    """

    sentence: str
    reference: str | None
    result: dict[str, Any]
    lent: bool = False

    @property
    def has_own_day(self) -> bool:
        """Whether the expected value follows from what the case itself tells: a day of reference, or a year in the expression."""
        return (self.reference is not None and not self.lent) or bool(re.search(r"(?<!\d)\d{4}(?!\d)", self.result["Text"]))


def specification(language: str, name: str) -> list[dict[str, Any]]:
    """The cases of a specification with one expected result."""
    every = json.loads((DATA / "recognizers" / language / f"{name}.json").read_text("utf-8-sig"))
    return [case for case in every if len(case["Results"]) == 1]


def day_of(case: dict[str, Any]) -> str | None:
    """The day of reference that a case gives."""
    return str(case.get("Context", {}).get("ReferenceDateTime", ""))[:10] or None


def cases(language: str, name: str) -> Iterator[Case]:
    """The cases of a specification, a missing day of reference lent by the English ones of the same expected result."""
    days: dict[str, set[str | None]] = {}
    for case in specification("English", name):
        days.setdefault(json.dumps(case["Results"][0]["Value"], sort_keys=True), set()).add(day_of(case))
    for case in specification(language, name):
        own = day_of(case)
        lent = days.get(json.dumps(case["Results"][0]["Value"], sort_keys=True), set()) if not own else set()
        yield Case(case["Input"], own or (next(iter(lent)) if len(lent) == 1 else None), case["Results"][0], bool(lent))


def ungrammatical(language: str) -> list[tuple[str, re.Pattern[str]]]:
    """Rule and pattern of what no writer of the language would write, where such a list is kept."""
    path = Path(__file__).parent / f"recognizers_{language.lower()}.yaml"
    rules = yaml.safe_load(path.read_text("utf-8"))["rules"] if path.is_file() else []
    return [(entry["rule"], re.compile("|".join(f"(?:{one})" for one in entry["patterns"]), re.I)) for entry in rules]


def resolved(result: dict[str, Any]) -> Iterator[tuple[date, date]]:
    """The first and last day of an expected result as written, seen back and ahead."""
    for side in ("PastResolution", "FutureResolution"):
        days = [
            date.fromisoformat(text) for text in (result["Value"].get(side) or {}).values() if text[:4].isdigit() and text[:4] != "0001"
        ]
        if days:
            yield days[0], days[-1]


def accepted(result: dict[str, Any]) -> set[tuple[date, date]]:
    """The intervals that a specification accepts; its periods end before their last day."""
    intervals = set(resolved(result))
    intervals |= {(first, last - timedelta(days=1)) for first, last in intervals if first < last}
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA)", str(result["Value"].get("Timex")))
    if season and not intervals:  # given as a name only
        when = When.parse(f"{season[1]}-{SEASONS[season[2]][0]}/{season[1]}-{SEASONS[season[2]][1]}")
        intervals.add((when.first, when.last))
    return intervals


def agrees(case: Case, words: str, when: When | None) -> bool:
    """Whether a value means the days of the expected result, written otherwise (the rules stand at the head of the file)."""
    asked = case.result["Value"]
    if when is None:
        return "0001-01-01" in (asked.get("FutureResolution") or {}).values()
    if when.value == asked.get("Timex") and (not asked.get("Mod") or (asked["Mod"] in {"start", "mid", "end"} and bool(EDGE.match(words)))):
        return True
    pairs = set(resolved(case.result))
    if "/" in when.value:
        first, last = (When.parse(end).first for end in when.value.split("/"))
        century = (date(first.year - 1, 1, 1), date(last.year, 1, 1)) if when.last.year - first.year == 99 else None
        return (first, last) in pairs or century in pairs
    place = UNITS.get(len(when.value))
    if place is None or case.reference is None:
        return False
    today = date.fromisoformat(case.reference)
    held = (first for first, last in pairs if first == last != today and when.first <= first <= when.last)
    return any(place(day) == place(today) for day in held)


def recognizers(language: str, show: bool) -> None:
    """Pass rates over all cases, over the grammatical ones, and over those of them that can be answered at all."""
    rules, every = ungrammatical(language), []
    for name in SPECIFICATIONS:
        if not (DATA / "recognizers" / language / f"{name}.json").is_file():
            print(f"skipped: {language} {name} is not here")
            continue
        for case in cases(language, name):
            found = found_in(case, language[:2].lower())
            alike = any(one.when and (one.when.first, one.when.last) in accepted(case.result) for one in found)
            hit = alike or any(agrees(case, one.span.of(case.sentence), one.when) for one in found)
            rule = next((rule for rule, pattern in rules if pattern.search(case.sentence)), "")
            every.append((alike, hit, rule, case.has_own_day))
            values = ", ".join(f"{one.span.of(case.sentence)!r} = {one.when.value if one.when else None}" for one in found) or "not found"
            told = f"{case.sentence!r} at {case.reference}: {case.result['Value'].get('Timex')}, {values}"
            report(show and not hit, f"FAILED {name} {told} ({rule})")
    for rule in dict.fromkeys(rule for rule, _ in rules):
        print(f"  ungrammatical, {rule}: {sum(found == rule for _, _, found, _ in every)}")
    title = f"Recognizers-Text {language}"
    share(f"{title}, all cases", [hit for _, hit, _, _ in every])
    share(f"{title}, grammatical", [hit for _, hit, rule, _ in every if not rule])
    share(f"{title}, grammatical, days alike", [alike for alike, _, rule, _ in every if not rule])
    share(f"{title}, grammatical, own day of reference or year", [hit for _, hit, rule, own in every if own and not rule])


def share(title: str, hits: list[bool]) -> None:
    """Print how many of the cases pass."""
    print(f"{title}: {sum(hits)} of {len(hits)} = {sum(hits) / max(1, len(hits)):.3f}")


def found_in(case: Case, language: str) -> list[DateExpression]:
    """The expressions that overlap by half with the one that is asked for."""
    told = case.result["Text"].strip()
    start = max(0, case.sentence.lower().find(told.lower()))
    span = trimmed(case.sentence, Span(start, start + max(1, len(told))))
    return [one for one in dates_of(case.sentence, case.reference or NO_REFERENCE, language) if overlap(one.span, span) >= 0.5]


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
