from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.analysis.statements import attribute_statements
from onrecord.model import Reason, Span
from tests.unit.analysis.statements.article import Defect, Mark, MarkKind, read, statements, told

MACRON, SCHOLZ, POUTINE, XI, BLINKEN = "person:macron", "person:scholz", "person:poutine", "person:xi", "person:blinken"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Macron a déclaré jeudi que la France ratifierait le texte.", (MACRON, "indirect", "la France ratifierait le texte")),
        ("« Nous ratifierons ce texte », a déclaré Macron.", (MACRON, "direct", "Nous ratifierons ce texte")),
        ("« Nous ratifierons, a déclaré Macron, et vite. »", (MACRON, "direct", "Nous ratifierons + et vite.")),
        ("« Nous ratifierons », a déclaré Macron, « et vite ».", (MACRON, "direct", "Nous ratifierons + et vite")),
        ("Le texte sera ratifié, a assuré Macron.", (MACRON, "indirect", "Le texte sera ratifié")),
        ("Le texte, a assuré Macron, ne sera pas ratifié.", (MACRON, "indirect", "Le texte + ne sera pas ratifié")),
        ("Selon Macron, le texte sera ratifié.", (MACRON, "indirect", "le texte sera ratifié")),
        ("Le texte sera ratifié, d’après Macron.", (MACRON, "indirect", "Le texte sera ratifié")),
        ("Pour Macron, le texte est équilibré.", (MACRON, "indirect", "le texte est équilibré")),
        ("Macron a accusé Moscou d’avoir violé le texte.", (MACRON, "indirect", "avoir violé le texte")),
        ("Macron a appelé Moscou à respecter le texte.", (MACRON, "indirect", "respecter le texte")),
        ("Macron a promis « une réponse ferme » si le texte tombait.", (MACRON, "mixed", "« une réponse ferme » si le texte tombait")),
        ("Macron a dit espérer que le texte « tiendra ».", (MACRON, "mixed", "le texte « tiendra »")),
        ("Paris « ne cédera pas au chantage », a prévenu Macron.", (MACRON, "mixed", "Paris « ne cédera pas au chantage »")),
        ("Il ne faut pas s’y tromper, indique-t-on à Berlin.", ("DEU", "indirect", "Il ne faut pas s’y tromper")),
        ("Macron a qualifié le texte d’« équilibré et utile à tous ».", (MACRON, "mixed", "le texte d’« équilibré et utile à tous »")),
    ],
)
def test_french_constructions(text: str, expected: tuple[str, str, str]) -> None:
    """Each construction gives its speaker, mode and content, without cue and marks."""
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Blinken said on Friday that the text would be ratified.", (BLINKEN, "indirect", "the text would be ratified")),
        ("Blinken said the text would be ratified.", (BLINKEN, "indirect", "the text would be ratified")),
        ("“We will ratify this text,” Blinken said.", (BLINKEN, "direct", "We will ratify this text")),
        ("“We will ratify,” Blinken told lawmakers on Friday. “Soon.”", (BLINKEN, "direct", "We will ratify")),
        ("The text will be ratified soon, Blinken said on Friday.", (BLINKEN, "indirect", "The text will be ratified soon")),
        ("The text, Blinken said, is not ready yet.", (BLINKEN, "indirect", "The text + is not ready yet")),
        ("According to Blinken, the text is ready.", (BLINKEN, "indirect", "the text is ready")),
        ("Blinken accused Moscow of breaking the treaty.", (BLINKEN, "indirect", "breaking the treaty")),
        ("Blinken urged Beijing to attend the talks.", (BLINKEN, "indirect", "attend the talks")),
        ("Beijing denies supplying weapons.", ("CHN", "indirect", "supplying weapons")),
    ],
)
def test_english_constructions(text: str, expected: tuple[str, str, str]) -> None:
    """The same constructions in English."""
    assert expected in told(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Macron n’a pas déclaré que le texte tiendrait.",
        "Le partenariat « sans limites » inquiète Paris.",
        "Macron a refusé de payer.",
        "Nul n’a déclaré que le texte tiendrait.",
        "Si Macron souhaite un accord, il viendra.",
    ],
)
def test_silence_terms_and_acts_give_nothing(text: str) -> None:
    """A denial of speech, a scare quote, an act without content and a condition are no statements."""
    assert told(text) == []


def test_a_quotation_in_the_next_sentence_goes_on_with_the_statement() -> None:
    """A quotation without cue right after an attributed one is its second part."""
    assert told("« Nous signerons », a dit Macron. « Le texte est prêt et il est bon. »") == [
        (MACRON, "direct", "Nous signerons + Le texte est prêt et il est bon.")
    ]


