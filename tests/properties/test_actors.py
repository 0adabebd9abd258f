"""What holds of actors and mentions whatever the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.analysis.actors import resolve_actors
from onrecord.analysis.language import read_language
from onrecord.model import Article, Findings, MentionKind, Publication, When
from onrecord.words.names import compare_names

PERSONS = [
    "Vladimir Poutine",
    "M. Xi",
    "le président russe",
    "son homologue chinois",
    "un haut responsable américain",
    "Kim Jong-il",
    "Mme",
]
STATES = ["le Kremlin", "à Moscou", "Pékin", "l’Ukraine", "l’armée russe", "le ministère de la Défense", "les deux armées", "l'Otan"]
OTHERS = ["il", "elle", "selon lui", "l'un de ses", "de la", "« Non »", ",", ".", "\n", "a dit", "et", "ΗΠΑ", "Мoscou", "lâ€™Iran"]
PIECES = st.sampled_from([*PERSONS, *STATES, *OTHERS])
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=120)


def _resolve(text: str) -> Findings:
    document = read_language(Article(text, "test", "test", "0" * 64, "fr"))
    return resolve_actors(document, Findings("fr", Publication(When.parse("2022-09-20"), "header")))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_mentions_lie_in_the_text_in_order_and_apart(text: str) -> None:
    """Spans are inside the text, ordered, each of a listed actor, and overlap only where an adjective lies inside a longer one."""
    findings = _resolve(text)
    keys = {actor.key for actor in findings.actors}
    spans = [mention.span for mention in findings.mentions]
    assert spans == sorted(spans)
    for at, mention in enumerate(findings.mentions):
        assert mention.span.end <= len(text)
        assert mention.actor in keys
        assert mention.span.of(text).strip()
        for other in findings.mentions[at + 1 :]:
            if other.span.overlaps(mention.span):
                inner = other if mention.span.covers(other.span) else mention
                assert inner.kind == MentionKind.DEMONYM


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_actors(text: str) -> None:
    """Nothing depends on what was read before."""
    assert _resolve(text) == _resolve(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_comparing_names_is_symmetric_and_bounded(one: str, other: str) -> None:
    """Either order of two names gives the same score, between 0 and 1."""
    score = compare_names(one, other).score
    assert score == compare_names(other, one).score
    assert 0 <= score <= 1
