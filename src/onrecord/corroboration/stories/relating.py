"""The entries of one article against those on record: which of them tell what is told already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from onrecord.corroboration.copies import Portrait
from onrecord.corroboration.credits import credit_event, credit_statement
from onrecord.corroboration.stories import events as happenings
from onrecord.corroboration.stories import statements as utterances
from onrecord.corroboration.stories.accounts import EventAccount, StatementAccount
from onrecord.corroboration.stories.indexing import file_event, file_statement, seek_event, seek_statement
from onrecord.model import Event, Span, Statement
from onrecord.record import Entry, Stories

EVENT, STATEMENT = "event", "statement"
Account = EventAccount | StatementAccount
Pair = tuple[Entry, Entry, int]

_LEAST = {EVENT: happenings.LEAST, STATEMENT: utterances.LEAST}


def relate(stories: Stories, portrait: Portrait, alike: Collection[str]) -> set[str]:
    """Keep the entries of an article with those of others that they are like; returns the entries that this touches.

    `alike` are the articles of which one was made from the other: their entries are compared whatever they say of time and sides.
    """
    article = portrait.candidate.id
    _, events, statements = stories.findings(article)
    entries = [*_event_entries(events, portrait), *_statement_entries(statements, portrait)]
    new = [account_of(entry) for entry in entries]
    told = list(zip(entries, new, strict=True))
    known = _known(stories, new, alike)
    pairs = [pair for at, one in enumerate(told) for pair in _alike(one, [*told[:at], *known], alike)]
    traces = ((number, account.id, article) for account in new for number in _file(account))
    stories.keep(entries, traces, pairs)
    return {entry.id for entry in entries}


def _alike(one: tuple[Entry, Account], others: Iterable[tuple[Entry, Account]], alike: Collection[str]) -> Iterator[Pair]:
    """The entry with each that may be one with it, and how alike they are."""
    entry, account = one
    for other, rival in others:
        if other.kind != entry.kind or (other.article == entry.article and barred(account, rival)):
            continue
        likeness = compare(account, rival, copies=other.article in alike)
        if likeness >= _LEAST[entry.kind]:
            yield entry, other, likeness


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


def _known(stories: Stories, new: Iterable[Account], alike: Collection[str]) -> list[tuple[Entry, Account]]:
    """Entries on record that may be like one of the new ones."""
    numbers = frozenset().union(*map(_seek, new))
    met = {key for keys in stories.find(numbers).values() for key in keys}
    found = {entry.id: entry for entry in [*stories.entries(met), *stories.accounts_of(alike)]}
    return [(entry, account_of(entry)) for _, entry in sorted(found.items())]


def _file(account: Account) -> frozenset[int]:
    return file_event(account) if isinstance(account, EventAccount) else file_statement(account)


def _seek(account: Account) -> frozenset[int]:
    return seek_event(account) if isinstance(account, EventAccount) else seek_statement(account)


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
