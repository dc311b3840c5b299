from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui import store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.ui.store import TinyStore


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[TinyStore]:
    made = store.tiny_store(tmp_path)
    yield made
    made.close()
