"""Readings that were asked for in the browser: one at a time, each with its progress."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from queue import Queue
from typing import Any

_CHILD = "onrecord.interfaces.web.desk.uploads.child"
_KEPT = 100  # jobs that can still be looked up


@dataclass
class Job:
    """One reading. `state` is waiting, running, stopping, finished, failed or cancelled; `version` grows with every change."""

    id: str
    folder: Path
    state: str = "waiting"
    done: int = 0
    total: int | None = None
    last: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    quarantined: list[dict[str, str]] = field(default_factory=list)
    message: str = ""
    version: int = 0

    def as_data(self) -> dict[str, Any]:
        """What a page shows of it."""
        names = ("id", "state", "done", "total", "last", "counts", "quarantined", "message")
        return {name: getattr(self, name) for name in names}

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("finished", "failed", "cancelled")


class Desk:
    """Takes jobs and has them done one after the other: a record has one writer."""

    def __init__(self, record: Path) -> None:
        self._record = record
        self._jobs: dict[str, Job] = {}
        self._numbers = count(1)
        self._waiting: Queue[Job] = Queue()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._child: subprocess.Popen[str] | None = None  # of the running job

    def take(self, folder: Path) -> Job:
        """Have the files of a folder read."""
        with self._changed:
            job = Job(f"{next(self._numbers)}-{folder.name}", folder)
            self._jobs[job.id] = job
            for old in list(self._jobs)[:-_KEPT]:
                if self._jobs[old].is_over:
                    del self._jobs[old]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True, name="readings")
                self._thread.start()
        self._waiting.put(job)
        return job

    def find(self, key: str) -> Job | None:
        """The job with this id."""
        return self._jobs.get(key)

    def wait(self, job: Job, version: int, seconds: float) -> bool:
        """Wait until the job has changed since `version`; False when the time is over."""
        with self._changed:
            return self._changed.wait_for(lambda: job.version > version, seconds)

    def cancel(self, job: Job) -> None:
        """End a reading, or keep it from beginning; what was read until then stays on record. One that is over is left alone."""
        with self._changed:
            if job.state == "waiting":
                self._change(job, state="cancelled")
            elif job.state == "running" and self._child is not None:
                self._change(job, state="stopping")
                self._child.terminate()

    def _work(self) -> None:
        while True:
            job = self._waiting.get()
            try:
                self._read(job)
            except OSError as error:
                self._change(job, state="failed", message=str(error))

    def _read(self, job: Job) -> None:
        command = [sys.executable, "-m", _CHILD, str(self._record), str(job.folder)]
        with self._changed:
            if job.is_over:
                return
            child = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, encoding="utf-8")
            self._child = child
            self._change(job, state="running")
        with child:
            for line in child.stdout or ():
                self._hear(job, json.loads(line))
        done = child.returncode == 0 and bool(job.counts)
        with self._changed:
            self._child = None
            self._change(job, state="cancelled" if job.state == "stopping" else "finished" if done else "failed")

    def _hear(self, job: Job, word: dict[str, Any]) -> None:
        if "error" in word:
            word = {"message": f"{word['error']} {word['remedy']}".strip()}
        self._change(job, **word)

    def _change(self, job: Job, **values: Any) -> None:
        with self._changed:
            for name, value in values.items():
                setattr(job, name, value)
            job.version += 1
            self._changed.notify_all()
