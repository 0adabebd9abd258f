"""What becomes of the act under an anchor."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from onrecord.analysis.events.status import StatusVerdict, compose_status
from onrecord.analysis.language import read_language
from onrecord.model import Article, Span, Status

SETS = Path(__file__).resolve().parents[4] / "quality" / "status"
PAIRS = SETS / "pairs"


def judge(text: str, anchor: str, language: str = "fr", *, of_content: bool = False) -> StatusVerdict:
    document = read_language(Article(text=text, name="a", source="a", sha256="", language=language))
    at = text.lower().index(anchor.lower())
    return compose_status(document, document.sentence_at(at), Span(at, at + len(anchor)), of_content=of_content)


def swaps_and_misses(path: Path, language: str) -> tuple[int, list[object], list[object]]:
    """Number of sentences, those where done and denied were swapped, and all that were judged wrong."""
    rows = [row for group in yaml.safe_load(path.read_text("utf-8")).values() for row in group]
    got = [(row, judge(row[0], row[1], language).status.value) for row in rows]
    wrong = [(row[0], row[1], row[2], status) for row, status in got if status != row[2]]
    return len(rows), [entry for entry in wrong if set(entry[2:]) == {"actual", "denied"}], wrong


@pytest.mark.parametrize(("folder", "language", "least"), [(SETS, "fr", 300), (SETS, "en", 150), (PAIRS, "fr", 360), (PAIRS, "en", 230)])
def test_own_sets_are_judged_right(folder: Path, language: str, least: int) -> None:
    """At least 95 % of the project's own sentences and minimal pairs get their status; done and denied are never swapped."""
    count, swapped, wrong = swaps_and_misses(folder / f"{language}.yaml", language)
    assert count >= least
    assert swapped == []
    assert len(wrong) / count <= 0.05, wrong


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


@pytest.mark.parametrize(
    ("text", "anchor", "language", "status"),
    [
        ("Démentant avoir expulsé les diplomates, Bamako a parlé d'un malentendu.", "expulsé", "fr", Status.DENIED),
        ("Washington bloque l'envoi d'avions à Kiev.", "envoi", "fr", Status.DENIED),
        ("Beijing rejected talks in Doha.", "talks", "en", Status.DENIED),
        ("Berlin no longer supplies arms to Riyadh.", "supplies", "en", Status.DENIED),
        ("Talks between Kyiv and Moscow are due to resume on Monday.", "Talks", "en", Status.PLANNED),
    ],
)
def test_parses_of_verbs_are_mended(text: str, anchor: str, language: str, status: Status) -> None:
    """A verb that the parser took for a name, an adjective or a noun still says what becomes of the act."""
    assert judge(text, anchor, language).status is status


def test_long_coordination_is_judged_in_reasonable_time() -> None:
    """Sixty coordinated verbs cost no more than the sentence itself (each token is judged once)."""
    text = "Moscou a promis de " + ", de ".join(["livrer des chars et de former des soldats"] * 30) + "."
    assert judge(text, "former").status in (Status.PLANNED, Status.ACTUAL)


@pytest.mark.parametrize("text", ["Accord.", "?", "« Non »", "1 550", "Et ?"])
def test_fragments_are_judged_without_fail(text: str) -> None:
    """Titles and fragments without a verb get a verdict."""
    assert isinstance(judge(text, text[:1]).status, Status)


@pytest.mark.parametrize(
    ("text", "anchor", "status", "language"),
    [
        ("Les États-Unis saluent un pas en avant.", "saluent", Status.ACTUAL, "fr"),
        ("Belgrade exclut de reconnaître jamais son voisin.", "reconnaître", Status.DENIED, "fr"),
        ("Pas question de livrer des chars.", "livrer", Status.DENIED, "fr"),
        ("Moscou ne profitera pas de la trêve pour attaquer Kiev.", "attaquer", Status.DENIED, "fr"),
        ("Paris exclut pour l'heure des sanctions contre Bakou.", "sanctions", Status.DENIED, "fr"),
        ("Reina denies having asked for a donation.", "asked", Status.DENIED, "en"),
        ("Cela ne signifie pas que Paris a cédé.", "cédé", Status.DENIED, "fr"),
        ("Londres a annoncé lundi qu'il livrerait des chars à Kiev.", "livrerait", Status.PLANNED, "fr"),
        ("That does not mean that the army withdrew.", "withdrew", Status.DENIED, "en"),
        ("Bakou réclamait que la Turquie vienne ; la France s'y est opposée.", "opposée", Status.ACTUAL, "fr"),
        ("Moscow voted against the text; Delhi abstained.", "voted", Status.ACTUAL, "en"),
    ],
)
def test_what_looks_like_a_negation_and_what_is_one(text: str, anchor: str, status: Status, language: str) -> None:
    """A step is no "not", "ever" denies nothing, and a denial reaches its purpose, its object, its gerund, but no other sentence."""
    assert judge(text, anchor, language).status is status
