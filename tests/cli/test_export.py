"""`grongintro export` and `open-export` on a small store, with name and password on standard input."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from grongintro.cli.main import main
from tests.ui import store

if TYPE_CHECKING:
    from pathlib import Path

NEW = "et helt nytt langt passord"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store.tiny_store(tmp_path).close()
    return tmp_path / "store"


def types(monkeypatch: pytest.MonkeyPatch, login: str, password: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{login}\n{password}\n"))


def test_out_and_in_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "alt.zip"
    types(monkeypatch, "liv", store.PASSWORD)
    assert main(["export", "--folder", str(folder), "--to", str(out)]) == 0
    assert "ikke kryptert" in capsys.readouterr().out
    types(monkeypatch, "liv", store.PASSWORD)
    assert main(["export", "--folder", str(folder), "--to", str(out)]) == 2
    types(monkeypatch, "liv", NEW)
    assert main(["open-export", str(out), "--to", str(tmp_path / "nytt")]) == 0
    assert "Gjenopprettingskode" in capsys.readouterr().out
    types(monkeypatch, "liv", NEW)
    assert main(["check", str(tmp_path / "nytt")]) == 0


def test_an_adviser_does_not_take_everything_out(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(monkeypatch, "kari", store.PASSWORD)
    assert main(["export", "--folder", str(folder), "--to", str(tmp_path / "alt.zip")]) == 2
    assert not (tmp_path / "alt.zip").exists()


def test_a_file_that_is_no_export_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "noe.zip").write_bytes(b"noe annet")
    types(monkeypatch, "liv", NEW)
    assert main(["open-export", str(tmp_path / "noe.zip"), "--to", str(tmp_path / "nytt")]) == 2
    assert capsys.readouterr().err
    assert not (tmp_path / "nytt").exists()
