"""`onrecord serve`: the record in a browser and over HTTP."""

from __future__ import annotations

import ipaddress
import socket
from importlib.util import find_spec
from typing import Annotated

import typer

from onrecord.errors import OnrecordError, UsageError
from onrecord.interfaces.cli.options import DEFAULT_RECORD, RecordFile
from onrecord.interfaces.cli.render import console

_NEEDED = ("fastapi", "uvicorn", "jinja2", "python_multipart")


def serve(
    record: RecordFile = DEFAULT_RECORD,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 takes a free one.")] = 8321,
    host: Annotated[str, typer.Option("--host", help="Address to listen on; others than this may be reached from outside.")] = "127.0.0.1",
) -> None:
    """Open the record as a web application and HTTP API on this machine. Ends with Ctrl-C.

    Example: onrecord serve --record press.db
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise OnrecordError(f"serving needs {', '.join(missing)}", remedy="install the extra: pip install 'onrecord[web]'")
    import uvicorn  # noqa: PLC0415

    from onrecord.interfaces.web.app import LOCAL_NAMES, make_application  # noqa: PLC0415

    listening = _listen(host, port)
    application = make_application(record, names=LOCAL_NAMES | {_named(host)})
    address = f"http://{_named(host)}:{listening.getsockname()[1]}/"
    console().print(f"{record}: {address}  (Ctrl-C ends)", highlight=False, soft_wrap=True)
    config = uvicorn.Config(application, log_level="warning", server_header=False, access_log=False)
    uvicorn.Server(config).run([listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket at the address. Raises OnrecordError when it is taken, UsageError when it is none of this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except socket.gaierror as error:
        raise UsageError(f"--host {host!r}: {error.strerror}", remedy="give an address of this machine, such as 127.0.0.1") from error
    except OSError as error:
        raise OnrecordError(f"{host}:{port} cannot be used: {error.strerror}", remedy="give another --port, or 0 for a free one") from error
    return listening


def _named(host: str) -> str:
    """The address as it stands in a URL."""
    try:
        return f"[{host}]" if ipaddress.ip_address(host).version == 6 else host
    except ValueError:
        return host.lower()
