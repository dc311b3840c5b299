"""Authority in the demo: confirmed accounts, delegations, one who is inhabil, and one thing that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.authority import DecisionType
from grongintro.services import staff
from grongintro.services.demo.diary import Who
from grongintro.services.demo.staff import FIRST_PASSWORD, LOGINS, hire, sign_in
from grongintro.services.trust import accounts, authority, facts, inhabil
from grongintro.services.trust.authority import DelegationDraft

if TYPE_CHECKING:
    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk

_BASIS = "Delegeringsreglement for Namdal kommune § 4"


def note_authority(diary: Diary) -> None:
    """What gave accounts power through the years, and who confirmed it."""
    days = diary.days
    diary.note(days.work(-518), "09:10", Who.KARI, _confirm_all)  # Ivar's account
    diary.note(days.work(-500), "10:00", Who.LEADER, _hire_decider)
    diary.note(days.work(-498), "12:10", Who.KARI, _confirm_all)
    diary.note(days.work(-496), "14:15", Who.LEADER, _outside)
    diary.note(days.work(-494), "12:15", Who.KARI, _confirm_all)
    diary.note(days.work(-168), "09:20", Who.KARI, _confirm_all)  # the helper's account
    diary.note(days.work(-151), "15:10", Who.KARI, _hold_against_the_lease)
    diary.note(days.work(-120), "14:05", Who.LEADER, _deputy)
    diary.note(days.work(-118), "12:20", Who.KARI, _confirm_all)
    diary.note(days.work(-100), "09:40", Who.IVAR, _inhabil)
    diary.note(days.work(-1), "15:50", Who.LEADER, _forgotten_password)


def _confirm_all(desk: Desk, _: Town) -> None:
    for line in accounts.event_lines(desk):
        if line.may_confirm:
            accounts.confirm_event(desk, line.event.id)


def _hire_decider(desk: Desk, town: Town) -> None:
    hire(desk, town, Who.DECIDER)


def _outside(desk: Desk, town: Town) -> None:
    every = tuple(DecisionType)
    draft = DelegationDraft(town.staff[Who.DECIDER], every, desk.today, _BASIS, outside=True)
    authority.delegate(desk, draft)


def _deputy(desk: Desk, town: Town) -> None:
    types = (DecisionType.GRANT, DecisionType.LEAVE, DecisionType.ABSENCE)
    basis = f"{_BASIS}, stedfortreder for avdelingsleder"
    leader = town.staff[Who.LEADER]
    authority.delegate(
        desk, DelegationDraft(town.staff[Who.IVAR], types, desk.today, basis, deputy_for=leader)
    )


def _hold_against_the_lease(desk: Desk, town: Town) -> None:
    """The leader has entered how Jean lives; without this she could not have decided."""
    leader = town.desks[Who.LEADER].actor.account_id
    found = facts.household_facts(desk, town.people["mugisha"])
    entered = tuple(fact for fact in found if fact.account_id == leader)
    facts.confirm_facts(desk, entered, "Leiekontrakt")


def _inhabil(desk: Desk, town: Town) -> None:
    inhabil.mark_inhabil(
        desk, town.staff[Who.IVAR], town.people["vasyl"], reason="Nær venn gjennom idrettslaget"
    )


def _forgotten_password(desk: Desk, town: Town) -> None:
    """Ivar gets a new password; a third must confirm that it is he who uses it."""
    login = LOGINS[Who.IVAR].login
    rows = (row.account for row in staff.list_staff(desk) if row.account and row.account.login == login)
    for account in rows:
        accounts.reset_password(desk, account.id, FIRST_PASSWORD)
    sign_in(town, Who.IVAR)
