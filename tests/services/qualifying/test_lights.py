"""The lights from what is registered: one participant, everybody, and who may see them."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.eligibility import Standing
from grongintro.domain.household import HouseholdRole, LivingFactKind
from grongintro.domain.person import PermitKind, Settlement
from grongintro.domain.plan import LifeEvent, LifeEventKind
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.rules.compliance.light import Colour, Mend
from grongintro.rules.compliance.register import REQUIREMENTS
from grongintro.services import households, people, settings
from grongintro.services.qualifying import right
from grongintro.services.qualifying.adopting import hand_over_plan
from grongintro.services.qualifying.light_facts import gather
from grongintro.services.qualifying.lights import all_lights, lights_of
from grongintro.services.qualifying.plan_facts import plan_facts
from grongintro.services.qualifying.plan_view import plan_view
from grongintro.services.qualifying.reviews import note_life_event
from grongintro.services.trust.protection import protect
from tests.services.making import TODAY, answer, go_to, person
from tests.services.qualifying.plans import adopted, participant
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.rules.compliance.light import Light
    from grongintro.services.desk import Desk


def lit(desk: Desk, who: str, code: str) -> Light | None:
    return next((each for each in lights_of(desk, who) if each.code == f"light.{code}"), None)


def settled(desk: Desk) -> str:
    """Somebody with right and duty who came on 1 September."""
    arrived = date(2026, 9, 1)
    who = person(desk, arrived=arrived, first_settled=arrived, settlement=Settlement.AGREED)
    people.add_permit(desk, who, kind=PermitKind.REFUGEE_28, granted=date(2026, 7, 1), valid_to=None)
    return who


def test_somebody_who_has_come_must_be_decided_on(adviser_desk: Desk) -> None:
    who = settled(adviser_desk)
    found = lit(adviser_desk, who, "programme_decision")
    assert found is not None
    assert (found.colour, found.days_left, found.mend) == (Colour.AMBER, 8, Mend.PROGRAMME)
    go_to(adviser_desk, date(2026, 12, 2))
    late = lit(adviser_desk, who, "programme_decision")
    assert late is not None
    assert (late.colour, late.days_left) == (Colour.RED, -1)


def test_a_trial_turns_its_light_green_and_overrules_the_rules(adviser_desk: Desk) -> None:
    who = settled(adviser_desk)
    assert lit(adviser_desk, who, "right") is not None
    right.assess_right(adviser_desk, who)
    tried = lit(adviser_desk, who, "right")
    assert tried is not None
    assert tried.colour is Colour.GREEN
    right.assess_right(adviser_desk, who, standing=Standing.OUTSIDE, reason="Skal flytte til Sverige")
    assert lit(adviser_desk, who, "programme_decision") is None


def test_an_adopted_plan_lights_what_it_holds_and_what_is_not_done(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    before = lit(adviser_desk, who, "plan")
    assert before is not None
    assert (before.colour, before.days_left) == (Colour.RED, -3)
    plan_id = adopted(adviser_desk, who)
    found = {light.code.removeprefix("light."): light for light in lights_of(adviser_desk, who)}
    assert {
        code: str(found[code].colour) for code in ("plan", "plan_parts", "goal", "content")
    } == dict.fromkeys(("plan", "plan_parts", "goal", "content"), "green")
    assert found["plan"].late
    assert found["plan_handed"].colour is Colour.AMBER
    hand_over_plan(adviser_desk, plan_id, TODAY)
    handed = lit(adviser_desk, who, "plan_handed")
    assert handed is not None
    assert handed.colour is Colour.GREEN


def test_a_child_that_is_born_asks_for_guidance_and_a_look_at_the_plan(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    adopted(adviser_desk, who)
    go_to(adviser_desk, date(2026, 12, 20))
    note_life_event(adviser_desk, LifeEvent("", "", who, LifeEventKind.BIRTH, date(2026, 12, 19)))
    content, event = lit(adviser_desk, who, "content"), lit(adviser_desk, who, "event")
    assert content is not None
    assert event is not None
    assert (content.colour, content.mend) == (Colour.RED, Mend.PLAN)
    assert "foreldreveiledning" in content.step.children[0].text.casefold()
    assert (event.colour, event.days_left) == (Colour.AMBER, 29)


@pytest.mark.parametrize(
    ("has", "born", "found"),
    [
        (None, None, None),
        (False, date(2015, 1, 1), False),
        (True, date(2015, 1, 1), True),
        (None, date(2015, 1, 1), True),
    ],
)
def test_lights_and_plan_agree_on_whose_children_count(
    adviser_desk: Desk, has: bool | None, born: date | None, found: bool | None
) -> None:
    who = person(adviser_desk)
    home = households.create_household(adviser_desk, "Hjemmet").id
    households.join_household(adviser_desk, who, home, role=HouseholdRole.ADULT, start=date(2026, 6, 1))
    if born is not None:
        child = person(adviser_desk, "Liten", born=born)
        households.join_household(adviser_desk, child, home, role=HouseholdRole.CHILD, start=date(2026, 6, 1))
    if has is not None:
        answer(adviser_desk, who, LivingFactKind.HAS_CHILDREN, answer=has)
    with adviser_desk.read() as reader:
        assert gather(reader, [who], TODAY)[who].children_under_18 is found


def test_the_plan_s_own_check_and_its_lights_rest_on_the_same(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    adopted(adviser_desk, who)
    sheet = plan_view(adviser_desk, who).adopted
    assert sheet is not None
    with adviser_desk.read() as reader:
        own = plan_facts(reader, sheet.version)
        facts = gather(reader, [who], TODAY)[who]
    assert (own.collective, own.education, own.children_under_18) == (
        facts.collective,
        facts.education,
        facts.children_under_18,
    )


def test_everybody_stands_with_the_most_red_first(adviser_desk: Desk) -> None:
    fine = settled(adviser_desk)
    right.assess_right(adviser_desk, fine)
    worse = participant(adviser_desk, given="Yonas", born=date(1985, 1, 1))
    child = person(adviser_desk, "Liten", born=date(2015, 1, 1))
    view = all_lights(adviser_desk)
    assert [each.person_id for each in view.people] == [worse, fine]
    assert child not in {each.person_id for each in view.people}
    assert view.people[0].count(Colour.RED) > 0
    assert [line.code for line in view.requirements] == [each.code for each in REQUIREMENTS]
    by_code = {line.code: line for line in view.requirements}
    assert (by_code["light.plan"].red, by_code["light.extension"].later) == (1, True)
    assert by_code["light.full_time"].later is False
    assert view.count(Colour.RED) == sum(line.red for line in view.requirements)


def test_the_municipality_s_rhythm_moves_the_light(desk: Desk, adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    adopted(adviser_desk, who)
    go_to(adviser_desk, date(2027, 2, 24))
    light = lit(adviser_desk, who, "review")
    assert light is not None
    assert light.colour is Colour.RED
    settings.change_setting(desk, "plan_review_months", 6)
    later = lit(adviser_desk, who, "review")
    assert later is not None
    assert later.colour is Colour.GREEN


def test_a_protected_person_s_lights_are_for_the_named_only(desk: Desk, adviser_desk: Desk) -> None:
    who = settled(adviser_desk)
    named = (adviser_desk.actor.account_id, desk.actor.account_id)
    protect(adviser_desk, who, basis="Strengt fortrolig adresse", account_ids=named)
    other = colleague(desk, "Ola Nilsen", Role.ADVISER)
    with pytest.raises(UserError):
        lights_of(other, who)
    assert [each.person_id for each in all_lights(adviser_desk).people] == [who]
    assert all_lights(other).people == ()


def test_helpers_see_no_lights(desk: Desk, adviser_desk: Desk) -> None:
    who = settled(adviser_desk)
    helper = colleague(desk, "Ingvild Hjelper", Role.HELPER)
    for asked in (partial(lights_of, helper, who), partial(all_lights, helper)):
        with pytest.raises(UserError, match="Be avdelingslederen"):
            asked()
