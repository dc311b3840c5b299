"""`grongintro self-test`: does everything work on this machine? Used on every build."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grongintro.services.demo import DemoStore

TEST_DAY = date(2026, 11, 23)


def run(arguments: Sequence[str]) -> int:
    """Open a store, draw and parse one decision, show every page offscreen; exit code 1 when a step fails."""
    del arguments
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return _all_steps(Path(folder))


def _all_steps(folder: Path) -> int:
    from grongintro.services.demo import build_demo  # noqa: PLC0415

    try:
        demo = _step("store", lambda: build_demo(folder / "store", TEST_DAY))
        _step("open again", lambda: _open_again(demo))
        _step("decision", lambda: _draw_and_parse(demo))
        _step("files", lambda: _write_files(demo, folder))
        _step("pages", lambda: _show_pages(demo, folder / "pictures"))
    except Exception:  # noqa: BLE001  whatever it is, the build is not good
        traceback.print_exc()
        return 1
    print("self-test: alt virker")
    return 0


def _step(name: str, action: Callable[[], object]) -> DemoStore:
    print(f"self-test: {name}", flush=True)
    result: DemoStore = action()  # type: ignore[assignment]
    return result


def _open_again(demo: DemoStore) -> None:
    """Close the store and open it with a password, as on any morning."""
    from grongintro.domain.clock import FixedClock  # noqa: PLC0415
    from grongintro.services.trust.login import sign_in, switch_user  # noqa: PLC0415

    folder = demo.desk_adviser.store.path.parent
    demo.desk_adviser.store.close()
    clock = FixedClock(datetime.combine(TEST_DAY, time(8)))
    leader, adviser = demo.logins[:2]
    desk = sign_in(folder, adviser.login, adviser.password, clock)
    demo.desk_adviser.store = demo.desk_leader.store = desk.store
    switch_user(desk, leader.login, leader.password)


def _draw_and_parse(demo: DemoStore) -> None:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415

    from grongintro.app import application  # noqa: PLC0415
    from grongintro.domain.case import DecisionState  # noqa: PLC0415
    from grongintro.services.deciding.decisions import letter_pdf, list_decisions, preview  # noqa: PLC0415

    application()
    rows = list_decisions(demo.desk_leader)
    issued = next(row for row in rows if row.state is DecisionState.ISSUED)
    waiting = next(row for row in rows if row.state is DecisionState.SUBMITTED)
    for pdf in (letter_pdf(demo.desk_leader, issued.id), preview(demo.desk_leader, waiting.id).pdf):
        buffer = QBuffer()
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        text = document.getAllText(0).text()
        if document.pageCount() < 2 or "introduksjonsstønad" not in text:  # noqa: PLR2004
            raise RuntimeError("the decision could not be read back")
        document.close()


def _write_files(demo: DemoStore, folder: Path) -> None:
    """A calendar file with a time zone, and a school year to a calendar file and a workbook and in again."""
    from grongintro.services.calendar.file import calendar_file  # noqa: PLC0415
    from grongintro.services.year import calendar_files, calendars  # noqa: PLC0415

    desk = demo.desk_adviser
    if b"Europe/Oslo" not in calendar_file(desk, desk.actor.staff_id):
        raise RuntimeError("the calendar file has no time zone")
    view = calendars.calendars(desk)[0]
    for kind in (calendar_files.ICAL, calendar_files.EXCEL):
        path = folder / f"skolerute.{kind}"
        path.write_bytes(calendar_files.file_of(desk, view.calendar.id, kind))
        lines = calendar_files.read_file(desk, view.calendar.id, path)
        if len(lines) != len(view.entries):
            raise RuntimeError(f"the school year could not be read back from {path.name}")


def _show_pages(demo: DemoStore, out: Path) -> None:
    from grongintro.tour import screenshots  # noqa: PLC0415

    pictures = screenshots(demo.desk_adviser, demo.desk_leader, out)
    empty = [path for path in pictures if path.stat().st_size < 5000]  # noqa: PLR2004  a blank page packs small
    if not pictures or empty:
        raise RuntimeError(f"pages could not be drawn: {[path.name for path in empty]}")
    sys.stdout.write(f"self-test: {len(pictures)} sider vist\n")
