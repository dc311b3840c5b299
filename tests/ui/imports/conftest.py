from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.clock import FixedClock
from tests.ui import services

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grongintro.services.desk import Desk

AFTER_THE_EXAMPLE = FixedClock(datetime(2026, 11, 23, 9, 0))  # noqa: DTZ001  local time


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = services.leader_desk(tmp_path)
    yield replace(made, clock=AFTER_THE_EXAMPLE)
    made.store.close()
