"""Defects are evidence with a place: each label on texts that have it, and on texts that only look so."""

from __future__ import annotations

import pytest

from onrecord.analysis.defects import note_defects
from onrecord.analysis.language import read_language
from onrecord.model import Defect, Findings, Publication
from onrecord.reading import read_text

A = "Le ministre a reçu mardi son homologue à Genève, où les deux hommes ont parlé du traité pendant plus de deux heures."
B = "Ils sont convenus de se revoir avant la fin du mois, a fait savoir le porte-parole de la délégation dans un communiqué."


def defects(text: str) -> tuple[Defect, ...]:
    document = read_language(read_text(text))
    return note_defects(document, Findings(document.language, Publication(None, "unknown"))).defects


def labels(text: str) -> set[str]:
    return {defect.label for defect in defects(text)}


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Le ministre à son arrivée. Photo d’archives / DR", "caption"),
        ("Lire aussi : le traité en dix questions", "related_links"),
        ("Abonnez-vous à notre lettre d’information !", "call_to_action"),
        ("N’hésitez pas à me dire si vous souhaitez un autre ton.", "prompt_residue"),
    ],
)
def test_marks_of_reading_become_defects(line: str, label: str) -> None:
    """What reading has marked is a defect with the same place."""
    found = defects(f"{A}\n\n{B}\n\n{line}\n")
    assert [defect.label for defect in found] == [label]
    assert found[0].span.of(f"{A}\n\n{B}\n\n{line}\n") == line


@pytest.mark.parametrize(
    "text", [f"{A}\n\n{B}", f"Deux ministres à Genève\n\n{A}\n\n{B}\n", "Un texte court", f"« {A} »", f"{A}\n\n« {B[:-1]} »\n\nJean Petit"]
)
def test_clean_text_has_none(text: str) -> None:
    """An ordinary article, a short line, a quotation and a signature have no defect."""
    assert labels(text) == set()


@pytest.mark.parametrize(
    "end",
    [
        "Le président avait raconté à son Conseil que l’accord serait prolongé et que les inspections reprendraient à par",
        f"{A[:-1]} et […]",
    ],
)
def test_text_that_breaks_off(end: str) -> None:
    """A last paragraph without an end, or with a mark of omission, is truncated; the place is the end of the text."""
    (found,) = defects(f"{A}\n\n{B}\n\n{end}")
    assert found.label == "truncated" and found.span.of(f"{A}\n\n{B}\n\n{end}").endswith(end[-10:])


@pytest.mark.parametrize(
    "end",
    [
        "Jean Petit, envoyé spécial à Genève",
        "- un point de la liste qui est assez long pour être pris pour un paragraphe entier du texte",
        "« Non. »",
        "Fin !",
    ],
)
def test_signature_list_or_quotation_at_the_end_is_no_break(end: str) -> None:
    """What ends without a full stop for a reason is not truncated."""
    assert "truncated" not in labels(
        f"{A}\n\n- un autre point de la liste, tout aussi long que le dernier qui la termine, sans point final\n\n{B}\n\n{end}"
    ) or end.startswith("-")


@pytest.mark.parametrize(
    "word", ["\u041coscou", "\u039f Le ministre", "\u039c. Martin", "Pa\u200bris", "\U0001d5e0\U0001d5fc\U0001d5f0", "fin\u202ed’acte"]
)
def test_look_alike_letters(word: str) -> None:
    """Mixed words, lone foreign letters, disguised letters and invisible signs are homoglyphs with their place."""
    text = f"{A}\n\nAinsi {word} parle encore du traité de paix. {B}"
    found = [defect for defect in defects(text) if defect.label == "homoglyph"]
    assert found and all("U+" in defect.reason.detail for defect in found)


