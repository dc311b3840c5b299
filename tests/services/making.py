"""Short ways to make people, talks and decisions at a desk, for the tests of the services."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from grongintro.domain.clock import FixedClock
from grongintro.domain.household import LivingFactKind
from grongintro.domain.person import Person
from grongintro.domain.programme import Education, Goal
from grongintro.services import households, programmes
from grongintro.services.deciding import decisions
from grongintro.services.people import PersonDraft, settle_person
from grongintro.services.programmes import ProgrammeDraft
from grongintro.services.talk_draft import TalkDraft
from grongintro.storage import tables

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

TODAY = date(2026, 11, 23)
REASON = "Opplyst i samtale"
LOGS = {"change_log", "access_log", "sign_in", "draft", "decision_event"}


def go_to(desk: Desk, day: date, clock: time = time(9)) -> None:
    """Move the clock of the desk."""
    assert isinstance(desk.clock, FixedClock)
    desk.clock.instant = datetime.combine(day, clock)


def person(desk: Desk, given: str = "Selam", *, born: date = date(1990, 3, 3), **more: object) -> str:
    """A settled person whose adviser sits at the desk."""
    draft = Person(
        "", "", given, f"{given}sen", born, street="Vegen 1", postal_code="7870", postal_place="Grong"
    )
    arrived = more.pop("arrived", date(2026, 6, 1))
    home = more.pop("household_id", None)
    whole = replace(draft, arrived=arrived, **more)  # type: ignore[arg-type]
    settled = PersonDraft(whole, household_id=home, adviser_id=desk.actor.staff_id)  # type: ignore[arg-type]
    return settle_person(desk, settled).id


def in_programme(desk: Desk, person_id: str, start: date = date(2026, 12, 1)) -> None:
    """An offer, a start, and the answer that there is no partner."""
    draft = ProgrammeDraft(TODAY, start, Education.LESS, Goal.WORK, date(2028, 11, 30))
    programmes.save_programme(desk, person_id, draft)
    answer(desk, person_id, LivingFactKind.PARTNER, answer=False)


def answer(
    desk: Desk, person_id: str, kind: LivingFactKind, *, answer: bool, start: date | None = None
) -> None:
    """A dated answer about how a person lives."""
    households.answer_living_fact(
        desk, person_id, kind=kind, answer=answer, start=start or date(2026, 1, 1), reason=REASON
    )


def talk(person_id: str, day: date = TODAY, **more: object) -> TalkDraft:
    """A held talk without interpreter."""
    draft = TalkDraft((person_id,), day, "Kontoret", text="Snakket om skolen.")
    return replace(draft, **more)  # type: ignore[arg-type]


def submitted(desk: Desk, person_id: str) -> str:
    """A complete decision that waits for approval."""
    decision_id = decisions.open_draft(desk, person_id).id
    decisions.write_assessment(desk, decision_id, "Vi har vurdert opplysningene.")
    decisions.submit(desk, decision_id)
    return decision_id


def state(desk: Desk) -> dict[str, set[str]]:
    """Every row of every table but the logs, without the version that each writing counts up."""
    with desk.store.read() as reader:
        return {
            table.name: {
                repr(sorted((k, v) for k, v in row.items() if k != "version"))
                for row in reader.connection.execute(table.select()).mappings()
            }
            for table in tables.every_table().sorted_tables
            if table.name not in LOGS
        }