def test_a_paragraph_that_is_only_a_quotation_goes_on_with_the_statement() -> None:
    """The next paragraph, nothing but a quotation, belongs to the same speech."""
    found = told("“Nous signerons le texte”, a dit Macron.\n\n“Je parle aussi de l’avenir de notre continent.”")
    assert found == [(MACRON, "direct", "Nous signerons le texte + Je parle aussi de l’avenir de notre continent.")]


def test_a_gerund_and_a_series_keep_the_speaker() -> None:
    """ajoutant que, et a souligné que: the speaker of the verb before goes on."""
    found = told("Macron a déclaré que le texte tiendrait, ajoutant que Berlin le signerait, et a souligné que Moscou était isolée.")
    assert [speaker for speaker, _, _ in found] == [MACRON] * 3
    assert [content for _, _, content in found] == ["le texte tiendrait", "Berlin le signerait", "Moscou était isolée"]


def test_joint_speakers_give_one_statement_each() -> None:
    """Macron et Scholz ont promis: two statements with the same words."""
    assert told("Macron et Scholz ont promis d’aider Moscou.") == [
        (MACRON, "indirect", "aider Moscou"),
        (SCHOLZ, "indirect", "aider Moscou"),
    ]


def test_a_pronoun_takes_the_subject_before_it() -> None:
    """Il is the person who was the subject of the sentence before, not the one last named."""
    found = told("Macron a reçu Scholz à Paris. Il a affirmé que le texte tiendrait.")
    assert found == [(MACRON, "indirect", "le texte tiendrait")]


def test_an_apposition_does_not_hide_the_subject() -> None:
    """The name before or after a title between commas is the speaker."""
    assert told("Le ministre russe, Lavrov, a déclaré que le texte tiendrait.")[0][0] == "person:lavrov"
    assert told("Lavrov, le ministre de Moscou, a déclaré que le texte tiendrait.")[0][0] == "person:lavrov"


def test_a_translator_or_the_press_is_a_channel() -> None:
    """A trailing source after an attributed quotation is `via`, not a second statement."""
    (one,) = statements("« Nous signerons ce texte », a déclaré Poutine selon la presse russe.")
    assert one.speaker == POUTINE and one.via is not None


def test_an_unknown_source_keeps_its_words() -> None:
    """A source that is no known actor becomes one under its phrase."""
    text = "Le texte tiendra, a assuré un haut responsable."
    (one,) = statements(text)
    assert one.speaker == "phrase:un_haut_responsable"
    assert one.speaker_span is not None and one.speaker_span.of(text) == "un haut responsable"


def test_headlines_and_links_say_nothing() -> None:
    """What a mark declares to be no prose gives no statement."""
    text = "Macron a déclaré que le texte tiendrait"
    document, findings = read(text)
    marked = replace(document, article=replace(document.article, marks=(Mark(MarkKind.TITLE, Span(0, len(text)), "test"),)))
    assert attribute_statements(marked, findings).statements == ()


@pytest.mark.parametrize(("label", "reliable"), [("spun", False), ("machine_translated", False), ("caption", True)])
def test_wording_is_unreliable_in_rewritten_texts(label: str, reliable: bool) -> None:
    """Texts that a tool has rewritten keep the statement but not the claim that the words are the speaker's."""
    document, findings = read("« Nous signerons ce texte », a déclaré Macron.")
    findings = replace(findings, defects=(Defect(label, Span(0, 1), Reason("test")),))
    (one,) = attribute_statements(document, findings).statements
    assert one.wording_reliable is reliable


def test_the_reason_is_for_people() -> None:
    """Each statement names its rule and the cue as worded."""
    (one,) = statements("« Nous signerons ce texte », a déclaré Macron.")
    assert one.reason.rule == "inserted cue" and "a déclaré" in one.reason.detail and one.cue_class == "say"


@pytest.mark.parametrize(
    "cue",
    ["a tenu à souligner", "vient de souligner", "n'a pas manqué de rappeler", "n'a pas hésité à dire", "a fini par reconnaître"],
)
def test_an_incise_may_hold_an_infinitive(cue: str) -> None:
    """A, a tenu à souligner X: what stands before was said, by whom stands after."""
    assert told(f"Le traité ne change rien aux frontières, {cue} Macron.") == [
        ("person:macron", "indirect", "Le traité ne change rien aux frontières")
    ]


def test_a_hesitation_to_speak_is_no_speech() -> None:
    """a hésité à dire says nothing; n'a pas hésité does."""
    assert told("Macron a hésité à dire que le texte tiendrait.") == []


def test_a_conjunction_left_hanging_is_no_part_of_what_was_said() -> None:
    """What was said ends before "même si" when an aside follows it."""
    found = told("Macron a déclaré qu'il tenait au texte, même si, lors d'une visite à Paris, il en avait douté.")
    assert found[0][2] == "il tenait au texte"
