"""A record of three articles behind the application, and a client that speaks to it as a browser would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.corroboration import Decision, corroborate, judge
from onrecord.interfaces.web.app import make_application
from onrecord.record import open_store
from onrecord.views import Filter, happenings
from tests.unit.record.press import batch

TOKEN = "a token for tests"


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "press.db"
    with open_store(path) as store:
        store.add(batch())
        corroborate(store)
        lead = happenings(store, Filter(type="CONSULT"))[0].id
        judge(store, Decision("accept", (lead,), "Anne", "lu dans les deux journaux"))
    return path


@pytest.fixture(scope="session")
def client(record: Path) -> Iterator[TestClient]:
    application = make_application(record, token=TOKEN)
    with TestClient(application, base_url="http://localhost", follow_redirects=False) as client:
        yield client
