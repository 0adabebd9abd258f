"""Sources and texts at hand to articles: name, digest, place, marks."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from onrecord.errors import ReadingError
from onrecord.model import Article, MarkKind
from onrecord.reading import read, read_text

GOLD = Path(__file__).resolve().parents[3].parent / "shared" / "gold"


def test_article_carries_the_digest_of_its_bytes(tmp_path: Path) -> None:
    """The digest is that of the file as it lies on disk, byte order mark and all."""
    content = b"\xef\xbb\xbf" + "Un texte à garder.".encode()
    (tmp_path / "a.txt").write_bytes(content)
    (article,) = read([tmp_path])
    assert isinstance(article, Article)
    assert article.sha256 == hashlib.sha256(content).hexdigest()
    assert (article.text, article.name, article.source) == ("Un texte à garder.", "a", str(tmp_path / "a.txt"))


def test_row_carries_the_digest_of_its_row(tmp_path: Path) -> None:
    """An article of a table is digested alone, so that another row does not change it."""
    row = b'{"text": "un"}'
    (tmp_path / "a.jsonl").write_bytes(row + b'\n{"text": "deux"}\n')
    first, _ = read([tmp_path])
    assert isinstance(first, Article) and first.sha256 == hashlib.sha256(row).hexdigest()


def test_same_text_is_the_same_article_wherever_it_was_read(tmp_path: Path) -> None:
    """The id depends on the text alone."""
    (tmp_path / "a.txt").write_text("Un texte.", "utf-8")
    (article,) = read([tmp_path])
    assert isinstance(article, Article) and article.id == read_text("Un texte.").id


def test_text_at_hand_gets_marks_too() -> None:
    """`read_text` finds the same layout as reading a file does."""
    article = read_text(" date 2023-11 Un titre\n\nUn texte.")
    assert [mark.kind for mark in article.marks] == [MarkKind.HEADER, MarkKind.TITLE]
    assert article.text.startswith(" date 2023-11")


@pytest.mark.parametrize("text", ["", "  \n", "a\0b", "a\ud800b"])
def test_text_that_no_record_can_keep_is_refused(text: str) -> None:
    """Empty texts, NUL and half surrogates raise with a remedy."""
    with pytest.raises(ReadingError) as caught:
        read_text(text)
    assert caught.value.remedy


@pytest.mark.parametrize("folder", ["seeds", "dev"])
def test_gold_texts_are_read_to_the_letter(folder: str) -> None:
    """Offsets of gold records refer to the file's text: not one character may differ."""
    if not GOLD.exists():
        pytest.skip("needs ../shared/gold")
    for path in sorted((GOLD / folder).glob("*.txt")):
        (article,) = read([path])
        assert isinstance(article, Article)
        assert article.text == path.read_bytes().decode("utf-8")
        assert article.name == path.stem
