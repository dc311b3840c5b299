"""The lights for the end, the register as a whole, and the order in which lights are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from grongintro.domain.closing import Ending, FinalStatus
from grongintro.domain.eligibility import Standing
from grongintro.domain.programme import Status
from grongintro.rules.compliance.light import Colour, Mend
from grongintro.rules.compliance.register import REQUIREMENTS, by_urgency, lights
from grongintro.rules.compliance.rules import LIGHTS
from grongintro.rules.parameters import shipped_parameters
from tests.rules.compliance.people import DEADLINE, PROGRAMME, STARTED, arrived, in_programme, light, seen

DAY = timedelta(days=1)
LAST = date(2026, 10, 9)
ENDING = Ending("e", "o", "p", "pr", LAST, FinalStatus.WORK, "Fast jobb")


def over(**changes: object) -> object:
    programme = replace(PROGRAMME, end=LAST)
    return replace(in_programme(programme=programme, status=Status.ENDED), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("today", "colour"),
    [(date(2026, 12, 8), "amber"), (date(2026, 12, 9), "amber"), (date(2026, 12, 10), "red")],
)
def test_the_final_status_is_registered_within_two_months(today: date, colour: str) -> None:
    assert seen(over(), "final_status", today)[0] == colour  # type: ignore[arg-type]
    assert seen(over(ending=ENDING), "final_status", today)[0] == "green"  # type: ignore[arg-type]


def test_it_is_amber_from_the_first_day_after_the_last() -> None:
    assert light(in_programme(programme=replace(PROGRAMME, end=LAST)), "final_status", LAST) is None
    assert seen(over(), "final_status", LAST + DAY)[0] == "amber"  # type: ignore[arg-type]


def test_a_certificate_is_issued_also_when_a_programme_is_broken_off() -> None:
    stopped = replace(
        in_programme(programme=replace(PROGRAMME, stopped=LAST), status=Status.STOPPED), ending=ENDING
    )
    assert seen(stopped, "certificate", LAST + timedelta(days=30)) == ("amber", 0)
    found = light(stopped, "certificate", LAST + timedelta(days=31))
    assert (str(found.colour), found.mend) == ("red", Mend.CERTIFICATE)
    issued = replace(stopped, ending=replace(ENDING, certificate_on=LAST))
    assert seen(issued, "certificate", LAST + timedelta(days=31)) == ("green", None)
    assert light(over(), "certificate", LAST + timedelta(days=31)).mend is Mend.ENDING  # type: ignore[arg-type]


def test_nothing_ends_that_never_began() -> None:
    never = in_programme(programme=replace(PROGRAMME, start=None, stopped=LAST), status=Status.STOPPED)
    assert light(never, "final_status", LAST + DAY) is None


def test_every_requirement_has_its_rule_and_every_rule_its_requirement() -> None:
    assert {each.code for each in REQUIREMENTS} == {rule.code for rule in LIGHTS}
    assert len({each.code for each in REQUIREMENTS}) == len(REQUIREMENTS)


def test_what_comes_later_is_told_apart_and_has_no_button() -> None:
    found = lights(in_programme(), STARTED, shipped_parameters())
    later = [each for each in found if each.colour is Colour.LATER]
    assert {each.code for each in later} == {each.code for each in REQUIREMENTS if each.test is None}
    assert all(each.mend is None and "ikke ennå" in each.step.text for each in later)
    waiting = lights(arrived(), STARTED, shipped_parameters())
    assert not [each for each in waiting if each.colour is Colour.LATER]


def test_red_comes_first_and_what_has_the_fewest_days_left() -> None:
    found = sorted(lights(in_programme(), DEADLINE, shipped_parameters()), key=by_urgency)
    colours = [each.colour for each in found]
    order = (Colour.RED, Colour.AMBER, Colour.GREEN, Colour.LATER)
    assert colours == sorted(colours, key=order.index)
    red = [each.days_left for each in found if each.colour is Colour.RED and each.days_left is not None]
    assert red == sorted(red)


def test_what_can_be_mended_says_how_and_what_is_in_order_does_not() -> None:
    for facts in (arrived(), in_programme(), over(), arrived(standing=Standing.UNDECIDED)):
        for each in lights(facts, date(2026, 12, 20), shipped_parameters()):  # type: ignore[arg-type]
            if each.colour in {Colour.RED, Colour.AMBER}:
                assert each.mend is not None
            if each.colour is Colour.GREEN and each.days_left is None:
                assert each.mend is None
