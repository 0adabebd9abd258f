from __future__ import annotations

from tests.unit.analysis.statements.article import statements


def days(text: str, dates: dict[str, str], published: str | None) -> list[str | None]:
    return [one.when.value if one.when else None for one in statements(text, "fr", dates, published)]


def test_a_date_next_to_the_cue_dates_the_act() -> None:
    """The stated day counts, not the day of publication."""
    assert days("Macron a déclaré jeudi que le texte tiendrait.", {"jeudi": "2024-05-16"}, "2024-05-17") == ["2024-05-16"]


def test_a_date_inside_the_speech_does_not() -> None:
    """The day that somebody speaks of is not the day of the speech."""
    assert days("Macron a déclaré que le texte tiendrait jusqu’au 3 juin 2023.", {"3 juin 2023": "2023-06-03"}, "2024-05-17") == [
        "2024-05-17"
    ]


def test_the_same_speaker_goes_on_on_the_same_day() -> None:
    """Later acts of the speaker in a report share the day of the first."""
    text = "Macron a déclaré jeudi que le texte tiendrait. Macron a ajouté que Berlin le signerait."
    assert days(text, {"jeudi": "2024-05-16"}, "2024-05-17") == ["2024-05-16", "2024-05-16"]


def test_a_stance_in_the_present_has_no_day() -> None:
    """considère, espère: no day is invented."""
    assert days("Macron considère que le texte tiendra.", {}, "2024-05-17") == [None]


def test_a_present_claim_holds_in_the_month() -> None:
    """affirme, without a date: the month of the publication is certain, the day is not."""
    assert days("Paris affirme que le texte tiendra.", {}, "2024-05-17") == ["2024-05"]


def test_nothing_is_invented_without_a_publication_date() -> None:
    """An undated article gives undated statements."""
    assert days("Macron a déclaré que le texte tiendrait.", {}, None) == [None]
