"""Going through the plan by rhythm and event, and the contract that goes with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.plan import (
    ContractKind,
    IntegrationContract,
    LifeEvent,
    LifeEventKind,
    PlanKind,
    PlanReview,
    PlanVersion,
)
from grongintro.domain.staff import Role
from grongintro.rules.switches import PLAN_DOCUMENT
from grongintro.services import settings
from grongintro.services.keeping import trash
from grongintro.services.qualifying import contracts, plans, reviews
from grongintro.services.qualifying.plan_view import plan_sheet, plan_view
from tests.services.making import TODAY, go_to, person
from tests.services.qualifying.plans import adopted, drafted, participant
from tests.services.qualifying.rows import refused, undone
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

DAY = timedelta(days=1)


def _event(who: str, **more: Any) -> LifeEvent:
    return replace(LifeEvent("", "", who, LifeEventKind.BIRTH, TODAY), **more)


def _review(who: str, plan_id: str, **more: Any) -> PlanReview:
    return replace(PlanReview("", "", who, plan_id, TODAY, "", changes=False), **more)


def _next(desk: Desk, plan_id: str) -> reviews.NextReview:
    with desk.read() as reader:
        return reviews.next_review(reader, reader.get(PlanVersion, plan_id))


def test_the_rhythm_is_the_municipalitys(desk: Desk, adviser_desk: Desk) -> None:
    plan_id = adopted(adviser_desk, participant(adviser_desk))
    assert _next(adviser_desk, plan_id) == reviews.NextReview(date(2027, 2, 23), TODAY)
    settings.change_setting(desk, "plan_review_months", 6)
    assert _next(adviser_desk, plan_id).due == date(2027, 5, 23)


def test_a_review_begins_the_months_anew(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    plan_id = adopted(adviser_desk, who)
    go_to(adviser_desk, date(2027, 1, 31))
    held = _review(who, plan_id, held_on=date(2027, 1, 31), note="Alt går etter planen")
    undone(adviser_desk, partial(reviews.review_plan, adviser_desk, held))
    assert _next(adviser_desk, plan_id).due == date(2027, 4, 30)
    assert [each.note for each in plan_sheet(adviser_desk, plan_id).reviews] == ["Alt går etter planen"]


def test_an_event_calls_for_a_look_at_once(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    plan_id = adopted(adviser_desk, who)
    reviews.note_life_event(adviser_desk, _event(who))
    assert _next(adviser_desk, plan_id).event is None, "known when the plan was made"
    go_to(adviser_desk, TODAY + 2 * DAY)
    note = partial(reviews.note_life_event, adviser_desk, _event(who, day=TODAY + DAY))
    event_id = undone(adviser_desk, note).id
    waiting = _next(adviser_desk, plan_id)
    assert waiting.event is not None
    assert (waiting.due, waiting.event.id) == (TODAY + DAY, event_id)
    view = plan_view(adviser_desk, who)
    assert view.review == waiting
    assert [each.day for each in view.events] == [TODAY + DAY, TODAY]
    looked = _review(who, plan_id, held_on=TODAY + 2 * DAY, event_id=event_id, changes=True)
    reviews.review_plan(adviser_desk, looked)
    assert _next(adviser_desk, plan_id).event is None
    refused(partial(trash.delete, adviser_desk, LifeEvent, event_id), code="leant_on")


@pytest.mark.parametrize(("days", "covers"), [(0, False), (1, True), (2, True)])
def test_a_review_on_the_day_of_the_event_or_later_has_seen_it(
    adviser_desk: Desk, days: int, *, covers: bool
) -> None:
    who = participant(adviser_desk)
    plan_id = adopted(adviser_desk, who)
    go_to(adviser_desk, TODAY + 3 * DAY)
    reviews.note_life_event(adviser_desk, _event(who, day=TODAY + DAY))
    reviews.review_plan(adviser_desk, _review(who, plan_id, held_on=TODAY + timedelta(days=days)))
    assert (_next(adviser_desk, plan_id).event is None) is covers


def test_what_cannot_have_happened(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    note = partial(reviews.note_life_event, adviser_desk)
    refused(partial(note, _event(who, day=TODAY + DAY)), "day")
    refused(partial(note, _event(who, kind=LifeEventKind.OTHER, note=" ")), "note")


def test_a_review_that_cannot_be(adviser_desk: Desk) -> None:
    who, other = participant(adviser_desk), person(adviser_desk, "Amina", born=date(1985, 5, 5))
    plan_id = drafted(adviser_desk, who)
    review = partial(reviews.review_plan, adviser_desk)
    refused(partial(review, _review(who, plan_id)), "plan_id")
    adopted_id = _adopt(adviser_desk, plan_id)
    refused(partial(review, _review(other, adopted_id)), "plan_id")
    refused(partial(review, _review(who, adopted_id, held_on=TODAY - DAY)), "held_on")
    refused(partial(review, _review(who, adopted_id, held_on=TODAY + DAY)), "held_on")
    theirs = reviews.note_life_event(adviser_desk, _event(other)).id
    refused(partial(review, _review(who, adopted_id, event_id=theirs)), "event_id")


def _adopt(desk: Desk, plan_id: str) -> str:
    from grongintro.services.qualifying.adopting import adopt_plan

    return adopt_plan(desk, plan_id).id


def _contract(desk: Desk, plan_id: str) -> IntegrationContract:
    found = plan_sheet(desk, plan_id).contract
    assert found is not None
    return found


def test_the_contract_is_made_and_signed_by_both(adviser_desk: Desk) -> None:
    plan_id = adopted(adviser_desk, participant(adviser_desk))
    made = undone(adviser_desk, partial(contracts.make_contract, adviser_desk, plan_id, TODAY))
    refused(partial(contracts.make_contract, adviser_desk, plan_id, TODAY), code="there")
    assert _contract(adviser_desk, plan_id).kind is ContractKind.CONTRACT
    sign = partial(contracts.sign_contract, adviser_desk, made.id)
    go_to(adviser_desk, TODAY + DAY)
    undone(adviser_desk, partial(sign, participant=TODAY))
    undone(adviser_desk, partial(sign, municipality=TODAY + DAY))
    signed = _contract(adviser_desk, plan_id)
    assert (signed.participant_signed, signed.municipality_signed) == (TODAY, TODAY + DAY)
    for wrong in (TODAY - DAY, TODAY + 2 * DAY):
        refused(partial(sign, participant=wrong), "participant_signed")
        refused(partial(sign, municipality=wrong), "municipality_signed")


def test_the_contract_goes_with_the_plan(adviser_desk: Desk) -> None:
    who, outside = participant(adviser_desk), person(adviser_desk, "Amina", born=date(1985, 5, 5))
    make = partial(contracts.make_contract, adviser_desk)
    refused(partial(make, drafted(adviser_desk, who), TODAY), code="state")
    norwegian = plans.new_plan(adviser_desk, outside, PlanKind.NORWEGIAN).id
    refused(partial(make, norwegian, TODAY), code="state")
    plan_id = adopted(adviser_desk, participant(adviser_desk, given="Filmon", born=date(1995, 1, 1)))
    refused(partial(make, plan_id, TODAY + DAY), "made_on")
    refused(partial(make, plan_id, TODAY - DAY), "made_on")
    plan = plan_sheet(adviser_desk, plan_id).version
    assert contracts.contract_warnings(plan, TODAY) == ()
    (warning,) = contracts.contract_warnings(plan, TODAY + DAY)
    assert (warning.field, warning.code) == ("made_on", "warning")
    go_to(adviser_desk, TODAY + DAY)
    assert make(plan_id, TODAY + DAY).id


@pytest.mark.parametrize(
    ("days", "kind"),
    [(1, ContractKind.CONTRACT), (0, ContractKind.DECLARATION), (-1, ContractKind.DECLARATION)],
)
def test_its_successor_takes_over_on_its_day(
    adviser_desk: Desk, monkeypatch: pytest.MonkeyPatch, days: int, kind: ContractKind
) -> None:
    from grongintro.rules.parameters import Row, shipped_parameters

    since = TODAY + timedelta(days=days)
    row = Row(since, since, "declaration", "Kongelig resolusjon")
    switched = shipped_parameters().with_rows(PLAN_DOCUMENT, [row])
    monkeypatch.setattr(settings, "parameters", lambda _: switched)
    plan_id = adopted(adviser_desk, participant(adviser_desk))
    made = contracts.make_contract(adviser_desk, plan_id, TODAY)
    assert _contract(adviser_desk, plan_id).kind is kind
    sign = partial(contracts.sign_contract, adviser_desk, made.id, municipality=TODAY)
    if kind is ContractKind.DECLARATION:
        refused(sign, "municipality_signed")
    else:
        assert sign().id == made.id


def test_a_helper_writes_none_of_it(desk: Desk, adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    plan_id = adopted(adviser_desk, who)
    contract_id = contracts.make_contract(adviser_desk, plan_id, TODAY).id
    helper = colleague(desk, "Ingvild Hjelper", Role.HELPER)
    attempts = (
        partial(reviews.note_life_event, helper, _event(who)),
        partial(reviews.review_plan, helper, _review(who, plan_id)),
        partial(contracts.make_contract, helper, plan_id, TODAY),
        partial(contracts.sign_contract, helper, contract_id, participant=TODAY),
    )
    for attempt in attempts:
        refused(attempt, code="role")
