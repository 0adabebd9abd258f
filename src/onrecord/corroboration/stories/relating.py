"""The entries of new articles against those on record: which of them tell what is told already."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from onrecord.corroboration.copies import Portrait
from onrecord.corroboration.credits import credit_event, credit_statement
from onrecord.corroboration.stories import events as happenings
from onrecord.corroboration.stories import statements as utterances
from onrecord.corroboration.stories.accounts import EventAccount, StatementAccount
from onrecord.corroboration.stories.indexing import file_event, file_statement, seek_event, seek_statement
from onrecord.model import Event, Span, Statement
from onrecord.record import Entries, Entry, Stories

EVENT, STATEMENT = "event", "statement"
Account = EventAccount | StatementAccount
Pair = tuple[Entry, Entry, int]

_HELD = 20_000  # accounts, about 5 kB each
_LEAST = {EVENT: happenings.LEAST, STATEMENT: utterances.LEAST}


def relate(stories: Stories, ledger: Ledger, portraits: Mapping[str, Portrait], alike: Mapping[str, Collection[str]]) -> set[str]:
    """Keep the entries of new articles with those of others that they are like; returns the entries of the new ones.

    `alike` holds for each article those of which it was made, or that were made from it: their entries are compared whatever they say
    of time and sides.
    """
    told = stories.told(sorted(portraits))
    entries = [entry for key in sorted(portraits) for entry in _entries(told[key], portraits[key])]
    new = {entry.id: ledger.of(entry) for entry in entries}
    stories.keep(entries, {key: _file(account) for key, account in new.items()})
    met = _meet(stories, entries, new, alike)
    known = {entry.id: entry for entry in [*entries, *stories.entries(set().union(*met.values()) - new.keys())]}
    pairs = {(min(key, other), max(key, other)) for key, others in met.items() for other in others if key != other}
    stories.note(_alike(((known[one], known[other]) for one, other in sorted(pairs)), ledger, alike))
    return set(new)


def _meet(
    stories: Stories, entries: Iterable[Entry], accounts: Mapping[str, Account], alike: Mapping[str, Collection[str]]
) -> dict[str, set[str]]:
    """For each new entry those on record that it may be one with, new ones among them: by who and when, or because its article or a copy
    of that tells them.
    """
    sought = {key: _seek(account) for key, account in accounts.items()}
    found = stories.find(frozenset().union(*sought.values()))
    telling: defaultdict[str, set[str]] = defaultdict(set)
    for entry in [*entries, *stories.accounts_of(set().union(*alike.values()))]:
        telling[entry.article].add(entry.id)
    met = {}
    for entry in entries:
        others = [found.get(number, ()) for number in sought[entry.id]] + [
            telling[other] for other in (entry.article, *alike.get(entry.article, ()))
        ]
        met[entry.id] = set().union(*others)
    return met


def _alike(pairs: Iterable[tuple[Entry, Entry]], ledger: Ledger, copies: Mapping[str, Collection[str]]) -> Iterator[Pair]:
    """The pairs that may be one, and how alike they are."""
    for one, other in pairs:
        if one.kind != other.kind:
            continue
        left, right = ledger.of(one), ledger.of(other)
        if one.article == other.article and barred(left, right):
            continue
        likeness = compare(left, right, copies=other.article in copies.get(one.article, ()))
        if likeness >= _LEAST[one.kind]:
            yield one, other, likeness


class Ledger:
    """The accounts looked at last: those of one story come up again and again."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Account] = OrderedDict()

    def of(self, entry: Entry) -> Account:
        """The account of an entry."""
        account = self._held.pop(entry.id, None) or account_of(entry)
        self._held[entry.id] = account
        if len(self._held) > _HELD:
            self._held.popitem(last=False)
        return account


def account_of(entry: Entry) -> Account:
    """The account of an entry on record."""
    kind = EventAccount if entry.kind == EVENT else StatementAccount
    return kind.unpack(entry.id, entry.article, entry.features)


def compare(one: Account, other: Account, *, copies: bool) -> int:
    """Likeness of two accounts in thousandths, 0 for an event and a statement."""
    if isinstance(one, EventAccount) and isinstance(other, EventAccount):
        return happenings.compare_events(one, other, copies=copies)
    if isinstance(one, StatementAccount) and isinstance(other, StatementAccount):
        return utterances.compare_statements(one, other, copies=copies)
    return 0


def barred(one: Account, other: Account) -> bool:
    """Whether two accounts can never tell one thing."""
    if isinstance(one, EventAccount) and isinstance(other, EventAccount):
        return happenings.barred(one, other)
    if isinstance(one, StatementAccount) and isinstance(other, StatementAccount):
        return utterances.barred(one, other)
    return True


def _file(account: Account) -> frozenset[int]:
    return file_event(account) if isinstance(account, EventAccount) else file_statement(account)


def _seek(account: Account) -> frozenset[int]:
    return seek_event(account) if isinstance(account, EventAccount) else seek_statement(account)


def _entries(told: Entries, portrait: Portrait) -> Iterator[Entry]:
    yield from _event_entries(told.events, portrait)
    yield from _statement_entries(told.statements, portrait)


def _event_entries(events: Iterable[tuple[str, Event]], portrait: Portrait) -> Iterator[Entry]:
    language = portrait.candidate.language
    for key, event in events:
        account = EventAccount.of(key, event, portrait)
        witness = credit_event(event, _sentence(portrait, event.anchor), language)
        yield Entry(key, account.article, EVENT, witness, account.pack())


def _statement_entries(statements: Iterable[tuple[str, Statement]], portrait: Portrait) -> Iterator[Entry]:
    article, language = portrait.candidate.article, portrait.candidate.language
    for key, statement in statements:
        account = StatementAccount.of(key, statement, portrait)
        spot = statement.cue or (statement.content[0] if statement.content else None)
        via = article.slice(statement.via) if statement.via else ""
        witness = credit_statement(statement, _sentence(portrait, spot) if spot else "", via, language)
        yield Entry(key, account.article, STATEMENT, witness, account.pack())


def _sentence(portrait: Portrait, span: Span) -> str:
    """The sentence that holds the span."""
    return next((portrait.candidate.article.slice(line.span) for line in portrait.lines if line.span.overlaps(span)), "")
