"""Lights for the plan, the contract, and what the programme is to contain (§§ 13–16 and 46)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from grongintro.domain.carried import CarriedKind
from grongintro.domain.dates import short
from grongintro.domain.plan import PlanKind
from grongintro.domain.programme import Status
from grongintro.errors import UserError
from grongintro.rules.calendar_days import add_months
from grongintro.rules.compliance.facts import OVER, ComplianceFacts
from grongintro.rules.compliance.light import Deadline, Light, Mend, amber, by_deadline, green, red
from grongintro.rules.norwegian_goal import goal_of, proposed_goal
from grongintro.rules.plan_requirements import Missing, PlanFacts, missing_parts
from grongintro.rules.plan_review import last_look, next_look, waiting_events
from grongintro.rules.programme_length import LengthFacts, programme_length

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.domain.plan import PlanVersion
    from grongintro.rules.parameters import Parameters

_GOAL = frozenset({"goal_does_not_fit", "over_55_must_work", "under_25_reason"})
_CONTENT = frozenset(
    {
        "work_or_education_element",
        "norwegian_element",
        "civics_element",
        "life_skills_element",
        "parenting_element",
        "children_unknown",
    }
)
_TOGETHER = frozenset(
    {"absence_reason", "own_view", "interpreter_reason", "interpreter_qualified", "language"}
)
_EVENT_DAYS = 30
_HAND_OVER_DAYS = 14


def plan(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """The integration plan is made when the programme is decided (§ 15 first paragraph, § 46 c)."""
    if not _has_programme(facts) or facts.offered is None or facts.offered > today:
        return None
    versions = facts.adopted(PlanKind.INTEGRATION)
    carried = facts.carried_on(CarriedKind.PLAN_DECISION)
    days = [*([versions[0].made_on] if versions else []), *([carried] if carried else [])]
    met = min(days, default=None)
    return by_deadline(Deadline("light.plan", met, facts.offered, Mend.PLAN), today)


def parts(facts: ComplianceFacts, _today: date, parameters: Parameters) -> Light | None:
    """The plan holds the parts and reasons of § 15 third and fourth paragraph."""
    other = _GOAL | _CONTENT | _TOGETHER
    return _held_against(facts, parameters, "light.plan_parts", lambda each: each.code not in other)


def together(facts: ComplianceFacts, _today: date, parameters: Parameters) -> Light | None:
    """The plan was made with the participant, and the interpreter is written down (§ 15 second paragraph)."""
    return _held_against(facts, parameters, "light.plan_together", lambda each: each.code in _TOGETHER)


def goal(facts: ComplianceFacts, _today: date, parameters: Parameters) -> Light | None:
    """The final goal fits education and age (§§ 13 and 14)."""
    return _held_against(facts, parameters, "light.goal", lambda each: each.code in _GOAL)


def content(facts: ComplianceFacts, _today: date, parameters: Parameters) -> Light | None:
    """The plan has every element that is always part of a programme (§ 14 a)."""
    light = _held_against(facts, parameters, "light.content", lambda each: each.code in _CONTENT)
    if light is not None and light.mend is not None and facts.children_under_18 is None:
        return replace(light, mend=Mend.CHILDREN)
    return light


def handed_over(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """The participant has got the newest plan; how soon is the municipality's choice."""
    newest = _newest(facts)
    if newest is None:
        return None
    deadline = newest.made_on + timedelta(days=_HAND_OVER_DAYS)
    due = Deadline("light.plan_handed", newest.handed_over_on, deadline, Mend.HAND_OVER, _HAND_OVER_DAYS)
    return by_deadline(due, today)


