"""A walk through every page: pictures of it for the demo, and the self-test of an installed program."""

from __future__ import annotations

import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from grongintro.app import application
from grongintro.domain.case import DecisionState
from grongintro.domain.staff import Role
from grongintro.program import Program
from grongintro.ui import theme
from grongintro.ui.applications.page import ApplicationsPage
from grongintro.ui.calendar.page import CalendarPage
from grongintro.ui.calendar.span import Span
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.theme import Scheme
from grongintro.ui.window import Window
from grongintro.ui.worker import wait_for_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grongintro.services.desk import Desk

SIZE = QSize(1440, 900)
_SETTLE_SECONDS = 0.4
_PLATFORM_NOTE = "does not support propagateSizeHints"


@dataclass(frozen=True)
class View:
    """One thing to see: the name of its picture, and how to get there."""

    name: str
    show: Callable[[], object]


def screenshots(adviser: Desk, leader: Desk, out: Path) -> list[Path]:
    """Every page in light and dark as PNG in `out`, the adviser's and the leader's; returns the files."""
    app = application()
    out.mkdir(parents=True, exist_ok=True)
    app.setCursorFlashTime(0)  # a blinking cursor would make every picture another one
    written: list[Path] = []
    with _without_platform_notes():
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            theme.apply(app, scheme)
            for view, window in _walk(app, adviser, leader):
                path = out / f"{view.name}-{scheme}.png"
                _save(window, path)
                written.append(path)
    theme.apply(app)
    return written


@contextmanager
def _without_platform_notes() -> Iterator[None]:
    """Keep the offscreen platform's note about window sizes off the screen; everything else is passed on."""

    def sift(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        if message and _PLATFORM_NOTE in message:
            return
        if before is not None:
            before(kind, context, message or "")
        else:
            sys.stderr.write(f"{message}\n")

    before = qInstallMessageHandler(sift)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _walk(app: QApplication, adviser: Desk, leader: Desk) -> Iterator[tuple[View, QWidget]]:
    """Go to every view in turn; yields the window when it has settled."""
    with tempfile.TemporaryDirectory() as home:
        window = Window()
        program = Program(app, window, adviser.clock, home=Path(home))
        window.resize(SIZE)
        window.show()
        for desk in (adviser, leader):
            for view in _views(program, desk):
                view.show()
                _settle(app)
                yield view, _front(program)
                _close_dialogs()
        program.idle.stop()
        program.desk = None
        window.close()
        window.deleteLater()
        program.deleteLater()
        _settle(app, 0.05)


def _views(program: Program, desk: Desk) -> Iterator[View]:
    leads = desk.actor.role is Role.LEADER
    prefix = "leder-" if leads else ""
    if not leads:
        yield View("forste-start", program.ask_first_start)
        yield View("innlogging", program.ask_sign_in)
    program.enter(desk)
    for key, name in (
        ("day", "min-dag"),
        ("people", "deltakere"),
        ("year", "aaret"),
        ("activities", "aktiviteter"),
        ("decisions", "vedtak"),
        ("lights", "lovlys"),
        ("practice", "praksis"),
        ("cooperation", "samarbeid"),
        ("settlement", "bosetting"),
        *((("grants", "tilskudd"),) if leads else ()),
        ("caseload", "saksmengde"),
        ("import", "import"),
    ):
        yield View(prefix + name, partial(program.shell.show_page, key))
    for tab, name in (
        ("municipalityTab", "innstillinger"),
        ("authorityTab", "innstillinger-myndighet"),
        ("lawTab", "innstillinger-regelverk"),
        ("grantRatesTab", "innstillinger-tilskuddssatser"),
        ("eventsTab", "innstillinger-bekreftelser"),
        ("trashTab", "innstillinger-papirkurv"),
    ):
        yield View(prefix + name, partial(program.open_settings, tab))
    if leads:
        yield View(f"{prefix}soknader", partial(_show_money, program, 0))
        yield View(f"{prefix}budsjett", partial(_show_money, program, 1))
    for span, name in ((Span.WEEK, "uke"), (Span.DAY, "dag"), (Span.MONTH, "maaned")):
        yield View(f"{prefix}kalender-{name}", partial(_show_calendar, program, span))
    yield from _deep_views(program, desk, prefix)
    if not leads:
        yield View("last", program.lock)


def _show_calendar(program: Program, span: Span) -> None:
    program.shell.show_page("calendar")
    page = program.shell.page("calendar")
    if isinstance(page, CalendarPage):
        page.go_to(page.today, span)


def _show_money(program: Program, tab: int) -> None:
    program.shell.show_page("applications")
    page = program.shell.page("applications")
    if isinstance(page, ApplicationsPage):
        page.tabs.setCurrentIndex(tab)


def _deep_views(program: Program, desk: Desk, prefix: str) -> Iterator[View]:
    """One person and one decision of each kind that stands."""
    from grongintro.services.deciding.decisions import list_decisions  # noqa: PLC0415  after the window
    from grongintro.services.my_day import my_day  # noqa: PLC0415

    lines = my_day(desk).places
    if lines:
        yield View(f"{prefix}deltaker", partial(program.open_person, lines[0][1][0].person_ids[0]))
        yield from _parts_of_the_law(program, desk, prefix)
    names = {
        DecisionState.DRAFT: "utkast",
        DecisionState.SUBMITTED: "til-godkjenning",
        DecisionState.RETURNED: "returnert",
        DecisionState.ISSUED: "utstedt",
    }
    shown: set[DecisionState] = set()
    for row in list_decisions(desk):
        if row.state in names and row.state not in shown:
            shown.add(row.state)
            yield View(f"{prefix}vedtak-{names[row.state]}", partial(program.open_decision, row.id))


def _parts_of_the_law(program: Program, desk: Desk, prefix: str) -> Iterator[View]:
    """The parts of a page that the programme by the law fills, for the one with the most lights."""
    from grongintro.services.qualifying.lights import all_lights  # noqa: PLC0415  after the window

    people = all_lights(desk).people if desk.actor.role is not Role.HELPER else ()
    if not people:
        return
    person_id = max(people, key=lambda each: (len(each.lights), each.name)).person_id
    program.open_person(person_id)
    for part, name in (
        ("Lovlys", "lovlys"),
        ("Rett og plikt", "rett-og-plikt"),
        ("Kartlegging", "kartlegging"),
        ("Program", "program"),
        ("Plan", "plan"),
        ("Opplæring", "opplaering"),
        ("Uke og år", "uke-og-aar"),
        ("Aktiviteter", "aktiviteter"),
        ("Praksis", "praksis"),
        ("Samarbeid", "samarbeid"),
        ("Bolig og bosetting", "bolig-og-bosetting"),
    ):
        page = program.shell.page("person")
        yield View(f"{prefix}deltaker-{name}", partial(_show_part, page, part))


def _show_part(page: QWidget | None, part: str) -> None:
    if isinstance(page, PersonPage):
        page.show_part(part)


def _front(program: Program) -> QWidget:
    dialogs = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]
    return dialogs[-1] if dialogs else program.window


def _close_dialogs() -> None:
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            each.reject()


def _settle(app: QApplication, seconds: float = _SETTLE_SECONDS) -> None:
    """Let Qt lay out and draw; a PDF is drawn in the background, and some pages are read there."""
    wait_for_all()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)


def _save(window: QWidget, path: Path) -> None:
    if not window.grab().save(str(path), "PNG"):
        raise OSError(f"could not write {path}")
