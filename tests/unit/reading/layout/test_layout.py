"""Layout marks: what is not article prose is marked with its kind, prose never is, and nothing is changed."""

from __future__ import annotations

import pytest

from onrecord.reading import read_text

A = "Le ministre a reçu mardi son homologue à Genève, où les deux hommes ont parlé du traité pendant plus de deux heures."
B = "Ils sont convenus de se revoir avant la fin du mois, a fait savoir le porte-parole de la délégation dans un communiqué."


def marks(text: str) -> list[tuple[str, str]]:
    article = read_text(text)
    return [(mark.kind.value, article.slice(mark.span)) for mark in article.marks]


HEADERS = [
    "Publié le 17/10/2020 à 07h15",
    "Publié le : 28/02/2021 - 15:42",
    "Mis à jour le 3 mars 2022 à 18 h 30",
    "19 October 2022 | 18:02 CET",
    "Mardi 9 juillet 2019",
    "Source : service de presse   Heure de publication : 2021-11-24 08:36",
    "De notre correspondant – 28/02/2019",
    "Foreign desk | Published 17 May 2024, 08:40",
    "Par Jeanne Martin, 12 mars 2023",
    "By Jane Martin | March 12, 2023",
    "Note d’actualité n° 12 – mars 2023",
    "AFP - 12 mars 2023 à 08:15",
]


@pytest.mark.parametrize("header", HEADERS)
def test_header_line_below_the_title(header: str) -> None:
    """Date and author lines between title and text are headers."""
    assert marks(f"Deux ministres à Genève\n\n{header}\n\n{A}\n\n{B}") == [("title", "Deux ministres à Genève"), ("header", header)]


def test_header_line_above_the_title() -> None:
    """A date line on top leaves the title to the next line."""
    assert marks(f"Mardi 9 juillet 2019\n\nDeux ministres à Genève\n\n{A}\n{B}") == [
        ("header", "Mardi 9 juillet 2019"),
        ("title", "Deux ministres à Genève"),
    ]


def test_masthead_above_the_header() -> None:
    """The name of the paper, a date line, then the title: the first line is no title."""
    found = marks(f"Le fil d’Orient\nMardi 9 juillet 2019\n\nDeux ministres à Genève\n\n{A}\n{B}")
    assert [kind for kind, _ in found] == ["boilerplate", "header", "title"]


@pytest.mark.parametrize(
    "opening", ["Jeudi 20 octobre 2022. Les fanions étaient prêts.", "Le 21 février 2023, le président a annoncé la fin du traité."]
)
def test_prose_that_begins_with_a_date_is_prose(opening: str) -> None:
    """A sentence with a date is no header, however short."""
    assert marks(f"Deux ministres à Genève\n\n{opening} {A}\n\n{B}") == [("title", "Deux ministres à Genève")]


