"""A person is erased by two, after the archive has got its package; what is left is that it was done."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.person import Person
from grongintro.errors import UserError
from grongintro.services import talks
from grongintro.services.deciding import decisions
from grongintro.services.keeping.erasing import ask_erasure, erase, erasures, note_hand_over, withdraw_erasure
from grongintro.services.keeping.undo import undo
from grongintro.services.people import list_people
from grongintro.services.trust import accounts
from grongintro.services.trust.verify import find_breaks
from grongintro.storage import tables
from grongintro.storage.engine import connect
from tests.services.making import in_programme, person, submitted, talk

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

BASIS = "Bevarings- og kassasjonsplanen, fem år etter avsluttet program"
PACKAGE = b"det arkivet fikk"


@pytest.fixture
def known(desk: Desk, adviser_desk: Desk) -> str:
    """Selam, with talks, promises and an issued decision; one talk was with Amina too."""
    who, other = person(adviser_desk), person(adviser_desk, "Amina", born=date(1985, 5, 5))
    in_programme(adviser_desk, who)
    talks.log_conversation(adviser_desk, talk(who, text="Selam fortalte alt."))
    talks.log_conversation(adviser_desk, talk(who, person_ids=(who, other), text="Begge var med."))
    decisions.approve(desk, submitted(adviser_desk, who))
    return who


def asked(adviser_desk: Desk, who: str) -> str:
    erasure_id = ask_erasure(adviser_desk, who, basis=BASIS).id
    note_hand_over(adviser_desk, erasure_id, PACKAGE)
    return erasure_id


def everything(desk: Desk) -> str:
    """All that the file says, row by row."""
    with desk.store.read() as reader:
        return "".join(
            repr(tuple(row))
            for table in tables.every_table().sorted_tables
            for row in reader.connection.execute(table.select())
        )


def test_nothing_about_the_person_is_left_but_that_it_was_done(
    desk: Desk, adviser_desk: Desk, known: str
) -> None:
    assert "Selamsen" in everything(desk)
    erase(desk, asked(adviser_desk, known))
    left = everything(desk)
    for words in ("Selamsen", "Selam fortalte alt", "1990-03-03"):
        assert words not in left
    assert [row.name for row in list_people(desk)] == ["Amina Aminasen"]
    assert "Begge var med." in left, "it is about Amina too"
    (line,) = erasures(desk)
    assert (line.name, line.asked_by, line.done_by, line.may_do) == ("", "Kari Rådgiver", "Liv Leder", False)
    assert line.erasure.basis == BASIS


def test_the_store_still_holds_and_goes_on(desk: Desk, adviser_desk: Desk, known: str) -> None:
    erase(desk, asked(adviser_desk, known))
    assert find_breaks(desk, everything=True) == ()
    talks.log_conversation(adviser_desk, talk(person(adviser_desk, "Ny")))
    assert find_breaks(desk, everything=True) == ()


def test_words_emptied_by_hand_are_seen(desk: Desk, adviser_desk: Desk, known: str) -> None:
    raw = connect(desk.store.path, desk.store.key)
    guard = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'change_log_no_update'").fetchone()[0]
    raw.execute("DROP TRIGGER change_log_no_update")
    raw.execute("UPDATE change_log SET old = NULL, new = NULL, salt = NULL WHERE seq = 20")
    raw.execute(guard)
    raw.close()
    assert "erased" in {each.code for each in find_breaks(adviser_desk)}
    del known


def test_who_asked_does_not_do_it(desk: Desk, adviser_desk: Desk, known: str) -> None:
    erasure_id = ask_erasure(desk, known, basis=BASIS).id
    note_hand_over(desk, erasure_id, PACKAGE)
    with pytest.raises(UserError) as refused:
        erase(desk, erasure_id)
    assert refused.value.code == "four_eyes"
    with pytest.raises(UserError) as refused:
        erase(adviser_desk, erasure_id)
    assert refused.value.code == "role"
    assert known in {row.id for row in list_people(desk)}


def test_nor_from_the_other_chair_with_a_password_one_gave(
    desk: Desk, adviser_desk: Desk, known: str
) -> None:
    accounts.reset_password(desk, adviser_desk.actor.account_id, "fire ord til utlevering")
    erasure_id = asked(adviser_desk, known)
    with pytest.raises(UserError) as refused:
        erase(desk, erasure_id)
    assert refused.value.code == "four_eyes"


def test_not_before_the_archive_has_its_package(desk: Desk, adviser_desk: Desk, known: str) -> None:
    erasure_id = ask_erasure(adviser_desk, known, basis=BASIS).id
    with pytest.raises(UserError) as refused:
        erase(desk, erasure_id)
    assert refused.value.code == "archive"


def test_not_while_a_decision_is_on_its_way(desk: Desk, adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    in_programme(adviser_desk, who)
    submitted(adviser_desk, who)
    with pytest.raises(UserError) as refused:
        erase(desk, asked(adviser_desk, who))
    assert refused.value.code == "open"


def test_withdrawn_it_is_not_done(desk: Desk, adviser_desk: Desk, known: str) -> None:
    erasure_id = asked(adviser_desk, known)
    withdraw_erasure(adviser_desk, erasure_id)
    with pytest.raises(UserError):
        erase(desk, erasure_id)
    assert erasures(desk) == ()
    assert ask_erasure(adviser_desk, known, basis=BASIS).id != erasure_id


def test_it_is_done_once_and_not_undone(desk: Desk, adviser_desk: Desk, known: str) -> None:
    erasure_id = asked(adviser_desk, known)
    saved = erase(desk, erasure_id)
    for attempt in (partial(erase, desk, erasure_id), partial(undo, desk, saved.changes.action or "")):
        with pytest.raises(UserError):
            attempt()
    with desk.read() as reader:
        assert reader.find(Person, id=known) == []


def test_a_basis_is_needed(adviser_desk: Desk, known: str) -> None:
    with pytest.raises(UserError) as refused:
        ask_erasure(adviser_desk, known, basis=" ")
    assert refused.value.field == "basis"
