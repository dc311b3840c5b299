"""The copy that is taken as the window closes, in a store whose log has a million lines.

The floor copies the same file with SQLite's backup, lets SQLite look through its pages and counts its rows, which
the program does too; what the program does beside it is the chain. It goes on from where the chain was found in
order at sign-in, so what is measured beside it is the same copy without that: the whole chain read again.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.large_store import fill_log, large_store
from benchmarks.timing import in_turn, report

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

LINES = 1_000_000


def _program(desk: Desk, folder: Path) -> None:
    from grongintro.storage.copying.backup import back_up

    shutil.rmtree(folder, ignore_errors=True)
    if back_up(desk.store, folder, at=desk.clock.now()).breaks:
        raise RuntimeError("the chain does not hold")


def _floor(desk: Desk, raw: Any, folder: Path) -> None:
    from sqlcipher3 import dbapi2

    from grongintro.storage.counting import count_rows, damage_in

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    copy = dbapi2.connect(str(folder / "kopi.db"), isolation_level=None)
    copy.execute(f"PRAGMA key = \"x'{desk.store.key.hex()}'\"")
    copy.execute("PRAGMA journal_mode = OFF")
    raw.backup(copy)
    damage_in(copy)
    count_rows(copy)
    copy.close()


def _run(desk: Desk, lines: int) -> None:
    from grongintro.services.trust.verify import find_breaks
    from grongintro.storage.engine import connect

    fill_log(desk, lines)
    raw, folder = connect(desk.store.path, desk.store.key), desk.store.path.parent / "maalt"
    began = time.perf_counter()
    _program(desk, folder)
    whole = time.perf_counter() - began
    began = time.perf_counter()
    if any(each.code == "chain" for each in find_breaks(desk)):
        raise RuntimeError("the chain does not hold")
    print(f"Gjennomgangen ved innlogging, ved siden av vinduet: {time.perf_counter() - began:.1f} s.")
    print(f"Kopien med hele kjeden lest på nytt: {whole:.1f} s.\n")
    copy = in_turn(
        "Kopi når vinduet lukkes",
        lambda: _program(desk, folder),
        lambda: _floor(desk, raw, folder),
        limit=1.5,
        rounds=5,
        warm_up=1,
    )
    report([copy])
    raw.close()
    desk.store.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true", help="a tenth of the store, to try the benchmark")
    small = parser.parse_args().small
    folder = Path(tempfile.mkdtemp())
    try:
        desk = large_store(folder / "store", **({"advisers": 50} if small else {}))
        _run(desk, LINES // 10 if small else LINES)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
