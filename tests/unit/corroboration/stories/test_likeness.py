"""What makes two events one happening and two statements one utterance, and what forbids it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.corroboration.copies import weigh
from onrecord.corroboration.stories import events, statements
from onrecord.corroboration.stories.accounts import EventAccount, Moment, Side, StatementAccount
from onrecord.corroboration.stories.events import compare_events, compare_moments
from onrecord.corroboration.stories.indexing import file_event, file_statement, seek_event, seek_statement
from onrecord.corroboration.stories.statements import compare_statements


def side(*keys: str, country: str | None = None) -> Side:
    """Actors and, unless the key is one, their country."""
    return Side(frozenset(keys), frozenset({country} if country else {key for key in keys if len(key) == 3}))


def day(text: str) -> Moment:
    return Moment(date.fromisoformat(text), date.fromisoformat(text), True)


def event(article: str, sentence: str, **changes: object) -> EventAccount:
    """Russia and China sign a plan on 23 November 2021, unless told otherwise."""
    account = EventAccount(
        f"{article}-1", article, "SUPPORT", "actual", None, (side("RUS"), side("CHN")), True, day("2021-11-23"), frozenset(), frozenset(),
        weigh(sentence),
    )  # fmt: skip
    return replace(account, **changes)  # type: ignore[arg-type]


FRENCH = event("a", "La Russie et la Chine ont signé mardi une feuille de route militaire jusqu’en 2025.")
ENGLISH = event("b", "China and Russia signed a military cooperation plan on Tuesday that runs to 2025.", sides=(side("CHN"), side("RUS")))


def test_one_signing_in_two_languages() -> None:
    """Same act, day and sides, numbers and cognates: one happening, also with the sides the other way round."""
    assert compare_events(FRENCH, ENGLISH, copies=False) >= events.LEAST
    assert not events.barred(FRENCH, ENGLISH)


@pytest.mark.parametrize(
    "changes",
    [
        {"moment": day("2021-10-23")},
        {"sides": (side("USA"), side("CHN"))},
        {"type": "ASSAULT"},
        {"sides": (side("person:a", country="RUS"), side("person:b", country="CHN"))},
    ],
    ids=["another day", "another side", "another act", "persons against states, other words"],
)
def test_another_day_side_or_act_is_another_happening(changes: dict[str, object]) -> None:
    """Each difference alone keeps two events apart when the words say nothing for them."""
    other = event("b", "Les deux ministres se sont entretenus des drones.", **changes)
    assert compare_events(FRENCH, other, copies=False) < events.LEAST


def test_time_and_sides_of_copies_may_differ() -> None:
    """A spun copy may have lost date and names; the sentence still tells."""
    undated = replace(FRENCH, id="c-1", article="c", moment=Moment(None, None, False), sides=(side("org:x"), side()))
    assert compare_events(FRENCH, undated, copies=True) >= events.LEAST


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        (("a", "actual", None), ("a", "actual", None), True),
        (("a", "actual", "IND"), ("a", "denied", "PAK"), False),
        (("a", "actual", None), ("a", "denied", "PAK"), True),
        (("a", "actual", None), ("b", "denied", "PAK"), False),
        (("a", "actual", "PAK"), ("b", "denied", "PAK"), True),
        (("a", "planned", None), ("b", "denied", "PAK"), False),
        (("a", "possible", None), ("b", "denied", "PAK"), True),
        (("a", "planned", None), ("b", "actual", None), False),
    ],
)
def test_who_contradicts_whom(left: tuple[str, str, str | None], right: tuple[str, str, str | None], apart: bool) -> None:
    """A claim and its denial are one thing with two accounts; nobody says a thing and denies it; an article tells a thing once."""
    one, other = (event(article, "", status=status, said_by=source) for article, status, source in (left, right))
    assert events.barred(one, other) == events.barred(other, one) == apart


def test_times_meet_or_exclude() -> None:
    """A day beats a month, a month beats a year; a month apart is no meeting; nothing known is no exclusion."""
    month = Moment(date(2021, 11, 1), date(2021, 11, 30), True)
    year = Moment(date(2021, 1, 1), date(2021, 12, 31), True)
    likenesses = [compare_moments(FRENCH.moment, other) for other in (day("2021-11-23"), month, year, day("2021-12-30"))]
    assert likenesses == sorted(likenesses, reverse=True)
    assert likenesses[-1] == 0
    assert compare_moments(FRENCH.moment, Moment(None, None, False)) > 0


def test_entries_meet_in_the_index() -> None:
    """What may be one is filed where the other is looked for, both ways: other precision, a side that is left out, a day later."""
    month = Moment(date(2021, 11, 1), date(2021, 11, 30), True)
    others = [
        ENGLISH,
        replace(ENGLISH, moment=month),
        replace(ENGLISH, sides=(side("RUS"), side())),
        replace(ENGLISH, moment=day("2021-11-24")),
    ]
    others += [replace(ENGLISH, sides=(side("org:europeans"), side("RUS")))]
    for other in others:
        assert file_event(FRENCH) & seek_event(other)
        assert file_event(other) & seek_event(FRENCH)
    assert not file_event(FRENCH) & seek_event(replace(ENGLISH, moment=day("2021-03-23")))


def said(article: str, words: str, **changes: object) -> StatementAccount:
    account = StatementAccount(f"{article}-1", article, "person:a", None, day("2021-11-23"), words.casefold(), weigh(words), {})
    return replace(account, **changes)  # type: ignore[arg-type]


def test_a_translated_quotation_is_one_utterance() -> None:
    """The same words in two languages, or a part of them."""
    french = said("a", "La Russie et la Chine ne construisent aucune alliance militaire sur le modèle de la guerre froide")
    part = said("b", "ne construisent aucune alliance militaire")
    english = said("c", "Russia and China are not building any military alliance on the model of the Cold War")
    assert compare_statements(french, part, copies=False) >= statements.LEAST
    assert compare_statements(french, english, copies=True) >= statements.LEAST
    assert file_statement(french) & seek_statement(english)


def test_a_copy_may_change_every_word_that_was_said() -> None:
    """What was put through a thesaurus is known by the sentence around it, but only in a copy."""
    around = weigh("a-t-il prévenu devant les députés, avant de présenter la coordination des deux capitales comme un facteur de stabilité")
    one, other = said("a", "La Chine est visée elle aussi", sentence=around), said("b", "L'Asie est également ciblée", sentence=around)
    assert compare_statements(one, other, copies=True) >= statements.LEAST
    assert compare_statements(one, other, copies=False) < statements.LEAST


def test_other_words_of_one_speech_are_another_utterance() -> None:
    """Two sentences of one speaker on one day, or one sentence of two speakers, stay apart."""
    one, other = said("a", "Nos liens sont une force pour le monde entier"), said("b", "Nous livrerons douze avions à la marine")
    assert compare_statements(one, other, copies=False) < statements.LEAST
    assert compare_statements(one, replace(one, article="b", speaker="person:b"), copies=True) == 0


def test_accounts_come_back_as_they_were_kept() -> None:
    """What is compared on arrival and what is compared from the record is the same."""
    rounded = replace(FRENCH, vector={key: round(value, 3) for key, value in FRENCH.vector.items()})
    assert EventAccount.unpack(rounded.id, rounded.article, rounded.pack()) == rounded
    statement = replace(said("a", "Nous signerons"), vector={"signe": 1.0})
    assert StatementAccount.unpack(statement.id, statement.article, statement.pack()) == statement
