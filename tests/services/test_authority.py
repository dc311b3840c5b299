"""Accounts and authority through the services: events, confirmations, delegations, inhabilitet, facts."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.authority import (
    AccountEventKind,
    AccountKey,
    DecisionType,
    Delegation,
    Signature,
)
from grongintro.domain.case import DecisionState
from grongintro.domain.followup import Task
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services import my_day, staff
from grongintro.services.deciding import decisions
from grongintro.services.people import change_person, get_person, list_people
from grongintro.services.person_page import open_person
from grongintro.services.talks import log_conversation
from grongintro.services.trust import accounts, authority, facts, inhabil, login, signing
from grongintro.services.trust.authority import DelegationDraft
from grongintro.storage.keys.envelope import Envelope
from grongintro.storage.opened import STORE_NAME, envelope_path
from tests.services.making import TODAY, go_to, in_programme, person, submitted, talk

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk
    from grongintro.services.trust.accounts import EventLine

FIRST, OWN = "fire ord til en ny", "mine egne lange ord"


def hired(desk: Desk, name: str, role: Role) -> Desk:
    """A colleague with an account and an own password, as the leader makes one."""
    staff_id = staff.add_staff(desk, name=name, title="", phone="", email="").id
    known = name.split(maxsplit=1)[0].lower()
    accounts.create_account(desk, staff_id, login=known, password=FIRST, role=role)
    return login.change_password(login.switch_user(desk, known, FIRST), FIRST, OWN, OWN)


def line(desk: Desk, kind: AccountEventKind) -> EventLine:
    return next(each for each in accounts.event_lines(desk) if each.event.kind is kind)


def codes(desk: Desk, decision_id: str) -> list[str]:
    return [refusal.code for refusal in decisions.refusals_of(desk, decision_id)]


@pytest.fixture
def waiting(adviser_desk: Desk) -> str:
    """A decision that the adviser wrote and sent, on facts that the adviser entered."""
    person_id = person(adviser_desk)
    in_programme(adviser_desk, person_id)
    return submitted(adviser_desk, person_id)


def subject(desk: Desk, decision_id: str) -> str:
    return decisions.view_decision(desk, decision_id).person.id


def test_a_new_account_waits_until_a_third_has_confirmed_it(desk: Desk, adviser_desk: Desk) -> None:
    new = hired(desk, "Ola Ny", Role.ADVISER)
    for nobody in (desk, new):
        assert not line(nobody, AccountEventKind.CREATED).may_confirm
        with pytest.raises(UserError) as refused:
            accounts.confirm_event(nobody, line(nobody, AccountEventKind.CREATED).event.id)
        assert refused.value.code == "four_eyes"
    seen = line(adviser_desk, AccountEventKind.CREATED)
    assert (seen.waits, seen.may_confirm) == (True, True)
    assert seen.mark == accounts.own_mark(new) != ""
    accounts.confirm_event(adviser_desk, seen.event.id)
    after = line(desk, AccountEventKind.CREATED)
    assert not after.waits
    assert [name for name, _ in after.confirmed_by] == ["Kari Rådgiver"]
    with desk.read() as reader:
        signed = reader.find(Signature, purpose=signing.CONFIRMED)
    assert [each.account_id for each in signed] == [adviser_desk.actor.account_id]


def test_an_account_without_own_password_is_not_confirmed_yet(desk: Desk, adviser_desk: Desk) -> None:
    staff_id = staff.add_staff(desk, name="Ola Ny", title="", phone="", email="").id
    accounts.create_account(desk, staff_id, login="ola", password=FIRST, role=Role.ADVISER)
    found = line(adviser_desk, AccountEventKind.CREATED)
    assert (found.waits, found.may_confirm, found.mark) == (True, False, "")
    with pytest.raises(UserError) as refused:
        accounts.confirm_event(adviser_desk, found.event.id)
    assert refused.value.code == "no_key"


@pytest.mark.parametrize(("days", "seen"), [(89, True), (90, True), (91, False)])
def test_what_is_confirmed_stays_visible_for_ninety_days(
    desk: Desk, adviser_desk: Desk, days: int, seen: bool
) -> None:
    hired(desk, "Ola Ny", Role.ADVISER)
    accounts.confirm_event(adviser_desk, line(adviser_desk, AccountEventKind.CREATED).event.id)
    go_to(desk, TODAY + timedelta(days=days))
    assert (AccountEventKind.CREATED in {each.event.kind for each in accounts.event_lines(desk)}) is seen


def test_what_nobody_has_confirmed_stays_longer(desk: Desk, adviser_desk: Desk) -> None:
    hired(desk, "Ola Ny", Role.ADVISER)
    go_to(desk, TODAY + timedelta(days=400))
    assert line(adviser_desk, AccountEventKind.CREATED).waits


def test_a_changed_role_counts_when_confirmed(desk: Desk, adviser_desk: Desk, waiting: str) -> None:
    third = hired(desk, "Ola Ny", Role.ADVISER)
    accounts.confirm_event(adviser_desk, line(adviser_desk, AccountEventKind.CREATED).event.id)
    accounts.change_role(desk, third.actor.account_id, Role.LEADER)
    again = login.switch_user(desk, "ola", OWN)
    assert again.actor.role is Role.LEADER
    assert "unconfirmed_account" in codes(again, waiting)
    found = line(adviser_desk, AccountEventKind.ROLE_CHANGED)
    assert found.words == "Ny rolle: avdelingsleder (før: programrådgiver)"
    accounts.confirm_event(adviser_desk, found.event.id)
    assert not line(desk, AccountEventKind.ROLE_CHANGED).waits


def test_the_last_leader_stays_one(desk: Desk, adviser_desk: Desk) -> None:
    del adviser_desk
    with pytest.raises(UserError) as refused:
        accounts.change_role(desk, desk.actor.account_id, Role.ADVISER)
    assert refused.value.field == "role"


@pytest.mark.parametrize(("days", "expected"), [(-1, ["authority"]), (0, []), (1, ["authority"])])
def test_a_delegation_of_one_day_counts_on_that_day(
    desk: Desk, adviser_desk: Desk, waiting: str, days: int, expected: list[str]
) -> None:
    third = hired(desk, "Ola Ny", Role.DECIDER)
    accounts.confirm_event(adviser_desk, line(adviser_desk, AccountEventKind.CREATED).event.id)
    day = TODAY + timedelta(days=5)
    given = DelegationDraft(
        third.actor.staff_id, (DecisionType.GRANT,), day, "Vedtak 1/26", day, outside=True
    )
    authority.delegate(desk, given)
    go_to(desk, day)
    assert codes(third, waiting) == ["unconfirmed_delegation"]
    accounts.confirm_event(adviser_desk, line(adviser_desk, AccountEventKind.DELEGATED).event.id)
    go_to(desk, day + timedelta(days=days))
    assert codes(third, waiting) == expected


def test_the_giver_does_not_confirm_a_delegation_and_it_can_be_ended(desk: Desk, adviser_desk: Desk) -> None:
    draft = DelegationDraft(desk.actor.staff_id, (DecisionType.STOP,), TODAY, "Reglementet § 3")
    given = authority.delegate(desk, draft).id
    with pytest.raises(UserError):
        accounts.confirm_event(desk, line(desk, AccountEventKind.DELEGATED).event.id)
    accounts.confirm_event(adviser_desk, line(adviser_desk, AccountEventKind.DELEGATED).event.id)
    with pytest.raises(UserError) as refused:
        authority.end_delegation(desk, given, TODAY - timedelta(days=1))
    assert refused.value.field == "end"
    authority.end_delegation(desk, given, TODAY)
    with desk.read() as reader:
        assert reader.get(Delegation, given).end == TODAY


def test_the_one_who_gets_a_delegation_does_not_confirm_it_whatever_account(
    desk: Desk, adviser_desk: Desk
) -> None:
    third = hired(desk, "Ola Ny", Role.ADVISER)
    accounts.confirm_event(adviser_desk, line(adviser_desk, AccountEventKind.CREATED).event.id)
    draft = DelegationDraft(adviser_desk.actor.staff_id, (DecisionType.STOP,), TODAY, "Reglementet § 3")
    authority.delegate(desk, draft)
    given = line(adviser_desk, AccountEventKind.DELEGATED)
    assert (given.waits, given.may_confirm) == (True, False)
    with pytest.raises(UserError, match="ikke den det gjelder") as refused:
        accounts.confirm_event(adviser_desk, given.event.id)
    assert refused.value.code == "four_eyes"
    assert line(third, AccountEventKind.DELEGATED).may_confirm
    accounts.confirm_event(third, given.event.id)
    assert not line(desk, AccountEventKind.DELEGATED).waits


def test_the_one_whose_role_was_changed_does_not_confirm_it(desk: Desk, adviser_desk: Desk) -> None:
    third = hired(desk, "Ola Ny", Role.ADVISER)
    accounts.confirm_event(adviser_desk, line(adviser_desk, AccountEventKind.CREATED).event.id)
    accounts.change_role(desk, third.actor.account_id, Role.LEADER)
    changed = line(adviser_desk, AccountEventKind.ROLE_CHANGED)
    with pytest.raises(UserError, match="ikke den det gjelder"):
        accounts.confirm_event(third, changed.event.id)
    accounts.confirm_event(adviser_desk, changed.event.id)
    assert not line(desk, AccountEventKind.ROLE_CHANGED).waits


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"types": ()}, "types"),
        ({"basis": " "}, "basis"),
        ({"end": TODAY - timedelta(days=1)}, "end"),
        ({"outside": True}, "outside"),
    ],
)
def test_a_wrong_delegation_is_told_at_its_field(desk: Desk, change: dict[str, object], field: str) -> None:
    draft = DelegationDraft(desk.actor.staff_id, (DecisionType.GRANT,), TODAY, "Reglementet § 3")
    with pytest.raises(UserError) as refused:
        authority.delegate(desk, replace(draft, **change))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_who_entered_a_fact_decides_when_the_adviser_has_confirmed_it(
    desk: Desk, adviser_desk: Desk, waiting: str
) -> None:
    person_id = subject(desk, waiting)
    found = get_person(desk, person_id)
    change_person(desk, replace(found, birth_date=date(1990, 3, 4)))
    assert codes(desk, waiting) == ["four_eyes"]
    asked = facts.ask_to_confirm(desk, waiting)
    facts.ask_to_confirm(desk, waiting)
    with desk.read() as reader:
        tasks = reader.find(Task, person_id=person_id)
    assert asked.id == waiting
    assert [task.owner_id for task in tasks] == [adviser_desk.actor.staff_id]
    listed = facts.household_facts(adviser_desk, person_id)
    mine = tuple(fact for fact in listed if fact.account_id == desk.actor.account_id)
    assert [fact.words for fact in mine] == ["Selam er født 04.03.1990"]
    facts.confirm_facts(adviser_desk, mine, "Oppholdskort")
    again = next(f for f in facts.household_facts(desk, person_id) if f.row_id == mine[0].row_id)
    assert (again.account_id, again.document) == (adviser_desk.actor.account_id, "Oppholdskort")
    assert codes(desk, waiting) == []


def test_a_list_that_is_stale_is_not_confirmed(desk: Desk, adviser_desk: Desk, waiting: str) -> None:
    person_id = subject(desk, waiting)
    listed = facts.household_facts(adviser_desk, person_id)
    change_person(desk, replace(get_person(desk, person_id), birth_date=date(1990, 3, 4)))
    with pytest.raises(UserError) as refused:
        facts.confirm_facts(adviser_desk, listed, "Oppholdskort")
    assert refused.value.code == "stale"
    with pytest.raises(UserError) as nameless:
        facts.confirm_facts(adviser_desk, listed, " x ")
    assert nameless.value.field == "document"


def test_another_account_of_the_same_person_is_the_same_person(
    desk: Desk, adviser_desk: Desk, waiting: str
) -> None:
    kari = adviser_desk.actor
    accounts.close_account(desk, kari.account_id)
    accounts.create_account(desk, kari.staff_id, login="kari2", password=FIRST, role=Role.DECIDER)
    new = login.change_password(login.switch_user(desk, "kari2", FIRST), FIRST, OWN, OWN)
    assert any(refusal.code == "four_eyes" for refusal in decisions.refusals_of(new, waiting))


def test_one_who_is_inhabil_opens_prepares_and_decides_nothing(
    desk: Desk, adviser_desk: Desk, waiting: str
) -> None:
    person_id = subject(desk, waiting)
    with pytest.raises(UserError) as refused:
        inhabil.mark_inhabil(adviser_desk, desk.actor.staff_id, person_id, reason="venn")
    assert refused.value.code == "role"
    inhabil.mark_inhabil(adviser_desk, adviser_desk.actor.staff_id, person_id, reason="svigersøster")
    for act in (
        lambda: open_person(adviser_desk, person_id),
        lambda: decisions.view_decision(adviser_desk, waiting),
        lambda: decisions.take_back(adviser_desk, waiting),
        lambda: decisions.open_draft(adviser_desk, person_id),
        lambda: facts.household_facts(adviser_desk, person_id),
        lambda: log_conversation(adviser_desk, talk(person_id)),
    ):
        with pytest.raises(UserError):
            act()
    assert waiting not in {row.id for row in decisions.list_decisions(adviser_desk)}
    assert codes(desk, waiting) == []


def test_an_inhabil_leader_leaves_it_to_one_from_outside(
    desk: Desk, adviser_desk: Desk, waiting: str
) -> None:
    third = hired(desk, "Ola Ny", Role.DECIDER)
    accounts.confirm_event(adviser_desk, line(adviser_desk, AccountEventKind.CREATED).event.id)
    draft = DelegationDraft(third.actor.staff_id, (DecisionType.GRANT,), TODAY, "Vedtak 1/26", outside=True)
    authority.delegate(desk, draft)
    accounts.confirm_event(adviser_desk, line(adviser_desk, AccountEventKind.DELEGATED).event.id)
    marked = inhabil.mark_inhabil(desk, desk.actor.staff_id, subject(desk, waiting), reason="nær venn").id
    assert codes(desk, waiting)[0] == "inhabil"
    with pytest.raises(UserError):
        inhabil.end_inhabil(desk, marked, reason="ombestemte meg")
    assert my_day.my_day(third).waiting[0].decision_id == waiting
    decisions.approve(third, waiting)
    assert decisions.view_decision(third, waiting).decision.state is DecisionState.ISSUED


def test_a_decider_sees_what_was_sent_and_nobody_s_file(desk: Desk, adviser_desk: Desk, waiting: str) -> None:
    third = hired(desk, "Ola Ny", Role.DECIDER)
    other = person(adviser_desk, "Yonas")
    in_programme(adviser_desk, other)
    draft = decisions.open_draft(adviser_desk, other).id
    assert [row.id for row in decisions.list_decisions(third)] == [waiting]
    assert decisions.preview(third, waiting).pdf.startswith(b"%PDF")
    assert list_people(third) == ()
    for act in (
        lambda: decisions.view_decision(third, draft),
        lambda: open_person(third, other),
        lambda: person(third, "Ny"),
        lambda: decisions.open_draft(third, other),
        lambda: log_conversation(third, talk(other)),
    ):
        with pytest.raises(UserError):
            act()


def test_who_may_prepare_is_a_choice(desk: Desk, adviser_desk: Desk) -> None:
    person_id = person(adviser_desk)
    in_programme(adviser_desk, person_id)
    authority.choose_preparers(desk, DecisionType.GRANT, (Role.LEADER,))
    with pytest.raises(UserError, match="avdelingslederen forbereder") as refused:
        decisions.open_draft(adviser_desk, person_id)
    assert refused.value.code == "role"
    authority.choose_preparers(desk, DecisionType.GRANT, (Role.LEADER, Role.ADVISER))
    draft = decisions.open_draft(adviser_desk, person_id).id
    authority.choose_preparers(desk, DecisionType.GRANT, (Role.LEADER,))
    written = partial(decisions.write_assessment, adviser_desk, draft, "Ny")
    for act in (written, partial(decisions.submit, adviser_desk, draft)):
        with pytest.raises(UserError):
            act()
    with pytest.raises(UserError):
        authority.choose_preparers(desk, DecisionType.GRANT, ())


def test_that_one_is_enough_holds_when_another_has_confirmed_it(desk: Desk, adviser_desk: Desk) -> None:
    authority.choose_two_persons(desk, DecisionType.GRANT, two=False)
    (rule,) = authority.deciding_rules(desk)
    assert (rule.two, rule.chosen) == (True, False)
    accounts.confirm_event(adviser_desk, line(adviser_desk, AccountEventKind.ONE_PERSON).event.id)
    assert not authority.deciding_rules(desk)[0].two


def test_failed_tries_are_told_once(desk: Desk, adviser_desk: Desk) -> None:
    del adviser_desk
    for password in ("feil passord nr 1", "feil passord nr 2"):
        with pytest.raises(UserError):
            login.switch_user(desk, "kari", password)
    entered = login.switch_user(desk, "kari", "fire egne lange ord")
    assert len(login.failed_tries(entered)) == 2
    assert login.failed_tries(login.switch_user(desk, "kari", "fire egne lange ord")) == ()


def test_the_printed_code_opens_a_copy_on_another_machine(
    desk: Desk, adviser_desk: Desk, tmp_path: Path
) -> None:
    code = login.new_recovery_code(desk)
    was = accounts.own_mark(adviser_desk)
    here, there = desk.store.path.parent, tmp_path / "en annen maskin"
    desk.store.close()
    there.mkdir()
    for name in (STORE_NAME, envelope_path(here / STORE_NAME).name):
        shutil.copyfile(here / name, there / name)
    kari = login.open_with_recovery_code(there, code, "kari", OWN, OWN, desk.clock)
    try:
        assert accounts.own_mark(kari) not in {"", was}
        found = line(kari, AccountEventKind.RECOVERED)
        assert (found.waits, found.may_confirm) == (True, False)
        assert found.made_by == "den som hadde gjenopprettingskoden"
        leader = login.switch_user(kari, "liv", "fire ord for lederen")
        assert line(leader, AccountEventKind.RECOVERED).mark == accounts.own_mark(kari)
        accounts.confirm_event(leader, found.event.id)
        assert not line(kari, AccountEventKind.RECOVERED).waits
        with kari.read() as reader:
            assert len(reader.find(AccountKey, account_id=kari.actor.account_id)) == 2
        with pytest.raises(UserError):
            Envelope.read(envelope_path(there / STORE_NAME)).open("kari", "fire egne lange ord")
    finally:
        kari.store.close()


def test_a_deputy_has_the_decision_on_the_day_the_leader_is_away(
    desk: Desk, adviser_desk: Desk, waiting: str
) -> None:
    third = hired(desk, "Ola Ny", Role.ADVISER)
    accounts.confirm_event(adviser_desk, line(adviser_desk, AccountEventKind.CREATED).event.id)
    leader = desk.actor.staff_id
    draft = DelegationDraft(third.actor.staff_id, (DecisionType.GRANT,), TODAY, "Vedtak 1/26", None, leader)
    authority.delegate(desk, draft)
    accounts.confirm_event(adviser_desk, line(adviser_desk, AccountEventKind.DELEGATED).event.id)
    assert codes(third, waiting) == ["deputy"]
    assert my_day.my_day(third).waiting == ()
    staff.set_absence(desk, leader, start=TODAY, end=TODAY, substitute_id=None, reason="")
    assert [each.decision_id for each in my_day.my_day(third).waiting] == [waiting]
    assert my_day.my_day(adviser_desk).waiting == ()
    go_to(desk, TODAY + timedelta(days=1))
    assert my_day.my_day(third).waiting == ()


def test_what_one_did_with_an_earlier_account_one_does_not_confirm_with_the_next(
    desk: Desk, adviser_desk: Desk
) -> None:
    other = hired(desk, "Ola Ny", Role.LEADER)
    accounts.confirm_event(adviser_desk, line(adviser_desk, AccountEventKind.CREATED).event.id)
    draft = DelegationDraft(adviser_desk.actor.staff_id, (DecisionType.GRANT,), TODAY, "Vedtak 1/26")
    authority.delegate(other, draft)
    accounts.close_account(desk, other.actor.account_id)
    accounts.create_account(desk, other.actor.staff_id, login="ola2", password=FIRST, role=Role.LEADER)
    again = login.change_password(login.switch_user(desk, "ola2", FIRST), FIRST, OWN, OWN)
    for each in accounts.event_lines(adviser_desk):
        if each.may_confirm and each.event.kind is AccountEventKind.CREATED:
            accounts.confirm_event(adviser_desk, each.event.id)
    given = line(again, AccountEventKind.DELEGATED)
    assert (given.waits, given.may_confirm) == (True, False)
    with pytest.raises(UserError) as refused:
        accounts.confirm_event(again, given.event.id)
    assert refused.value.code == "four_eyes"
