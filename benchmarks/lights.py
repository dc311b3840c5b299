"""Lovlys over the whole service: 40 and 400 participants with plans, hours and tests.

The floor reads the same rows of the same tables by bare SQL, in the same process and on the same encrypted file. It
tries no requirement, so the ratio says what the rules cost over reading; what people wait for is told beside it: how
long the window stands still while the page is read again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.large_store import large_store
from benchmarks.timing import ROUNDS, Pair, in_turn, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

EACH = 20
OFFERED, START, END = date(2026, 1, 5), date(2026, 1, 12), date(2028, 1, 11)
_BY_PERSON = (
    "permit", "employment", "programme", "programme_leave", "right_assessment", "late_start", "competence_mapping",
    "career_guidance", "plan_version", "plan_phase", "plan_element", "plan_review", "life_event",
    "integration_contract", "training", "taught_hours", "language_test", "exemption", "carried_matter",
    "opening_balance", "ending", "decision", "living_fact", "household_member", "assignment",
)  # fmt: skip


def fill(desk: Desk) -> None:
    """A mapping, a plan in two versions, a contract, hours each fortnight and tests for every participant."""
    from grongintro.domain.person import Person
    from grongintro.domain.plan import PlanState, PlanVersion

    with desk.write("import_people") as unit:
        for number, person in enumerate(unit.find(Person)):
            made = list(_about(person.id, person.office_id, desk.actor.staff_id, number))
            unit.add_all(made)
            for plan in (each for each in made if isinstance(each, PlanVersion)):
                unit.save(replace(plan, state=PlanState.ADOPTED))  # only a draft may get its parts


def _about(who: str, office: str, staff: str, number: int) -> Iterator[object]:
    from grongintro.domain.ids import new_id
    from grongintro.domain.mapping import CareerGuidance, CompetenceMapping, MappedWhen, Schooling
    from grongintro.domain.person import Permit, PermitKind

    def row(kind: Any, /, **parts: Any) -> Any:
        return kind(id=new_id(), office_id=office, person_id=who, **parts)

    yield row(Permit, kind=PermitKind.REFUGEE_28, granted=date(2025, 9, 1))
    yield row(
        CompetenceMapping,
        mapped_on=date(2025, 12, 1),
        timing=MappedWhen.AFTER_SETTLEMENT,
        mapped_by="Kari",
        schooling=Schooling.COMPULSORY,
    )
    yield row(CareerGuidance, offered_on=date(2025, 12, 2), held_on=date(2025, 12, 20))
    yield from _planned(row, staff, number)
    yield from _taught(row, number)


def _planned(row: Any, staff: str, number: int) -> Iterator[object]:
    from grongintro.domain.plan import (
        ContractKind,
        ElementKind,
        IntegrationContract,
        PlanElement,
        PlanKind,
        PlanPhase,
        PlanReview,
        PlanState,
        PlanVersion,
    )
    from grongintro.domain.programme import Goal

    kinds = (ElementKind.NORWEGIAN, ElementKind.CIVICS, ElementKind.LIFE_SKILLS, ElementKind.PRACTICE)
    for version, day in enumerate((OFFERED, date(2026, 6, 1)), 1):
        plan = row(
            PlanVersion,
            kind=PlanKind.INTEGRATION,
            number=version,
            state=PlanState.DRAFT,
            made_on=day,
            staff_id=staff,
            long_term_goal="Fast arbeid",
            final_goal=Goal.WORK,
            start=START,
            end=END,
            present=True,
            interpreter_reason="Snakker norsk",
            own_view="Enig",
            handed_over_on=day if number % 3 else None,
        )
        yield plan
        for at in range(3):
            first = START + timedelta(days=200 * at)
            yield row(
                PlanPhase,
                plan_id=plan.id,
                number=at + 1,
                name=f"Fase {at}",
                start=first,
                end=first + timedelta(days=199),
            )
        for kind in kinds:
            yield row(
                PlanElement,
                plan_id=plan.id,
                kind=kind,
                title="Noe",
                start=START,
                end=END,
                minutes_per_week=450,
            )
        yield row(
            PlanReview, plan_id=plan.id, held_on=day + timedelta(days=80), staff_id=staff, changes=False
        )
        if version == 1:
            contract = {"kind": ContractKind.CONTRACT, "made_on": day, "participant_signed": day}
            yield row(IntegrationContract, plan_id=plan.id, staff_id=staff, **contract)


def _taught(row: Any, number: int) -> Iterator[object]:
    from grongintro.domain.training import (
        LanguageTest,
        Subject,
        TaughtHours,
        TestPart,
        Training,
        TrainingBasis,
    )

    yield row(Training, basis=TrainingBasis.SECTION_27, offered=OFFERED, start=START, minutes_per_week=900)
    subjects = (Subject.NORWEGIAN, Subject.NORWEGIAN, Subject.CIVICS, Subject.CAREER_SKILLS)
    for at in range(24):
        first = START + timedelta(days=14 * at)
        last = first + timedelta(days=11)
        yield row(
            TaughtHours, subject=subjects[at % 4], start=first, end=last, minutes=600, provider="Skolen"
        )
    for part in list(TestPart)[: number % 6]:
        yield row(LanguageTest, part=part, entered_on=date(2026, 9, 1), sat_on=date(2026, 10, 1))


def tried(desk: Desk, raw: Any, people: int) -> Pair:
    """All requirements for everybody, against reading the same rows."""
    from grongintro.services.qualifying.lights import all_lights

    def floor() -> None:
        raw.execute("BEGIN")
        for table in ("person", "staff", "setting", *_BY_PERSON):
            raw.execute(f"SELECT * FROM {table}").fetchall()
        raw.execute("COMMIT")

    name = f"Prøve alle krav for {people} deltakere"
    return in_turn(name, lambda: all_lights(desk), floor, limit=30)


def stands_still(desk: Desk, bus: Bus) -> list[float]:
    """How long the window answers nothing while the page reads again, in milliseconds: the longest each time."""
    from PySide6.QtWidgets import QApplication

    from grongintro.ui.lights.page import LightsPage

    page = LightsPage(desk, bus)
    page.resize(1280, 800)
    page.show()
    took = []
    for _ in range(ROUNDS):
        longest, began = 0.0, time.perf_counter()
        page.refresh()
        while True:
            longest = max(longest, time.perf_counter() - began)
            if not page.reading:
                break
            began = time.perf_counter()
            QApplication.processEvents()
        began = time.perf_counter()
        page.grab()
        took.append(max(longest, time.perf_counter() - began) * 1000)
    page.close()
    return took


def main() -> None:
    """Print the table, and how long the window stands still."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    pairs, still = [], []
    for advisers in (2, 20):
        folder = Path(tempfile.mkdtemp())
        try:
            desk = large_store(folder / "store", advisers=advisers, each=EACH, talks_each=1)
            pair, took = _run(desk, advisers * EACH)
        finally:
            shutil.rmtree(folder)
        pairs.append(pair)
        still.append((advisers * EACH, statistics.median(took)))
    report(pairs)
    for people, longest in still:
        print(f"\nVinduet står stille mens Lovlys leses på nytt, {people} deltakere: {longest:.0f} ms.")


def _run(desk: Desk, people: int) -> tuple[Pair, list[float]]:
    from grongintro.app import application
    from grongintro.storage.engine import connect
    from grongintro.ui.bus import Bus

    application()
    fill(desk)
    raw = connect(desk.store.path, desk.store.key)
    pair = tried(desk, raw, people)
    took = stands_still(desk, Bus())
    raw.close()
    desk.store.close()
    return pair, took


if __name__ == "__main__":
    main()
