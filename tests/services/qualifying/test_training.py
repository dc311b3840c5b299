"""Training, hours, tests and exemptions: written, refused, undone and summed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.carried import Quota
from grongintro.domain.household import LivingFactKind
from grongintro.domain.person import PermitKind
from grongintro.domain.plan import PlanKind
from grongintro.domain.programme import ProgrammeLeave
from grongintro.domain.staff import Role
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
from grongintro.services import people, settings
from grongintro.services.keeping import trash, undo
from grongintro.services.qualifying import carried, training
from grongintro.services.qualifying.plan_facts import minutes_in
from grongintro.services.qualifying.plan_view import plan_sheet
from grongintro.services.qualifying.plans import new_plan
from grongintro.services.qualifying.training_view import training_view
from tests.services.making import TODAY, answer, person
from tests.services.qualifying.plans import END, START, participant
from tests.services.qualifying.rows import balance, refused, undone
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.desk import Desk

DAY = timedelta(days=1)
OFFERED = date(2026, 9, 1)


def _training(who: str, **more: Any) -> Training:
    made = Training("", "", who, TrainingBasis.SECTION_27, OFFERED, OFFERED, minutes_per_week=900)
    return replace(made, **more)


def _hours(who: str, **more: Any) -> TaughtHours:
    made = TaughtHours("", "", who, Subject.CIVICS, TODAY, TODAY, 180, "Modul 1", "tigrinja")
    return replace(made, **more)


def _test(who: str, **more: Any) -> LanguageTest:
    made = LanguageTest("", "", who, TestPart.READING, OFFERED, TODAY, Level.A2)
    return replace(made, **more)


def _exemption(who: str, **more: Any) -> Exemption:
    made = Exemption("", "", who, ExemptionFrom.NORWEGIAN_TEST, ExemptionBasis.HEALTH, OFFERED)
    return replace(made, **more)


def test_training_is_written_and_undone(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    undone(adviser_desk, partial(training.save_training, adviser_desk, _training(who)))
    training.save_training(adviser_desk, _training(who, offered=TODAY, start=None, claimed=OFFERED))
    found = training_view(adviser_desk, who).trainings
    assert [each.offered for each in found] == [TODAY, OFFERED]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"offered": TODAY + DAY, "start": None}, "offered"),
        ({"claimed": TODAY + DAY}, "claimed"),
        ({"start": OFFERED - DAY}, "start"),
        ({"start": None, "end": TODAY}, "start"),
        ({"end": OFFERED - DAY}, "end"),
        ({"minutes_per_week": -1}, "minutes_per_week"),
        ({"minutes_per_week": 168 * 60 + 1}, "minutes_per_week"),
        ({"provider": Provider.PRIVATE}, "provider_name"),
    ],
)
def test_training_that_cannot_be(adviser_desk: Desk, wrong: dict[str, Any], field: str) -> None:
    who = person(adviser_desk)
    refused(partial(training.save_training, adviser_desk, _training(who, **wrong)), field)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"end": TODAY + DAY}, "end"),
        ({"start": TODAY, "end": TODAY - DAY}, "end"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 24 * 60 + 1}, "minutes"),
        ({"module": ""}, "module"),
        ({"module": "Modul 8"}, "module"),
        ({"language": " "}, "language"),
        ({"subject": Subject.NORWEGIAN}, "module"),
        ({"subject": Subject.PARENTING_GROUP, "start": TODAY - DAY, "module": ""}, "end"),
    ],
)
def test_hours_that_cannot_be(adviser_desk: Desk, wrong: dict[str, Any], field: str) -> None:
    who = person(adviser_desk)
    refused(partial(training.register_hours, adviser_desk, _hours(who, **wrong)), field)


@pytest.mark.parametrize(("days", "minutes"), [(1, 1), (1, 24 * 60), (2, 48 * 60)])
def test_hours_at_the_edges_are_taken(adviser_desk: Desk, days: int, minutes: int) -> None:
    start = TODAY - DAY * (days - 1)
    made = _hours(person(adviser_desk), start=start, minutes=minutes)
    assert training.register_hours(adviser_desk, made).id


def test_hours_are_summed_by_subject_and_module_with_what_came_before(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    write = partial(training.register_hours, adviser_desk)
    undone(adviser_desk, partial(write, _hours(who)))
    write(_hours(who, module="Modul 3", minutes=20))
    write(_hours(who, minutes=60))
    norwegian = _hours(who, subject=Subject.NORWEGIAN, module="", language="", minutes=90)
    write(norwegian)
    for subject in (Subject.PARENTING_GROUP, Subject.PARENTING_GROUP, Subject.PARENTING_INDIVIDUAL):
        write(replace(norwegian, subject=subject))
    carried.set_opening_balance(adviser_desk, balance(who))
    carried.set_opening_balance(adviser_desk, balance(who, quota=Quota.PARENTING_MEETINGS, hundredths=300))
    in_balance = date(2026, 10, 31)
    write(_hours(who, start=in_balance, end=in_balance, minutes=999))
    write(_hours(who, start=in_balance, end=in_balance + DAY, minutes=10))
    view = training_view(adviser_desk, who)
    civics = view.sums[Subject.CIVICS]
    assert (civics.minutes, civics.opening_minutes) == (1020, 750)
    assert dict(view.modules) == {f"Modul {n}": 0 for n in range(1, 8)} | {"Modul 1": 250, "Modul 3": 20}
    assert view.sums[Subject.NORWEGIAN].minutes == 90
    assert view.sums[Subject.CAREER_SKILLS].minutes == 0
    assert len(view.hours) == 9
    assert (view.needs.civics, view.needs.life_skills, view.needs.parenting) == (None, None, None)


def _participant(desk: Desk, kind: PermitKind = PermitKind.REFUGEE_28) -> str:
    who = participant(desk)
    people.add_permit(desk, who, kind=kind, granted=date(2026, 3, 1), valid_to=None)
    return who


def test_what_is_left_of_each_requirement(adviser_desk: Desk) -> None:
    who = _participant(adviser_desk)
    answer(adviser_desk, who, LivingFactKind.HAS_CHILDREN, answer=True, start=date(2026, 1, 2))
    training.save_training(adviser_desk, _training(who))
    training.register_hours(adviser_desk, _hours(who, minutes=600))
    skills = _hours(who, subject=Subject.CAREER_SKILLS, module="", minutes=15 * 60)
    training.register_hours(adviser_desk, skills)
    meeting = replace(skills, subject=Subject.PARENTING_GROUP, minutes=120)
    training.register_hours(adviser_desk, meeting)
    training.save_test(adviser_desk, _test(who))
    training.save_exemption(
        adviser_desk,
        _exemption(who, what=ExemptionFrom.CIVICS_TEST, decided_on=TODAY, granted=True),
    )
    needs = training_view(adviser_desk, who).needs
    assert needs.civics is not None
    assert (needs.civics.minutes, needs.civics_left) == (75 * 60, 65 * 60)
    assert needs.civics.deadline == date(2027, 9, 1)
    assert needs.norwegian is not None
    assert (needs.norwegian.last_day, needs.norwegian_left) == (date(2029, 8, 31), None)
    duties = {each.duty.part: (each.duty.must_sit, each.sat is not None) for each in needs.tests}
    assert duties[TestPart.READING] == (True, True)
    assert duties[TestPart.SPEAKING] == (True, False)
    assert duties[TestPart.CIVICS] == (False, False)
    assert needs.life_skills is not None
    assert (needs.life_skills.career_skills.met, needs.life_skills.migration_health.met) == (True, False)
    assert needs.children
    assert needs.parenting is not None
    assert (needs.parenting.progress.done, needs.parenting.progress.met) == (1, False)


def test_a_duty_by_hours_tells_the_hours_that_are_left(adviser_desk: Desk) -> None:
    who = _participant(adviser_desk, PermitKind.OTHER)
    training.save_training(adviser_desk, _training(who, basis=TrainingBasis.SECTION_28))
    training.register_hours(
        adviser_desk, _hours(who, subject=Subject.NORWEGIAN, module="", language="", minutes=600)
    )
    needs = training_view(adviser_desk, who).needs
    assert needs.norwegian is not None
    assert needs.norwegian.minutes is not None
    assert needs.norwegian_left == needs.norwegian.minutes - 600
    assert needs.parenting is None


@pytest.mark.parametrize(("end", "deadline"), [(date(2026, 10, 10), 10), (None, 54)])
def test_leave_moves_the_last_day(adviser_desk: Desk, end: date | None, deadline: int) -> None:
    """Ten days of leave, and one that still lasts: from 1 October to today."""
    who = _participant(adviser_desk)
    office = people.get_person(adviser_desk, who).office_id
    training.save_training(adviser_desk, _training(who))
    with adviser_desk.write("register_leave") as unit:
        unit.add(ProgrammeLeave("l1", office, who, date(2026, 10, 1), end))
    civics = training_view(adviser_desk, who).needs.civics
    assert civics is not None
    assert civics.deadline == date(2027, 9, 1) + timedelta(days=deadline)


def test_the_plan_proposes_what_the_training_asks_for(adviser_desk: Desk) -> None:
    who = _participant(adviser_desk)
    training.save_training(adviser_desk, _training(who, basis=TrainingBasis.OTHER))
    plan_id = new_plan(adviser_desk, who, PlanKind.INTEGRATION).id
    plan = plan_sheet(adviser_desk, plan_id).version
    assert plan.civics_minutes is None
    assert plan.norwegian_minutes == minutes_in(900, START, END) // 60 * 60


def test_the_modules_are_the_municipalitys(desk: Desk, adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    old = training.register_hours(adviser_desk, _hours(who))
    settings.change_civics_modules(desk, (" Arbeidsliv ", "Helse", "Helse", ""))
    assert settings.civics_module_names(adviser_desk) == ("Arbeidsliv", "Helse")
    refused(partial(training.register_hours, adviser_desk, _hours(who)), "module")
    training.register_hours(adviser_desk, _hours(who, module="Helse"))
    training.register_hours(adviser_desk, _hours(who, id=old.id, minutes=60))
    assert dict(training_view(adviser_desk, who).modules) == {
        "Arbeidsliv": 0,
        "Helse": 180,
        "Modul 1": 60,
    }
    refused(partial(settings.change_civics_modules, desk, (" ",)), "civics_modules")
    refused(partial(settings.change_civics_modules, adviser_desk, ("Helse",)), code="role")
    undo.undo_last(desk)
    assert settings.civics_module_names(desk) == settings.CIVICS_MODULES
    settings.change_civics_modules(desk, settings.CIVICS_MODULES)
    assert settings.civics_module_names(desk) == settings.CIVICS_MODULES


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"entered_on": None, "sat_on": None, "level": None}, "entered_on"),
        ({"entered_on": TODAY + DAY, "sat_on": None, "level": None}, "entered_on"),
        ({"sat_on": TODAY + DAY}, "sat_on"),
        ({"sat_on": OFFERED - DAY}, "sat_on"),
        ({"sat_on": None}, "sat_on"),
        ({"part": TestPart.CIVICS}, "level"),
        ({"passed": True}, "passed"),
        ({"part": TestPart.CIVICS, "level": None, "passed": False, "sat_on": None}, "sat_on"),
    ],
)
def test_a_test_that_cannot_be(adviser_desk: Desk, wrong: dict[str, Any], field: str) -> None:
    who = person(adviser_desk)
    refused(partial(training.save_test, adviser_desk, _test(who, **wrong)), field)


def test_tests_stand_by_part_the_newest_first(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    undone(adviser_desk, partial(training.save_test, adviser_desk, _test(who, sat_on=OFFERED)))
    training.save_test(adviser_desk, _test(who, level=Level.B1, entered_on=None))
    passed = _test(who, part=TestPart.CIVICS, level=None, passed=True, language="tigrinja")
    training.save_test(adviser_desk, passed)
    tests = training_view(adviser_desk, who).tests
    assert [each.level for each in tests[TestPart.READING]] == [Level.B1, Level.A2]
    assert [each.passed for each in tests[TestPart.CIVICS]] == [True]
    assert tests[TestPart.WRITING] == ()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"applied_on": TODAY + DAY}, "applied_on"),
        ({"decided_on": TODAY + DAY, "granted": True}, "decided_on"),
        ({"decided_on": OFFERED - DAY, "granted": True}, "decided_on"),
        ({"decided_on": TODAY}, "granted"),
        ({"granted": False}, "decided_on"),
    ],
)
def test_an_exemption_that_cannot_be(adviser_desk: Desk, wrong: dict[str, Any], field: str) -> None:
    who = person(adviser_desk)
    refused(partial(training.save_exemption, adviser_desk, _exemption(who, **wrong)), field)


def test_an_exemption_is_applied_for_and_answered(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    saved = undone(adviser_desk, partial(training.save_exemption, adviser_desk, _exemption(who)))
    answered = _exemption(who, id=saved.id, decided_on=OFFERED, granted=False)
    training.save_exemption(adviser_desk, answered)
    (found,) = training_view(adviser_desk, who).exemptions
    assert (found.id, found.granted, found.decided_on) == (saved.id, False, OFFERED)


SAVES: tuple[tuple[Callable[[Desk, Any], Any], Callable[[str], Any], type, str], ...] = (
    (training.save_training, _training, Training, "opplæringen"),
    (training.register_hours, _hours, TaughtHours, "timene"),
    (training.save_test, _test, LanguageTest, "prøven"),
    (training.save_exemption, _exemption, Exemption, "fritaket"),
)


@pytest.mark.parametrize(("save", "make", "kind", "words"), SAVES)
def test_each_is_deleted_and_put_back_and_not_for_helpers(
    desk: Desk,
    adviser_desk: Desk,
    save: Callable[[Desk, Any], Any],
    make: Callable[[str], Any],
    kind: type,
    words: str,
) -> None:
    who = person(adviser_desk)
    saved = save(adviser_desk, make(who))
    before = training_view(adviser_desk, who)
    assert trash.deletion_plan(adviser_desk, kind, saved.id).words == words
    trash.delete(adviser_desk, kind, saved.id)
    assert training_view(adviser_desk, who) != before
    trash.put_back(adviser_desk, trash.trash(adviser_desk)[0].action)
    assert training_view(adviser_desk, who) == before
    helper = colleague(desk, "Ingvild Hjelper", Role.HELPER)
    refused(partial(save, helper, make(who)), code="role")
    refused(partial(training_view, helper, who), code="role")
