"""`onrecord mcp`: the record as tools on standard input and output."""

from __future__ import annotations

from importlib.util import find_spec

from onrecord.errors import OnrecordError
from onrecord.interfaces.cli.options import DEFAULT_RECORD, RecordFile


def mcp(record: RecordFile = DEFAULT_RECORD) -> None:
    """Offer the record to an assistant program over the Model Context Protocol, read-only, on standard input and output.

    Example: onrecord mcp --record press.db
    """
    if find_spec("mcp") is None:
        raise OnrecordError("serving tools needs mcp", remedy="install the extra: pip install 'onrecord[mcp]'")
    from onrecord import settings  # noqa: PLC0415
    from onrecord.interfaces.mcp.tools import make_server  # noqa: PLC0415
    from onrecord.record import open_store  # noqa: PLC0415

    with open_store(record, create=False, read_only=True, seconds=settings.value("question_seconds")) as store:
        make_server(store).run()
