"""What holds for the lights whatever is registered, on any day, and from one day to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from grongintro.domain.carried import CarriedKind, CarriedMatter, OpeningBalance, Quota
from grongintro.domain.closing import Ending, FinalStatus
from grongintro.domain.eligibility import Standing
from grongintro.domain.mapping import CareerGuidance, CompetenceMapping, MappedWhen, Schooling
from grongintro.domain.moving import LateStart
from grongintro.domain.period import ONE_DAY, Period
from grongintro.domain.person import Permit, PermitKind
from grongintro.domain.plan import (
    ContractKind,
    ElementKind,
    IntegrationContract,
    LifeEvent,
    LifeEventKind,
    PlanElement,
    PlanKind,
    PlanPhase,
    PlanReview,
    PlanState,
    PlanVersion,
)
from grongintro.domain.programme import Education, Goal, Programme, Status
from grongintro.domain.training import (
    Exemption,
    ExemptionBasis,
    ExemptionFrom,
    LanguageTest,
    Level,
    Provider,
    Subject,
    TaughtHours,
    TestPart,
    Training,
    TrainingBasis,
)
from grongintro.rules.compliance.facts import ComplianceFacts
from grongintro.rules.compliance.light import Colour, Light
from grongintro.rules.compliance.register import REQUIREMENTS, lights
from grongintro.rules.parameters import shipped_parameters
from tests.rules.compliance.people import PERSON

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

PARAMETERS = shipped_parameters()
FIRST = date(2021, 1, 1)
SPAN = 3650
EXAMPLES = 100
# Facts lie mostly within the two years that a programme takes, so that deadlines meet what is done.
near = st.integers(0, 730).map(lambda days: date(2025, 6, 1) + timedelta(days=days))
far = st.integers(0, SPAN).map(lambda days: FIRST + timedelta(days=days))
day = st.one_of(near, near, near, far)
maybe = st.one_of(day, day, st.none())
bound = st.one_of(
    st.just(Standing.RIGHT_AND_DUTY), st.just(Standing.RIGHT_AND_DUTY), st.sampled_from(Standing)
)
taking_part = st.one_of(
    st.just(Status.IN_PROGRAMME), st.sampled_from([Status.ENDED, Status.STOPPED]), st.sampled_from(Status)
)
minutes = st.integers(0, 60_000)


def one(kind: Any) -> SearchStrategy[Any]:
    """A member of an enumeration."""
    return st.sampled_from(list(kind))


def mostly(made: SearchStrategy[Any], otherwise: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Three times out of four the first: what most participants have."""
    return st.one_of(made, made, made, otherwise)


def some(
    made: SearchStrategy[Any], by: Callable[[Any], Any], most: int = 3, *, least: int = 0
) -> SearchStrategy[Any]:
    """A few, in the order that facts stand in."""
    return st.lists(made, min_size=least, max_size=most).map(lambda found: tuple(sorted(found, key=by)))


def row(kind: type, /, **parts: Any) -> SearchStrategy[Any]:
    """A value about the person, with what is drawn and what is given."""
    drawn = {
        name: each if isinstance(each, st.SearchStrategy) else st.just(each) for name, each in parts.items()
    }
    return st.builds(kind, st.just("x"), st.just("o"), st.just("p"), **drawn)


@st.composite
def spans(draw: DrawFn) -> tuple[date, date]:
    """A first and a last day, both included."""
    start = draw(day)
    return start, start + timedelta(days=draw(st.integers(0, 1200)))


def spanned(kind: type, /, **parts: Any) -> SearchStrategy[Any]:
    """A value with a start and an end in order."""
    return st.tuples(row(kind, start=FIRST, end=FIRST, **parts), spans()).map(
        lambda found: replace(found[0], start=found[1][0], end=found[1][1])
    )


