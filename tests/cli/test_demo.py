from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grongintro.cli import demo
from grongintro.cli.main import main
from grongintro.services.demo.folder import MARKER

if TYPE_CHECKING:
    from pathlib import Path

PDFS = (
    "vedtak-full-stonad.pdf",
    "vedtak-fyller-25.pdf",
    "vedtak-ektepar.pdf",
    "min-dag.pdf",
    "saksmengde.pdf",
    "soknad-ekstratilskudd.pdf",
    "soknad-prosjekt.pdf",
    "ventet-ankomst-1.pdf",
)


def _without_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "_pictures", lambda *_: [])


def test_out_writes_store_and_letters_and_names_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_pictures(monkeypatch)
    first, second = tmp_path / "a", tmp_path / "b"
    assert main(["demo", "--out", str(first), "--on", "2026-11-23"]) == 0
    said = capsys.readouterr().out
    assert main(["demo", "--out", str(second), "--on", "2026-11-23"]) == 0
    for name in PDFS:
        assert str(first / name) in said
        assert (first / name).read_bytes() == (second / name).read_bytes()
    assert str(first / "store" / "grongintro.db") in said
    assert "kari / demo-passord-1" in said


def test_out_writes_pictures_of_every_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--out", str(tmp_path), "--on", "2026-11-23"]) == 0
    pictures = [line for line in capsys.readouterr().out.splitlines() if line.endswith(".png")]
    assert any("min-dag-light" in line for line in pictures)
    assert any("min-dag-dark" in line for line in pictures)


def test_a_second_run_replaces_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_pictures(monkeypatch)
    for day in ("2026-11-23", "2027-03-01"):
        assert main(["demo", "--out", str(tmp_path), "--on", day]) == 0
    assert (tmp_path / MARKER).is_file()


def test_without_a_display_the_files_are_written_here(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_pictures(monkeypatch)
    monkeypatch.setattr(demo, "has_display", lambda: False)
    monkeypatch.chdir(tmp_path)
    assert main(["demo", "--on", "2026-11-23"]) == 0
    assert "ingen skjerm" in capsys.readouterr().out
    assert (tmp_path / "grongintro-demo" / "min-dag.pdf").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--on", "i går"], "er ikke en dato"),
        (["--on", "1999-01-01"], "Velg en dato fra"),
        (["--unknown"], "Skriv: grongintro demo"),
        (["--out", "a", "--folder", "b"], "ikke begge"),
    ],
)
def test_a_wrong_command_line_is_told_in_plain_words(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_a_folder_with_something_else_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "viktig.txt").write_text("behold", encoding="utf-8")
    assert main(["demo", "--out", str(tmp_path), "--on", "2026-11-23"]) == 2
    assert "ikke tom" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["viktig.txt"]
