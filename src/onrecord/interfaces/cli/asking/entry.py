"""`onrecord show` and how single entries and passages are printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from onrecord.interfaces.cli.options import DEFAULT_RECORD, ID_SHOWN, AsJson, RecordFile
from onrecord.interfaces.cli.render import console, mark, plain, print_json

_WORDS_SHOWN = 5  # words of a list of triggers

if TYPE_CHECKING:
    from onrecord.views import Explanation, Passage, SearchHit, Shown


def show(
    entry: Annotated[str, typer.Argument(metavar="ID", help="An id from any table, or the beginning of one.")],
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> None:
    """Show one entry with its evidence in context, and why it was coded so.

    Example: onrecord show 3f9a1c20
    """
    from onrecord.record import open_store  # noqa: PLC0415
    from onrecord.views import show as view  # noqa: PLC0415
    from onrecord.views import to_dict  # noqa: PLC0415

    with open_store(record, create=False, read_only=True) as store:
        shown = view(store, entry)
    if as_json:
        print_json(to_dict(shown))
    else:
        print_entry(shown)


def print_entry(shown: Shown) -> None:
    """Fields, reason, how it was coded, and the passages."""
    out = console()
    out.print(Text.assemble((shown.kind, "bold"), " ", (plain(shown.id), "dim")))
    width = max(map(len, shown.fields), default=0)
    for name, value in shown.fields.items():
        if name == "status_path" and shown.explanation:
            continue
        if (said := _say(value)) != "":
            out.print(Text(f"  {name.replace('_', ' '):{width}}  {said}"))
    if shown.reason:
        out.print(Text.assemble(("\nwhy  ", "bold"), plain(f"{shown.reason.detail or shown.reason.rule} ")), end="")
        out.print(Text(f"[{plain(shown.reason.rule)}, score {shown.reason.score:.2f}]", style="dim"))
    if shown.explanation:
        _print_explanation(shown.explanation, shown.fields)
    if shown.article:
        out.print(Text.assemble(("\nin   ", "bold"), plain(f"{shown.article}, {shown.published or 'undated'}, {shown.source}")))
    for passage in shown.passages:
        _print_passage(passage)


def _print_explanation(told: Explanation, fields: dict[str, Any]) -> None:
    lines = [("trigger", f"“{fields['anchor']}”, {told.kind} {told.trigger}"), ("frame", told.frame_file)]
    for name, value in told.frame.items():
        lines.append((f"  {name}", _shorten(value)))
    for slot in told.slots:
        names = _say(fields.get(f"{slot.role}s")) or "?"
        lines.append((slot.role, f"{names} from {slot.words}" + (f", by {slot.how}" if slot.how else "")))
    lines += [("status", " → ".join(told.status_path) or "told as a fact: nothing above it or in its clause says otherwise")]
    lines += [("  cue", f"“{cue.text}” {cue.start}-{cue.end}") for cue in told.cues]
    for name, text in lines:
        console().print(Text(f"  {name:12} {_say(text)}"))


def _shorten(value: Any) -> str:
    """A list of a word list, the first of its words."""
    if not isinstance(value, list):
        return _say(value)
    more = f", … {len(value)} in all" if len(value) > _WORDS_SHOWN else ""
    return _say(value[:_WORDS_SHOWN]) + more


def _print_passage(passage: Passage) -> None:
    console().print(Text(f"\ncharacters {passage.start}-{passage.end}", style="dim"))
    console().print(mark(passage.text, [(light.start, light.end) for light in passage.highlights]))
    roles = {light.role: passage.text[light.start : light.end] for light in reversed(passage.highlights)}
    for role, words in reversed(roles.items()):
        console().print(Text(f"  {role.replace('_', ' ')}: {plain(words)}", style="dim"))


def _say(value: Any) -> str:
    """A field as one readable line; lists of entries as a line each."""
    if value is None or value in ([], ()):
        return ""
    if isinstance(value, dict):
        return ", ".join(f"{name} {_say(inner)}" for name, inner in value.items() if inner is not None)
    if isinstance(value, list | tuple):
        separator = "\n      " if any(isinstance(part, dict) for part in value) else ", "
        return separator.join(_say(part) for part in value)
    return " ".join(plain(str(value)).split())


def print_hits(hits: Iterable[SearchHit]) -> None:
    """Passages with the words found set off."""
    found = list(hits)
    for hit in found:
        title = hit.title or hit.article
        console().print(Text.assemble((plain(hit.published or "?"), "bold"), "  ", plain(title), "  ", (hit.article_id[:ID_SHOWN], "dim")))
        console().print(mark(hit.text, hit.highlights))
        console().print()
    if not found:
        console().print("No passage holds these words.")