programmes = st.tuples(
    row(Programme, offered=day, education=one(Education), goal=one(Goal), stopped=mostly(st.none(), day)),
    mostly(spans(), st.none()),
).map(lambda found: replace(found[0], start=found[1][0], end=found[1][1]) if found[1] else found[0])
plans = row(
    PlanVersion,
    kind=one(PlanKind),
    number=1,
    state=one(PlanState),
    made_on=day,
    staff_id="s",
    long_term_goal=st.sampled_from(["", "Snekker"]),
    final_goal=st.none() | one(Goal),
    listening=st.none() | one(Level),
    speaking=st.none() | one(Level),
    norwegian_minutes=st.none() | minutes,
    start=maybe,
    end=maybe,
    present=st.booleans(),
    own_view=st.sampled_from(["", "Enig"]),
    material=st.none() | st.booleans(),
    handed_over_on=maybe,
)
elements = spanned(
    PlanElement, plan_id="0", kind=one(ElementKind), title="Noe", minutes_per_week=st.integers(0, 2250)
)
phases = spanned(PlanPhase, plan_id="0", number=1, name="Fase")
people = st.builds(
    lambda born, arrived, claimed: replace(PERSON, birth_date=born, arrived=arrived, claimed=claimed),
    st.dates(date(1950, 1, 1), date(2009, 12, 31)),
    maybe,
    maybe,
)


@st.composite
def invented(draw: DrawFn) -> ComplianceFacts:
    """Whatever may be registered, also what does not go together."""
    versions = tuple(
        replace(plan, id=str(at), number=at + 1) for at, plan in enumerate(draw(st.lists(plans, max_size=3)))
    )
    ids = [plan.id for plan in versions]
    part = {plan_id: draw(some(elements, lambda each: each.start)) for plan_id in ids}
    return ComplianceFacts(
        person=draw(people),
        status=draw(taking_part),
        standing=draw(bound),
        training_standing=draw(bound),
        assessed_on=draw(maybe),
        permits=draw(some(row(Permit, kind=one(PermitKind), granted=day), lambda each: each.granted)),
        programme=draw(mostly(programmes, st.none())),
        late_starts=draw(
            some(row(LateStart, reason="Sen", written_on=day, staff_id="s"), lambda each: each.written_on)
        ),
        mappings=draw(some(_mappings, lambda each: each.mapped_on)),
        guidance=draw(some(row(CareerGuidance, offered_on=day, held_on=maybe), lambda each: each.offered_on)),
        plans=versions,
        elements=part,
        phases={plan_id: draw(some(phases, lambda each: each.start, 2)) for plan_id in ids},
        reviews=draw(some(_reviews(ids), lambda each: each.held_on)) if ids else (),
        events=draw(some(row(LifeEvent, kind=one(LifeEventKind), day=day), lambda each: each.day)),
        contracts=draw(some(_contracts(ids), lambda each: each.made_on)) if ids else (),
        training=draw(some(_training, lambda each: each.offered, 2, least=1)),
        hours=draw(some(_hours, lambda each: each.start, 6)),
        tests=draw(st.lists(_tests, max_size=5).map(tuple)) or draw(st.permutations(_ALL_TESTS).map(tuple)),
        exemptions=draw(some(_exemptions, lambda each: each.applied_on)),
        carried=draw(some(row(CarriedMatter, kind=one(CarriedKind), dated=day), lambda each: each.dated)),
        balances=draw(some(_balances, lambda each: each.as_of)),
        ending=draw(mostly(_endings, st.none())),
        children_under_18=draw(st.none() | st.booleans()),
        benefit_decided=draw(maybe),
        review_months=draw(st.integers(1, 12)),
        capacity_exception=draw(st.booleans()),
    )


