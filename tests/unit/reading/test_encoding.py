"""Bytes to text: announced, valid, or guessed; never silently replaced."""

from __future__ import annotations

import codecs
import gzip

import pytest

from onrecord.errors import LimitError, ReadingError
from onrecord.reading.encoding import check_text, decode

FRENCH = "Le président a déclaré qu’il préférait la paix. L’été sera long à Genève, où l’on négocie dès lundi. " * 5


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_byte_order_mark_decides_and_is_dropped(mark: bytes, encoding: str) -> None:
    """The mark names the encoding and is no part of the text."""
    assert decode(mark + FRENCH.encode(encoding), "a.txt") == FRENCH


def test_utf8_is_read_as_it_is() -> None:
    """UTF-8 without a mark is the rule."""
    assert decode(FRENCH.encode(), "a.txt") == FRENCH


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_old_encodings_are_guessed(encoding: str) -> None:
    """French text in the encodings of Windows and the old Macintosh is recognised."""
    assert decode(FRENCH.encode(encoding), "a.txt") == FRENCH


def test_declared_encoding_of_a_page_is_believed() -> None:
    """A page in Cyrillic that declares its encoding is read by it."""
    page = '<html><head><meta charset="koi8-r"></head><body>Мир и договор</body></html>'
    assert decode(page.encode("koi8-r"), "a.html", page=True) == page


def test_utf8_is_believed_against_a_wrong_declaration() -> None:
    """Bytes that are valid UTF-8 are UTF-8 even where the page declares an old encoding."""
    page = f'<meta charset="iso-8859-1"><p>{FRENCH}</p>'
    assert decode(page.encode(), "a.html", page=True) == page


def test_unknown_declaration_is_passed_over() -> None:
    """A declaration that names no encoding does no harm."""
    page = f'<meta charset="no-such-thing"><p>{FRENCH}</p>'
    assert decode(page.encode("cp1252"), "a.html", page=True) == page


def test_garbled_text_is_kept_as_handed_in() -> None:
    """Mojibake is a defect to report, not an error to mend."""
    assert decode("privÃ©e".encode(), "a.txt") == "privÃ©e"


@pytest.mark.parametrize("content", [b"", b"  \n\t ", b"\xef\xbb\xbf", "\u00a0\u2003".encode()])
def test_empty_is_refused(content: bytes) -> None:
    """Nothing, or nothing but blanks, is no article."""
    with pytest.raises(ReadingError, match="empty"):
        decode(content, "a.txt")


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\0\0\0", gzip.compress(gzip.compress(b"\0" * 100_000, mtime=0), mtime=0), b"a\0b\0c\0"],
    ids=["bytes", "picture", "packed twice", "wide"],
)
def test_binary_is_refused(content: bytes) -> None:
    """Binary data, packed data and UTF-16 without its mark are no text."""
    with pytest.raises(ReadingError) as caught:
        decode(content, "a.bin")
    assert caught.value.message.startswith("a.bin: ") and caught.value.remedy


def test_wrong_announcement_is_refused_with_its_place() -> None:
    """A mark that announces UTF-16 before an odd number of bytes is an error with a remedy."""
    with pytest.raises(ReadingError, match="utf-16-le"):
        decode(codecs.BOM_UTF16_LE + b"a", "a.txt")


@pytest.mark.parametrize(("sign", "what"), [("\0", "NUL"), ("\ud800", "surrogate")])
def test_what_no_record_can_keep_is_refused_with_its_place(sign: str, what: str) -> None:
    """NUL and half surrogates are refused, not replaced: a replacement would falsify evidence."""
    with pytest.raises(ReadingError, match=f"{what}.*character 3"):
        check_text(f"abc{sign}def", "a.txt")


def test_stray_control_character_does_no_harm() -> None:
    """One form feed or bell in a text is kept."""
    assert check_text(f"{FRENCH}\x07", "a.txt").endswith("\x07")


@pytest.mark.parametrize(("length", "read_it"), [(99, True), (100, True), (101, False)])
def test_text_limit(monkeypatch: pytest.MonkeyPatch, length: int, *, read_it: bool) -> None:
    """A text of text_characters is kept, one character more is refused."""
    monkeypatch.setenv("ONRECORD_TEXT_CHARACTERS", "100")
    if read_it:
        assert len(check_text("é" * length, "a.txt")) == length
    else:
        with pytest.raises(LimitError, match="text_characters"):
            check_text("é" * length, "a.txt")


RUSSIAN = "Президент России встретился с министром обороны и обсудил договор о сокращении вооружений. "


@pytest.mark.parametrize("extra", [-1, 0, 1])
def test_guess_looks_at_a_sample_only(monkeypatch: pytest.MonkeyPatch, extra: int) -> None:
    """What follows the sample of encoding_sample_bytes does not change the guess."""
    monkeypatch.setenv("ONRECORD_ENCODING_SAMPLE_BYTES", str(len(RUSSIAN) * 3 + extra))
    assert decode((RUSSIAN * 3 + "конец").encode("cp1251"), "a.txt").endswith("конец")
