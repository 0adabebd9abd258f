"""The command `onrecord`. Each command is one function in the module of its kind; `main` is the entry point."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; end with 0 ok, 1 failed, 2 wrong usage, 3 done with quarantined files."""
    from onrecord.errors import OnrecordError  # noqa: PLC0415
    from onrecord.interfaces.cli.app import application  # noqa: PLC0415

    try:
        application()
    except OnrecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:  # the reader of a pipe has had enough
        raise SystemExit(0) from None
