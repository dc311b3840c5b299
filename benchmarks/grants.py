"""The state's grants: what 10 000 persons should release in five years.

The floor is the pure rules over facts that lie ready in memory: the same persons, years, rates and steps, and no
store. The ratio is what reading the persons, their homes and permits, and summing by person and grant cost beside it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.large_store import large_store
from benchmarks.timing import Pair, in_turn, report

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

FIRST_YEAR, EACH = 2026, 20
_FEW, _ALL = 2, 500
_RATES = (("AR-1 EV", 24600000), ("AR-2", 25460000), ("AR-3", 18100000), ("AR-4", 8980000), ("AR-5", 7350000))


def fill(desk: Desk) -> None:
    """Everybody is settled in one of four years, and every other rate is entered."""
    from grongintro.storage.engine import connect

    raw = connect(desk.store.path, desk.store.key)
    raw.execute("BEGIN IMMEDIATE")
    office = raw.execute("SELECT id FROM office").fetchone()[0]
    people = [row[0] for row in raw.execute("SELECT id FROM person ORDER BY id")]
    days = [(f"{2023 + at % 4}-{1 + at % 12:02d}-15", who) for at, who in enumerate(people)]
    raw.executemany(
        "UPDATE person SET arrived = ?1, first_settled = ?1, citizenship = 'Eritrea' WHERE id = ?2", days
    )
    columns = "id, office_id, version, year, code, ore, state, source, read_on"
    rows: list[tuple[Any, ...]] = [
        (f"r{year}{code}", office, 1, year, code, ore, "adopted", "Oppdiktet", "2026-11-01")
        for year in range(FIRST_YEAR, FIRST_YEAR + 5, 2)
        for code, ore in _RATES
    ]
    marks = ", ".join("?" for _ in columns.split(","))
    raw.executemany(f"INSERT INTO entered_rate ({columns}) VALUES ({marks})", rows)
    raw.execute("COMMIT")
    raw.execute("ANALYZE")
    raw.close()


def everybody(desk: Desk, people: int) -> Pair:
    """The page's question for everybody, against the rules over facts in memory."""
    from grongintro.services import settings
    from grongintro.services.grants.basis import gather
    from grongintro.services.grants.expected import expected_in, lines_of
    from grongintro.services.grants.rates import rates_of

    years = range(FIRST_YEAR, FIRST_YEAR + 5)
    with desk.read() as reader:
        parameters, rates = settings.parameters(reader), rates_of(reader)
        ready = gather(reader, parameters)
    assert len(ready) == people

    def program() -> None:
        with desk.read() as reader:
            assert len(expected_in(reader, years).people) == people

    def floor() -> None:
        assert lines_of(ready, years, rates, parameters)

    rounds = 5 if people > EACH * 10 else 11
    return in_turn(
        f"Ventede tilskudd for {people} personer", program, floor, limit=2, rounds=rounds, warm_up=1
    )


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    pairs = []
    for advisers in (_FEW, _ALL):
        folder = Path(tempfile.mkdtemp())
        try:
            desk = large_store(folder / "store", advisers=advisers, each=EACH, talks_each=1)
            fill(desk)
            pairs.append(everybody(desk, advisers * EACH))
            desk.store.close()
        finally:
            shutil.rmtree(folder)
    report(pairs)


if __name__ == "__main__":
    main()
