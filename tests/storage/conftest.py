from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.ids import new_id
from grongintro.domain.staff import Office
from grongintro.storage import store as stores
from grongintro.storage.keys.envelope import Cost

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grongintro.storage.opened import Store

NOW = datetime(2026, 3, 11, 8, 30)  # noqa: DTZ001  local time, as on the wall
CHEAP = Cost(8, 1, 1)
PASSWORD = "fire ord i en rekke"
LOGIN = "åse"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open store with one account's slot and one office."""
    made = stores.create(tmp_path / "lager", who="Åse Berg", at=NOW, cost=CHEAP)
    made.envelope.add(made.key, LOGIN, PASSWORD, "konto-1")
    made.save_envelope()
    with made.write(account_id="konto-1", at=NOW, intention="begin") as unit:
        unit.add(Office(new_id(), "Kontoret i Grong", "Medjåvegen 1"))
    yield made
    made.close()
