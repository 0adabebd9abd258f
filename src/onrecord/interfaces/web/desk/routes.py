"""The addresses of the desk: pages to look at, and what their forms are sent to."""

from __future__ import annotations

from collections.abc import Callable

from starlette.routing import Route

from onrecord.interfaces.web.answering import Page
from onrecord.interfaces.web.desk.basket import Baskets, show_basket
from onrecord.interfaces.web.desk.correcting import Correcting, show_correcting
from onrecord.interfaces.web.desk.exporting import Exporting
from onrecord.interfaces.web.desk.judgements import Judging, list_judgements, show_judgement
from onrecord.interfaces.web.desk.uploads.pages import upload_routes
from onrecord.interfaces.web.desk.writing import Writer
from onrecord.record import Store

PAGES: dict[str, Callable[..., Page]] = {
    "/correct": show_correcting,
    "/judgements": list_judgements,
    "/judgements/{number}": show_judgement,
    "/basket": show_basket,
}
"""Pages that only show."""


def desk_routes(writer: Writer, store: Store) -> list[Route]:
    """What forms are sent to, and the files they ask for."""
    correcting, judging = Correcting(writer, store), Judging(writer)
    return [
        Route("/correct", correcting.decide, methods=["POST"]),
        Route("/judgements", judging.take, methods=["POST"]),
        Route("/judgements/{number}/undo", judging.undo, methods=["POST"]),
        Route("/basket", Baskets(writer).change, methods=["POST"]),
        Route("/basket/dossier.{form}", Exporting(writer, store).send, methods=["GET"]),
        *upload_routes(writer),
    ]
