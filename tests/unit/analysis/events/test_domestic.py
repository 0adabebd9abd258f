"""What happens inside a state is no relation: articles about one country alone, and about little else."""

from __future__ import annotations

from onrecord.analysis import analyse
from onrecord.model import Article

_INNER = (
    "Le président Emmanuel Macron a promis mardi une réforme des retraites. La France compte deux millions de fonctionnaires. "
    "Le gouvernement français a accusé les syndicats de mensonge. À Paris, le ministre français de l'Intérieur a menacé les grévistes. "
    "Le Sénat français a approuvé le texte. La France doit se réformer, a répété Emmanuel Macron. "
)


def _types(text: str) -> list[str]:
    _, findings = analyse(Article(text, "test", "test", "0" * 64, "fr"))
    return [event.type.value for event in findings.events]


def test_an_article_about_one_country_has_no_events() -> None:
    """Promises, accusations and threats at home are left out."""
    assert _types(_INNER) == []


def test_of_an_article_about_little_else_only_relations_stay() -> None:
    """One sentence on another state brings in its act, and none of those at home."""
    assert _types(_INNER + "L'Italie a condamné la France.") == ["ACCUSE"]


def test_a_short_passage_is_taken_as_it_is() -> None:
    """A single sentence may come from something longer."""
    assert _types("La France a mobilisé ses réservistes.") == ["MOBILIZE"]


def test_what_a_private_person_demands_of_nobody_is_no_request() -> None:
    """A lawyer who says that time is needed asks nothing of the states that the article is about."""
    assert _types("La France et la Bulgarie négocient. « Il faut du temps », a déclaré l'avocate Myriam Martinet.").count("REQUEST") == 0
