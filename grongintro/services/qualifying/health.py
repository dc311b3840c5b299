"""Health that the programme adapts to, without diagnoses: needs, and a dated list of what is followed up.

Sensitive: read by who wrote it, by the person's responsible adviser now, and by a leader. The others see that
there is something, and that it is closed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.mapping import AdaptationNeed, HealthStep, HealthStepKind
from grongintro.domain.staff import Role, Staff
from grongintro.errors import UserError
from grongintro.services.desk import Saved
from grongintro.services.people import check_visible
from grongintro.services.responsibility import adviser_on
from grongintro.services.rows import in_order, need, not_after, one_of, put
from grongintro.services.staff import staff_rows
from grongintro.services.trust import notes
from grongintro.services.trust.closed import check_readable, may_read_row

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

HINT = "Skriv hva programmet må ta hensyn til, uten diagnose."


@dataclass(frozen=True)
class NeedRow:
    """A need for adaptation as the page shows it; a closed one tells only its days."""

    id: str
    text: str
    start: date
    end: date | None
    writer: str
    closed: bool
    need: AdaptationNeed | None


@dataclass(frozen=True)
class StepRow:
    """A step of following up health as the page shows it; a closed one tells neither kind nor words."""

    id: str
    kind: HealthStepKind | None
    day: date
    text: str
    owner: str
    done_on: date | None
    overdue: bool
    closed: bool
    step: HealthStep | None


@dataclass(frozen=True)
class HealthView:
    """Needs by their first day, steps not done first, then by day."""

    needs: tuple[NeedRow, ...]
    steps: tuple[StepRow, ...]


def health_view(desk: Desk, person_id: str) -> HealthView:
    """What is registered of health, as far as the account may read it."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        names = {each.id: each.name for each in reader.find(Staff)}
        needs = sorted(reader.find(AdaptationNeed, person_id=person_id), key=lambda n: (n.start, n.id))
        steps = sorted(
            reader.find(HealthStep, person_id=person_id), key=lambda s: (s.done_on is not None, s.day, s.id)
        )
        return HealthView(
            tuple(_need_row(desk, reader, each, names) for each in needs),
            tuple(_step_row(desk, reader, each, names) for each in steps),
        )


def _need_row(desk: Desk, reader: Reader, each: AdaptationNeed, names: dict[str, str]) -> NeedRow:
    may = may_read_row(desk, reader, each)
    return NeedRow(
        each.id,
        each.text if may else notes.CLOSED_ROW,
        each.start,
        each.end,
        names[each.staff_id],
        not may,
        each if may else None,
    )


def _step_row(desk: Desk, reader: Reader, each: HealthStep, names: dict[str, str]) -> StepRow:
    may = may_read_row(desk, reader, each)
    return StepRow(
        each.id,
        each.kind if may else None,
        each.day,
        each.text if may else notes.CLOSED_ROW,
        names[each.owner_id],
        each.done_on,
        each.done_on is None and each.day < desk.today,
        not may,
        each if may else None,
    )


def save_adaptation_need(desk: Desk, value: AdaptationNeed) -> Saved:
    """Write what the programme must be adapted to (undoable). UserError without words or with wrong dates."""
    desk.require_caseworker()
    need(value, {"text": HINT})
    in_order(value.start, value.end)
    with desk.write("save_adaptation_need") as unit:
        _check_known(desk, unit, AdaptationNeed, value.id)
        return put(desk, unit, value)


def save_health_step(desk: Desk, value: HealthStep) -> Saved:
    """Write a step of following up health (undoable): what, on which day, and who sees to it.

    UserError when the owner would not be allowed to read it, or it was done in the future.
    """
    desk.require_caseworker()
    not_after(value.done_on, desk.today, "done_on")
    with desk.write("save_health_step") as unit:
        check_visible(desk, unit, value.person_id)
        _check_known(desk, unit, HealthStep, value.id)
        if value.owner_id not in readers_of(desk, unit, value.person_id):
            raise UserError(
                "Velg deg selv, ansvarlig rådgiver eller leder. Andre kan ikke lese helseoppfølgingen.",
                field="owner_id",
            )
        return put(desk, unit, value)


def readers_of(desk: Desk, reader: Reader, person_id: str) -> tuple[str, ...]:
    """The colleagues who may see to a step that the account writes: itself, the adviser, the leaders."""
    leaders = (row.staff.id for row in staff_rows(reader) if row.role_on(desk.today) is Role.LEADER)
    found = (desk.actor.staff_id, adviser_on(reader, person_id, desk.today), *leaders)
    return tuple(dict.fromkeys(each for each in found if each))


def overdue_steps(desk: Desk, reader: Reader) -> tuple[HealthStep, ...]:
    """The steps that the account sees to, may still read, and should have done before today; oldest first."""
    own = reader.find(HealthStep, owner_id=desk.actor.staff_id, done_on=None)
    late = [each for each in own if each.day < desk.today and may_read_row(desk, reader, each)]
    return tuple(sorted(late, key=lambda each: (each.day, each.id)))


def owners(desk: Desk, person_id: str) -> tuple[Staff, ...]:
    """Who may see to a step, for the form to choose from."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        return tuple(reader.get(Staff, each) for each in readers_of(desk, reader, person_id))


def _check_known(desk: Desk, reader: Reader, kind: type, row_id: str) -> None:
    if row_id:
        check_readable(desk, reader, reader.get(kind, row_id), [])


def finish_health_step(desk: Desk, step_id: str, *, done_on: date | None) -> Saved:
    """Write the day a step was done; None takes that away again (undoable)."""
    desk.require_caseworker()
    not_after(done_on, desk.today, "done_on")
    with desk.write("finish_health_step") as unit:
        step = one_of(desk, unit, HealthStep, step_id)
        check_readable(desk, unit, step, [])
        unit.save(replace(step, done_on=done_on))
        return Saved(unit.changes(), step_id)
