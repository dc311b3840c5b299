"""How long an integration plan may last: the programme and, where there is one, its extension (§§ 13, 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.carried import OpeningBalance, Quota
from grongintro.domain.dates import short
from grongintro.domain.person import Person
from grongintro.domain.plan import PlanKind
from grongintro.domain.programme import ProgrammeLeave
from grongintro.errors import UserError
from grongintro.rules.calendar_days import add_months
from grongintro.rules.programme_length import TRACKS, LengthFacts, programme_length
from grongintro.services import settings
from grongintro.services.qualifying.plan_facts import programme_on

if TYPE_CHECKING:
    from grongintro.domain.plan import PlanVersion
    from grongintro.rules.programme_length import LengthResult
    from grongintro.storage.unit import Reader


def plan_length(reader: Reader, plan: PlanVersion) -> LengthResult | None:
    """The longest programme with the plan's own goal, from the day the programme starts or the plan does.

    None outside the programme, and while goal or start is open or they do not fit the education.
    """
    programme = programme_on(reader, plan.person_id, plan.made_on)
    if plan.kind is not PlanKind.INTEGRATION or programme is None or plan.final_goal is None:
        return None
    start = programme.start or plan.start
    if start is None or start < programme.offered or (programme.education, plan.final_goal) not in TRACKS:
        return None
    born = reader.get(Person, plan.person_id).birth_date
    facts = LengthFacts(programme.offered, start, born, programme.education, plan.final_goal)
    return programme_length(facts, settings.parameters(reader))


def check_length(reader: Reader, plan: PlanVersion) -> None:
    """Raise UserError at `end` when the plan lasts longer than the law allows with every extension there is.

    Not up to the programme's own last day, which has a light of its own; and not where leave or days in
    addition are registered: they come on top, and are counted elsewhere.
    """
    if plan.end is None or _has_additions(reader, plan.person_id):
        return
    length = plan_length(reader, plan)
    if length is None or plan.end <= add_months(length.end, length.max_extension_months):
        return
    programme = programme_on(reader, plan.person_id, plan.made_on)
    if programme is not None and programme.last_day is not None and plan.end <= programme.last_day:
        return
    longest, law = short(length.end), length.steps[0].law
    if length.max_extension_months:
        more = f"og forlenges til {short(add_months(length.end, length.max_extension_months))}"
    else:
        more = "og kan ikke forlenges"
    raise UserError(
        f"Med dette sluttmålet kan programmet vare til {longest} {more} ({law}). Rett datoen, eller "
        "registrer permisjonen først.",
        field="end",
        code="too_long",
    )


def _has_additions(reader: Reader, person_id: str) -> bool:
    if reader.find(ProgrammeLeave, person_id=person_id):
        return True
    return bool(reader.find(OpeningBalance, person_id=person_id, quota=Quota.ADDED_DAYS))
