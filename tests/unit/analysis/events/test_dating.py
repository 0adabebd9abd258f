"""When an act took place: which dates of a sentence are not its own, and the day of what is told without one."""

from __future__ import annotations

import pytest

from onrecord import extract

REPORT = "PARIS, 9 mai 2023 (AFP) - La France a expulsé {day} un diplomate russe. {body} L'Allemagne se tait.\n\nL'Inde attend.\n"


def dates_of(body: str, kind: str, day: str = "mardi") -> list[str | None]:
    events = extract(REPORT.format(day=day, body=body))["events"]
    return [event["date"] for event in events if event["type"] == kind]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Le 3 mai, la Chine avait proposé de rouvrir la frontière avec l'Inde.", "SUPPORT"),
        ("La Chine et l'Inde se sont engagées lundi à ne pas recourir à la force l'une contre l'autre.", "ASSAULT"),
        ("Vladimir Poutine a annoncé lundi qu'il avait ordonné à Sergueï Lavrov de partir.", "REQUEST"),
        ("Les États-Unis ont accusé lundi la Chine d'avoir bombardé le port.", "ASSAULT"),
    ],
)
def test_the_day_of_what_is_said_of_an_act_is_not_its_own(body: str, kind: str) -> None:
    """An offer, a promise, a charge and a report come before or after the act."""
    assert dates_of(body, kind) == [None]


def test_a_comment_is_of_the_day_of_the_news() -> None:
    """Where the news is of the day of the report; else of no day, but of the month of both. What one does in general has no day."""
    comment = "Joe Biden a salué la décision de la France."
    assert dates_of(comment, "SUPPORT") == ["2023-05-09"]
    assert dates_of(comment, "SUPPORT", day="lundi") == ["2023-05"]
    assert dates_of("La Chine reproche à la France sa décision.", "ACCUSE") == [None]


def test_a_meeting_at_which_something_is_said_is_of_that_day() -> None:
    """ "a dit lundi X à l'issue d'un entretien"."""
    body = "« C'est un jour triste », a dit lundi Joe Biden à l'issue d'un entretien avec Emmanuel Macron."
    assert dates_of(body, "CONSULT") == ["2023-05-08"]


def test_what_two_agree_further_is_of_the_day_of_what_they_just_did() -> None:
    """A sentence behind a dated agreement of the same two; one between others has no day."""
    first = "La Chine et l'Inde ont conclu lundi un accord. "
    assert dates_of(first + "La Chine et l'Inde se sont accordées aussi sur un calendrier.", "AGREE")[-1] == "2023-05-08"
    assert dates_of(first + "La Turquie et l'Iran se sont accordés aussi sur un calendrier.", "AGREE")[-1] is None


def test_under_a_modal_the_date_is_that_of_the_act() -> None:
    """ "Un tête-à-tête pourrait suivre mercredi"."""
    assert dates_of("Un tête-à-tête entre Joe Biden et Emmanuel Macron pourrait suivre mercredi à Paris.", "CONSULT") == ["2023-05-10"]
