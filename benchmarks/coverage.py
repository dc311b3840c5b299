"""Full time all year: everybody's year at once, and one participant's, with weeks, a school, vacation and own hours.

The floor for everybody is the pure rule `coverage.count` over facts that lie ready in memory: no store, no screen, no
names. It does what the law asks for and nothing else, so the ratio is what reading 120 000 rows and telling every week
costs beside it. One participant has no floor; 50 ms is aimed at, with the explanation.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.large_store import large_store
from benchmarks.timing import Pair, in_turn, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grongintro.services.desk import Desk

YEAR, EACH = 2026, 20
_SLOTS = (
    *((day, "09:00:00.000000", 300, "norwegian") for day in range(3)),
    *((day, "14:15:00.000000", 150, "self_study") for day in range(3)),
    *((day, "08:00:00.000000", 450, "practice") for day in (3, 4)),
)
_BREAKS = (("2026-02-16", "2026-02-20"), ("2026-03-30", "2026-04-06"), ("2026-10-05", "2026-10-09"))
_ALL, _ONE = 500, 50


def fill(desk: Desk) -> None:
    """Weeks with eight elements, a school year, three weeks of vacation, and own hours for one in five."""
    from grongintro.storage.engine import connect

    raw = connect(desk.store.path, desk.store.key)
    raw.execute("PRAGMA synchronous = OFF")
    raw.execute("BEGIN IMMEDIATE")
    office = raw.execute("SELECT id FROM office").fetchone()[0]
    people = [row[0] for row in raw.execute("SELECT id FROM person")]
    _school(raw, office)
    _many(raw, "week_plan", 'id, office_id, version, person_id, start, "end", note', (
        (f"w{who}", office, 1, who, "2025-11-03", None, "") for who in people
    ))  # fmt: skip
    _many(
        raw,
        "week_slot",
        "id, office_id, version, person_id, week_id, kind, weekday, at, minutes, title, place, provider, "
        "calendar_id, followed_by",
        _slots(office, people),
    )
    _many(raw, "vacation", 'id, office_id, version, person_id, start, "end", state, answered_on, note', (
        (f"v{who}", office, 1, who, "2026-07-06", "2026-07-24", "granted_vacation", "2026-05-12", "")
        for who in people
    ))  # fmt: skip
    _many(raw, "full_time_norm", 'id, office_id, version, person_id, start, "end", minutes_per_week, reason', (
        (f"n{who}", office, 1, who, "2026-08-17", None, 1800, "Eget arbeid") for who in people[::5]
    ))  # fmt: skip
    raw.execute("COMMIT")
    raw.execute("ANALYZE")
    raw.close()


def _school(raw: Any, office: str) -> None:
    columns = "id, office_id, version, provider, place, first_year"
    _many(raw, "school_calendar", columns, [("s", office, 1, "Skolen", "Storby", 2026)])
    columns = 'id, office_id, version, calendar_id, kind, start, "end", note'
    rows = [(f"e{n}", office, 1, "s", "other_closed", *days, "") for n, days in enumerate(_BREAKS)]
    _many(raw, "calendar_entry", columns, rows)


def _slots(office: str, people: list[str]) -> Iterator[tuple[Any, ...]]:
    for who in people:
        for number, (weekday, at, minutes, kind) in enumerate(_SLOTS):
            school = None if kind == "practice" else "s"
            yield (
                f"t{number}{who}", office, 1, who, f"w{who}", kind, weekday, at, minutes, "", "", "", school, "",
            )  # fmt: skip


def _many(raw: Any, table: str, columns: str, rows: Any) -> None:
    marks = ", ".join("?" for _ in columns.split(","))
    raw.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def everybody(desk: Desk, people: int) -> Pair:
    """Everybody's year as the page asks for it, against the rule over facts in memory."""
    from grongintro.rules.coverage import count
    from grongintro.services import settings
    from grongintro.services.year.coverage_view import all_years, iso_year
    from grongintro.services.year.facts import gather
    from grongintro.ui.worker import no_collecting

    with desk.read() as reader:
        ready = list(gather(reader, None, iso_year(YEAR)).facts.values())
        parameters = settings.parameters(reader)
    assert len(ready) == people

    def program() -> None:
        with no_collecting():  # as all that is done beside the window
            assert len(all_years(desk, YEAR, _unheard).people) == people

    def floor() -> None:
        with no_collecting():
            for facts in ready:
                count(facts, parameters)

    rounds = 5 if people > EACH * 10 else 11
    return in_turn(f"Året for {people} deltakere", program, floor, limit=2, rounds=rounds, warm_up=1)


def _unheard(_done: int, _total: int) -> None:
    """Nobody listens to the progress."""


def one(desk: Desk) -> float:
    """One participant's year with its explanation, in milliseconds."""
    from grongintro.domain.person import Person
    from grongintro.services.year.coverage_view import own_year

    with desk.read() as reader:
        ids = [each.id for each in reader.find(Person)][:_ONE]
    return statistics.median(_timed(lambda who=who: own_year(desk, who, YEAR)) for who in ids)  # type: ignore[misc]


def _timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Print the table, and what one participant takes."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    pairs, singles = [], []
    for advisers in (2, _ALL):
        folder = Path(tempfile.mkdtemp())
        try:
            desk = large_store(folder / "store", advisers=advisers, each=EACH, talks_each=1)
            fill(desk)
            pairs.append(everybody(desk, advisers * EACH))
            singles.append((advisers * EACH, one(desk)))
            desk.store.close()
        finally:
            shutil.rmtree(folder)
    report(pairs)
    for people, took in singles:
        print(f"\nÉn deltaker av {people}, med forklaring: {took:.1f} ms (mål 50 ms).")


if __name__ == "__main__":
    main()
