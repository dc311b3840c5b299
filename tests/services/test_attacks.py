"""Every route from the one who prepares to the one who decides, tried through the services: all are shut."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.authority import DecisionType
from grongintro.domain.case import DecisionState
from grongintro.domain.household import LivingFactKind
from grongintro.domain.staff import Account, Role
from grongintro.errors import StorageError, UserError
from grongintro.services import households
from grongintro.services.deciding import decisions
from grongintro.services.staff import add_staff
from grongintro.services.trust import accounts, authority, facts
from grongintro.services.trust.authority import DelegationDraft
from grongintro.services.trust.login import change_password, open_with_recovery_code, sign_in, switch_user
from grongintro.services.trust.verify import find_breaks
from grongintro.storage import store as stores
from grongintro.storage.keys.envelope import Envelope
from grongintro.storage.opened import envelope_path
from tests.services.conftest import ADVISER_PASSWORD, LEADER_PASSWORD
from tests.services.making import REASON, TODAY, in_programme, person, submitted

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.desk import Desk

GIVEN, OWN = "fire ord til utlevering", "egne ord som er nye"


def new_colleague(desk: Desk, name: str, login: str, role: Role = Role.ADVISER) -> tuple[Desk, str]:
    """A colleague made by the one at the desk, who has signed in and chosen a password."""
    staff_id = add_staff(desk, name=name, title="rådgiver", phone="1", email="").id
    account_id = accounts.create_account(desk, staff_id, login=login, password=GIVEN, role=role).id
    return change_password(switch_user(desk, login, GIVEN), GIVEN, OWN, OWN), account_id


def ready(desk: Desk) -> str:
    """A decision that was prepared and sent at this desk."""
    person_id = person(desk)
    in_programme(desk, person_id)
    return submitted(desk, person_id)


def refused(desk: Desk, decision_id: str) -> str:
    with pytest.raises(UserError) as told:
        decisions.approve(desk, decision_id)
    state = decisions.view_decision(desk, decision_id).decision.state
    assert state is DecisionState.SUBMITTED
    return told.value.code


def events(desk: Desk, account_id: str) -> list[str]:
    return [line.event.id for line in accounts.event_lines(desk) if line.event.account_id == account_id]


def test_the_straight_way_is_open(desk: Desk, adviser_desk: Desk) -> None:
    decisions.approve(desk, ready(adviser_desk))
    assert find_breaks(desk, everything=True) == ()


def test_a_leader_who_gives_the_adviser_a_new_password_and_prepares_as_them(
    desk: Desk, adviser_desk: Desk
) -> None:
    accounts.reset_password(desk, adviser_desk.actor.account_id, GIVEN)
    as_adviser = change_password(switch_user(desk, "kari", GIVEN), GIVEN, OWN, OWN)
    assert refused(desk, ready(as_adviser)) == "four_eyes_unconfirmed"


def test_nor_does_the_leader_confirm_it_from_either_chair(desk: Desk, adviser_desk: Desk) -> None:
    accounts.reset_password(desk, adviser_desk.actor.account_id, GIVEN)
    as_adviser = change_password(switch_user(desk, "kari", GIVEN), GIVEN, OWN, OWN)
    (waiting,) = [line.event.id for line in accounts.event_lines(desk) if line.waits]
    for chair in (desk, as_adviser):
        with pytest.raises(UserError) as told:
            accounts.confirm_event(chair, waiting)
        assert told.value.code == "four_eyes"


def test_an_invented_colleague_prepares_and_the_leader_decides(desk: Desk, adviser_desk: Desk) -> None:
    invented, account_id = new_colleague(desk, "Ola Oppdiktet", "ola")
    decision_id = ready(invented)
    assert refused(desk, decision_id) == "four_eyes_unconfirmed"
    (made,) = events(desk, account_id)
    accounts.confirm_event(adviser_desk, made)
    decisions.approve(desk, decision_id)


def test_an_invented_colleague_with_authority_decides(desk: Desk, adviser_desk: Desk) -> None:
    invented, _ = new_colleague(desk, "Ola Oppdiktet", "ola")
    draft = DelegationDraft(invented.actor.staff_id, (DecisionType.GRANT,), TODAY, "Et papir")
    authority.delegate(desk, draft)
    assert refused(invented, ready(adviser_desk)) == "unconfirmed_delegation"


def test_two_invented_colleagues_confirm_each_other(desk: Desk, adviser_desk: Desk) -> None:
    one, first = new_colleague(desk, "Ola Oppdiktet", "ola")
    two, second = new_colleague(desk, "Per Påfunn", "per")
    for chair, account_id in ((two, first), (one, second)):
        for event in events(desk, account_id):
            with pytest.raises(UserError):
                accounts.confirm_event(chair, event)
    assert refused(desk, ready(one)) == "four_eyes_unconfirmed"
    del adviser_desk


def test_the_recovery_code_opens_a_chair_but_not_the_way(desk: Desk, adviser_desk: Desk) -> None:
    from grongintro.services.trust.login import new_recovery_code

    code = new_recovery_code(desk)
    folder, clock = desk.store.path.parent, desk.clock
    desk.store.close()
    as_adviser = open_with_recovery_code(folder, code, "kari", OWN, OWN, clock)
    decision_id = ready(as_adviser)
    leader = switch_user(as_adviser, "liv", LEADER_PASSWORD)
    assert refused(leader, decision_id) == "four_eyes_unconfirmed"
    as_adviser.store.close()
    del adviser_desk


def test_an_adviser_gives_nobody_authority(desk: Desk, adviser_desk: Desk) -> None:
    draft = DelegationDraft(adviser_desk.actor.staff_id, (DecisionType.GRANT,), TODAY, "Et papir")
    me = adviser_desk.actor.account_id
    attacks: tuple[Callable[[], object], ...] = (
        partial(authority.delegate, adviser_desk, draft),
        partial(authority.choose_two_persons, adviser_desk, DecisionType.GRANT, two=False),
        partial(accounts.change_role, adviser_desk, me, Role.LEADER),
        partial(accounts.reset_password, adviser_desk, desk.actor.account_id, GIVEN),
    )
    for attack in attacks:
        with pytest.raises(UserError) as told:
            attack()
        assert told.value.code == "role"


def test_that_one_person_is_enough_is_not_decided_by_one(desk: Desk, adviser_desk: Desk) -> None:
    authority.choose_two_persons(desk, DecisionType.GRANT, two=False)
    decision_id = ready(desk)
    assert refused(desk, decision_id) == "four_eyes"
    (waiting,) = [line.event.id for line in accounts.event_lines(adviser_desk) if line.waits]
    accounts.confirm_event(adviser_desk, waiting)
    decisions.approve(desk, decision_id)
    assert find_breaks(desk) == ()


def test_a_leader_who_entered_a_fact_waits_for_the_advisers_confirmation(
    desk: Desk, adviser_desk: Desk
) -> None:
    person_id = person(adviser_desk)
    in_programme(adviser_desk, person_id)
    households.answer_living_fact(
        desk, person_id, kind=LivingFactKind.HAS_CHILDREN, answer=False, start=TODAY, reason=REASON
    )
    decision_id = submitted(adviser_desk, person_id)
    assert refused(desk, decision_id) == "four_eyes"
    mine = [
        fact
        for fact in facts.household_facts(adviser_desk, person_id)
        if fact.account_id == desk.actor.account_id
    ]
    assert len(mine) == 1
    facts.confirm_facts(adviser_desk, tuple(mine), "Folkeregisteret")
    decisions.approve(desk, decision_id)
    assert find_breaks(desk, everything=True) == ()


def test_confirming_ones_own_fact_helps_nobody(desk: Desk, adviser_desk: Desk) -> None:
    person_id = person(desk)
    in_programme(adviser_desk, person_id)
    decision_id = submitted(adviser_desk, person_id)
    facts.confirm_facts(desk, facts.household_facts(desk, person_id), "Folkeregisteret")
    assert refused(desk, decision_id) == "four_eyes"


def test_a_shut_account_opens_neither_the_store_nor_its_new_key(desk: Desk, adviser_desk: Desk) -> None:
    folder, old_key = desk.store.path.parent, desk.store.key
    old_envelope = envelope_path(desk.store.path).read_bytes()
    removal = accounts.close_account(desk, adviser_desk.actor.account_id)
    assert removal.copies == ()
    assert desk.store.key != old_key
    assert not stores.opens(desk.store.path, old_key)
    person(desk)
    desk.store.close()
    with pytest.raises(UserError):
        sign_in(folder, "kari", ADVISER_PASSWORD, desk.clock)
    envelope_path(folder / "grongintro.db").write_bytes(old_envelope)
    with pytest.raises(StorageError):
        sign_in(folder, "kari", ADVISER_PASSWORD, desk.clock)


def test_an_older_copy_still_opens_and_is_named(desk: Desk, adviser_desk: Desk) -> None:
    from grongintro.services.keeping.safety import back_up_now

    copy = back_up_now(desk)
    removal = accounts.close_account(desk, adviser_desk.actor.account_id)
    assert removal.copies == (copy.folder,)


@pytest.mark.parametrize("cut", ["seal_also", "replace", "settle"])
def test_a_power_cut_in_the_change_of_key_leaves_a_store_that_opens(
    desk: Desk, adviser_desk: Desk, monkeypatch: pytest.MonkeyPatch, cut: str
) -> None:
    """The process dies before the step `cut`; whoever has an account opens what is left."""
    from pathlib import Path

    from grongintro.storage.keys import rekey

    class PowerCutError(Exception):
        pass

    def dies(*_: object, **__: object) -> None:
        raise PowerCutError

    person_id = person(adviser_desk)
    folder, clock = desk.store.path.parent, desk.clock
    with monkeypatch.context() as patch:
        if cut == "replace":
            real = Path.replace
            patch.setattr(
                Path, "replace", lambda self, to: dies() if self.name.endswith("db.new") else real(self, to)
            )
        else:
            patch.setattr(Envelope, cut, dies)
        assert desk.identity is not None
        with pytest.raises(PowerCutError):
            rekey.rekey(desk.store, desk.identity)
    desk.store.close()
    for login, password in (("kari", ADVISER_PASSWORD), ("liv", LEADER_PASSWORD)):
        again = sign_in(folder, login, password, clock)
        with again.read() as reader:
            assert any(each.login == login for each in reader.find(Account))
        assert find_breaks(again, everything=True) == ()
        again.store.close()
    del person_id