@pytest.mark.parametrize(
    "text",
    [
        f"{A} Vladimir Poutine (Владимир Путин) a parlé. {B}",
        f"{A} Le rayon α et 5 μm. {B}",
        f"{A} Le pre\u00admier mi\u00adnistre. {B}",
        "Президент встретился с министром и обсудил договор.",
    ],
)
def test_foreign_script_with_a_reason_is_no_defect(text: str) -> None:
    """Names in their own script, symbols, soft hyphens and foreign texts deceive nobody."""
    assert "homoglyph" not in labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le sommet privÃ©e a Ã©tÃ© renvoyÃ© Ã\u00a0 janvier.",
        "Lâ€™accord est signÃ©.",
        "Le pr\ufffdsident a \ufffdt\ufffd reçu.",
        "Le pr?sident fran?ais a ?t? re?u hier par son homologue am?ricain.",
    ],
)
def test_garbled_text(text: str) -> None:
    """UTF-8 read as cp1252, replacement characters and question marks for letters are mojibake."""
    assert labels(f"{text} {A}") == {"mojibake"}


@pytest.mark.parametrize(
    "text",
    [
        f"{A} Les Âges de l’Âme et Ñandú. {B}",
        f"{A} Voir www.exemple.org/page?lire=oui&autre=non et exemple.org/a?b. {B}",
        f"{A} Quoi?non. {B}",
    ],
)
def test_capital_letters_and_addresses_are_not_garbled(text: str) -> None:
    """Letters that occur in garbled text are no defect by themselves."""
    assert labels(text) == set()


def test_two_tortured_phrases_make_a_spun_text() -> None:
    """Two fixed terms in dictionary synonyms are enough, and both are shown."""
    text = f"{A} Depuis la bataille froide, la course de biceps ne cesse pas. {B}"
    found = defects(text)
    assert {defect.label for defect in found} == {"spun"}
    assert [defect.span.of(text) for defect in found] == ["bataille froide", "course de biceps"]


def test_one_odd_wording_is_no_verdict() -> None:
    """A single unusual phrase may be the author's."""
    assert labels(f"{A} Depuis la bataille froide, rien n’a changé. {B}") == set()


def test_wording_inside_links_and_prompts_proves_nothing() -> None:
    """What stands in links is not the text's own wording."""
    assert labels(f"{A}\n\nLire aussi : la bataille froide et la course de biceps\n\n{B}") == {"related_links"}


@pytest.mark.parametrize(
    "text",
    [
        "\"Nous espérons que Moscou comprendra\", Martin a dit. Tout se décidera avec les alliés, il a soutenu.",
        "Le ministre Shaoyigu a exprimé que les relations sont bonnes.",
        "\u039f Le secrétaire a rencontré Yang Yechi. à Nanping pour parler du traité.",
        "Le chef du MID iranien a signé un oukase contre l’acier, selon Tramp.",
        "L’offre était un non-démarreur, et le député ministre l’a dit vendredi.",
    ],
)  # fmt: skip
def test_machine_translation(text: str) -> None:
    """Two independent traces of translation are enough."""
    assert "machine_translated" in labels(f"{A}\n\n{text}\n\n{B}")


@pytest.mark.parametrize(
    "text",
    [
        "« Nous espérons que Moscou comprendra », a dit M. Martin. Tout se décidera avec les alliés, a-t-il soutenu.",
        "Hier, il a dit non. Mardi, elle a répondu, devant la presse, que rien n’était décidé.",
        "La partie américaine a reçu l’offre. M. Martin n’a exprimé que des regrets.",
    ],
)
def test_good_french_is_not_taken_for_translation(text: str) -> None:
    """Inversions, adverbs before the subject and diplomatic phrases are good French."""
    assert labels(f"{A}\n\n{text}\n\n{B}") == set()


def test_order_of_defects_is_fixed() -> None:
    """The same text gives the same defects in the same order."""
    text = f"{A} Depuis la bataille froide, la course de biceps ne cesse pas.\n\nAbonnez-vous à notre lettre !\n\n{B[:-30]}"
    assert defects(text) == defects(text)
    assert [defect.label for defect in defects(text)] == sorted(defect.label for defect in defects(text))
