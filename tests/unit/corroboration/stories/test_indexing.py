"""Entries meet by who and when; whether they do depends on neither of them coming first."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onrecord.corroboration.stories.accounts import EventAccount, Moment, Side
from onrecord.corroboration.stories.indexing import file_event, seek_event

DAY = date(2022, 2, 24)

moments = st.one_of(
    st.just(Moment(None, None, told=False)),
    st.builds(
        lambda start, length, told: Moment(DAY + timedelta(start), DAY + timedelta(start + length), told),
        st.integers(-40, 40),
        st.sampled_from((0, 0, 1, 27, 500)),
        st.booleans(),
    ),
)
sides = st.builds(
    Side,
    st.frozensets(st.sampled_from(("RUS", "person:putin", "the general")), max_size=2),
    st.frozensets(st.sampled_from(("RUS", "CHN", "UKR")), max_size=2),
)


def account(left: Side, right: Side, moment: Moment) -> EventAccount:
    """An event of these sides at that time."""
    empty: frozenset[str] = frozenset()
    return EventAccount("e", "a", "CONSULT", "actual", None, (left, right), False, moment, empty, empty, {})


accounts = st.builds(account, sides, sides, moments)


def meets(one: EventAccount, other: EventAccount) -> bool:
    """Whether the first finds the second."""
    return bool(seek_event(one) & file_event(other))


@given(one=accounts, other=accounts)
def test_each_finds_the_other_or_neither_does(one: EventAccount, other: EventAccount) -> None:
    """The order in which two articles are read cannot decide whether their events are compared."""
    assert meets(one, other) == meets(other, one)


RUSSIA, CHINA = (Side(frozenset({key}), frozenset({key})) for key in ("RUS", "CHN"))
GENERAL, NOBODY = Side(frozenset({"the general"}), frozenset()), Side(frozenset(), frozenset())
ON_THE_DAY, NEXT_DAY = (Moment(DAY + timedelta(days), DAY + timedelta(days), told=True) for days in (0, 1))


def test_what_one_article_leaves_out_is_no_hindrance() -> None:
    """A side that is not named, or only described, and a day told as its morrow still meet."""
    full = account(RUSSIA, CHINA, ON_THE_DAY)
    for other in (account(CHINA, RUSSIA, NEXT_DAY), account(RUSSIA, NOBODY, ON_THE_DAY), account(RUSSIA, GENERAL, ON_THE_DAY)):
        assert meets(full, other)
    assert not meets(full, account(RUSSIA, CHINA, Moment(DAY + timedelta(40), DAY + timedelta(40), told=True)))
