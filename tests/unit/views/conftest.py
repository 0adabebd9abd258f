"""One small record for all views: a report, its trimmed copy, and an independent report."""

from __future__ import annotations

import pytest

from onrecord.corroboration import corroborate
from onrecord.record import Store, open_store
from tests.unit.record.press import batch


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(tmp_path_factory.mktemp("views") / "press.db")
    store.add(batch())
    corroborate(store)
    return store
