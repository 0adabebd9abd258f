"""A stand-in for the real worker that does what the name of its source says: answer, hang, die, spin or refuse."""

from __future__ import annotations

import os
import sys
import time
from multiprocessing.connection import Connection

from onrecord.model import Article, Findings, Publication
from onrecord.runners.worker import Analysed, Opened, Ready, Refused, limit_next_article


def act(source: object, supervisor: Connection) -> None:
    location = source.location  # type: ignore[attr-defined]
    order = source.name  # type: ignore[attr-defined]
    if "hang" in order:
        time.sleep(600)
    if "die" in order:
        os._exit(9)
    if "spin" in order:
        limit_next_article()
        while True:
            pass
    if "refuse" in order:
        supervisor.send(Refused("no text in it", "give text"))
        return
    article = Article(text=location, name=location, source=location, sha256="")
    supervisor.send(Opened(article.id))
    wanted = supervisor.recv()
    supervisor.send(Analysed(article, Findings("fr", Publication(None, "unknown")) if wanted else None))


if __name__ == "__main__":
    with Connection(int(sys.argv[1])) as connection:
        connection.send(Ready())
        while True:
            try:
                act(connection.recv(), connection)
            except EOFError:
                break
