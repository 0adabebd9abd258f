from __future__ import annotations

from tests.unit.analysis.statements.article import told


def test_an_answer_belongs_to_the_one_interviewed() -> None:
    """A quotation that is the paragraph after a question is an answer of the person whom the head announces."""
    text = (
        "Scholz répond à nos questions dans un entretien.\n\nQue change le texte ?\n\n« Le texte ne change rien. Poutine attend. »\n\n"
        "Et la Chine ?\n\n« Elle regarde de loin, comme toujours. »"
    )
    assert [(speaker, content) for speaker, _, content in told(text)] == [
        ("person:scholz", "Le texte ne change rien. Poutine attend."),
        ("person:scholz", "Elle regarde de loin, comme toujours."),
    ]


def test_answers_without_quotation_marks_are_told_by_their_mark() -> None:
    """ "R. –" opens what the one interviewed says; the questions are the paper's."""
    text = (
        "Entretien. Scholz a reçu notre journal à Berlin.\n\n– Le texte est-il mort ?\nR. – Il dort. Personne ne veut le réveiller.\n\n"
        "– Poutine attend.\nR. – Il attendra longtemps."
    )
    assert [(speaker, content) for speaker, _, content in told(text)] == [
        ("person:scholz", "Il dort. Personne ne veut le réveiller."),
        ("person:scholz", "Il attendra longtemps."),
    ]


def test_answers_are_the_paragraphs_after_questions_where_an_interview_is_announced() -> None:
    text = "Que change le texte ?\n\nRien pour l'instant, il faut attendre.\n\nEt la Chine ?\n\nElle regarde de loin, comme toujours."
    told_in = [content for speaker, _, content in told(f"Scholz répond à nos questions.\n\n{text}") if speaker == "person:scholz"]
    assert told_in == ["Rien pour l'instant, il faut attendre.", "Elle regarde de loin, comme toujours."]
    assert told(f"Scholz est à Paris.\n\n{text}") == []
