"""Who gets in, who has the store, and the copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grongintro.errors import StorageError, UserError
from grongintro.services.demo.dump import dump
from grongintro.services.people import change_person, get_person
from grongintro.services.setup import close_service
from grongintro.services.trust import login
from grongintro.storage.copying.backup import back_up
from tests.services.making import person

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk

PASSWORD = "fire ord for lederen"


def test_a_wrong_password_changes_nothing(desk: Desk) -> None:
    folder = desk.store.path.parent
    desk.store.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for name, password in (("liv", "feil passord her"), ("ukjent", PASSWORD)):
        with pytest.raises(UserError) as refused:
            login.sign_in(folder, name, password, desk.clock)
        assert refused.value.field == "password"
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    noted = after.pop("grongintro.db.attempts").decode()
    assert after == before
    assert "ukjent" not in noted
    login.sign_in(folder, "liv", PASSWORD, desk.clock).store.close()


def test_a_second_opening_names_who_has_it(desk: Desk) -> None:
    with pytest.raises(StorageError, match="Liv") as refused:
        login.sign_in(desk.store.path.parent, "liv", PASSWORD, desk.clock)
    assert refused.value.code == "held"


def test_the_first_password_must_be_changed_before_anything_is_written(desk: Desk) -> None:
    adviser = login.switch_user(desk, "kari", "fire ord til utlevering")
    with pytest.raises(UserError) as refused:
        person(adviser)
    assert refused.value.code == "must_change"


def test_the_old_password_opens_nothing_after_a_change(desk: Desk, adviser_desk: Desk) -> None:
    del adviser_desk
    with pytest.raises(UserError):
        login.switch_user(desk, "kari", "fire ord til utlevering")


def test_a_stale_person_is_refused(adviser_desk: Desk) -> None:
    from dataclasses import replace

    person_id = person(adviser_desk)
    old = get_person(adviser_desk, person_id)
    change_person(adviser_desk, replace(old, phone="10 00 00 01"))
    with pytest.raises(UserError) as refused:
        change_person(adviser_desk, replace(old, phone="10 00 00 02"))
    assert refused.value.code == "stale"
    assert get_person(adviser_desk, person_id).phone == "10 00 00 01"


def _but_entries(text: str) -> list[str]:
    """The tables without the line that opening the copy itself writes."""
    return [line for line in text.splitlines() if "outcome=" not in line and "[sign_in]" not in line][5:]


def test_a_copy_opens_with_the_same_password_and_holds_the_same(adviser_desk: Desk, tmp_path: Path) -> None:
    person(adviser_desk)
    copy = back_up(adviser_desk.store, tmp_path / "hos", at=adviser_desk.clock.now())
    assert copy.rows > 10
    opened = login.sign_in(copy.folder, "kari", "fire egne lange ord", adviser_desk.clock)
    try:
        assert _but_entries(dump(opened)) == _but_entries(dump(adviser_desk))
    finally:
        opened.store.close()


def test_closing_the_service_makes_a_copy_in_the_chosen_place(desk: Desk, tmp_path: Path) -> None:
    made = close_service(desk)
    assert made is not None
    assert made.parent == tmp_path / "kopier"
