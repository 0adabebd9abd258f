"""One small record for all views: a report, its trimmed copy, and an independent report."""

from __future__ import annotations

import pytest

from onrecord.record import Store, open_store
from tests.unit.record.press import batch, copy_edge


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(tmp_path_factory.mktemp("views") / "press.db")
    store.add(batch())
    store.set_copies([copy_edge()])
    return store
