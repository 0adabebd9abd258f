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
    assert days("Macron affirme que le texte tiendra.", {}, "2024-05-17") == ["2024-05"]


def test_nothing_is_invented_without_a_publication_date() -> None:
    """An undated article gives undated statements."""
    assert days("Macron a déclaré que le texte tiendrait.", {}, None) == [None]


def test_a_report_of_yesterday_covers_those_it_names() -> None:
    """Who is named on the day, or goes on from it, spoke on it; a reaction added later may be of any day since."""
    lead = "Macron et Scholz se sont vus mardi à Rome. Macron a salué un « accord solide ». La salle était pleine. Il pleuvait. "
    text = lead + "Scholz a promis que Berlin tiendrait. Blinken a jugé que le texte tiendrait."
    assert days(text, {"mardi": "2024-05-14"}, "2024-05-15") == ["2024-05-14", "2024-05-14", "2024-05"]
    assert days(text, {"mardi": "2024-05-15"}, "2024-05-15") == ["2024-05-15"] * 3
    assert days(text, {"mardi": "2024-04-30"}, "2024-05-01") == ["2024-04-30", "2024-04-30", None]  # no one month is certain


def test_whom_a_speaker_of_the_day_names_is_of_the_story_too() -> None:
    """The circle of those whom the report follows on its day grows as it is told."""
    text = "Poutine a parlé mardi à Sotchi. Il neigeait. Poutine a chargé Lavrov de porter l’offre. « Ce sera fait », a promis Lavrov."
    assert days(text, {"mardi": "2024-05-14"}, "2024-05-15") == ["2024-05-14", "2024-05-14"]


def test_a_reflexive_perfect_is_past() -> None:
    """s'est félicité is an act of the day, not a stance of the month."""
    assert days("« Le texte tiendra », s’est félicité Macron.", {}, "2024-05-17") == ["2024-05-17"]


def test_what_a_document_says_was_said_on_its_day() -> None:
    """A cue in the present after the name of a document, or by which a state binds itself, tells an act."""
    text = "Paris et Moscou ont signé mardi un texte. Dans un communiqué, Paris affirme que le texte tiendra."
    assert days(text, {"mardi": "2024-05-14"}, "2024-05-15") == ["2024-05-14"]
    assert days("Paris s’engage à respecter le texte.", {}, "2024-05-15") == ["2024-05-15"]


def test_what_is_said_again_and_again_has_no_day() -> None:
    """A habit of speech is of no one day."""
    assert days("Macron a affirmé à plusieurs reprises que le texte tiendrait.", {}, "2024-05-17") == [None]
    assert days("Paris accuse depuis longtemps Moscou de tricher.", {}, "2024-05-17") == [None]


def test_a_day_told_of_the_speaker_goes_before_that_of_the_last_act() -> None:
    """A sentence about the speaker between two acts moves the day on."""
    text = "Macron a déclaré lundi que le texte tiendrait. Mardi, Macron était à Rome. « Nous signerons », a dit Macron."
    assert days(text, {"lundi": "2024-05-13", "Mardi": "2024-05-14"}, "2024-05-17") == ["2024-05-13", "2024-05-14"]


def test_a_date_at_the_head_of_a_sentence_dates_its_act() -> None:
    """Also over a relative clause, and where a colon opens the quotation."""
    text = "Mardi, dans un texte que nul n’attendait, Macron annonçait que Berlin signerait."
    assert days(text, {"Mardi": "2024-05-14"}, "2024-05-17") == ["2024-05-14"]


def test_some_hours_later_is_the_day_of_the_act_before() -> None:
    """The imperfect of narration with its moment tells an act, not a state."""
    text = "Macron a déclaré mardi que le texte tiendrait. Quelques heures plus tard, Lavrov affirmait que Moscou le rejetait."
    assert days(text, {"mardi": "2024-05-14"}, "2024-05-17") == ["2024-05-14", "2024-05-14"]


def test_what_a_state_only_holds_has_no_day() -> None:
    """nie, accuse: a position that the report recalls may be years old, unless days of the publication or a reply are told around it."""
    assert days("Moscou nie que le texte tiendra.", {}, "2024-05-17") == [None]
    assert days("Les chars sont entrés jeudi. Moscou nie que le texte tiendra.", {"jeudi": "2024-05-16"}, "2024-05-17") == ["2024-05"]
    assert days("La réponse est sèche. Moscou affirme que le texte tiendra.", {}, "2024-05-17") == ["2024-05"]
    assert days("Moscou nie jusqu’ici que le texte tiendra.", {"ici": "2024-05-16"}, "2024-05-17") == [None]


def test_a_moment_of_the_scene_is_of_its_day() -> None:
    """à l'issue, dans la soirée: said on the day that the report tells of, whoever speaks."""
    lead = "Macron et Scholz se sont vus mardi à Rome. La salle était pleine. Il pleuvait. "
    mardi = {"mardi": "2024-05-14"}
    assert days(lead + "Blinken a jugé à l’issue que le texte tiendrait.", mardi, "2024-05-16") == ["2024-05-14"]
    assert days(lead + "Blinken a jugé que le texte tiendrait.", mardi, "2024-05-16") == ["2024-05"]


def test_no_month_is_certain_where_the_days_lie_in_two() -> None:
    """A report of May 1 on April 30: what a third party said may be of either month."""
    lead = "Macron et Scholz se sont vus mardi à Rome. La salle était pleine. Il pleuvait. "
    assert days(lead + "Blinken a jugé que le texte tiendrait.", {"mardi": "2024-04-30"}, "2024-05-01") == [None]


def test_a_quotation_goes_on_from_the_day_before_it() -> None:
    """After a sentence with its day a quotation is of that day; an account of what another said is only of the month."""
    lead = "Berlin a signé mardi le texte. "
    assert days(lead + "« Il tiendra », a jugé Macron.", {"mardi": "2024-05-14"}, "2024-05-17") == ["2024-05-14"]
    told = "Paris a écrit jeudi. Berlin a signé mardi. Macron a jugé que le texte tiendrait."
    assert days(told, {"jeudi": "2024-05-17", "mardi": "2024-05-14"}, "2024-05-17") == ["2024-05"]


def test_the_pluperfect_goes_on_on_its_day() -> None:
    """Vendredi, X s'était alarmé. Y avait averti: of the same day."""
    text = "Poutine a parlé lundi. Vendredi, Scholz s’était alarmé du texte. Macron avait averti qu’il tiendrait."
    assert days(text, {"lundi": "2024-05-20", "Vendredi": "2024-05-17"}, "2024-05-20")[-1] == "2024-05-17"


def test_a_report_by_the_hour_is_of_its_day() -> None:
    """16h15. Macron assure ...: live coverage tells in the present what was said on the day."""
    text = "16h15. Macron assure que le texte tiendra.\n\n15h30. Scholz arrive.\n\n12:05 Blinken est là."
    assert days(text, {}, "2024-05-17") == ["2024-05-17"]
