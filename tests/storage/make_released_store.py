"""Makes `tests/data/stores/schema-N`: run once when a schema is released, never again for the same one."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from grongintro.storage import tables
from tests.ui.store import tiny_store

PLACE = Path(__file__).parents[1] / "data" / "stores"


def make(scratch: Path) -> Path:
    """An invented store of four people; everybody's password is `tests.ui.store.PASSWORD`."""
    made = tiny_store(scratch)
    made.close()
    target = PLACE / f"schema-{tables.SCHEMA}"
    target.mkdir(parents=True)
    for name in ("grongintro.db", "grongintro.db.key"):
        shutil.copyfile(scratch / "store" / name, target / name)
    return target


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(f"{make(Path(folder))}\n")
