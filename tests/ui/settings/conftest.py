from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui import services

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grongintro.services.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = services.leader_desk(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def adviser(desk: Desk) -> Desk:
    return services.adviser_desk(desk)