_mappings = row(
    CompetenceMapping, mapped_on=day, timing=one(MappedWhen), mapped_by="K", schooling=one(Schooling)
)
_training = row(
    Training, basis=one(TrainingBasis), offered=day, start=maybe, claimed=maybe, provider=one(Provider)
)
_hours = spanned(TaughtHours, subject=one(Subject), minutes=minutes)
_tests = row(LanguageTest, part=one(TestPart), sat_on=maybe)
_ALL_TESTS = [LanguageTest("x", "o", "p", part, sat_on=date(2026, 3, 3)) for part in TestPart]
_exemptions = row(
    Exemption,
    what=one(ExemptionFrom),
    basis=one(ExemptionBasis),
    applied_on=day,
    granted=st.none() | st.booleans(),
)
_balances = row(
    OpeningBalance, quota=one(Quota), hundredths=st.integers(0, 60_000), as_of=day, source="Namsos"
)
_endings = row(
    Ending, programme_id="x", ended_on=day, status=one(FinalStatus), reason="Ferdig", certificate_on=maybe
)


def _reviews(ids: list[str]) -> SearchStrategy[Any]:
    return row(
        PlanReview,
        plan_id=st.sampled_from(ids),
        held_on=day,
        staff_id="s",
        changes=st.booleans(),
        event_id=st.none() | st.just("x"),
    )


def _contracts(ids: list[str]) -> SearchStrategy[Any]:
    return row(
        IntegrationContract,
        plan_id=st.sampled_from(ids),
        kind=one(ContractKind),
        made_on=day,
        staff_id="s",
        participant_signed=maybe,
    )


def on(facts: ComplianceFacts, today: date) -> dict[str, Light]:
    """The lights of a day by their codes."""
    return {each.code: each for each in lights(facts, today, PARAMETERS)}


def left_by(facts: ComplianceFacts, today: date) -> ComplianceFacts:
    """With leave that is over: the days of leave that lasts or comes move the deadlines as they go."""
    return replace(facts, leaves=(Period(today - timedelta(days=40), today - timedelta(days=20)),))


@given(facts=invented(), today=day, leaves=st.lists(spans(), max_size=2), lasts=st.booleans())
@settings(max_examples=EXAMPLES, deadline=None)
def test_whatever_is_registered_the_lights_can_be_told(
    facts: ComplianceFacts, today: date, leaves: list[tuple[date, date]], *, lasts: bool
) -> None:
    periods = [Period(start, end) for start, end in sorted(leaves)]
    if periods and lasts:
        periods[-1] = Period(periods[-1].start, None)
    found = lights(replace(facts, leaves=tuple(periods)), today, PARAMETERS)
    codes = [each.code for each in found]
    assert len(codes) == len(set(codes))
    assert set(codes) <= {each.code for each in REQUIREMENTS}
    for each in found:
        assert each.step.text, each.code
        assert each.step.law, each.code
        assert each.colour is not Colour.RED or each.mend is not None, each.code
        assert not each.late or each.colour in {Colour.GREEN, Colour.RED}, each.code


@given(invented(), day)
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_deadline_comes_a_day_nearer_each_day(facts: ComplianceFacts, today: date) -> None:
    facts = left_by(facts, today)
    before, after = on(facts, today), on(facts, today + ONE_DAY)
    for code, light in before.items():
        if light.days_left is None or light.days_left < 1:
            continue
        now = after[code]
        done = now.days_left is None and now.colour is Colour.GREEN
        assert done or now.days_left == light.days_left - 1, code


@given(invented(), day, st.integers(1, 2000))
@settings(max_examples=EXAMPLES, deadline=None)
def test_what_was_done_in_time_does_not_turn_red_by_waiting(
    facts: ComplianceFacts, today: date, days: int
) -> None:
    known = tuple(each for each in facts.events if each.day <= today)
    facts = left_by(replace(facts, events=known), today)
    later = on(facts, today + timedelta(days=days))
    for code, light in on(facts, today).items():
        met = light.colour is Colour.GREEN and light.days_left is None and not light.late
        assert not met or later[code].colour is not Colour.RED, code


@given(invented(), day)
@settings(max_examples=100, deadline=None)
def test_the_colour_of_a_deadline_follows_its_days(facts: ComplianceFacts, today: date) -> None:
    for light in lights(facts, today, PARAMETERS):
        if light.days_left is not None and light.colour is Colour.RED:
            assert light.days_left < 0, light.code
        if light.days_left is not None and light.colour is Colour.GREEN:
            assert light.days_left > 0, light.code
