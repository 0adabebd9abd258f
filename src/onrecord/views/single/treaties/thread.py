"""The thread: offers, conditions, demands, acceptances and refusals about an instrument, in order of time.

An act belongs to the thread where its sentence names the instrument, and an answer (agreeing, refusing, yielding,
demanding) also in the two sentences after, as long as no other instrument is named there.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from functools import cache

from onrecord.model import Event, EventType, Span, Statement, Status
from onrecord.record.folding import fold
from onrecord.views.single.treaties.gathering import Page
from onrecord.views.single.treaties.rows import ThreadLine
from onrecord.words import load

_REACH = 2  # sentences after one that names the instrument in which an answer is still about it
_KINDS = {
    EventType.AGREE: "assent", EventType.REJECT: "refusal", EventType.REQUEST: "demand", EventType.CONCEDE: "concession",
    EventType.SUPPORT: "support", EventType.SANCTION: "breach", EventType.RETREAT: "withdrawal", EventType.THREATEN: "threat",
    EventType.ACCUSE: "accusation", EventType.CONSULT: "talks", EventType.COOPERATE: "cooperation",
}  # fmt: skip
_ANSWERS = frozenset({EventType.AGREE, EventType.REJECT, EventType.REQUEST, EventType.CONCEDE})
_SAID = {"propose": "offer", "promise": "promise", "refuse": "refusal", "deny": "denial", "urge": "demand", "threaten": "threat"}


def thread(pages: list[Page]) -> tuple[ThreadLine, ...]:
    """The lines by date, each act once however many articles tell it."""
    groups: dict[Hashable, list[tuple[Page, ThreadLine]]] = {}
    for page in pages:
        for line in _lines(page):
            sameness = (line.kind, line.status, line.who, line.to, line.date or page.origin, None if line.date else fold(line.words))
            groups.setdefault(sameness, []).append((page, line))
    lines = [_once(group) for group in groups.values()]
    return tuple(sorted(lines, key=lambda line: (line.date or line.source.published or "9999", line.source.article, line.source.start)))


def _once(group: list[tuple[Page, ThreadLine]]) -> ThreadLine:
    """One line for all; that of an original with reliable wording speaks for the others."""
    _, best = min(group, key=lambda told: (not told[1].reliable, told[0].origin != told[0].id))
    articles = len({page.id for page, _ in group})
    return ThreadLine(**{name: getattr(best, name) for name in ThreadLine.__slots__ if name != "articles"}, articles=articles)


def _lines(page: Page) -> Iterator[ThreadLine]:
    told: set[int] = set()
    for number, event in enumerate(page.findings.events):
        kind = _KINDS.get(event.type)
        internal = page.is_internal(event.actors, event.recipients)
        if kind is None or internal or not _belongs(page, event.anchor.start, answer=event.type in _ANSWERS):
            continue
        place = next((place for place, said in enumerate(page.findings.statements) if said.cue and said.cue.overlaps(event.anchor)), None)
        told |= {place} if place is not None else set()
        yield _of_event(page, event, _kind(page, event, kind, place), page.events[number], place)
    for place, said in enumerate(page.findings.statements):
        kind = _said_kind(page, said)
        internal = page.is_internal((said.speaker,) if said.speaker else (), (said.addressee,) if said.addressee else ())
        if place not in told and kind and not internal and _belongs(page, said.content[0].start, answer=True):
            yield _of_statement(page, said, kind, page.statements[place])


def _belongs(page: Page, offset: int, *, answer: bool) -> bool:
    number = page.number(offset)
    if number in page.named:
        return True
    before = range(max(0, number - _REACH), number)
    return answer and number not in page.others and any(near in page.named for near in before)


def _kind(page: Page, event: Event, kind: str, place: int | None) -> str:
    """An act that is offered is an offer, one under an "if" a condition, whatever it is; a promise agrees to something."""
    if event.status is Status.PROPOSED:
        return "offer"
    promised = place is not None and page.findings.statements[place].cue_class == "promise"
    return "condition" if event.status is Status.HYPOTHETICAL else "promise" if promised and event.type is EventType.AGREE else kind


def _said_kind(page: Page, said: Statement) -> str | None:
    """The kind by the verb; what is merely said counts where it ties one thing to another."""
    tied = said.cue_class in ("say", "answer", "judge") and _tied(page.language).search(fold(_words(page, said)))
    return "condition" if tied else _SAID.get(said.cue_class)


@cache
def _tied(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(fold(word)) for word in load(f"{language}/instruments.yaml")["tied"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _words(page: Page, said: Statement) -> str:
    return " […] ".join(" ".join(part.of(page.text).split()) for part in said.content)


def _of_event(page: Page, event: Event, kind: str, entry: str, place: int | None) -> ThreadLine:
    said = page.findings.statements[place] if place is not None else None
    words, content = (_words(page, said), said.content) if said else (event.anchor.of(page.text), (event.anchor,))
    who, to = (tuple(map(page.actor, keys)) for keys in (event.actors, event.recipients))
    date, said_by = event.when.value if event.when else None, page.actor(event.said_by) if event.said_by else None
    source, reliable = page.source(event.anchor.start), _is_reliable(page)
    return ThreadLine(date, kind, event.status.value, who, to, said_by, words, about(page, content), reliable, entry, 1, source)


def _of_statement(page: Page, said: Statement, kind: str, entry: str) -> ThreadLine:
    who, to = ((page.actor(key),) if key else () for key in (said.speaker, said.addressee))
    return ThreadLine(
        said.when.value if said.when else None, kind, "said", who, to, None, _words(page, said), about(page, said.content),
        said.wording_reliable, entry, 1, page.source(said.content[0].start),
    )  # fmt: skip


def _is_reliable(page: Page) -> bool:
    return all(said.wording_reliable for said in page.findings.statements)


def about(page: Page, content: tuple[Span, ...]) -> tuple[str, ...]:
    """What the words come to, through their wording: a prolongation with its length, a cap with what it caps."""
    text = fold(" ".join(part.of(page.text) for part in content))
    lists = load(f"{page.language}/instruments.yaml")
    found = []
    if _has(text, lists["extension"]):
        length = _length(page.language).search(text)
        numbers = {fold(word): value for word, value in lists["number_words"].items()}
        said = f": {numbers.get(length['number'], length['number'])} {lists['durations'][length['unit']]}" if length else ""
        found.append(f"{lists['extension_what']}{said}")
    if _has(text, lists["bounds"]["at most"]):
        units = {value for word, value in lists["units"].items() if value.isalpha() and _has(text, [word])}
        found.extend(f"{lists['cap_what']}: {unit}" for unit in sorted(units))
    return tuple(found)


def _has(text: str, words: list[str]) -> bool:
    return re.search(rf"(?<!\w)(?:{'|'.join(re.escape(fold(word)) for word in words)})(?!\w)", text) is not None


@cache
def _length(language: str) -> re.Pattern[str]:
    lists = load(f"{language}/instruments.yaml")
    number, unit = ("|".join(sorted(map(fold, lists[name]), key=len, reverse=True)) for name in ("number_words", "durations"))
    return re.compile(rf"(?<!\w)(?P<number>\d+|{number}) (?P<unit>{unit})(?!\w)")
