"""Copies are found whatever was cut or swapped, and two independent texts are not copies."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from onrecord.corroboration import Candidate, find_copies
from onrecord.corroboration.copies.shingles import repair
from onrecord.model import Article, CopyKind, Metadata, When

ORIGIN = (
    "La Finlande est devenue mardi le trente et unième membre de l’OTAN, lors d’une cérémonie à Bruxelles. "
    "Le ministre des Affaires étrangères a remis les documents d’adhésion au secrétaire d’État américain, dépositaire du traité. "
    "« C’est une bonne journée pour la sécurité de la région », a déclaré le président finlandais devant la presse réunie au siège. "
    "La Russie a promis des contre-mesures et annoncé qu’elle renforcerait ses moyens militaires près de la frontière commune. "
    "La candidature suédoise attend encore l’accord de la Turquie et celui de la Hongrie, qui tardent à la ratifier."
)
OTHER = (
    "Helsinki a rejoint l’Alliance atlantique. Devant le siège bruxellois, le drapeau bleu et blanc a été hissé en présence des alliés. "
    "Moscou dénonce une atteinte à sa sécurité et prévient que sa riposte dépendra des troupes que l’Alliance y déploiera. "
    "Stockholm espère suivre avant l’été, mais deux capitales bloquent toujours le dossier pour des raisons différentes."
)


def candidate(text: str, published: str | None = None, residue: tuple[str, ...] = ()) -> Candidate:
    article = Article(text=text, name="a", source="a", sha256="")
    return Candidate(article.id, text, When.parse(published) if published else None, residue, article)


def test_trimmed_copy_points_to_the_longer_text() -> None:
    """A copy that lost half its sentences is a copy of the whole text."""
    whole, cut = candidate(ORIGIN), candidate(ORIGIN[: len(ORIGIN) // 2])
    (copy,) = find_copies([cut, whole])
    assert (copy.article, copy.origin, copy.kind) == (cut.id, whole.id, CopyKind.TRIMMED)


def test_independent_reports_are_no_copies() -> None:
    """Two desks on the same accession in their own words are independent."""
    assert find_copies([candidate(ORIGIN), candidate(OTHER)]) == []


def test_earlier_date_makes_the_origin() -> None:
    """Of two equal texts the earlier one is the origin, even when it is not the longer one."""
    early, late = candidate(ORIGIN[:-40], "2023-04-04"), candidate(ORIGIN, "2023-04-06")
    (copy,) = find_copies([late, early])
    assert copy.origin == early.id
    assert "2023-04-04" in copy.direction


def test_residue_outweighs_the_date() -> None:
    """A text that shows residue of rewriting is the copy although its date is earlier."""
    clean, spun = candidate(ORIGIN, "2023-04-06"), candidate(ORIGIN + " Fin.", "2023-04-04", ("spun",))
    (copy,) = find_copies([clean, spun])
    assert copy.origin == clean.id


@pytest.mark.parametrize("share", [0.1, 0.25])
def test_reworded_copy_is_found(share: float) -> None:
    """Every tenth to fourth word swapped still leaves enough shared runs."""
    generator = random.Random(7)
    words = [word if generator.random() > share else "mot" for word in ORIGIN.split()]
    copies = find_copies([candidate(ORIGIN), candidate(" ".join(words), None, ("spun",))])
    assert len(copies) == 1


def test_order_does_not_matter() -> None:
    """Any order of the candidates gives the same edges."""
    pool = [candidate(ORIGIN), candidate(ORIGIN[:300]), candidate(ORIGIN[200:]), candidate(OTHER)]
    expected = find_copies(pool)
    for seed in range(5):
        random.Random(seed).shuffle(pool)
        assert find_copies(pool) == expected


def test_passages_stand_in_their_texts() -> None:
    """The passages that an edge names are the same words in both texts."""
    whole, cut = candidate(ORIGIN), candidate("Selon nos confrères : " + ORIGIN[100:400])
    (copy,) = find_copies([cut, whole])
    assert copy.passage is not None and copy.origin_passage is not None
    assert copy.passage.of(cut.article.text).casefold() == copy.origin_passage.of(whole.article.text).casefold()


def test_wrong_decoding_is_repaired_for_comparison() -> None:
    """A UTF-8 text read as Windows-1252 compares equal to the original."""
    assert repair("prêt à négocier".encode().decode("cp1252")) == "prêt à négocier"


def test_text_decoded_well_stays_as_it_is() -> None:
    """Repairing does not touch a text that was never damaged."""
    assert repair(ORIGIN) == ORIGIN


def wired(text: str, site: str | None = None) -> Candidate:
    """A text of one day as a site shows it."""
    article = Article(text, site or "a", site or "a", "", "fr", Metadata(site=site))
    return Candidate.drawn(article, When.parse("2023-04-04"), (), "fr")


@pytest.mark.parametrize("credit", ["\nLa rédaction avec AFP", "\nSource : AFP", " (AFP)"])
def test_credit_decides_between_texts_of_one_day(credit: str) -> None:
    """A paper that credits the agency is the copy of the agency's own text, though it holds more words."""
    paper, agency = wired(ORIGIN + " Le drapeau a été hissé." + credit, "www.gazette.fr"), wired(ORIGIN, "www.afp.com")
    (copy,) = find_copies([paper, agency])
    assert (copy.article, copy.origin) == (paper.id, agency.id)
    assert copy.direction == "the copy credits AFP, on whose site the origin stands"


def test_who_credits_another_has_copied() -> None:
    """Nothing is known of the one text, the other says whom it is owed to; a newsroom's own text owes nothing to itself."""
    paper, unknown = wired(ORIGIN + " (Reuters)", "www.gazette.fr"), wired(ORIGIN[:-60])
    (copy,) = find_copies([paper, unknown])
    assert copy.origin == unknown.id
    assert "credits Reuters" in copy.direction
    own, reprint = wired(ORIGIN[:-60] + " (Reuters)", "reuters.com"), wired(ORIGIN)
    (copy,) = find_copies([own, reprint])
    assert copy.origin == own.id
    assert copy.direction == "the origin stands on the site of Reuters"


def test_the_date_outweighs_a_credit() -> None:
    """What appeared the day before was not copied from what appeared the day after."""
    early, late = wired(ORIGIN + " (AFP)", "www.gazette.fr"), wired(ORIGIN)
    late = replace(late, published=When.parse("2023-04-05"))
    (copy,) = find_copies([early, late])
    assert copy.origin == early.id
