"""What becomes of the act under an anchor."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from onrecord.analysis.events.status import StatusVerdict, compose_status
from onrecord.analysis.language import read_language
from onrecord.model import Article, Span, Status

SETS = Path(__file__).resolve().parents[4] / "quality" / "status"


def judge(text: str, anchor: str, language: str = "fr", *, of_content: bool = False) -> StatusVerdict:
    document = read_language(Article(text=text, name="a", source="a", sha256="", language=language))
    at = text.lower().index(anchor.lower())
    return compose_status(document, document.sentence_at(at), Span(at, at + len(anchor)), of_content=of_content)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_own_set_is_judged_right(language: str) -> None:
    """At least 95 % of the project's own sentences get their status, and at most one in a hundred swaps done and denied."""
    rows = [row for group in yaml.safe_load((SETS / f"{language}.yaml").read_text("utf-8")).values() for row in group]
    got = [(row, judge(row[0], row[1], language).status.value) for row in rows]
    wrong = [(row[0], row[1], row[2], status) for row, status in got if status != row[2]]
    swapped = [entry for entry in wrong if set(entry[2:]) == {"actual", "denied"}]
    assert len(rows) >= {"fr": 300, "en": 150}[language]
    assert len(swapped) <= len(rows) // 100, swapped
    assert len(wrong) / len(rows) <= 0.05, wrong


@pytest.mark.parametrize(
    ("text", "anchor", "status"),
    [
        ("Moscou a proposé une rencontre à Kiev.", "a proposé", Status.PROPOSED),
        ("Téhéran a démenti avoir livré des drones.", "a démenti", Status.DENIED),
        ("Berlin a promis de livrer des chars.", "a promis", Status.PLANNED),
        ("Paris n'exclut pas d'envoyer des troupes.", "exclut", Status.POSSIBLE),
    ],
)
def test_status_of_the_content(text: str, anchor: str, status: Status) -> None:
    """Asked for the content of a governor, the verdict is that of the act it speaks of, not of the speech act."""
    assert judge(text, anchor, of_content=True).status is status
    assert judge(text, anchor).status in (Status.ACTUAL, Status.DENIED)


def test_source_is_the_subject_of_the_verb_of_saying() -> None:
    """The one who says it answers for it."""
    text = "Le ministre iranien affirme que Washington a saisi un pétrolier."
    verdict = judge(text, "saisi")
    assert verdict.source is not None
    assert verdict.source.of(text) == "Le ministre iranien"


def test_path_and_cues_tell_the_steps() -> None:
    """The verdict names each step and points at the words that decided it."""
    text = "Moscou n'a pas exclu de livrer des missiles."
    verdict = judge(text, "livrer")
    assert [step.split(":")[-1].strip() for step in verdict.path] == ["denied", "possible"]
    assert any("exclu" in cue.of(text) for cue in verdict.cues)


def test_same_verdict_when_asked_twice() -> None:
    """The verdict depends on the sentence alone."""
    text = "Si la Chine attaquait Taïwan, le Japon interviendrait."
    assert judge(text, "interviendrait") == judge(text, "interviendrait")


def test_long_coordination_is_judged_in_reasonable_time() -> None:
    """Sixty coordinated verbs cost no more than the sentence itself (each token is judged once)."""
    text = "Moscou a promis de " + ", de ".join(["livrer des chars et de former des soldats"] * 30) + "."
    assert judge(text, "former").status in (Status.PLANNED, Status.ACTUAL)


@pytest.mark.parametrize("text", ["Accord.", "?", "« Non »", "1 550", "Et ?"])
def test_fragments_are_judged_without_fail(text: str) -> None:
    """Titles and fragments without a verb get a verdict."""
    assert isinstance(judge(text, text[:1]).status, Status)
