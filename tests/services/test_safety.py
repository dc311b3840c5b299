"""When copies are taken, where they go, and what is told when they cannot be."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.clock import FixedClock
from grongintro.errors import StorageError, UserError
from grongintro.services import bulk, settings
from grongintro.services.keeping import safety
from grongintro.services.setup import close_service
from grongintro.services.trust.login import sign_in
from grongintro.storage.copying.copies import copies
from tests.services.conftest import LEADER_PASSWORD

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk


@pytest.fixture
def places(desk: Desk, tmp_path: Path) -> tuple[Path, Path]:
    """The two places, chosen."""
    first, second = tmp_path / "kopier", tmp_path / "minnepinne"
    safety.change_backup_folder(desk, first, second)
    return first, second


def later(desk: Desk, **delta: int) -> None:
    assert isinstance(desk.clock, FixedClock)
    desk.clock.instant += timedelta(**delta)


def spoil(place: Path) -> None:
    """A file where the folder should be: nothing can be written there, whoever one is."""
    shutil.rmtree(place, ignore_errors=True)
    place.write_text("ikke en mappe", encoding="utf-8")


def test_a_copy_goes_to_both_places(desk: Desk, places: tuple[Path, Path]) -> None:
    safety.back_up_now(desk)
    assert [len(copies(place)) for place in places] == [1, 1]
    assert {copy.place for copy in safety.copies(desk)} == {safety.Place.SECOND, safety.Place.FIRST}


def test_a_second_place_that_is_away_is_passed_by_and_the_state_says_since_when(
    desk: Desk, places: tuple[Path, Path]
) -> None:
    safety.back_up_now(desk)
    made = desk.clock.now()
    shutil.move(places[1], places[1].with_name("i skuffen"))
    later(desk, days=5)
    assert close_service(desk) is not None
    assert not places[1].exists()
    again = sign_in(desk.store.path.parent, "liv", LEADER_PASSWORD, desk.clock)
    state = safety.copy_state(again)
    again.store.close()
    assert (state.away, state.second, state.newest) == (True, made, desk.clock.now())


@pytest.mark.parametrize(
    ("hours", "changed", "taken"), [(5, True, True), (3, True, False), (5, False, False)]
)
def test_a_copy_is_due_when_it_is_time_and_something_has_changed(
    desk: Desk, places: tuple[Path, Path], hours: int, *, changed: bool, taken: bool
) -> None:
    safety.back_up_now(desk)
    later(desk, hours=hours)
    if changed:
        settings.change_setting(desk, "guideline", 19)
    assert (safety.back_up_if_due(desk) is not None) is taken
    assert len(copies(places[0])) == 1 + taken


def test_how_often_is_a_setting(desk: Desk, places: tuple[Path, Path]) -> None:
    safety.back_up_now(desk)
    settings.change_setting(desk, "backup_hours", 1)
    later(desk, hours=2)
    assert safety.back_up_if_due(desk) is not None
    assert len(copies(places[0])) == 2


def test_a_state_without_a_place_or_a_copy(desk: Desk, tmp_path: Path) -> None:
    state = safety.copy_state(desk)
    assert (state.chosen, state.newest) == (True, None)
    assert state.is_old(desk.clock.now())
    safety.back_up_now(desk)
    assert not safety.copy_state(desk).is_old(desk.clock.now())
    later(desk, days=4)
    assert safety.copy_state(desk).is_old(desk.clock.now())
    assert len(copies(tmp_path / "kopier")) == 1


def test_a_copy_that_failed_before_a_large_change_stops_it_until_somebody_goes_on_without(
    desk: Desk, places: tuple[Path, Path]
) -> None:
    spoil(places[0])
    with pytest.raises(StorageError) as refused:
        bulk.reassign_several(desk, ["x"] * safety.MANY, "y", start=desk.today)
    assert refused.value.code == "no_copy_before"
    assert "ingenting er endret" in refused.value.message
    assert safety.copy_state(desk).fault
    assert refused.value.way_on is not None
    refused.value.way_on()
    with pytest.raises(UserError):  # it was tried: there is no person x
        bulk.reassign_several(desk, ["x"] * safety.MANY, "y", start=desk.today)
    with pytest.raises(StorageError):  # the leave was for one time
        safety.back_up_before(desk, "importen")


def test_a_few_rows_need_no_copy(desk: Desk, places: tuple[Path, Path]) -> None:
    bulk.book_proposed(desk, ())
    assert copies(places[0]) == []


def test_without_a_place_nothing_is_copied_and_nothing_stops(desk: Desk) -> None:
    from grongintro.storage.rows import keyed

    with desk.write("test") as unit:
        keyed.save_setting(unit, "backup_folder", None)
    assert safety.back_up_before(desk, "importen") is None
    assert safety.back_up_if_due(desk) is None
    assert not safety.copy_state(desk).chosen
    with pytest.raises(UserError, match="Velg først en mappe"):
        safety.back_up_now(desk)


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ("lager", "minnepinne", "backup_folder"),
        ("kopier", "lager", "second_backup_folder"),
        ("kopier", "kopier", "second_backup_folder"),
    ],
)
def test_places_that_cannot_be(desk: Desk, tmp_path: Path, first: str, second: str, field: str) -> None:
    with pytest.raises(UserError) as refused:
        safety.change_backup_folder(desk, tmp_path / first, tmp_path / second)
    assert refused.value.field == field


def test_a_share_is_allowed_for_copies(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grongintro.storage.place.own_disk.is_network_folder", lambda _folder: True)
    safety.change_backup_folder(desk, tmp_path / "fellesomraade")
    assert safety.back_up_now(desk).whole
