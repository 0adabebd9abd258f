from __future__ import annotations

from tests.unit.analysis.statements.article import told


def test_a_gerund_at_the_head_belongs_to_what_follows() -> None:
    """Estimant que ..., X a voté: the subject stands after the speech."""
    found = told("Estimant que le texte était mauvais, Macron a voté contre.")
    assert found[0][0] == "person:macron"


def test_a_companion_is_no_antecedent() -> None:
    """Who is named after avec is not the one who goes on speaking."""
    found = told("Macron soutient que le texte tiendra. Pas question d'un tête-à-tête avec Poutine. « Nous attendrons », lâche-t-il.")
    assert [speaker for speaker, _, _ in found][-1] == "person:macron"


def test_a_new_paragraph_goes_on_with_the_main_speaker() -> None:
    """In an interview the pronoun of a paragraph that names nobody is the person who has spoken most."""
    text = (
        "« Nous attendrons », a dit Macron. « Le texte tiendra », a ajouté Macron. Blinken a téléphoné jeudi à Berlin.\n\n"
        "Sur la force, le verdict est sans appel. « Elle partira en décembre », confirme-t-il."
    )
    assert told(text)[-1][0] == "person:macron"
