"""What holds for the events of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.analysis.events import code_events
from onrecord.analysis.events.lexicon import ontology
from tests.unit.analysis.events.reading import read

SENTENCES = {
    "fr": (
        "Emmanuel Macron a rencontré Olaf Scholz à Berlin.",
        "La Russie et la Chine ont signé un accord militaire.",
        "La Chine n'a pas livré d'armes à la Russie.",
        "L'Iran a menacé les États-Unis de représailles si les sanctions américaines revenaient.",
        "« Nous sommes prêts à discuter », a dit Imran Khan.",
        "Il pleut depuis trois jours sur la côte.",
    ),
    "en": (
        "Vladimir Putin and Xi Jinping met on Monday.",
        "China denied supplying weapons to Russia.",
        "The United States will impose sanctions on Iran.",
        "It has been raining for three days.",
    ),
}
TEXTS = st.sampled_from(sorted(SENTENCES)).flatmap(
    lambda language: st.tuples(st.just(language), st.lists(st.sampled_from(SENTENCES[language]), min_size=1, max_size=4).map("\n\n".join))
)


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_spans_lie_in_the_text_and_countries_are_sorted(case: tuple[str, str]) -> None:
    """Anchors and evidence slice to something; countries are sorted, each once; no event is without a side."""
    language, text = case
    document, findings = read(text, language)
    for event in code_events(document, findings).events:
        assert event.anchor.of(text).strip()
        assert all(span.of(text) for span in event.evidence)
        assert any(span.covers(event.anchor) for span in event.evidence)
        assert list(event.actor_countries) == sorted(set(event.actor_countries))
        assert list(event.recipient_countries) == sorted(set(event.recipient_countries))
        assert event.actors or event.recipients or event.actor_countries or event.recipient_countries


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_coding_twice_changes_nothing(case: tuple[str, str]) -> None:
    """The stage reads only what stages before it found, so a second run gives the same events."""
    language, text = case
    document, findings = read(text, language)
    once = code_events(document, findings)
    assert code_events(document, once) == once


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_parses_made_before_change_nothing(case: tuple[str, str]) -> None:
    """Whether other stages have already parsed sentences makes no difference."""
    language, text = case
    document, findings = read(text, language)
    eager, same = read(text, language)
    eager.parse(range(len(eager.sentences)))
    assert code_events(document, findings) == code_events(eager, same)


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_a_happening_is_told_once(case: tuple[str, str]) -> None:
    """No two events have the same anchor; symmetric acts never repeat a country on both sides."""
    language, text = case
    document, findings = read(text, language)
    events = code_events(document, findings).events
    assert len({event.anchor for event in events}) == len(events)
    for event in events:
        if ontology()[event.type].symmetric:
            assert not set(event.actor_countries) & set(event.recipient_countries)
