"""A protected person is not there for others; nobody writes about a person they are inhabil for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.authority import Conflict
from grongintro.domain.household import LivingFactKind
from grongintro.domain.ids import new_id
from grongintro.domain.person import Person
from grongintro.domain.staff import Office, Role
from grongintro.errors import UserError
from grongintro.services import caseload, households, my_day, person_page, talks
from grongintro.services.deciding import decisions
from grongintro.services.find import find_people
from grongintro.services.people import find_matches, list_people
from grongintro.services.staff import add_staff
from grongintro.services.trust import accounts
from grongintro.services.trust.login import change_password, switch_user
from grongintro.services.trust.protection import end_protection, protect, protection_of
from tests.services.making import TODAY, go_to, in_programme, person, submitted, talk

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

BASIS = "Strengt fortrolig adresse"


@pytest.fixture
def other(desk: Desk) -> Desk:
    """A second adviser, who is named nowhere."""
    staff_id = add_staff(desk, name="Ola Nilsen", title="", phone="", email="").id
    accounts.create_account(
        desk, staff_id, login="ola", password="fire ord til utlevering", role=Role.ADVISER
    )
    first = switch_user(desk, "ola", "fire ord til utlevering")
    return change_password(first, "fire ord til utlevering", "olas egne lange ord", "olas egne lange ord")


@pytest.fixture
def protected(desk: Desk, adviser_desk: Desk) -> str:
    """Selam, whom the adviser and the leader see."""
    person_id = person(adviser_desk)
    in_programme(adviser_desk, person_id)
    named = (adviser_desk.actor.account_id, desk.actor.account_id)
    protect(adviser_desk, person_id, basis=BASIS, account_ids=named)
    return person_id


def test_others_do_not_find_the_person_anywhere(protected: str, adviser_desk: Desk, other: Desk) -> None:
    assert [row.id for row in list_people(adviser_desk)] == [protected]
    assert list_people(other) == ()
    assert find_people(other, "Selam") == ()
    for look in (person_page.open_person, decisions.open_draft):
        with pytest.raises(UserError) as refused:
            look(other, protected)
        assert refused.value.code == "gone"
    assert "Selam" not in repr(my_day.my_day(other))


def test_no_decision_no_talk_and_no_count_tells_of_them(
    protected: str, adviser_desk: Desk, other: Desk
) -> None:
    talks.log_conversation(adviser_desk, talk(protected))
    submitted(adviser_desk, protected)
    assert decisions.list_decisions(adviser_desk) != ()
    assert decisions.list_decisions(other) == ()
    assert "Selam" not in repr(caseload.caseload_on(other, TODAY))


def test_likeness_while_typing_does_not_tell_either(protected: str, other: Desk) -> None:
    with other.read() as reader:
        assert reader.guard.hidden == {protected}
    from dataclasses import replace

    typed = replace(Person("", "", "Selam", "Selamsen", date(1990, 3, 3)), phone="")
    assert find_matches(other, typed) == ()


def test_a_hidden_partner_stops_no_day_and_no_wrong_amount(
    protected: str, adviser_desk: Desk, other: Desk
) -> None:
    """The benefit of one whose partner is hidden is not computed by those who do not see the partner."""
    mine = person(other, "Amina", born=date(1991, 1, 1))
    in_programme(other, mine)
    households.answer_living_fact(
        adviser_desk,
        mine,
        kind=LivingFactKind.PARTNER,
        answer=True,
        partner_id=protected,
        start=date(2026, 6, 2),
        reason="Gift",
    )
    decision_id = decisions.open_draft(other, mine).id
    told = [
        [each.message for each in decisions.preview(chair, decision_id).missing if "skjermet" in each.message]
        for chair in (other, adviser_desk)
    ]
    assert [len(messages) for messages in told] == [1, 0]
    my_day.my_day(other)


@pytest.mark.parametrize(("days", "seen"), [(0, False), (1, True)])
def test_it_ends_the_day_after(
    protected: str, adviser_desk: Desk, other: Desk, days: int, seen: bool
) -> None:
    end_protection(adviser_desk, protected, reason="Adressen er ikke lenger sperret")
    go_to(other, TODAY + timedelta(days=days))
    assert bool(list_people(other)) is seen


@pytest.mark.parametrize("named", [(), ("own",), ("other",)])
def test_nobody_protects_a_person_out_of_sight(
    adviser_desk: Desk, desk: Desk, named: tuple[str, ...]
) -> None:
    person_id = person(adviser_desk)
    ids = {"own": adviser_desk.actor.account_id, "other": desk.actor.account_id}
    with pytest.raises(UserError) as refused:
        protect(adviser_desk, person_id, basis=BASIS, account_ids=tuple(ids[each] for each in named))
    assert refused.value.field == "accounts"
    assert protection_of(adviser_desk, person_id).protection is None


def test_a_basis_is_needed(adviser_desk: Desk, desk: Desk) -> None:
    person_id = person(adviser_desk)
    named = (adviser_desk.actor.account_id, desk.actor.account_id)
    with pytest.raises(UserError) as refused:
        protect(adviser_desk, person_id, basis=" ", account_ids=named)
    assert refused.value.field == "basis"


@pytest.mark.parametrize(
    ("first", "last", "refused"), [(-1, -1, False), (-1, 0, True), (0, 0, True), (1, 1, False)]
)
def test_one_who_is_inhabil_writes_nothing(
    adviser_desk: Desk, desk: Desk, first: int, last: int, refused: bool
) -> None:
    person_id = person(adviser_desk)
    start, end = TODAY + timedelta(days=first), TODAY + timedelta(days=last)
    with desk.write("mark_inhabil") as unit:
        office = unit.find(Office)[0].id
        unit.add(Conflict(new_id(), office, adviser_desk.actor.staff_id, person_id, "bror", start, end))
    actions = (
        lambda: talks.log_conversation(adviser_desk, talk(person_id)),
        lambda: in_programme(adviser_desk, person_id),
    )
    for action in actions:
        if refused:
            with pytest.raises(UserError) as told:
                action()
            assert told.value.code == "inhabil"
        else:
            action()
