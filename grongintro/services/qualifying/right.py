"""Right and duty to programme and training (§§ 8, 9 and 26): shown step by step, assessed and signed off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.eligibility import Employment, RightAssessment, Standing
from grongintro.domain.ids import new_id
from grongintro.domain.period import Period
from grongintro.domain.person import Person
from grongintro.domain.staff import Staff
from grongintro.domain.step import Step
from grongintro.errors import UserError
from grongintro.rules.calendar_days import add_months
from grongintro.rules.eligibility import right_on, right_periods
from grongintro.rules.training_right import training_right_on
from grongintro.services import right_facts, settings
from grongintro.services.desk import Saved
from grongintro.services.people import check_visible
from grongintro.services.qualifying.starting import start_deadline
from grongintro.services.rows import in_order, need, newest, person_of, put

if TYPE_CHECKING:
    from datetime import date

    from grongintro.rules.deadlines import Deadline
    from grongintro.rules.right_facts import Right, RightFacts, RightPeriod
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

MOST_MINUTES = 168 * 60
MONTHS_AHEAD = 24
SCHEMA = 1
# What an assessment of the programme can come to (§ 8); the rest are of training, or no answer.
CHOICES = (Standing.RIGHT_AND_DUTY, Standing.RIGHT_ONLY, Standing.MAY_BE_OFFERED, Standing.OUTSIDE)


@dataclass(frozen=True)
class AssessmentRow:
    """An assessment with who signed it off, and the steps as they were then."""

    assessment: RightAssessment
    by: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class RightView:
    """Where a person stands today and over time, what it rests on, and every assessment, newest first."""

    person: Person
    right: Right
    training: Right
    periods: tuple[RightPeriod, ...]
    employment: tuple[Employment, ...]
    assessments: tuple[AssessmentRow, ...]
    deadline: Deadline | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that nobody has written and that could change an answer."""
        return tuple(dict.fromkeys((*self.right.missing, *self.training.missing)))

    @property
    def changed_since(self) -> bool:
        """Whether the rules answer something else today than when it was assessed last."""
        return bool(self.assessments) and self.assessments[0].assessment.computed is not self.right.standing


def right_view(desk: Desk, person_id: str) -> RightView:
    """Everything for the page of right and duty; UserError when the account may not see the person."""
    with desk.read() as reader:
        person = person_of(desk, reader, person_id)
        facts, known = right_facts.gather(reader, person), settings.parameters(reader)
        employment = reader.find(Employment, person_id=person_id)
        first, last = _first_day(facts, desk.today), add_months(desk.today, MONTHS_AHEAD)
        return RightView(
            person,
            right_on(desk.today, facts, known),
            training_right_on(desk.today, facts, known),
            right_periods(facts, known, first, last),
            tuple(sorted(employment, key=lambda each: (each.start, each.id))),
            _assessments(reader, person_id),
            start_deadline(person),
        )


def _first_day(facts: RightFacts, today: date) -> date:
    days = [facts.first_settled, facts.arrived, *(permit.granted for permit in facts.permits)]
    return min((day for day in (*days, today) if day is not None), default=today)


def _assessments(reader: Reader, person_id: str) -> tuple[AssessmentRow, ...]:
    names = {each.id: each.name for each in reader.find(Staff)}
    found = newest(reader.find(RightAssessment, person_id=person_id), "assessed_on")
    return tuple(
        AssessmentRow(each, names[each.staff_id], tuple(Step.from_json(step) for step in each.steps["steps"]))
        for each in found
    )


def facts_for(reader: Reader, person_ids: list[str]) -> dict[str, RightFacts]:
    """What right and duty are tried against, for several people at once."""
    right_facts.read_ahead(reader, person_ids)
    return {
        person.id: right_facts.gather(reader, person) for person in reader.all_of(Person, "id", person_ids)
    }


def assess_right(desk: Desk, person_id: str, *, standing: Standing | None = None, reason: str = "") -> Saved:
    """Write what the rules answer today, signed off by the account; it is never changed or undone.

    Another `standing` than the rules' needs a reason. UserError when facts are missing and no standing is
    chosen, when the standing is none of §§ 8 and 9, or without the reason.
    """
    desk.require_caseworker()
    with desk.write("assess_right") as unit:
        person = person_of(desk, unit, person_id)
        right = right_on(desk.today, right_facts.gather(unit, person), settings.parameters(unit))
        chosen = standing or right.standing
        _check_standing(chosen, right, reason)
        made = RightAssessment(
            new_id(),
            person.office_id,
            person_id,
            desk.today,
            desk.actor.staff_id,
            right.standing,
            chosen,
            {"schema": SCHEMA, "steps": [step.to_json() for step in right.steps]},
            reason.strip() if chosen is not right.standing else "",
        )
        unit.add(made)
        return Saved(unit.changes(), made.id)


def _check_standing(chosen: Standing, right: Right, reason: str) -> None:
    if chosen is Standing.UNDECIDED:
        lacking = "; ".join(right.missing)
        raise UserError(
            f"Det kan ikke avgjøres ennå. Dette mangler: {lacking}. Skriv det inn, eller velg svaret og "
            "begrunn det.",
            field="standing",
            code="missing",
        )
    if chosen not in CHOICES:
        raise UserError("Velg et av svarene etter integreringsloven §§ 8 og 9.", field="standing")
    if chosen is not right.standing and not reason.strip():
        raise UserError(
            "Reglene gir et annet svar. Skriv hvorfor du vurderer det annerledes.", field="reason"
        )


def add_employment(desk: Desk, value: Employment) -> Saved:
    """Write work, or an offer of work (§ 8 fourth paragraph, undoable).

    UserError at the field: no employer, a week of no hours or more than 168, the dates in the wrong order, or
    the same employer twice at once (at `start`).
    """
    return _save_employment(desk, "add_employment", value)


def change_employment(desk: Desk, value: Employment) -> Saved:
    """Write changed work, e.g. that it has ended (undoable); UserError as in `add_employment`."""
    return _save_employment(desk, "change_employment", value)


def _save_employment(desk: Desk, intention: str, value: Employment) -> Saved:
    desk.require_caseworker()
    need(value, {"employer": "Skriv hvem som er arbeidsgiver."})
    if not 0 < value.minutes_per_week <= MOST_MINUTES:
        raise UserError("Skriv timer i uken, mer enn 0 og ikke over 168.", field="minutes_per_week")
    in_order(value.start, value.end)
    with desk.write(intention) as unit:
        check_visible(desk, unit, value.person_id)
        for other in unit.find(Employment, person_id=value.person_id):
            if other.id != value.id and _same_job(other, value):
                raise UserError(
                    "Det er alt ført arbeid hos denne arbeidsgiveren i denne tiden. Endre det i listen.",
                    field="start",
                )
        return put(desk, unit, value)


def _same_job(one: Employment, other: Employment) -> bool:
    same = one.employer.strip().casefold() == other.employer.strip().casefold()
    if not same or one.offer_only is not other.offer_only:
        return False
    return Period(one.start, one.end).overlaps(Period(other.start, other.end))
