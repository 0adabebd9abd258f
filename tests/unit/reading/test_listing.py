"""Sources: what lies under the paths given, in order, and what cannot be read, with reason and remedy."""

from __future__ import annotations

import io
import os
import pickle
import zipfile
from pathlib import Path

import pytest

from onrecord.model import Article
from onrecord.reading import Quarantined, Source, find_sources, read, read_source

PROSE = "Le ministre a reçu son homologue à Genève."


def articles(*paths: Path | str, stdin: bytes | None = None) -> list[Article]:
    found = list(read(paths, stdin=io.BytesIO(stdin) if stdin is not None else None))
    assert [entry for entry in found if isinstance(entry, Quarantined)] == []
    return [entry for entry in found if isinstance(entry, Article)]


def quarantined(*paths: Path | str) -> list[Quarantined]:
    return [entry for entry in read(paths) if isinstance(entry, Quarantined)]


def test_folder_is_read_in_sorted_order_with_its_folders(tmp_path: Path) -> None:
    """Files of a folder and of the folders in it come by name; hidden files are the system's."""
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/d.md", ".hidden.txt"):
        (tmp_path / name).write_text(f"{PROSE} {name}", "utf-8")
    assert [article.name for article in articles(tmp_path)] == ["a", "d", "c"]


def test_source_is_small_and_picklable(tmp_path: Path) -> None:
    """A source goes to a worker without the text of its file."""
    path = tmp_path / "a.txt"
    path.write_text(PROSE * 1000, "utf-8")
    (source,) = find_sources([path])
    assert len(pickle.dumps(source)) < 1000
    assert pickle.loads(pickle.dumps(source)) == source


def test_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    """Line breaks of any kind, blanks at both ends and non-breaking spaces are not touched."""
    text = " date 2023-11 Titre\r\n\r\n« Oui\u00a0», a-t-il dit.\rFin. \n\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("utf-8"))
    (article,) = articles(path)
    assert article.text == text


def test_missing_path_is_quarantined(tmp_path: Path) -> None:
    """A path that does not exist does not end the listing of the others."""
    (tmp_path / "a.txt").write_text(PROSE, "utf-8")
    found = list(find_sources([tmp_path / "nothing.txt", tmp_path / "a.txt"]))
    assert isinstance(found[0], Quarantined) and "no such file" in found[0].reason
    assert isinstance(found[1], Source)


def test_unreadable_file_is_quarantined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without permission is named with the remedy."""
    path = tmp_path / "a.txt"
    path.write_text(PROSE, "utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (entry,) = find_sources([path])
    assert isinstance(entry, Quarantined)
    assert "Permission denied" in entry.reason and "permissions" in entry.remedy


def test_circle_of_folders_ends(tmp_path: Path) -> None:
    """A link to a folder is named, not followed, so that no circle is walked."""
    (tmp_path / "a.txt").write_text(PROSE, "utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (entry,) = quarantined(tmp_path)
    assert entry.location.endswith("loop") and "link" in entry.reason


def test_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe would block forever: it is named and left alone."""
    os.mkfifo(tmp_path / "pipe.txt")
    (entry,) = quarantined(tmp_path)
    assert "neither a file nor a folder" in entry.reason


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.json", "a.gz", "a.tar"])
def test_known_formats_that_are_not_read_get_their_remedy(tmp_path: Path, name: str) -> None:
    """Formats that people try are refused with what to do."""
    (tmp_path / name).write_bytes(b"anything at all")
    (entry,) = quarantined(tmp_path / name)
    assert "not read" in entry.reason and entry.remedy


def test_unknown_extension_is_judged_by_its_first_bytes(tmp_path: Path) -> None:
    """Text is text and a page a page whatever the file is called."""
    (tmp_path / "a.artikel").write_text(PROSE, "utf-8")
    (tmp_path / "b").write_text(f"<!DOCTYPE html><html><body><h1>Titre</h1><p>{PROSE}</p></body></html>", "utf-8")
    first, second = articles(tmp_path)
    assert first.text == PROSE
    assert "<p>" not in second.text and PROSE in second.text


def test_document_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of document_bytes is read, one byte more is quarantined with the name of the limit."""
    path = tmp_path / "a.txt"
    for size, read_it in ((99, True), (100, True), (101, False)):
        path.write_bytes(b"a" * size)
        monkeypatch.setenv("ONRECORD_DOCUMENT_BYTES", "100")
        (entry,) = read([path])
        assert isinstance(entry, Article) is read_it
        assert read_it or "document_bytes" in getattr(entry, "reason", "")


def test_file_that_grew_since_it_was_listed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker checks the size again: a file may have changed after the listing."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 50)
    monkeypatch.setenv("ONRECORD_DOCUMENT_BYTES", "100")
    (source,) = find_sources([path])
    path.write_bytes(b"a" * 200)
    assert isinstance(source, Source)
    with pytest.raises(Exception, match="document_bytes"):
        read_source(source)


def test_standard_input_is_one_article() -> None:
    """Plain text on standard input is an article called stdin."""
    (article,) = articles("-", stdin=PROSE.encode())
    assert (article.name, article.source, article.text) == ("stdin", "-", PROSE)


def test_standard_input_of_json_lines_is_one_article_per_line() -> None:
    """JSON lines are told by their first character."""
    found = articles("-", stdin=b'{"text": "un deux", "id": "a"}\n{"text": "trois", "id": "b"}\n')
    assert [(article.name, article.text) for article in found] == [("a", "un deux"), ("b", "trois")]


def test_standard_input_may_be_an_archive_or_a_page() -> None:
    """A zip and a page on standard input are read as such."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", PROSE)
    assert [article.name for article in articles("-", stdin=packed.getvalue())] == ["a"]
    assert "<" not in articles("-", stdin=f"<html><body><p>{PROSE}</p></body></html>".encode())[0].text


def test_standard_input_above_the_limit_is_quarantined(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input is not read beyond document_bytes."""
    monkeypatch.setenv("ONRECORD_DOCUMENT_BYTES", "10")
    (entry,) = find_sources(["-"], stdin=io.BytesIO(b"a" * 11))
    assert isinstance(entry, Quarantined) and "document_bytes" in entry.reason
