"""The commands, in the order in which a person meets them."""

from __future__ import annotations

import typer

from onrecord.interfaces.cli.doctor import doctor
from onrecord.interfaces.cli.extract import evaluate, extract

application = typer.Typer(
    name="onrecord",
    help="Press in, record out: who met, said, agreed, refused or threatened what, when, and where it is written.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

application.command()(extract)
application.command()(evaluate)
application.command()(doctor)
