"""The pages of uploads: the form, the progress of a reading as a page, as data, and as a stream of events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from onrecord import settings
from onrecord.errors import MissingError, UsageError
from onrecord.interfaces.web.answering import render
from onrecord.interfaces.web.asking import read_request
from onrecord.interfaces.web.desk.uploads.jobs import Desk, Job
from onrecord.interfaces.web.desk.uploads.keeping import keep
from onrecord.interfaces.web.desk.writing import Writer, see, wants_data

_BEAT_SECONDS = 15.0  # a comment line, so that nothing between takes the stream for dead


def upload_routes(writer: Writer) -> list[Route]:
    """The routes, with a desk of their own."""
    counter = Counter(Desk(writer.record), writer)
    return [
        Route("/upload", counter.show, methods=["GET"]),
        Route("/upload", counter.take, methods=["POST"]),
        Route("/upload/{key}", counter.follow, methods=["GET"]),
        Route("/upload/{key}/events", counter.stream, methods=["GET"]),
        Route("/upload/{key}/cancel", counter.cancel, methods=["POST"]),
    ]


class Counter:
    """Takes files over the counter and shows how far their reading is."""

    def __init__(self, desk: Desk, writer: Writer) -> None:
        self._desk = desk
        self._writer = writer

    def show(self, request: Request) -> Response:
        """The form."""
        asked = read_request(request, self._writer)
        limit = settings.value("request_bytes")
        if asked.form != "html":
            return JSONResponse({"writable": self._writer.writable, "largest_bytes": limit})
        return render("upload", asked, title=asked.words("upload.title"), writable=self._writer.writable, limit=limit, message="")

    async def take(self, request: Request) -> Response:
        """Keep the files and have them read. Raises Refusal without the token of this start."""
        async with self._writer.form(request, files=settings.value("request_files")) as form:
            files = [(part.filename, part.file) for part in form.getlist("files") if isinstance(part, UploadFile) and part.filename]
            if not files:
                asked = read_request(request, self._writer)
                raise UsageError(asked.words("upload.nothing"), remedy=asked.words("upload.choose"))
            folder = await run_in_threadpool(keep, self._writer.record, files)
        job = self._desk.take(folder)
        if wants_data(request):
            return JSONResponse({"job": job.id, "page": f"/upload/{job.id}"}, 202)
        return see(f"/upload/{job.id}")

    def follow(self, request: Request) -> Response:
        """How far one reading is."""
        asked, job = read_request(request, self._writer), self._find(request)
        if asked.form != "html":
            return JSONResponse(job.as_data())
        return render("job", asked, title=asked.words("upload.job"), job=job)

    async def cancel(self, request: Request) -> Response:
        """End a reading; what was read until then stays on record. Raises Refusal without the token."""
        async with self._writer.form(request):
            job = self._find(request)
            await run_in_threadpool(self._desk.cancel, job)
        return JSONResponse(job.as_data()) if wants_data(request) else see(f"/upload/{job.id}")

    def stream(self, request: Request) -> Response:
        """The progress as server-sent events, until the reading is over."""
        job = self._find(request)
        return StreamingResponse(self._events(job), media_type="text/event-stream", headers={"cache-control": "no-store"})

    def _events(self, job: Job) -> Iterator[str]:
        version = -1
        while True:
            version, over, data = job.version, job.is_over, job.as_data()
            yield f"event: {'over' if over else 'progress'}\ndata: {_line(data)}\n\n"
            if over:
                return
            while not self._desk.wait(job, version, _BEAT_SECONDS):
                yield ": still reading\n\n"

    def _find(self, request: Request) -> Job:
        job = self._desk.find(str(request.path_params["key"]))
        if job is None:
            raise MissingError("there is no such reading", remedy="add the files again: readings are not kept when the server ends")
        return job


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)
