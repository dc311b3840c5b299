"""Who may decide: dated delegations in threes, four eyes over persons, inhabilitet, confirmations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from grongintro.domain.authority import (
    AccountEvent,
    AccountEventKind,
    Conflict,
    DecisionType,
    Delegation,
    EventConfirmation,
)
from grongintro.rules.authority import (
    ANYONE,
    DecidingFacts,
    Standing,
    Touch,
    inhabile,
    may_confirm,
    refusals,
    standing,
)

START = datetime(2026, 1, 5, 9, 0)  # noqa: DTZ001  local time
TODAY = date(2026, 11, 23)
FOUNDED = tuple(
    AccountEvent(f"e-{name}", "o", name, AccountEventKind.FOUNDED, "liv", START) for name in ("liv", "kari")
)
DELEGATION = Delegation("d1", "o", "s-liv", ("grant",), TODAY, "Delegeringsreglementet § 3", TODAY)
PLAIN = DecidingFacts(
    account_id="liv",
    staff_id="s-liv",
    person_id="p1",
    kind=DecisionType.GRANT,
    delegations=(replace(DELEGATION, start=date(2026, 1, 1), end=None),),
    conflicts=(),
    touches=(Touch("kari", "skrev vedtaket"),),
    standing=Standing(),
    leaders=frozenset({"s-liv"}),
)


def event(
    kind: AccountEventKind, of: str, by: str, hours: int, delegation_id: str | None = None
) -> AccountEvent:
    return AccountEvent(f"e{hours:03d}", "o", of, kind, by, START + timedelta(hours=hours), "", delegation_id)


def confirmed(what: AccountEvent, by: str, hours: int) -> EventConfirmation:
    return EventConfirmation(f"c{hours:03d}", "o", what.id, by, START + timedelta(hours=hours), "key")


def codes(facts: DecidingFacts, today: date = TODAY) -> list[str]:
    return [refusal.code for refusal in refusals(facts, today)]


def test_a_leader_with_authority_who_touched_nothing_decides() -> None:
    assert codes(PLAIN) == []


@pytest.mark.parametrize(("days", "expected"), [(-1, ["authority"]), (0, []), (1, ["authority"])])
def test_authority_counts_on_its_days_only(days: int, expected: list[str]) -> None:
    one_day = replace(PLAIN, delegations=(DELEGATION,))
    assert codes(one_day, TODAY + timedelta(days=days)) == expected


def test_authority_for_one_type_is_none_for_another() -> None:
    assert codes(replace(PLAIN, kind=DecisionType.STOP)) == ["authority"]


def test_a_deputy_decides_only_while_the_other_is_away() -> None:
    deputy = replace(PLAIN, delegations=(replace(PLAIN.delegations[0], deputy_for="s-siri"),))
    assert codes(deputy) == ["deputy"]
    assert codes(replace(deputy, away=frozenset({"s-siri"}))) == []


def test_one_who_touched_it_does_not_decide() -> None:
    touched = replace(PLAIN, touches=(Touch("liv", "fødselsdatoen"), Touch("kari", "skrev vedtaket")))
    (refusal,) = refusals(touched, TODAY)
    assert refusal.code == "four_eyes"
    assert "fødselsdatoen" in refusal.words
    assert "skrev vedtaket" not in refusal.words


def test_leave_needs_one_person_only() -> None:
    alone = replace(PLAIN, touches=(Touch("liv", "skrev vedtaket"),), two_persons=False)
    assert codes(alone) == []


@pytest.mark.parametrize(("days", "expected"), [(-1, []), (0, ["inhabil", "leader_inhabil"]), (1, [])])
def test_inhabil_on_its_days(days: int, expected: list[str]) -> None:
    conflict = Conflict("x", "o", "s-liv", "p1", "svigersøster", TODAY, TODAY)
    assert codes(replace(PLAIN, conflicts=(conflict,)), TODAY + timedelta(days=days)) == expected
    assert inhabile((conflict,), "p2", TODAY) == frozenset()


def test_with_an_inhabil_leader_only_one_from_outside_decides() -> None:
    conflict = Conflict("x", "o", "s-siri", "p1", "svigersøster", TODAY)
    facts = replace(PLAIN, conflicts=(conflict,), leaders=frozenset({"s-siri"}))
    assert codes(facts) == ["leader_inhabil"]
    outside = replace(facts, delegations=(replace(facts.delegations[0], outside=True),))
    assert codes(outside) == []


def test_a_new_account_counts_from_the_confirmation_by_a_third() -> None:
    made = event(AccountEventKind.CREATED, "ola", "liv", 1)
    before = standing([*FOUNDED, made], [])
    assert not before.counts("ola")
    assert before.behind("ola") == {"ola", "liv"}
    after = standing([*FOUNDED, made], [confirmed(made, "kari", 2)])
    assert after.counts("ola")
    assert after.behind("ola") == {"ola"}


@pytest.mark.parametrize(("by", "confirms"), [("liv", False), ("kari", False), ("per", True)])
@pytest.mark.parametrize("kind", [AccountEventKind.DELEGATED, AccountEventKind.ROLE_CHANGED])
def test_neither_the_giver_nor_the_receiver_of_power_confirms_it(
    kind: AccountEventKind, by: str, *, confirms: bool
) -> None:
    per = AccountEvent("e-per", "o", "per", AccountEventKind.FOUNDED, "liv", START)
    given = event(kind, "kari", "liv", 1, delegation_id="d1")
    now = standing([*FOUNDED, per, given], [confirmed(given, by, 2)])
    assert (not now.waiting("kari")) is confirms
    assert may_confirm(given, by, standing([*FOUNDED, per, given], [])) is confirms


@pytest.mark.parametrize("by", ["liv", "ola"])
def test_neither_the_maker_nor_the_account_itself_confirms(by: str) -> None:
    made = event(AccountEventKind.CREATED, "ola", "liv", 1)
    assert not standing([*FOUNDED, made], [confirmed(made, by, 2)]).counts("ola")


def test_two_new_accounts_cannot_confirm_each_other() -> None:
    one = event(AccountEventKind.CREATED, "ola", "liv", 1)
    two = event(AccountEventKind.CREATED, "per", "liv", 2)
    both = standing([*FOUNDED, one, two], [confirmed(one, "per", 3), confirmed(two, "ola", 4)])
    assert (both.counts("ola"), both.counts("per")) == (False, False)


def test_a_confirmation_before_the_confirmer_counted_is_none() -> None:
    one = event(AccountEventKind.CREATED, "ola", "liv", 1)
    two = event(AccountEventKind.CREATED, "per", "liv", 2)
    found = standing([*FOUNDED, one, two], [confirmed(two, "ola", 3), confirmed(one, "kari", 4)])
    assert (found.counts("ola"), found.counts("per")) == (True, False)


def test_what_is_done_with_a_password_by_another_counts_as_the_other_too() -> None:
    reset = event(AccountEventKind.PASSWORD_RESET, "kari", "liv", 1)
    facts = replace(PLAIN, standing=standing([*FOUNDED, reset], []))
    assert codes(facts) == ["four_eyes_unconfirmed"]


def test_after_the_recovery_code_anyone_may_have_been_it() -> None:
    recovered = event(AccountEventKind.RECOVERED, "kari", "", 1)
    now = standing([*FOUNDED, recovered], [])
    assert now.behind("kari") == {"kari", ANYONE}
    assert codes(replace(PLAIN, standing=now)) == ["four_eyes_unconfirmed"]
    assert may_confirm(recovered, "liv", now)
    healed = standing([*FOUNDED, recovered], [confirmed(recovered, "liv", 2)])
    assert codes(replace(PLAIN, standing=healed)) == []


def test_a_delegation_given_to_oneself_needs_another() -> None:
    given = event(AccountEventKind.DELEGATED, "liv", "liv", 1, delegation_id="d1")
    waiting = replace(PLAIN, standing=standing([*FOUNDED, given], []))
    assert codes(waiting) == ["unconfirmed_delegation"]
    own = standing([*FOUNDED, given], [confirmed(given, "liv", 2)])
    assert codes(replace(PLAIN, standing=own)) == ["unconfirmed_delegation"]
    other = standing([*FOUNDED, given], [confirmed(given, "kari", 2)])
    assert codes(replace(PLAIN, standing=other)) == []


def test_a_changed_role_counts_when_confirmed() -> None:
    changed = event(AccountEventKind.ROLE_CHANGED, "liv", "kari", 1)
    assert codes(replace(PLAIN, standing=standing([*FOUNDED, changed], []))) == ["unconfirmed_account"]
    done = standing([*FOUNDED, changed], [confirmed(changed, "liv", 2)])
    assert not done.counts("liv"), "an account that does not count confirms nothing, not even itself"
