"""What is in a copy is seen before it replaces; today's state is saved first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from grongintro.errors import StorageError, UserError
from grongintro.services.keeping import restoring, safety
from grongintro.services.setup import found_service
from grongintro.services.trust import accounts, login
from grongintro.storage.copying.copies import copies, stamp_of
from grongintro.storage.opened import STORE_NAME
from tests.services.conftest import LEADER_PASSWORD
from tests.services.making import person

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk


@pytest.fixture
def copy(desk: Desk) -> Path:
    return safety.back_up_now(desk).folder


def test_the_view_says_what_is_in_it_and_what_has_come_since(
    desk: Desk, adviser_desk: Desk, tmp_path: Path
) -> None:
    person(adviser_desk)
    copy = safety.back_up_now(desk).folder
    person(adviser_desk, "Etter")
    view = restoring.look(desk, copy)
    assert (view.people, view.talks, view.issued, view.newer_people) == (1, 0, 0, 1)
    assert (view.changed_at, view.changed_by) == (desk.clock.now(), "Kari Rådgiver")
    assert not view.other_password
    assert sorted(path.name for path in copy.iterdir()) == [STORE_NAME, f"{STORE_NAME}.key"]
    assert len(copies(tmp_path / "kopier")) == 1


def test_today_is_saved_first_and_the_copy_takes_its_place(
    desk: Desk, adviser_desk: Desk, tmp_path: Path, copy: Path
) -> None:
    person(adviser_desk)
    saved = restoring.replace_with(desk, restoring.look(desk, copy))
    assert saved.name.endswith("-for-tilbakehenting")
    stamp = stamp_of(saved)
    assert stamp is not None
    assert stamp.held
    for folder, people in ((tmp_path / "lager", 0), (saved, 1)):
        opened = login.sign_in(folder, "liv", LEADER_PASSWORD, desk.clock)
        with opened.read() as reader:
            from grongintro.domain.person import Person

            assert len(reader.find(Person)) == people
        opened.store.close()


def test_a_copy_from_before_a_new_key_asks_for_the_password_of_then(
    desk: Desk, adviser_desk: Desk, copy: Path
) -> None:
    accounts.close_account(desk, adviser_desk.actor.account_id)
    assert restoring.look(desk, copy).reopened == ("Kari Rådgiver",)
    desk.identity = None  # as when the keys were made anew since
    with pytest.raises(UserError) as asked:
        restoring.look(desk, copy)
    assert (asked.value.field, asked.value.code) == ("password", restoring.NEEDS_PASSWORD)
    with pytest.raises(UserError) as wrong:
        restoring.look(desk, copy, "noe helt annet enn det")
    assert wrong.value.code == "wrong_password"
    view = restoring.look(desk, copy, LEADER_PASSWORD)
    assert view.reopened == ("Kari Rådgiver",)


def test_a_password_that_was_changed_since_is_told(desk: Desk, copy: Path, tmp_path: Path) -> None:
    login.change_password(desk, LEADER_PASSWORD, "et nytt og langt passord", "et nytt og langt passord")
    view = restoring.look(desk, copy)
    assert view.other_password
    restoring.replace_with(desk, view)
    login.sign_in(tmp_path / "lager", "liv", LEADER_PASSWORD, desk.clock).store.close()


def test_only_the_leader_replaces(adviser_desk: Desk, copy: Path) -> None:
    with pytest.raises(UserError, match="Be avdelingslederen"):
        restoring.look(adviser_desk, copy)


def test_a_copy_of_another_store_is_refused(desk: Desk, tmp_path: Path) -> None:
    from tests.ui.services import CHEAP, first_start

    first = replace(first_start(tmp_path), folder=tmp_path / "annet", backup_folder=tmp_path / "andre")
    other, _ = found_service(first, desk.clock, cost=CHEAP)
    theirs = safety.back_up_now(other).folder
    other.store.close()
    with pytest.raises(UserError, match="et annet lager"):
        restoring.look(desk, theirs)


@pytest.mark.parametrize(
    ("spoilt", "code"), [("cut", "damaged"), ("flipped", "damaged"), ("gone", "no_copy")]
)
def test_a_spoilt_copy_is_told_and_nothing_is_lost(desk: Desk, copy: Path, spoilt: str, code: str) -> None:
    view = restoring.look(desk, copy)
    path = copy / STORE_NAME
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw[: len(raw) // 2] if spoilt == "cut" else raw)
    if spoilt == "gone":
        path.unlink()
    with pytest.raises(StorageError) as told:
        restoring.look(desk, copy)
    assert told.value.code == code
    if spoilt != "gone":
        with pytest.raises(StorageError):
            restoring.replace_with(desk, view)
    with desk.read() as reader:
        assert reader.connection.exec_driver_sql("PRAGMA quick_check").scalar_one() == "ok"


def test_when_today_cannot_be_saved_nothing_is_replaced(desk: Desk, copy: Path, tmp_path: Path) -> None:
    view = restoring.look(desk, copy)
    safety.change_backup_folder(desk, tmp_path / "nytt")
    (tmp_path / "nytt").write_text("en fil", encoding="utf-8")
    with pytest.raises(StorageError) as told:
        restoring.replace_with(desk, view)
    assert told.value.advice
    assert not list((tmp_path / "lager").glob("*.restored"))


def test_where_nobody_can_sign_in_a_copy_is_put_with_a_password_of_then(
    desk: Desk, adviser_desk: Desk, copy: Path, tmp_path: Path
) -> None:
    del adviser_desk
    for name, password, field in (("", "x", "login"), ("liv", "", "password"), ("liv", "feil", "password")):
        with pytest.raises(UserError) as refused:
            restoring.look_closed(copy, name, password)
        assert refused.value.field == field
    view = restoring.look_closed(copy, "liv", LEADER_PASSWORD)
    assert restoring.put_in(tmp_path / "ny", view, desk.clock) is None
    login.sign_in(tmp_path / "ny", "liv", LEADER_PASSWORD, desk.clock).store.close()


def test_a_place_or_a_copy_may_be_pointed_at(copy: Path, tmp_path: Path) -> None:
    assert [each.folder for each in restoring.copies_at(copy.parent)] == [copy]
    assert [each.folder for each in restoring.copies_at(copy)] == [copy]
    assert restoring.copies_at(tmp_path / "ingen") == ()
