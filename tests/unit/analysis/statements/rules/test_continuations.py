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
