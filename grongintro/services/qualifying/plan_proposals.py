"""What a new plan begins with: what is known already, or the newest adopted version."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.hours import MINUTES
from grongintro.domain.ids import new_id
from grongintro.domain.plan import PlanElement, PlanKind, PlanPhase, PlanState, PlanVersion
from grongintro.domain.training import NORWEGIAN_PARTS
from grongintro.rules.switches import chapter_6a_in_force
from grongintro.rules.training import civics
from grongintro.services import settings
from grongintro.services.qualifying.plan_facts import (
    done_before,
    has_collective_protection,
    latest_mapping,
    latest_training,
    minutes_in,
    programme_on,
    proposed_levels,
)
from grongintro.services.qualifying.training_facts import training_facts

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.person import Person
    from grongintro.storage.unit import Reader


def first_version(
    reader: Reader, person: Person, kind: PlanKind, made_on: date, staff_id: str
) -> PlanVersion:
    """A first version with dates and goal of the programme, the proposed Norwegian goal, and the extent."""
    start, end = _dates(reader, person.id, kind, made_on)
    programme = programme_on(reader, person.id, made_on)
    levels = proposed_levels(latest_mapping(reader, person.id)) or {}
    parts = [levels.get(part) for part in NORWEGIAN_PARTS]
    return PlanVersion(
        new_id(),
        person.office_id,
        person.id,
        kind,
        1,
        PlanState.DRAFT,
        made_on,
        staff_id,
        final_goal=programme.goal if programme and kind is PlanKind.INTEGRATION else None,
        listening=parts[0],
        reading=parts[1],
        writing=parts[2],
        speaking=parts[3],
        norwegian_minutes=norwegian_minutes(reader, person.id, start, end),
        civics_minutes=civics_minutes(reader, person, made_on),
        start=start,
        end=end,
        builds_on=done_before(reader, person.id),
        language=person.interpreter_language,
    )


def _dates(reader: Reader, person_id: str, kind: PlanKind, day: date) -> tuple[date | None, date | None]:
    programme = programme_on(reader, person_id, day)
    if kind is PlanKind.INTEGRATION and programme is not None:
        return programme.start, programme.last_day
    training = latest_training(reader, person_id)
    return (training.start, training.end) if training else (None, None)


def norwegian_minutes(reader: Reader, person_id: str, start: date | None, end: date | None) -> int | None:
    """The training's hours through the plan, in whole hours; None while there is no training or no dates."""
    training = latest_training(reader, person_id)
    if training is None or not training.minutes_per_week or start is None or end is None:
        return None
    minutes = minutes_in(training.minutes_per_week, max(start, training.start or start), end)
    return minutes - minutes % MINUTES


def civics_minutes(reader: Reader, person: Person, day: date) -> int | None:
    """What § 33 asks for, by the training when one is offered; none where no civics is asked for."""
    parameters = settings.parameters(reader)
    facts = training_facts(reader, person, day)
    if facts is not None:
        return civics(facts, parameters).minutes or None
    collective = has_collective_protection(reader, person.id, day)
    if collective and chapter_6a_in_force(day, parameters):
        return None
    return int(parameters.at("civics_hours", day)) * MINUTES


def next_version(newest: PlanVersion, number: int, made_on: date, staff_id: str) -> PlanVersion:
    """A draft that says what the newest version says; how the participant takes part is asked anew."""
    blank = PlanVersion("", "", "", newest.kind, number, PlanState.DRAFT, made_on, staff_id)
    asked_anew = (
        "present",
        "absence_reason",
        "interpreter",
        "interpreter_qualified",
        "interpreter_reason",
        "own_view",
        "disagreement",
        "material",
        "change_reason",
        "handed_over_on",
        "handed_over_by",
        "signed_on",
        "number",
        "state",
        "made_on",
        "staff_id",
        "version",
    )
    return replace(newest, id=new_id(), **{name: getattr(blank, name) for name in asked_anew})


def copied_parts(reader: Reader, newest: PlanVersion, plan_id: str) -> tuple[PlanPhase | PlanElement, ...]:
    """The phases and elements of a version, as parts of another."""
    parts: list[PlanPhase | PlanElement] = []
    parts += reader.find(PlanPhase, plan_id=newest.id)
    parts += reader.find(PlanElement, plan_id=newest.id)
    return tuple(replace(each, id=new_id(), plan_id=plan_id, version=1) for each in parts)