DATELINES = [
    "MOSCOU, 8 novembre (Reuters) –",
    "TÉHÉRAN, 8 mai 2019 (Dépêche) -",
    "TEHERAN, 8 mai. /Corr./.",
    "WASHINGTON, Oct. 16, 2020 -",
    "WASHINGTON, oct. 16, 2020 -",
    "ISLAMABAD/NEW DELHI, Feb. 28, 2019 (Wires) —",
    "BEIJING —",
    "ISLAMABAD.",
    "Paris (AFP) -",
    "Genève, le 3 mai 2019 (ATS) –",
    "Genève, 3 mai 2019 –",
    "22 mai 2012. -",
    "NEW YORK (AP) —",
    "NATIONS UNIES, 5 avril (Xinhua) --",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_dateline(dateline: str) -> None:
    """Place, day, agency and dash before the first sentence are the dateline, with or without a title above."""
    assert marks(f"Deux ministres à Genève\n\n{dateline} {A}\n\n{B}")[1:] == [("dateline", dateline)]
    assert marks(f"{dateline} {A}\n\n{B}") == [("dateline", dateline)]


@pytest.mark.parametrize(
    "opening",
    [
        "L’ONU - qui siège à Genève - a réagi.",
        "Paris – la capitale – dort encore.",
        "M. Poutine a parlé.",
        "La Chine - et elle seule - a dit non.",
        "OTAN et Union se parlent.",
    ],
)
def test_sentence_with_a_dash_or_a_capital_is_no_dateline(opening: str) -> None:
    """Dashes within a sentence, acronyms and initials do not make a dateline."""
    assert marks(f"{opening} {A}\n\n{B}") == []


CAPTIONS = [
    "La cour devait accueillir les deux gouvernements. Photo d’archives / DR",
    "Une sentinelle le long de la clôture, dans le district de Poonch (archives). © DR",
    "Le ministre à son arrivée au sommet. Jean Petit / AFP",
    "Le ministre à son arrivée au sommet, le 8 novembre 2023. REUTERS/Jean Petit",
    "FILE PHOTO: The president meets the minister at the palace",
    "Crédit photo : Présidence de la République",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_caption(caption: str) -> None:
    """Lines that end with a picture credit, or begin like a caption, are captions or credits."""
    kinds = [kind for kind, words in marks(f"Deux ministres à Genève\n\n{caption}\n\n{A}\n\n{B}") if words == caption]
    assert kinds in (["caption"], ["credit"])


def test_numbered_picture_glued_to_the_header() -> None:
    """Header, caption up to the credit, licence line and dateline of one line each get their own mark."""
    picture = "[1/4] Le président reçoit le général au palais. Spoutnik/Jean Petit/Pool via REUTERS"
    text = f" date 2023-11 {picture} Acquérir des droits de licence\n\nMOSCOU, 8 novembre (Reuters) – {A}"
    assert [kind for kind, _ in marks(text)] == ["header", "caption", "boilerplate", "dateline"]


@pytest.mark.parametrize(
    "prose", [f"{A} (AFP).", "Le ministre, selon l’AFP, a signé l’accord avec Reuters et l’agence Tass mardi à Genève."]
)
def test_agency_at_the_end_of_prose_is_no_credit(prose: str) -> None:
    """Naming an agency does not make a paragraph a caption."""
    assert marks(f"{prose}\n\n{B}") == []


def test_block_of_links_ends_with_its_bullets() -> None:
    """A heading and its bullets are links; the paragraph behind them is prose again."""
    text = f"{A}\n\nArticles similaires\n- « Admonitions » de la Chine\n- Poutine félicite Xi\n\n{B}"
    assert [kind for kind, _ in marks(text)] == ["related_links"] * 3


def test_block_of_links_without_bullets() -> None:
    """Short lines without a full stop below the heading are links."""
    found = marks(f"{A}\n{B}\n\nLISEZ ENCORE\nMartin: Que signifie l'axe Paris-Berlin pour la Grèce")
    assert [kind for kind, _ in found] == ["related_links", "related_links"]


@pytest.mark.parametrize(
    "link",
    [
        "A lire aussi > Ciel ouvert : ces traités",
        "LIRE LA SUITE: Les cinq bombes",
        "À lire également : le dossier",
        "READ MORE: Five treaties",
    ],
)
def test_link_line_between_paragraphs(link: str) -> None:
    """A link line in the middle of the text is one mark of its own."""
    assert marks(f"{A}\n\n{link}\n\n{B}") == [("related_links", link)]


def test_link_glued_to_a_paragraph() -> None:
    """A link in brackets, or behind the last sentence, is marked without its paragraph."""
    assert marks(f"{A} (Lire aussi : le dossier) {B}\n\n{B}") == [("related_links", "(Lire aussi : le dossier)")]


def test_quoted_appeal_is_prose() -> None:
    """What someone says within quotation marks is content, not an appeal of the page."""
    assert marks(f"{A} « Suivez-nous sur le terrain. Partagez cet article », a lancé le ministre aux journalistes. {B}\n\n{B} {A}") == []


def test_prompt_glued_to_the_text() -> None:
    """In a text of one paragraph only the sentence of the assistant is marked."""
    found = marks(f"Bien sûr ! Voici une version réécrite de votre texte : {A} {B} {A} {B}")
    assert found == [("prompt_residue", "Bien sûr ! Voici une version réécrite de votre texte :")]


def test_headings_between_paragraphs() -> None:
    """Short lines without a stop between paragraphs are headings; entries of a list are not."""
    found = marks(f"**Deux ministres à Genève**\n\n{A}\n\n**Juger sur pièces**\n\n{B}\n\n- un premier point\n- un second point\n\n{A}")
    assert found == [("title", "**Deux ministres à Genève**"), ("subtitle", "**Juger sur pièces**")]


def test_text_of_one_line_has_no_title() -> None:
    """A single line is prose even without a stop: there is nothing that it could head."""
    assert marks("Le ministre a reçu son homologue") == []


@pytest.mark.parametrize(
    "piece",
    [
        "abonnez-vous ",
        "date 2023-11 ",
        "(",
        "« ",
        "Lire aussi : a ",
        "- a\n",
        "a\n",
        "A\n",
        "[1/4] ",
        "12 mars 2023 ",
        "© ",
        "=" * 50,
        "Bien sûr ! Voici ",
    ],
)
def test_endless_repetition_is_read(piece: str) -> None:
    """A long text of one piece repeated is read to its end (`benchmarks/effort.py` prints how the cost grows)."""
    text = (piece * (200_000 // len(piece) + 1))[:200_000]
    assert read_text(text).text == text
