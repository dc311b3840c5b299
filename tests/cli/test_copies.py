"""`grongintro backup`, `restore` and `check` on a small store, with name and password on standard input."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from grongintro.cli.main import main
from grongintro.domain.clock import FixedClock
from grongintro.services.keeping.sharing import give_back, open_shared
from grongintro.services.keeping.sharing_begin import share
from grongintro.storage.copying.copies import copies, stamp_of
from grongintro.storage.engine import connect
from grongintro.storage.opened import STORE_NAME
from tests.ui import store

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk
    from grongintro.services.keeping.sharing import Share


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store.tiny_store(tmp_path).close()
    return tmp_path / "store"


@pytest.fixture(autouse=True)
def liv(monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch)


def types(monkeypatch: pytest.MonkeyPatch, password: str = store.PASSWORD) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"liv\n{password}\n"))


def test_a_copy_goes_to_the_chosen_place_or_another(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["backup", "--folder", str(folder)]) == 0
    types(monkeypatch)
    assert main(["backup", "--folder", str(folder), "--to", str(tmp_path / "minnepinne")]) == 0
    assert len(copies(tmp_path / "copies")) == len(copies(tmp_path / "minnepinne")) == 1


def test_the_folder_that_was_opened_last_is_the_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from grongintro.paths import remember_folder

    monkeypatch.setenv("GRONGINTRO_HOME", str(tmp_path / "home"))
    assert main(["check"]) == 2
    assert "hvilken mappe" in capsys.readouterr().err
    remember_folder(tmp_path / "home", folder)
    assert main(["check"]) == 0
    assert capsys.readouterr().out.endswith("Alt er i orden.\n")


def test_a_copy_is_put_in_a_new_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", "--folder", str(folder)])
    (copy,) = copies(tmp_path / "copies")
    types(monkeypatch)
    assert main(["restore", str(copy), "--to", str(tmp_path / "ny")]) == 0
    assert "4 personer, 1 samtaler, 0 vedtak" in capsys.readouterr().out
    types(monkeypatch)
    assert main(["check", str(tmp_path / "ny")]) == 0


def test_a_store_is_not_replaced_unless_it_is_said(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", "--folder", str(folder)])
    (copy,) = copies(tmp_path / "copies")
    before = (folder / STORE_NAME).read_bytes()
    types(monkeypatch)
    assert main(["restore", str(copy), "--to", str(folder)]) == 2
    assert "--replace" in capsys.readouterr().err
    assert (folder / STORE_NAME).read_bytes() == before
    types(monkeypatch)
    assert main(["restore", str(copy), "--to", str(folder), "--replace"]) == 0
    (aside,) = folder.glob("lagt-til-side-*")
    assert (aside / STORE_NAME).read_bytes() == before


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small store in a shared folder, seen from a computer that has not opened it before."""
    monkeypatch.setenv("GRONGINTRO_HOME", str(tmp_path / "hjemme"))
    tiny = store.tiny_store(tmp_path / "liv")
    share(tiny.leader, tmp_path / "delt")
    return tmp_path / "delt"


def borrowed(shared: Path, tmp_path: Path) -> tuple[Desk, Share]:
    return open_shared(shared, tmp_path / "karis maskin", "kari", store.PASSWORD, FixedClock(store.NOW))


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_shared_store_is_gone_through_without_borrowing_it(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_in(shared)
    assert main(["check", str(shared)]) == 0
    said = capsys.readouterr().out
    assert "Lageret er delt. Dette er utgave 1, lest uten å låne basen." in said
    assert said.endswith("Alt er i orden.\n")
    assert files_in(shared) == before
    assert not list((tmp_path / "hjemme").rglob(STORE_NAME))


def test_a_shared_store_that_another_writes_in_is_copied_as_it_last_was(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, mine = borrowed(shared, tmp_path)
    assert main(["backup", "--folder", str(shared), "--to", str(tmp_path / "minnepinne")]) == 0
    said = capsys.readouterr().out
    assert "har basen siden 11.03. kl. 08:30; det som er gjort siden, er ikke med." in said
    (copy,) = copies(tmp_path / "minnepinne")
    assert not stamp_of(copy).broken  # type: ignore[union-attr]
    assert mine.place.holder() == mine.lease
    assert give_back(desk, mine) == 2
    types(monkeypatch)
    assert main(["check", str(copy)]) == 0


def test_a_broken_log_in_a_shared_store_is_found(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, mine = borrowed(shared, tmp_path)
    raw = connect(desk.store.path, desk.store.key)
    raw.execute("DROP TRIGGER change_log_no_update")
    raw.execute("UPDATE change_log SET account_id = 'en annen' WHERE seq = 3")
    raw.close()
    give_back(desk, mine)
    assert main(["check", str(shared)]) == 1
    assert "FEIL: Linje 3 i endringsloggen" in capsys.readouterr().out


def test_a_wrong_password_at_a_shared_store_is_noted_for_the_log(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(monkeypatch, "noe helt annet enn det")
    assert main(["check", str(shared)]) == 2
    assert list((tmp_path / "hjemme").rglob("*.attempts"))


def test_a_copy_of_a_shared_store_is_not_put_beside_it(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "--folder", str(shared), "--to", str(shared)]) == 2
    assert "Velg en annen mappe enn der dataene ligger." in capsys.readouterr().err


@pytest.mark.parametrize("words", [["backup", "--folder"], ["check"], ["restore", "--to"]])
def test_a_wrong_password_is_one_sentence_and_changes_nothing(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
) -> None:
    types(monkeypatch, "noe helt annet enn det")
    target = [str(tmp_path / "ny"), str(folder)] if words[0] == "restore" else [str(folder)]
    assert main([*words, *target]) == 2
    assert capsys.readouterr().err == "Navnet eller passordet stemmer ikke. Prøv igjen.\n"
    assert not (tmp_path / "ny").exists()


@pytest.mark.parametrize("words", [["restore"], ["restore", "x"], ["backup", "--bort"]])
def test_a_wrong_command_line_says_how_it_is_written(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err.startswith(f"Skriv: grongintro {words[0]} ")


def test_a_changed_log_is_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from grongintro.services.trust.login import sign_in

    desk = sign_in(folder, "liv", store.PASSWORD, FixedClock(store.NOW))
    path, key = desk.store.path, desk.store.key
    desk.store.close()
    raw = connect(path, key)
    raw.execute("DROP TRIGGER change_log_no_update")
    raw.execute("UPDATE change_log SET account_id = 'en annen' WHERE seq = 3")
    raw.close()
    assert main(["check", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "FEIL: Linje 3 i endringsloggen" in said
    assert "Ikke slett noe." in said
