"""Bytes to text: what the file announces, then UTF-8, then a bounded guess. Never a silent replacement.

Decisions. A byte order mark wins and is dropped. Bytes that are valid UTF-8 are read as UTF-8 even where
a page declares an old encoding: such bytes arise by chance next to never. Text garbled before it was
saved (mojibake) is kept as it is: that is a defect to report, not an error. NUL and half surrogates
cannot be stored by every database, and replacing them would shift or falsify evidence: such a text is
refused with its place, it never reaches the record.
"""

from __future__ import annotations

import codecs
import re

from onrecord.errors import LimitError, ReadingError
from onrecord.reading.formats import is_binary
from onrecord.settings import value

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARED_WITHIN = 2048  # bytes; the HTML standard looks at 1,024
_AS_BROWSERS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}  # WHATWG encoding standard
_WESTERN = ["cp1252", "mac_roman", "cp850"]
_PLAUSIBLE = frozenset("àâäçéèêëîïôöùûüÿœæñáíóúãõåøßÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆÑÁÍÓÚØÅ«»“”„‘’‚‹›–—…•€£°©®™·¿¡§ªº½¼\u00a0")
_OTHERS = ["cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "gb18030", "big5", "shift_jis", "euc_kr"]
_GUESSED = _WESTERN + _OTHERS
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01  # text of a person holds no control characters; a stray few do no harm
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_REMEDY = "save it as UTF-8"


def decode(content: bytes, place: str, *, page: bool = False) -> str:
    """Text of `content`; `page` looks for a declared encoding. Raises ReadingError naming `place` when it is no text."""
    if not content.strip():
        raise ReadingError(f"{place}: empty", remedy="remove it, or fetch it again")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return check_text(_decode_as(content[len(mark) :], encoding, place), place)
    if is_binary(content):
        raise ReadingError(f"{place}: binary data, no text", remedy="convert it to text; UTF-16 needs its byte order mark")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_declared(content, page=page) or _guess(content, place)
    return check_text(text, place)


def check_text(text: str, place: str) -> str:
    """`text` as it came. Raises ReadingError for what no record can keep, LimitError above `text_characters`."""
    if len(text) > (most := value("text_characters")):
        remedy = "split it, or raise ONRECORD_TEXT_CHARACTERS"
        raise LimitError(f"{place}: {len(text)} characters, more than {most} (text_characters)", remedy=remedy)
    if not text.strip():
        raise ReadingError(f"{place}: empty, nothing but blanks", remedy="remove it, or fetch it again")
    if found := _UNSTORABLE.search(text):
        what = "a NUL character" if found[0] == "\0" else "half of a surrogate pair"
        raise ReadingError(f"{place}: {what} at character {found.start()}", remedy="export it again as UTF-8")
    if len(_CONTROLS.findall(text)) > _CONTROL_SHARE * len(text) + 1:
        raise ReadingError(f"{place}: too many control characters for a text", remedy="convert it to text")
    return text


def _decode_as(content: bytes, encoding: str, place: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"{place}: announces {encoding} but byte {error.start} is not of that encoding"
        raise ReadingError(message, remedy=_REMEDY) from None


def _decode_declared(content: bytes, *, page: bool) -> str | None:
    """Text by the encoding that a page declares; None when it declares none, an unknown one, or a wrong one."""
    found = _DECLARED.search(content[:_DECLARED_WITHIN]) if page else None
    if found is None:
        return None
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name
        return content.decode(_AS_BROWSERS_READ.get(encoding, encoding))
    except (LookupError, UnicodeDecodeError):
        return None


def _guess(content: bytes, place: str) -> str:
    """Text by the likeliest of a few encodings. The whole must decode, else the file is refused.

    An old western encoding is right when it yields none but usual letters and marks; only where none
    does, a statistical guess is made on a sample.
    """
    for encoding in _WESTERN:
        text = content.decode(encoding, "replace")
        if {sign for sign in set(text) if sign > "\x7f"} <= _PLAUSIBLE:
            return text
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most files never need it

    sample = content[: value("encoding_sample_bytes")]
    best = from_bytes(sample, steps=5, chunk_size=512, cp_isolation=_GUESSED, preemptive_behaviour=False).best()
    for encoding in ([best.encoding] if best else []) + ["cp1252"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReadingError(f"{place}: neither UTF-8 nor any other known encoding", remedy=_REMEDY)
