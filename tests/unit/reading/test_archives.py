"""Zip archives: their members are articles; bombs, links and damage cost only themselves."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from onrecord.model import Article
from onrecord.reading import Quarantined, read

PROSE = "Le ministre a reçu son homologue à Genève."


def pack(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def outcome(path: Path, content: bytes) -> tuple[list[Article], list[Quarantined]]:
    path.write_bytes(content)
    found = list(read([path]))
    return [entry for entry in found if isinstance(entry, Article)], [entry for entry in found if isinstance(entry, Quarantined)]


def nest(levels: int) -> bytes:
    content = pack({"a.txt": PROSE.encode()})
    for _ in range(levels - 1):
        content = pack({"inner.zip": content})
    return content


def test_members_are_read_by_name(tmp_path: Path) -> None:
    """Each member is an article; its source says where it lies."""
    articles, lost = outcome(
        tmp_path / "press.zip", pack({"2023/b.txt": b"deux", "2023/a.html": b"<html><p>un</p></html>", "__MACOSX/a.txt": b"x"})
    )
    assert [(article.name, article.text) for article in articles] == [("a", "un"), ("b", "deux")]
    assert articles[1].source == f"{tmp_path / 'press.zip'}!2023/b.txt"
    assert lost == []


def test_rows_of_a_table_in_an_archive_are_read(tmp_path: Path) -> None:
    """A table inside an archive gives one article per row."""
    articles, _ = outcome(tmp_path / "a.zip", pack({"rows.csv": b"id,text\n1,un\n2,deux\n", "rows.jsonl": b'{"text": "trois"}\n'}))
    assert [article.text for article in articles] == ["un", "deux", "trois"]


@pytest.mark.parametrize(("levels", "read_it"), [(1, True), (2, True), (3, False)])
def test_nesting_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, levels: int, *, read_it: bool) -> None:
    """Archives nested archive_nesting deep are read, one level more is quarantined."""
    monkeypatch.setenv("ONRECORD_ARCHIVE_NESTING", "2")
    articles, lost = outcome(tmp_path / "a.zip", nest(levels))
    assert (len(articles) == 1) is read_it
    assert read_it or "archive_nesting" in lost[0].reason


@pytest.mark.parametrize(("count", "read_it"), [(4, True), (5, True), (6, False)])
def test_member_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, *, read_it: bool) -> None:
    """An archive of archive_members is read, one member more refuses the whole before it is loaded."""
    monkeypatch.setenv("ONRECORD_ARCHIVE_MEMBERS", "5")
    articles, lost = outcome(tmp_path / "a.zip", pack({f"{number}.txt": b"texte" for number in range(count)}))
    assert (len(articles) == count) is read_it
    assert read_it or "archive_members" in lost[0].reason


@pytest.mark.parametrize(("size", "read_it"), [(99, True), (100, True), (101, False)])
def test_total_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, *, read_it: bool) -> None:
    """Bytes are counted as they come out, over all members and inner archives."""
    monkeypatch.setenv("ONRECORD_ARCHIVE_BYTES", "100")
    articles, lost = outcome(tmp_path / "a.zip", pack({"a.txt": b"a" * 60, "b.txt": b"b" * (size - 60)}))
    assert (len(articles) == 2) is read_it
    assert read_it or "archive_bytes" in lost[0].reason


def test_member_above_the_document_limit_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large member is quarantined under its own name, the next one is read."""
    monkeypatch.setenv("ONRECORD_DOCUMENT_BYTES", "100")
    articles, lost = outcome(tmp_path / "a.zip", pack({"a.txt": b"a" * 101, "b.txt": b"texte"}))
    assert [article.name for article in articles] == ["b"]
    assert lost[0].location.endswith("!a.txt") and "document_bytes" in lost[0].reason


@pytest.mark.parametrize(("ratio", "read_it"), [(3000, True), (2, False)])
def test_ratio_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ratio: int, *, read_it: bool) -> None:
    """A member that unpacks to more than archive_ratio times its size is a bomb, once it has passed a MiB."""
    monkeypatch.setenv("ONRECORD_ARCHIVE_RATIO", str(ratio))
    monkeypatch.setenv("ONRECORD_TEXT_CHARACTERS", "3000000")
    articles, lost = outcome(tmp_path / "a.zip", pack({"a.txt": b"texte " * 200_000}))
    assert (len(articles) == 1) is read_it
    assert read_it or "archive_ratio" in lost[0].reason


def test_small_members_may_be_packed_tightly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below a MiB the ratio is not looked at."""
    monkeypatch.setenv("ONRECORD_ARCHIVE_RATIO", "2")
    articles, _ = outcome(tmp_path / "a.zip", pack({"a.txt": b"texte " * 10_000}))
    assert len(articles) == 1


def test_link_is_not_followed(tmp_path: Path) -> None:
    """A member that is a link to a file of the system is named, not read."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")
    articles, lost = outcome(tmp_path / "a.zip", packed.getvalue())
    assert articles == []
    assert "link" in lost[0].reason


def test_path_that_climbs_out_is_only_a_name(tmp_path: Path) -> None:
    """Nothing is unpacked to disk, so ../ in a name can do nothing."""
    articles, _ = outcome(tmp_path / "a.zip", pack({"../../evil.txt": b"texte"}))
    assert articles[0].name == "evil"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
def test_damaged_archive_is_quarantined(tmp_path: Path, cut: float) -> None:
    """An archive cut short is named with the remedy and ends nothing."""
    content = pack({f"{number}.txt": PROSE.encode() * 50 for number in range(20)})
    articles, lost = outcome(tmp_path / "a.zip", content[: int(len(content) * cut)])
    assert articles == []
    assert "damaged" in lost[0].reason


def test_damaged_member_costs_only_itself(tmp_path: Path) -> None:
    """A member whose bytes do not fit its checksum is named, the next one is read."""
    content = bytearray(pack({"a.txt": b"premier texte", "b.txt": b"second texte"}, zipfile.ZIP_STORED))
    content[content.index(b"premier")] = ord("X")
    articles, lost = outcome(tmp_path / "a.zip", bytes(content))
    assert [article.name for article in articles] == ["b"]
    assert "damaged" in lost[0].reason and lost[0].location.endswith("!a.txt")


def test_rare_packing_is_refused(tmp_path: Path) -> None:
    """Methods that may claim gigabytes for their dictionary are not unpacked."""
    _, lost = outcome(tmp_path / "a.zip", pack({"a.txt": PROSE.encode()}, zipfile.ZIP_LZMA))
    assert "rare method" in lost[0].reason
