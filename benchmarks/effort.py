"""How the cost of reading grows with hostile repetition: `python benchmarks/effort.py`.

Each reader of text is given one piece repeated to two lengths, the second four times the first. A ratio of about four is a cost
in proportion to the length; sixteen would be its square. Processor time, the least of three tries.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from onrecord.analysis.actors.tagger import tag_names
from onrecord.analysis.dates import find_dates
from onrecord.analysis.language.tokens import cut_words
from onrecord.model import Article, Document, Findings, Publication
from onrecord.reading import read_text
from onrecord.reading.pages.tags import extract_plain
from onrecord.record.folding import shadow, split_passages

PIECES = (
    *("=", "€", "!", "»!", "…» ", "aa.", '").', "l'", "a-", "\n", "\u0301", "1 000 ", "www.", "n't", "mot ", "« ", "[1/4] "),
    *("12 mars 2023 ", "le 8 ", "il y a ", "siècle ", "<", "<div ", "<p a='", "<!--", "&#", "a@", "A\n", "- a\n"),
)
SHORT, LONG = 20_000, 80_000


def find(text: str) -> None:
    """The dates of a text that is nothing else."""
    article = Article(text, "any", "any", "0" * 64, "fr")
    find_dates(Document(article, "fr", (), (), lambda sentences: []), Findings("fr", Publication(None, "unknown")))


def fold(text: str) -> None:
    """The passages of a text as the search folds them."""
    for span in split_passages(text):
        shadow(span.of(text), "fr")


READERS: dict[str, Callable[[str], object]] = {
    "layout": read_text,
    "tags": extract_plain,
    "words": lambda text: cut_words(text, "fr"),
    "names": lambda text: tag_names([token.text for token in cut_words(text, "fr")], "fr"),
    "dates": find,
    "folding": fold,
}


def cost(read: Callable[[str], object], text: str) -> float:
    """Seconds of processor time, the least of three tries."""
    tries = []
    for _ in range(3):
        start = time.process_time()
        read(text)
        tries.append(time.process_time() - start)
    return min(tries)


def main() -> None:
    """Print a row per piece: what four times the length costs, times what the length costs, by reader."""
    print(f"cost of {LONG} signs / cost of {SHORT} signs (in brackets: milliseconds for the longer; - where it is under one)")
    print("piece".ljust(16) + "".join(name.rjust(16) for name in READERS))
    for read in READERS.values():
        read("mot")  # loads what is loaded once
    for piece in PIECES:
        row = []
        for read in READERS.values():
            short, long = (cost(read, "mot " + piece * (length // len(piece))) for length in (SHORT, LONG))
            ratio = f"{long / short:.1f}" if long > 0.001 else "-"
            row.append(f"{ratio} ({1000 * long:.0f})".rjust(16))
        print(repr(piece).ljust(16) + "".join(row))


if __name__ == "__main__":
    main()
