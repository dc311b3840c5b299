"""Files that leave the store: noted first, written whole, listed with what became of them, and deleted."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import grongintro
from grongintro.domain.outlet import FileOut
from grongintro.errors import StorageError, UserError
from grongintro.services.keeping import outlets
from grongintro.services.keeping.outlets import FileState, delete_file, files_out, note_print, write_out
from grongintro.services.person_page import history
from tests.services.making import person

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

LETTER = b"%PDF et brev"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "Dokumenter"
    folder.mkdir()
    return folder


def state(desk: Desk) -> FileState:
    (row,) = files_out(desk)
    return row.state


def test_a_file_is_written_whole_and_noted_with_who_what_where_and_checksum(desk: Desk, out: Path) -> None:
    saved = write_out(desk, out / "vedtak.pdf", LETTER, what="Vedtak 1")
    assert [each.name for each in out.iterdir()] == ["vedtak.pdf"]
    assert (out / "vedtak.pdf").read_bytes() == LETTER
    (row,) = files_out(desk)
    assert row.file.id == saved.id
    assert (row.who, row.file.what, row.file.path) == ("Liv Leder", "Vedtak 1", str(out / "vedtak.pdf"))
    assert (row.file.sha256, row.file.size) == (hashlib.sha256(LETTER).hexdigest(), len(LETTER))
    assert row.file.written_at == desk.clock.now()
    assert row.state is FileState.THERE


def test_what_was_there_before_stays_when_the_writing_fails_and_the_try_is_shown(
    desk: Desk, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (out / "vedtak.pdf").write_bytes(b"noe annet")

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises((OSError, StorageError)):
        write_out(desk, out / "vedtak.pdf", LETTER, what="Vedtak 1")
    assert [each.name for each in out.iterdir()] == ["vedtak.pdf"]
    assert (out / "vedtak.pdf").read_bytes() == b"noe annet"
    assert state(desk) is FileState.NOT_WRITTEN
    delete_file(desk, files_out(desk)[0].file.id)
    assert (out / "vedtak.pdf").exists()
    assert state(desk) is FileState.DELETED


def test_a_crash_between_the_note_and_the_mark_leaves_a_file_that_is_known(
    desk: Desk, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(path: Path, _target: Path) -> None:
        raise KeyboardInterrupt(path.name)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stop)
        with pytest.raises(KeyboardInterrupt):
            write_out(desk, out / "vedtak.pdf", LETTER, what="Vedtak 1")
    assert len(list(out.iterdir())) == 1
    assert state(desk) is FileState.NOT_WRITTEN
    delete_file(desk, files_out(desk)[0].file.id)
    assert list(out.iterdir()) == []


def test_a_file_that_was_written_but_not_marked_is_told_from_its_content(desk: Desk, out: Path) -> None:
    noted = outlets._note(desk, str(out / "a.pdf"), LETTER, what="Vedtak", person_id=None)  # noqa: SLF001
    assert outlets.state_of(noted) is FileState.NOT_WRITTEN
    (out / "a.pdf").write_bytes(LETTER)
    assert state(desk) is FileState.THERE


def test_what_became_of_it_is_told_from_the_disk(desk: Desk, out: Path) -> None:
    place = out / "dagen.pdf"
    write_out(desk, place, LETTER, what="Dagen")
    place.write_bytes(LETTER[::-1])
    assert state(desk) is FileState.CHANGED
    place.unlink()
    assert state(desk) is FileState.GONE


def test_a_deleted_file_is_gone_from_the_folder_and_stays_in_the_list(desk: Desk, out: Path) -> None:
    saved = write_out(desk, out / "dagen.pdf", LETTER, what="Dagen")
    delete_file(desk, saved.id)
    assert list(out.iterdir()) == []
    (row,) = files_out(desk)
    assert row.state is FileState.DELETED
    assert row.file.deleted_at == desk.clock.now()
    with pytest.raises(UserError):
        delete_file(desk, saved.id)


def test_a_file_that_was_changed_since_is_deleted_only_when_asked_again(desk: Desk, out: Path) -> None:
    saved = write_out(desk, out / "dagen.pdf", LETTER, what="Dagen")
    (out / "dagen.pdf").write_bytes(b"med en kollegas merknader")
    with pytest.raises(UserError) as refused:
        delete_file(desk, saved.id)
    assert refused.value.code == outlets.CHANGED
    assert (out / "dagen.pdf").exists()
    delete_file(desk, saved.id, anyway=True)
    assert not (out / "dagen.pdf").exists()


def test_a_print_is_noted_without_a_place(desk: Desk) -> None:
    saved = note_print(desk, LETTER, what="Saksmengde")
    (row,) = files_out(desk)
    assert (row.file.path, row.state) == ("", FileState.PRINTED)
    with pytest.raises(UserError):
        delete_file(desk, saved.id)


def test_the_leader_sees_all_and_others_their_own(desk: Desk, adviser_desk: Desk, out: Path) -> None:
    mine = write_out(adviser_desk, out / "a.pdf", LETTER, what="Dagen")
    boss = write_out(desk, out / "b.pdf", LETTER, what="Saksmengde")
    assert {row.file.id for row in files_out(desk)} == {mine.id, boss.id}
    assert [row.file.id for row in files_out(adviser_desk)] == [mine.id]
    with pytest.raises(UserError):
        delete_file(adviser_desk, boss.id)
    assert (out / "b.pdf").exists()
    delete_file(desk, mine.id)


def test_nothing_is_written_into_the_folder_of_the_store(desk: Desk) -> None:
    place = desk.store.path
    before = place.read_bytes()
    with pytest.raises(UserError):
        write_out(desk, place, LETTER, what="Dagen")
    assert place.read_bytes() == before
    assert files_out(desk) == ()


def test_it_stands_in_the_history_of_the_person_it_is_about(desk: Desk, out: Path) -> None:
    person_id = person(desk)
    write_out(desk, out / "vedtak.pdf", LETTER, what="Vedtak 1", person_id=person_id)
    words = [f"{line.what} {line.details}" for line in history(desk, person_id)]
    assert any("fil eller utskrift" in each and "vedtak.pdf" in each for each in words), words
    with desk.read() as reader:
        assert reader.find(FileOut, person_id=person_id)


def test_no_other_place_writes_a_file_for_people() -> None:
    """What is not written here has nothing personal in it: demos, and the invented example."""
    harmless = {
        "services/demo/folder.py",
        "services/demo/granted.py",
        "services/keeping/outlets.py",
        "ui/imports/file_field.py",
    }
    root = Path(grongintro.__file__).parent
    writes = re.compile(r"write_bytes|write_text|open\(\"[wax]")
    found = {
        path.relative_to(root).as_posix()
        for room in ("services", "ui", "letters", "exchange")
        for path in (root / room).rglob("*.py")
        if writes.search(path.read_text(encoding="utf-8"))
    }
    assert found == harmless