def contract(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """The contract is made with the plan and signed by the participant (§ 16)."""
    versions = facts.adopted(PlanKind.INTEGRATION)
    if not _has_programme(facts) or not versions:
        return None
    signed = [each.participant_signed for each in facts.contracts if each.participant_signed is not None]
    carried = facts.carried_on(CarriedKind.CONTRACT)
    met = min([*signed, *([carried] if carried else [])], default=None)
    return by_deadline(Deadline("light.contract", met, versions[0].made_on, Mend.CONTRACT), today)


def one_plan(facts: ComplianceFacts, _today: date, _parameters: Parameters) -> Light | None:
    """One joint plan for programme and training (§ 15 seventh paragraph)."""
    newest = _newest(facts)
    if newest is None or facts.programme is None:
        return None
    beside = [p for p in facts.adopted(PlanKind.NORWEGIAN) if p.made_on >= facts.programme.offered]
    if beside:
        return red("light.one_plan", "two", Mend.PLAN, day=short(beside[-1].made_on))
    return green("light.one_plan", "one", day=short(newest.made_on))


def review(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """The plan is looked at in the municipality's rhythm (§ 15 sixth paragraph)."""
    newest = _newest(facts)
    if newest is None or not facts.takes_part:
        return None
    deadline = next_look(newest, facts.reviews, facts.review_months)
    last = short(last_look(newest, facts.reviews))
    return by_deadline(Deadline("light.review", None, deadline, Mend.REVIEW), today, last=last)


def event(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """After something that changes a life the plan is looked at (§ 15 sixth paragraph)."""
    newest = _newest(facts)
    if newest is None or not _has_programme(facts):
        return None
    since = [each for each in facts.events if each.day <= today]
    waiting = waiting_events(newest, facts.reviews, since)
    if not waiting:
        return green("light.event", "seen") if since else None
    deadline = waiting[0].day + timedelta(days=_EVENT_DAYS)
    due = Deadline("light.event", None, deadline, Mend.REVIEW, _EVENT_DAYS)
    return by_deadline(due, today, happened=short(waiting[0].day))


def length(facts: ComplianceFacts, _today: date, parameters: Parameters) -> Light | None:
    """The programme is no longer than §§ 13 and 14 allow, leave apart."""
    programme = facts.programme
    if programme is None or programme.start is None or programme.end is None or facts.status in OVER:
        return None
    asked = LengthFacts(
        offered=programme.offered,
        start=programme.start,
        birth_date=facts.person.birth_date,
        education=programme.education,
        goal=programme.goal,
    )
    try:
        longest = programme_length(asked, parameters)
    except UserError:  # the goal or a date cannot be right: the light of the goal says so
        return None
    extended = add_months(longest.end, longest.max_extension_months)
    words = {"end": short(programme.end), "longest": short(longest.end)}
    if programme.end <= longest.end:
        return green("light.length", "within", **words)
    if programme.end <= extended or facts.leaves:
        return amber("light.length", "longer", Mend.PROGRAMME, **words)
    return red("light.length", "too_long", Mend.PROGRAMME, **words)


def plan_facts(facts: ComplianceFacts) -> PlanFacts:
    """What the requirements on a plan rest on beside the plan itself."""
    newest = facts.mappings[-1] if facts.mappings else None
    before = facts.adopted(PlanKind.INTEGRATION)[:-1]
    return PlanFacts(
        collective=facts.collective,
        education=facts.education,
        birth_date=facts.person.birth_date,
        children_under_18=facts.children_under_18,
        in_programme=facts.offered is not None,
        proposed=proposed_goal(newest.schooling).levels if newest is not None else None,
        earlier=goal_of(before[-1]) if before else None,
    )


def _held_against(
    facts: ComplianceFacts, parameters: Parameters, code: str, mine: Callable[[Missing], bool]
) -> Light | None:
    """The newest adopted plan held against the requirements that `mine` picks."""
    newest = _newest(facts)
    if newest is None:
        return None
    missing = [each for each in _missing(facts, newest, parameters) if mine(each)]
    if not missing:
        return green(code, "whole", day=short(newest.made_on))
    light = red(code, "lacking", Mend.PLAN, count=str(len(missing)))
    return replace(light, step=replace(light.step, children=tuple(each.text_step for each in missing)))


@lru_cache(maxsize=1)  # four lights of the same participant ask one after the other
def _missing(facts: ComplianceFacts, newest: PlanVersion, parameters: Parameters) -> tuple[Missing, ...]:
    elements = facts.elements.get(newest.id, ())
    return missing_parts(newest, elements, plan_facts(facts), parameters, facts.phases.get(newest.id, ()))


def _newest(facts: ComplianceFacts) -> PlanVersion | None:
    """The plan that holds, while the programme goes on."""
    return facts.newest_plan() if _has_programme(facts) else None


def _has_programme(facts: ComplianceFacts) -> bool:
    return facts.takes_part or facts.status is Status.AWAITING_START
