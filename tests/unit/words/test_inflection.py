"""The conjugations and plurals that every lexicon is expanded with."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from onrecord.errors import LexiconError
from onrecord.words.inflection import noun_forms, verb_forms

TREEBANKS = Path(__file__).resolve().parents[4] / "shared" / "data" / "treebanks"
TENSES = {
    "Ind Pres": "ind.pres",
    "Ind Imp": "ind.imp",
    "Ind Past": "ind.past",
    "Ind Fut": "ind.fut",
    "Cnd Pres": "cond",
    "Sub Pres": "subj.pres",
    "Sub Past": "subj.imp",
    "Sub Imp": "subj.imp",
    "Imp Pres": "imp",
    "Imp ": "imp",
}

FRENCH = [
    ("démentir", "dément", "ind.pres.3s"),
    ("démentir", "démenties", "part.past"),
    ("tenir", "tinrent", "ind.past.3p"),
    ("soutenir", "soutiendrait", "cond.3s"),
    ("prévenir", "prévenue", "part.past"),
    ("prendre", "prennent", "ind.pres.3p"),
    ("apprendre", "apprît", "subj.imp.3s"),
    ("admettre", "admit", "ind.past.3s"),
    ("dire", "dites", "ind.pres.2p"),
    ("interdire", "interdisez", "ind.pres.2p"),
    ("faire", "fassent", "subj.pres.3p"),
    ("recevoir", "reçut", "ind.past.3s"),
    ("conclure", "conclu", "part.past"),
    ("conclure", "conclut", "ind.pres.3s"),
    ("exclure", "exclut", "ind.pres.3s"),
    ("inclure", "incluse", "part.past"),
    ("rejoindre", "rejoignent", "ind.pres.3p"),
    ("craindre", "craignait", "ind.imp.3s"),
    ("peindre", "peint", "part.past"),
    ("détruire", "détruisirent", "ind.past.3p"),
    ("réagir", "réagissait", "ind.imp.3s"),
    ("partir", "partent", "ind.pres.3p"),
    ("répartir", "répartissent", "ind.pres.3p"),
    ("ouvrir", "ouvert", "part.past"),
    ("offrir", "offre", "ind.pres.3s"),
    ("courir", "courront", "ind.fut.3p"),
    ("mourir", "mort", "part.past"),
    ("acquérir", "acquis", "part.past"),
    ("battre", "bat", "ind.pres.3s"),
    ("rompre", "rompt", "ind.pres.3s"),
    ("vaincre", "vainquit", "ind.past.3s"),
    ("appeler", "appellera", "ind.fut.3s"),
    ("geler", "gèle", "ind.pres.3s"),
    ("rejeter", "rejette", "ind.pres.3s"),
    ("acheter", "achètent", "ind.pres.3p"),
    ("envoyer", "enverra", "ind.fut.3s"),
    ("déployer", "déploient", "ind.pres.3p"),
    ("annoncer", "annonçait", "ind.imp.3s"),
    ("exiger", "exigea", "ind.past.3s"),
    ("exiger", "exigèrent", "ind.past.3p"),
    ("céder", "cédera", "ind.fut.3s"),
    ("céder", "cèdera", "ind.fut.3s"),
    ("protéger", "protège", "ind.pres.3s"),
    ("lever", "lève", "ind.pres.3s"),
    ("être", "fut", "ind.past.3s"),
    ("avoir", "eût", "subj.imp.3s"),
    ("aller", "iront", "ind.fut.3p"),
    ("devoir", "dû", "part.past"),
    ("pouvoir", "pourraient", "cond.3p"),
    ("vouloir", "veuille", "subj.pres.3s"),
    ("savoir", "sachant", "part.pres"),
    ("venir", "viendra", "ind.fut.3s"),
    ("voir", "verrons", "ind.fut.1p"),
    ("prévoir", "prévoira", "ind.fut.3s"),
    ("falloir", "faudra", "ind.fut.3s"),
    ("résoudre", "résolu", "part.past"),
    ("suivre", "suivi", "part.past"),
    ("vivre", "vécut", "ind.past.3s"),
    ("naître", "naquit", "ind.past.3s"),
    ("haïr", "haïssent", "ind.pres.3p"),
    ("se réunir", "réunissent", "ind.pres.3p"),
    ("s’engager", "engagent", "ind.pres.3p"),
]
ENGLISH = [
    ("deny", "denied", "ind.past.3s"),
    ("deny", "denies", "ind.pres.3s"),
    ("agree", "agreed", "part.past"),
    ("permit", "permitted", "part.past"),
    ("cancel", "cancelled", "ind.past.3s"),
    ("cancel", "canceled", "ind.past.3s"),
    ("visit", "visited", "part.past"),
    ("plan", "planning", "part.pres"),
    ("withdraw", "withdrew", "ind.past.3s"),
    ("overthrow", "overthrown", "part.past"),
    ("rebuild", "rebuilt", "part.past"),
    ("lie", "lying", "part.pres"),
    ("veto", "vetoes", "ind.pres.3s"),
    ("be", "were", "ind.past.3p"),
    ("can", "could", "ind.past.3s"),
    ("meet", "met", "ind.past.1p"),
]


@pytest.mark.parametrize(("lemma", "form", "tag"), FRENCH)
def test_french_form_carries_its_tag(lemma: str, form: str, tag: str) -> None:
    """A form of the press, of every class and spelling, is made and tagged."""
    assert tag in verb_forms(lemma, "fr").get(form, ())


@pytest.mark.parametrize(("lemma", "form", "tag"), ENGLISH)
def test_english_form_carries_its_tag(lemma: str, form: str, tag: str) -> None:
    """Regular, doubling, irregular and compound verbs are made and tagged."""
    assert tag in verb_forms(lemma, "en").get(form, ())


@pytest.mark.parametrize(
    ("lemma", "wrong"), [("répartir", "répartent"), ("appeler", "appele"), ("exiger", "exigont"), ("partir", "partissait")]
)
def test_wrong_class_is_not_used(lemma: str, wrong: str) -> None:
    """Verbs that look like another class do not get its forms."""
    assert wrong not in verb_forms(lemma, "fr")


@pytest.mark.parametrize(
    ("lemma", "language", "plural"),
    [
        ("accord", "fr", "accords"),
        ("journal", "fr", "journaux"),
        ("festival", "fr", "festivals"),
        ("traité de paix", "fr", "traités de paix"),
        ("accord-cadre", "fr", "accords-cadres"),
        ("cessez-le-feu", "fr", "cessez-le-feu"),
        ("chef d'état", "fr", "chefs d'état"),
        ("coup d'œil", "fr", "coups d'œil"),
        ("treaty", "en", "treaties"),
        ("code of conduct", "en", "codes of conduct"),
        ("peace deal", "en", "peace deals"),
    ],
)
def test_plural(lemma: str, language: str, plural: str) -> None:
    """Plurals follow the rules; a compound inflects its head."""
    assert "plur" in noun_forms(lemma, language)[plural]


def test_language_without_conjugation_is_an_error() -> None:
    """A language that has no tables is named, with a remedy."""
    with pytest.raises(LexiconError, match="'de'"):
        verb_forms("gehen", "de")


@pytest.mark.skipif(not TREEBANKS.exists(), reason="the treebanks of the shared folder are absent")
@pytest.mark.parametrize(
    ("pattern", "forms", "tags"), [("French-S*/*dev*", 0.99, 0.985), ("French-G*/*test*", 0.985, 0.98), ("English*/*test*", 0.95, 0.95)]
)
def test_treebank_forms_are_made(pattern: str, forms: float, tags: float) -> None:
    """Forms that annotators found in real text are among those made from their lemma, with the annotated tag."""
    pairs = Counter(pair for path in TREEBANKS.glob(pattern) for pair in _read_pairs(path))
    made = {(lemma, form): verb_forms(lemma, "en" if "English" in pattern else "fr").get(form, ()) for lemma, form, _ in pairs}
    formed = sum(count for (lemma, form, _), count in pairs.items() if made[lemma, form])
    tagged = sum(count for (lemma, form, tag), count in pairs.items() if any(name.startswith(tag) for name in made[lemma, form]))
    assert formed / pairs.total() >= forms
    assert tagged / pairs.total() >= tags


def _read_pairs(path: Path) -> list[tuple[str, str, str]]:
    """Lemma, form and tag of each verb of a treebank."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line.count("\t") > 8)
    verbs = [(row[2].lower(), row[1].lower().replace("’", "'"), _tag(row[5])) for row in rows if row[3] in ("VERB", "AUX")]
    return [(lemma, form, tag) for lemma, form, tag in verbs if tag and lemma != "_"]


def _tag(morph: str) -> str:
    """The tag of ours that UD features amount to, "" when they say too little."""
    features = dict(item.split("=") for item in morph.split("|") if "=" in item)
    form = features.get("VerbForm", "")
    if form != "Fin":
        past = "part.past" if features.get("Tense") == "Past" else "part"
        return {"Inf": "inf", "Part": past, "Ger": "part.pres"}.get(form, "")
    tense = TENSES.get(f"{features.get('Mood', '')} {features.get('Tense', '')}", "")
    number = {"Sing": "s", "Plur": "p"}.get(features.get("Number", ""), "")
    return f"{tense}.{features['Person']}{number}" if tense and number and "Person" in features else tense
