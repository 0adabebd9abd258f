"""The dossier of a basket as a file: HTML, Markdown or Word, each sentence with its numbered passage."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import MissingError
from onrecord.interfaces.web.asking import MOST_IN_BASKET, read_request
from onrecord.interfaces.web.desk.writing import Writer
from onrecord.record import Store
from onrecord.views.dossier import FORMS, Chosen, build_chosen

_MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Exporting:
    """Writes dossiers. They are sent as files: the styles of the HTML stand in it, which no page of this server may have."""

    def __init__(self, writer: Writer, store: Store) -> None:
        self._writer = writer
        self._store = store

    def send(self, request: Request) -> Response:
        """The ids in `of`, else those of the basket. Raises MissingError for another form, UsageError without entries."""
        asked, form = read_request(request, self._writer), f".{request.path_params['form']}"
        if form not in FORMS:
            raise MissingError(f"a dossier has no form {form!r}", remedy=f"choose among {', '.join(FORMS)}")
        ids = tuple((asked.several("of") or asked.basket)[:MOST_IN_BASKET])
        chosen = Chosen(ids, asked.values.get("title", ""), asked.values.get("words") or asked.words.language)
        written = FORMS[form](build_chosen(self._store, chosen))
        content = written if isinstance(written, bytes) else written.encode("utf-8", "backslashreplace")
        headers = {"content-disposition": f'attachment; filename="dossier{form}"', "cache-control": "no-store"}
        return Response(content, media_type=_MEDIA[form], headers=headers)
