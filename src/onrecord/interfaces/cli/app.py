"""The commands, in the order in which a person meets them."""

from __future__ import annotations

import typer

from onrecord.interfaces.cli.asking.compare import compare
from onrecord.interfaces.cli.asking.dossier import dossier
from onrecord.interfaces.cli.asking.entry import show
from onrecord.interfaces.cli.asking.positions import positions
from onrecord.interfaces.cli.asking.queries import actors, articles, events, happenings, search, statements, timeline, utterances
from onrecord.interfaces.cli.asking.treaty import treaty
from onrecord.interfaces.cli.doctor import doctor
from onrecord.interfaces.cli.export import export, verify
from onrecord.interfaces.cli.extract import evaluate, extract
from onrecord.interfaces.cli.judging import accept, edit, judgements, merge, reject, split, undo
from onrecord.interfaces.cli.read import read
from onrecord.interfaces.mcp.command import mcp
from onrecord.interfaces.web.command import serve

application = typer.Typer(
    name="onrecord",
    help="Press in, record out: who met, said, agreed, refused or threatened what, when, and where it is written.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_COMMANDS = (
    read, timeline, happenings, utterances, positions, statements, events, articles, actors, treaty, dossier, show, compare, search, export,
    verify, accept, reject, merge, split, edit, undo, judgements, extract, evaluate, serve, mcp, doctor,
)  # fmt: skip

for _command in _COMMANDS:
    application.command()(_command)
