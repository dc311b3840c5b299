from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.person import PermitKind, Person, Settlement
from grongintro.domain.settlement import SettlementKind, SettlementNumber
from grongintro.errors import UserError
from grongintro.services import settings
from grongintro.services.keeping.undo import undo, words_of
from grongintro.services.people import PersonDraft, settle_person
from grongintro.services.settlement import numbers
from grongintro.services.settlement.numbers import TimeGoals
from grongintro.services.settlement.view import settlement_view
from tests.services.making import TODAY

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

ALL, COLLECTIVE, MINORS = SettlementKind
LATER = TODAY + timedelta(days=1)


def number(**more: Any) -> SettlementNumber:
    return replace(SettlementNumber("", "", 2026, ALL, 19, 19, 11, 5), **more)


def refused(desk: Desk, value: SettlementNumber) -> str:
    with pytest.raises(UserError) as caught:
        numbers.save_number(desk, value)
    return caught.value.field or caught.value.code or ""


def settled(
    desk: Desk,
    given: str,
    arrived: date,
    *,
    granted: date | None = date(2026, 1, 15),
    kind: PermitKind = PermitKind.REFUGEE_28,
    **more: Any,
) -> str:
    way = more.pop("settlement", Settlement.AGREED)
    base = Person("", "", given, "Test", date(1990, 3, 3), arrived=arrived, settlement=way)
    draft = PersonDraft(replace(base, **more), permit=kind if granted else None, permit_granted=granted)
    return settle_person(desk, draft, confirmed_new=True).id


def test_the_leader_writes_and_an_adviser_reads(desk: Desk, adviser_desk: Desk) -> None:
    assert refused(adviser_desk, number()) == "role"
    saved = numbers.save_number(desk, number())
    (line,) = settlement_view(adviser_desk).numbers
    assert line.places.left == 3
    action = saved.changes.action
    assert action is not None
    assert "lagret bosettingstall" in words_of(desk, action)
    undo(desk, action)
    assert settlement_view(desk).numbers == ()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"year": 1989}, "year"),
        ({"year": 1990}, ""),
        ({"year": 2027}, ""),
        ({"year": 2028}, "year"),
        ({"as_of": TODAY}, ""),
        ({"as_of": LATER}, "as_of"),
    ],
)
def test_a_year_and_a_day_that_can_be_right(desk: Desk, more: dict[str, Any], field: str) -> None:
    if field:
        assert refused(desk, number(**more)) == field
    else:
        numbers.save_number(desk, number(**more))
    assert len(settlement_view(desk).numbers) == (not field)


def test_a_year_has_one_line_a_kind(desk: Desk) -> None:
    first = numbers.save_number(desk, number()).id
    assert refused(desk, number()) == "kind"
    numbers.save_number(desk, number(kind=MINORS, asked=1, decided=1, settled=0, agreed=1))
    numbers.save_number(desk, number(year=2025))
    numbers.save_number(desk, number(id=first, settled=12))
    lines = settlement_view(desk).numbers
    assert [(each.number.year, each.number.kind) for each in lines] == [
        (2026, ALL),
        (2026, MINORS),
        (2025, ALL),
    ]
    assert lines[0].places.left == 2


@pytest.mark.parametrize(("part", "fits"), [(10, True), (11, True), (12, False), (None, True)])
def test_a_part_is_no_more_than_the_whole(desk: Desk, part: int | None, *, fits: bool) -> None:
    numbers.save_number(desk, number())
    value = number(kind=COLLECTIVE, asked=None, decided=None, settled=part, agreed=None)
    if fits:
        numbers.save_number(desk, value)
    else:
        assert refused(desk, value) == "settled"


def test_what_imdi_does_not_tell_stays_unknown(desk: Desk) -> None:
    numbers.save_number(desk, number(settled=None))
    (line,) = settlement_view(desk).numbers
    assert line.places.left is None
    assert line.difference is None


def test_the_register_is_counted_and_held_against_imdi(desk: Desk) -> None:
    numbers.save_number(desk, number(settled=2))
    numbers.save_number(desk, number(kind=COLLECTIVE, asked=None, decided=None, settled=None, agreed=None))
    numbers.save_number(desk, number(year=2025, settled=7))
    settled(desk, "Avtalt", date(2026, 1, 1))
    settled(desk, "Kollektiv", date(2026, 5, 4), kind=PermitKind.COLLECTIVE_34)
    settled(desk, "Sist", TODAY)
    settled(desk, "Kommer", LATER)
    settled(desk, "Ifjor", date(2025, 12, 31))
    settled(desk, "Familie", date(2026, 3, 1), settlement=Settlement.FAMILY)
    settled(desk, "Flyttet", date(2026, 3, 1), first_settled=date(2025, 1, 1))
    view = settlement_view(desk)
    whole, collective, before = view.numbers
    assert (whole.registered, whole.difference) == (3, 1)
    assert (collective.registered, collective.difference) == (1, None)
    assert (before.registered, before.difference) == (1, None)
    assert (view.settled, view.otherwise) == (3, 1)


def test_the_goals_of_time_are_the_municipality_s_choice(desk: Desk) -> None:
    granted = date(2026, 1, 15)
    for given, day in (("A", date(2026, 7, 14)), ("B", date(2026, 7, 15)), ("C", date(2026, 7, 16))):
        settled(desk, given, day, granted=granted)
    settled(desk, "D", date(2026, 7, 16), granted=None)
    assert settlement_view(desk).goals == TimeGoals(2, 1, 1)
    settings.change_setting(desk, "settle_months", 7)
    assert settlement_view(desk).goals == TimeGoals(3, 0, 1)
