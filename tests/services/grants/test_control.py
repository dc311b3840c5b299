"""Payments read, held against what was expected, and claimed; the demo's five faults are found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.grant_control import ClaimState, GrantClaim, PaymentFile, PaymentLine
from grongintro.domain.grants import GrantCode
from grongintro.rules.grant_control import Cause
from grongintro.services.demo import build_demo
from grongintro.services.grants import claims, control, payments
from grongintro.services.grants.payments import Payment, PaymentFate
from grongintro.services.keeping import trash
from grongintro.services.trust.inhabil import mark_inhabil
from tests.services.grants.making import paid, preview, rate, registered
from tests.services.making import TODAY, person
from tests.services.qualifying.rows import refused, undone

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.demo import DemoStore
    from grongintro.services.desk import Desk

SETTLED = date(2026, 7, 1)
FAULTS = {
    Cause.NOT_REGISTERED,
    Cause.ROUNDING,
    Cause.MOVED,
    Cause.WRONG_CATEGORY,
    Cause.UNKNOWN_PERSON,
}


def settled_person(desk: Desk, name: str = "Selam", **more: Any) -> str:
    return person(desk, name, arrived=SETTLED, first_settled=SETTLED, **more)


def causes(desk: Desk) -> dict[str, Cause]:
    return {each.name: each.cause for each in control.control(desk).differences}


def test_every_line_has_its_fate_before_anything_is_stored(desk: Desk, tmp_path: Path) -> None:
    who = settled_person(desk, duf_number="202612345678")
    found = preview(
        desk,
        tmp_path,
        "Noen;202612345678;AR-1 EV;2026;246 000,00",
        "Selamsen Selam;;AR-2;2026;1",
        "Ukjent;999;AR-2;2026;2",
        "Selam Selamsen;;ZZ;2026;3",
        "Selam Selamsen;;AR-2;2026;se vedlegg",
        "Selam Selamsen;;AR-2;i fjor;4",
        ";;Grunntilskudd-H;2026;5",
        "Sum;;;;246 011",
    )
    assert [each.fate for each in found.lines] == [
        PaymentFate.MATCHED,
        PaymentFate.MATCHED,
        PaymentFate.NO_PERSON,
        PaymentFate.UNKNOWN_CODE,
        PaymentFate.NOT_A_NUMBER,
        PaymentFate.NOT_A_NUMBER,
        PaymentFate.MATCHED,
        PaymentFate.TOTAL,
    ]
    assert [each.person_id for each in found.lines][:2] == [who, who]
    assert found.ore == 24601100
    assert payments.payment_files(desk) == ()
    undone(desk, partial(payments.store_payments, desk, Payment(found, 2026, 3)))
    (file,) = payments.payment_files(desk)
    assert (len(file.lines), file.ore, file.without_person) == (5, 24601100, 2)


def test_two_of_the_same_name_are_nobody(desk: Desk, tmp_path: Path) -> None:
    settled_person(desk)
    person(desk, arrived=SETTLED, born=date(1980, 1, 1))
    found = preview(desk, tmp_path, "Selam Selamsen;;AR-2;2026;1")
    assert [each.fate for each in found.lines] == [PaymentFate.NO_PERSON]


def test_the_same_quarter_again_replaces_the_file_in_one_action(desk: Desk, tmp_path: Path) -> None:
    settled_person(desk)
    paid(desk, tmp_path, 2026, 3, "Selam Selamsen;;AR-1 EV;2026;1", "Selam Selamsen;;ELDR;2026;2")
    again = Payment(preview(desk, tmp_path, "Selam Selamsen;;AR-1 EV;2026;5"), 2026, 3)
    undone(desk, partial(payments.store_payments, desk, again))
    with desk.read() as reader:
        assert len(reader.find(PaymentFile)) == 1
        assert [each.ore for each in reader.find(PaymentLine)] == [500]
    paid(desk, tmp_path, 2026, 4, "Selam Selamsen;;AR-1 EV;2026;1")
    assert [each.file.quarter for each in payments.payment_files(desk)] == [4, 3]
    trash.delete(desk, PaymentFile, payments.payment_files(desk)[0].file.id)
    assert [each.file.quarter for each in payments.payment_files(desk)] == [3]


@pytest.mark.parametrize(
    ("year", "quarter", "field"),
    [(1989, 3, "year"), (2200, 3, "year"), (2026, 0, "quarter"), (2026, 5, "quarter")],
)
def test_a_quarter_that_is_none_is_refused(
    desk: Desk, tmp_path: Path, year: int, quarter: int, field: str
) -> None:
    found = preview(desk, tmp_path, "Noen;;AR-2;2026;1")
    refused(partial(payments.store_payments, desk, Payment(found, year, quarter)), field)


def test_a_file_without_a_line_to_store_is_refused(desk: Desk, tmp_path: Path) -> None:
    found = preview(desk, tmp_path, "Sum;;;;1")
    refused(partial(payments.store_payments, desk, Payment(found, 2026, 3)), "path")


def test_what_is_not_registered_is_told_from_what_is_not_paid(desk: Desk, tmp_path: Path) -> None:
    rate(desk, 2026, GrantCode.AR_1_SINGLE, 246_000)
    for name in ("Amina", "Berit", "Cara"):
        who = settled_person(desk, name)
        if name != "Amina":
            registered(desk, who, SETTLED)
    assert control.control(desk).differences == ()
    paid(desk, tmp_path, 2026, 3, "Cara Carasen;;AR-1 EV;2026;246000")
    view = control.control(desk)
    assert {each.name: each.cause for each in view.differences} == {
        "Amina Aminasen": Cause.NOT_REGISTERED,
        "Berit Beritsen": Cause.UNPAID,
    }
    assert view.owed == 2 * 24600000
    assert {each.limit for each in view.differences} == {date(2029, 7, 1)}
    assert [each.name for each in view.unregistered] == ["Amina Aminasen"]


def test_what_is_paid_once_may_come_in_a_later_quarter(desk: Desk, tmp_path: Path) -> None:
    rate(desk, 2026, GrantCode.AR_1_SINGLE, 246_000)
    who = settled_person(desk)
    registered(desk, who, SETTLED)
    paid(desk, tmp_path, 2026, 4, "Selam Selamsen;;AR-1 EV;2026;246000")
    assert causes(desk) == {}


def test_a_quarter_that_was_not_read_is_not_held_against_anything(desk: Desk, tmp_path: Path) -> None:
    rate(desk, 2026, GrantCode.AR_2, 240_000)
    who = person(desk, arrived=date(2025, 3, 1))
    registered(desk, who, date(2025, 3, 1))
    paid(desk, tmp_path, 2026, 2, "Selam Selamsen;;AR-2;2026;60000")
    assert causes(desk) == {}
    paid(desk, tmp_path, 2026, 3, "Selam Selamsen;;AR-2;2026;59998")
    assert causes(desk) == {"Selam Selamsen": Cause.AMOUNT}


def test_a_registration_with_another_date_is_told(desk: Desk) -> None:
    who = settled_person(desk)
    registered(desk, who, SETTLED.replace(day=2))
    (found,) = control.control(desk).unregistered
    assert "annen dato" in found.why


def test_a_difference_becomes_a_claim_that_goes_its_way(desk: Desk, tmp_path: Path) -> None:
    rate(desk, 2026, GrantCode.AR_1_SINGLE, 246_000)
    settled_person(desk)
    paid(desk, tmp_path, 2026, 3, "Ukjent;;AR-2;2026;1")
    owed, stranger = control.control(desk).differences
    refused(partial(claims.claim_from, desk, stranger))
    value = claims.claim_from(desk, owed)
    undone(desk, partial(claims.save_claim, desk, value))
    (found,) = control.control(desk).differences[:1]
    assert found.claim is not None
    stored = found.claim
    refused(partial(claims.save_claim, desk, replace(stored, state=ClaimState.SENT)), "sent_on")
    refused(partial(claims.save_claim, desk, replace(stored, state=ClaimState.SETTLED)), "closed_on")
    refused(partial(claims.save_claim, desk, replace(stored, closed_on=TODAY)), "state")
    refused(partial(claims.save_claim, desk, replace(stored, ore=0)), "ore")
    ahead = replace(stored, state=ClaimState.SENT, sent_on=TODAY.replace(day=24))
    refused(partial(claims.save_claim, desk, ahead), "sent_on")
    done = replace(stored, state=ClaimState.SETTLED, sent_on=TODAY, closed_on=TODAY)
    claims.save_claim(desk, done)
    assert control.control(desk).owed == 0
    (line,) = claims.claims(desk)
    assert (line.name, line.limit) == ("Selam Selamsen", date(2029, 7, 1))


def test_a_claim_for_the_municipality_has_nobody(desk: Desk) -> None:
    value = GrantClaim("", "", GrantCode.BASIC_HIGH, 2025, 100, ClaimState.OPEN, TODAY)
    claims.save_claim(desk, value)
    (line,) = claims.claims(desk)
    assert (line.name, line.limit) == ("Kommunen", date(2028, 1, 1))


def test_only_the_leader_controls(adviser_desk: Desk, tmp_path: Path) -> None:
    for act in (
        partial(control.control, adviser_desk),
        partial(claims.claims, adviser_desk),
        partial(payments.payment_files, adviser_desk),
        partial(preview, adviser_desk, tmp_path, "Noen;;AR-2;2026;1"),
    ):
        refused(act, code="role")


def test_the_control_finds_the_five_faults_of_the_demo(demo: DemoStore) -> None:
    found = control.control(demo.desk_leader).differences
    assert {each.cause for each in found} == FAULTS
    assert len(found) == len(FAULTS)


@pytest.mark.parametrize("on", [date(2025, 1, 1), date(2026, 3, 31), date(2026, 4, 1), date(2089, 12, 31)])
def test_the_faults_are_found_whatever_day_the_demo_is(tmp_path: Path, on: date) -> None:
    built = build_demo(tmp_path / "demo", on)
    try:
        assert {each.cause for each in control.control(built.desk_leader).differences} == FAULTS
    finally:
        built.desk_leader.store.close()


def test_a_move_explains_only_from_its_own_year(desk: Desk, tmp_path: Path) -> None:
    rate(desk, 2025, GrantCode.AR_2, 240_000)
    rate(desk, 2026, GrantCode.AR_3, 120_000)
    who = person(desk, arrived=date(2024, 3, 1), moved_out=date(2026, 2, 10))
    registered(desk, who, date(2024, 3, 1))
    paid(desk, tmp_path, 2025, 2, "Selam Selamsen;;AR-2;2025;70000")
    paid(desk, tmp_path, 2026, 2, "Selam Selamsen;;AR-3;2026;30000")
    assert {each.year: each.cause for each in control.control(desk).differences} == {
        2025: Cause.AMOUNT,
        2026: Cause.MOVED,
    }


def test_who_is_inhabil_stores_the_line_without_the_person(desk: Desk, tmp_path: Path) -> None:
    who = settled_person(desk)
    mark_inhabil(desk, desk.actor.staff_id, who, reason="Nabo")
    found = preview(desk, tmp_path, "Selam Selamsen;;AR-2;2026;1")
    assert [(each.fate, each.person_id) for each in found.lines] == [(PaymentFate.NO_PERSON, None)]
    assert "inhabil" in found.lines[0].why
    payments.store_payments(desk, Payment(found, 2026, 3))
    assert payments.payment_files(desk)[0].without_person == 1


def test_the_basic_grant_is_held_against_how_many_have_norwegian(desk: Desk, tmp_path: Path) -> None:
    rate(desk, 2026, GrantCode.BASIC_LOW, 220_000)
    rate(desk, 2026, GrantCode.PERSON_1_HIGH, 40_000)
    who = settled_person(desk, citizenship="Eritrea")
    registered(desk, who, SETTLED)
    norwegian = "Selam Selamsen;;P-AR1-H;2026;40000"
    paid(desk, tmp_path, 2026, 4, norwegian)
    (found,) = [each for each in control.control(desk).differences if each.person_id is None]
    assert (found.name, found.cause, found.ore, found.limit) == (
        "Kommunen",
        Cause.UNPAID,
        22000000,
        date(2029, 1, 1),
    )
    claims.save_claim(desk, claims.claim_from(desk, found))
    paid(desk, tmp_path, 2026, 4, norwegian, ";;Grunntilskudd-H;2026;700000")
    (other,) = [each for each in control.control(desk).differences if each.person_id is None]
    assert other.cause is Cause.WRONG_CATEGORY
    assert other.claim is not None
    paid(desk, tmp_path, 2026, 4, norwegian, ";;Grunntilskudd-L;2026;220000")
    assert causes(desk) == {}
