"""A user's list of actors: what it changes, and what it says when it is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.analysis.actors import resolve_actors, use_actors
from onrecord.analysis.actors.knowledge import open_directory
from onrecord.analysis.language import read_language
from onrecord.errors import LexiconError
from onrecord.model import Article, Findings, Publication, When

HEADER = "name,kind,aliases,country,offices,wikidata,action,into\n"


@pytest.fixture(autouse=True)
def plain_directory() -> Iterator[None]:
    """Every test leaves the directory as it ships."""
    yield
    use_actors(None)


def _write(folder: Path, content: str, name: str = "actors.csv") -> Path:
    path = folder / name
    path.write_text(content, "utf-8")
    return path


def _forms(text: str) -> dict[str, str]:
    document = read_language(Article(text, "test", "test", "0" * 64, "fr"))
    findings = resolve_actors(document, Findings("fr", Publication(When.parse("2024-03-08"), "header")))
    return {mention.span.of(text): mention.actor for mention in findings.mentions}


def test_a_new_person_is_found_by_name_alias_and_office(tmp_path: Path) -> None:
    """The alias in another script, the words of the office, the Wikidata item."""
    use_actors(_write(tmp_path, HEADER + "Anna Tartempion,,А. Тартемпион|Annie T,FRA,ministre du Commerce 2024-01/,Q42,,\n"))
    text = "Le ministre français du Commerce a parlé. А. Тартемпион part. Annie T reste."
    assert {form for form, actor in _forms(text).items() if actor == "person:anna-tartempion"} >= {
        "Le ministre français du Commerce",
        "Annie T",
    }
    assert open_directory().persons["person:anna-tartempion"].wikidata == "Q42"


def test_a_known_person_gets_more_names(tmp_path: Path) -> None:
    """Adding under a known name extends the known entry."""
    use_actors(_write(tmp_path, HEADER + "Лавров Сергей,,Lavroff le Grand,,,,,\n"))
    assert _forms("Lavroff le Grand a parlé.")["Lavroff le Grand"] == "person:sergei-lavrov"


def test_removed_names_are_nobody(tmp_path: Path) -> None:
    """An entry of the directory, and a name that the rules took for a person."""
    text = "Jean Tartempion, ministre, a rencontré Marine Le Pen."
    assert {"person:jean-tartempion", "person:marine-le-pen"} <= set(_forms(text).values())
    use_actors(_write(tmp_path, HEADER + "Marine Le Pen,,,,,,remove,\nJean Tartempion,,,,,,remove,\n"))
    assert not {actor for actor in _forms(text).values() if "le-pen" in actor or "tartempion" in actor}


def test_merged_actors_are_one(tmp_path: Path) -> None:
    """A directory entry, and a name that nobody knows, both become the actor that stays."""
    use_actors(_write(tmp_path, HEADER + "Bola Tinubu,,,,,,merge,Muhammadu Buhari\nZorro Unmask,,,,,,merge,Muhammadu Buhari\n"))
    forms = _forms("Bola Tinubu a parlé. Zorro Unmask a dit non.")
    assert forms["Bola Tinubu"] == forms["Zorro Unmask"] == "person:muhammadu-buhari"


def test_organisations_and_their_offices(tmp_path: Path) -> None:
    """YAML: an organisation of one's own, and the person at its head."""
    listed = """
- {name: Ligue des pêcheurs, kind: organisation, aliases: [LDPX], country: SEN}
- {name: Paul Nom, country: NOR, offices: [secretary_general of Ligue des pêcheurs 2020/2025]}
"""
    use_actors(_write(tmp_path, listed, "actors.yaml"))
    forms = _forms("La LDPX proteste. Le secrétaire général de la LDPX a parlé.")
    assert forms["La LDPX"] == "org:ligue-des-pecheurs"
    assert forms["Le secrétaire général de la LDPX"] == "person:paul-nom"


def test_without_a_list_everything_is_as_before(tmp_path: Path) -> None:
    """The list is in force until it is taken back, and its digest names it."""
    path = _write(tmp_path, HEADER + "Marine Le Pen,,,,,,remove,\n")
    assert use_actors(path) == use_actors(path) != ""
    assert use_actors(None) == ""
    assert "person:marine-le-pen" in open_directory().persons


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (HEADER + "A Bee,,,FR,,,,\n", 2, "'FR' is no country"),
        (HEADER + "A Bee,,,ZZZ,,,,\n", 2, "no state has the code ZZZ"),
        (HEADER + "A Bee,,,FRA,,,,\nC Dee,,,FRA,minister since 2004,,,\n", 3, "no term of office"),
        (HEADER + "A Bee,,,FRA,president 2010-01/2009-01,,,\n", 2, "ends before it begins"),
        (HEADER + "A Bee,,,,president 2010-01/,,,\n", 2, "an office of nobody known"),
        (HEADER + "A Bee,alien,,,,,,\n", 2, "'alien' is no kind"),
        (HEADER + "A Bee,,,,,42,,\n", 2, "no Wikidata id"),
        (HEADER + "A Bee,,,,,,kill,\n", 2, "'kill' is no action"),
        (HEADER + "A Bee,,,,,,merge,\n", 2, "merge and into go together"),
        (HEADER + "A Bee,,,,,,merge,Nobody Known\n", 2, "no other person of the directory goes by 'Nobody Known'"),
        (HEADER + ",,,FRA,,,,\n", 2, "without a name"),
        (HEADER + "???,,,FRA,,,,\n", 2, "holds no letters"),
        (HEADER + "A,B,C,D,E,F,G,H,I,J\n", 2, "more cells than columns"),
        (HEADER + "Ivanov Sergei Lavrov,organisation,,,president 2010/,,,\n", 2, "holds no offices"),
        ("nom,pays\nA Bee,FRA\n", 2, "there is no field 'nom'"),
    ],
)
def test_faults_name_file_line_and_remedy(tmp_path: Path, content: str, line: int, words: str) -> None:
    """Nobody has to guess what is wrong, and the directory stays usable."""
    path = _write(tmp_path, content)
    with pytest.raises(LexiconError) as caught:
        use_actors(path)
    assert f"{path}, line {line}: " in caught.value.message
    assert words in caught.value.message
    assert caught.value.remedy
    assert open_directory().persons


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.yaml", b"- name: A\n- nam: B\n", "line 2: there is no field 'nam'"),
        ("a.yaml", b"name: A\n", "line 1: the file holds no list"),
        ("a.yaml", b"- A\n", "is no actor"),
        ("a.yaml", b"- {name: [A, B]}\n", "name holds several values"),
        ("a.yaml", b"- {name: A\n", "a.yaml"),
        ("a.csv", b"name\n", "is empty"),
        ("a.csv", b"name\n\xff\n", "not UTF-8"),
    ],
)
def test_faults_of_the_whole_file(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    """Encoding, form and emptiness are told as such."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LexiconError, match=words) as caught:
        use_actors(tmp_path / name)
    assert caught.value.remedy


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A wrong path is no empty list."""
    with pytest.raises(LexiconError, match="cannot be read"):
        use_actors(tmp_path / "nothing.csv")


def test_norway_is_a_country_in_yaml(tmp_path: Path) -> None:
    """NO is text, dates are text."""
    use_actors(_write(tmp_path, "- {name: Ola No, country: NOR, offices: [prime_minister 2030-01/]}\n", "a.yml"))
    assert open_directory().persons["person:ola-no"].terms[0].first == 203001
