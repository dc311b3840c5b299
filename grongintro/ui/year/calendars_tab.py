"""The school years: choose one, its terms and closed days, next year's as a copy, files in and out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from grongintro.domain.school import CalendarEntry, EntryKind, SchoolCalendar
from grongintro.rules.calendar_days import public_holidays, working_days
from grongintro.rules.school_year import school_year, school_year_of
from grongintro.services import settings
from grongintro.services.year import calendar_files, calendars
from grongintro.services.year.calendar_files import EXCEL, ICAL
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.asking import NEW, Asking, do_at_once
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.outlet import Outlet
from grongintro.ui.rows.card import OwnRowsCard, side_by_side
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_2
from grongintro.ui.widgets.basics import Card, Scroll, button, label, row
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.tags import FlowLayout
from grongintro.ui.year.calendar_forms import CalendarForm, EntryForm
from grongintro.ui.year.file_dialog import CalendarFileDialog

if TYPE_CHECKING:
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.year.calendars import CalendarView
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog


class CalendarsTab(QWidget):
    """One school year at a time, the newest first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__()
        self.setObjectName("calendarsTab")
        self._desk, self._bus = desk, bus
        self._views: dict[str, CalendarView] = {}
        self.which = Choice("whichCalendar")
        self.which.setAccessibleName(self.tr("Skolerute"))
        self.which.currentIndexChanged.connect(self._fill)
        self.days = EntriesCard(desk, bus)
        self._closed = Card(self.tr("Stengt og fridager"), "closedCard")
        self._closed_words = label("", name="closedWords", wrap=True)
        self._closed.body.addWidget(self._closed_words)
        self._none = label(
            self.tr("Ingen skoleruter er lagt inn. Da er det ingen uker der skolen er stengt i planene."),
            "muted",
            name="calendarsNone",
            wrap=True,
        )
        self._build()

    def _build(self) -> None:
        self.new = button("newCalendar", self.tr("Ny skolerute"), self.ask_new, kind="primary", symbol="plus")
        self.copy = button("copyCalendar", self.tr("Kopier til neste skoleår"), self.copy_forward)
        self.change = button("changeCalendar", self.tr("Endre"), self.ask_change, kind="flat")
        self.read_in = button("readCalendar", self.tr("Les inn fil …"), self.ask_file, kind="flat")
        self.ical = button("saveIcal", self.tr("Lagre som kalenderfil …"), self._save_ical, kind="flat")
        self.excel = button("saveExcel", self.tr("Lagre som Excel …"), self._save_excel, kind="flat")
        self.delete = button("deleteCalendar", self.tr("Slett skoleruten …"), self._ask_delete, kind="flat")
        buttons = FlowLayout(spacing=SPACE_2)
        for each in (self.new, self.copy, self.change, self.read_in, self.ical, self.excel, self.delete):
            buttons.addWidget(each)
        scroll = Scroll("calendarsScroll")
        scroll.body.addWidget(self._none)
        scroll.body.addLayout(side_by_side((self.days,), (self._closed,)))
        scroll.body.addStretch(1)
        heading = row(self.which)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        box.addLayout(heading)
        box.addLayout(buttons)
        box.addWidget(scroll, 1)

    def reload(self) -> None:
        """Read the school years."""
        run_action(self, self._read, repeatable=True)

    def _read(self) -> None:
        found = calendars.calendars(self._desk)
        self._views = {each.calendar.id: each for each in found}
        chosen = self.which.value()
        self.which.blockSignals(True)
        self.which.set_options([(key, calendars.calendar_name(v.calendar)) for key, v in self._views.items()])
        self.which.set_value(chosen if chosen in self._views else self._of_today())
        self.which.blockSignals(False)
        self._fill()

    def _of_today(self) -> str:
        """The first school year that goes on now, else the newest."""
        year = school_year_of(self._desk.today)
        now = (key for key, each in self._views.items() if each.calendar.first_year == year)
        return next(now, next(iter(self._views), ""))

    def view(self) -> CalendarView | None:
        """The school year that is shown."""
        return self._views.get(self.which.value())

    def _fill(self) -> None:
        view = self.view()
        there = view is not None
        self._none.setVisible(not there)
        shown = (self.which, self.days, self._closed, self.copy, self.change, self.read_in)
        for each in (*shown, self.ical, self.excel, self.delete):
            each.setVisible(there)
        if view is not None:
            self.days.show_view(view)
            self._closed_words.setText(_closed_words(view))

    def ask_new(self) -> None:
        """The form of a new school year."""
        run_action(self, partial(self._ask, self._fresh()), repeatable=True)

    def _fresh(self) -> SchoolCalendar:
        return SchoolCalendar("", "", "", "", school_year_of(self._desk.today))

    def ask_change(self) -> None:
        """The form of the school year that is shown."""
        view = self.view()
        if view is not None:
            run_action(self, partial(self._ask, view.calendar), repeatable=True)

    def _ask(self, calendar: SchoolCalendar) -> None:
        places = settings.place_names(self._desk)
        form = CalendarForm(self, calendar, places, self._desk.clock.today)
        save = partial(calendars.save_calendar, self._desk)
        done = self.tr("Skoleruten er lagret.")
        Asking(form, self._desk, self._bus, save, done, about=calendar.id or NEW, then=self._choose)

    def _choose(self, saved: Saved) -> None:
        self.which.set_value(saved.id)

    def copy_forward(self) -> None:
        """Next year's as a proposal."""
        view = self.view()
        if view is not None:
            action = partial(self._copied, view.calendar.id)
            done = self.tr("Skoleruten er kopiert. Se over datoene.")
            do_at_once(self, self._desk, self._bus, action, done)

    def _copied(self, calendar_id: str) -> Saved:
        saved = calendars.copy_forward(self._desk, calendar_id)
        self.which.addItem("", saved.id)
        self._choose(saved)
        return saved

    def ask_file(self) -> None:
        """Choose a file; its lines are shown before anything is written."""
        kinds = self.tr("Kalender og regneark (*.ics *.xlsx *.csv)")
        dialog = QFileDialog(self, self.tr("Velg en kalenderfil eller et regneark"), "", kinds)
        dialog.setObjectName("calendarFile")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read_file(self, path: str) -> None:
        """Show the lines of a file."""
        view = self.view()
        if view is None:
            return
        read = partial(calendar_files.read_file, self._desk, view.calendar.id, Path(path))
        lines = run_action(self, read, repeatable=True)
        if lines is not None:
            form = CalendarFileDialog(self, calendars.calendar_name(view.calendar), lines)
            save = partial(calendar_files.write_lines, self._desk, view.calendar.id)
            about = view.calendar.id
            Asking(form, self._desk, self._bus, save, self.tr("Dagene er lest inn."), about=about)

    def _save_ical(self) -> None:
        self._ask_where(ICAL, self.tr("Kalender (*.ics)"))

    def _save_excel(self) -> None:
        self._ask_where(EXCEL, self.tr("Excel (*.xlsx)"))

    def _ask_where(self, kind: str, kinds: str) -> None:
        view = self.view()
        if view is None:
            return
        name = calendars.calendar_name(view.calendar).replace("/", "-").replace(", ", "-")
        dialog = QFileDialog(self, self.tr("Lagre skoleruten"), f"{name}.{kind}", kinds)
        dialog.setObjectName("calendarSave")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.fileSelected.connect(self.write_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_file(self, path: str) -> None:
        """Write the school year to a file; the ending says which sort."""
        run_action(self, partial(self._write, Path(path)), repeatable=True)

    def _write(self, path: Path) -> None:
        view = self.view()
        if view is None:
            return
        kind = ICAL if path.suffix.casefold() == f".{ICAL}" else EXCEL
        content = calendar_files.file_of(self._desk, view.calendar.id, kind)
        outlet = Outlet(self._desk, self._bus, self.tr("Skolerute"))
        outlet.save(path, content)

    def _ask_delete(self) -> None:
        view = self.view()
        if view is not None:
            name = calendars.calendar_name(view.calendar)
            ask_delete(self, self._desk, self._bus, Doomed(SchoolCalendar, view.calendar.id, name))


class EntriesCard(OwnRowsCard):
    """Terms and days without teaching, in order."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "entries",
            self.tr("Halvår, ferier og planleggingsdager"),
            empty=self.tr("Ingen dager er lagt inn. Begynn med halvårene, så er alt utenom dem stengt."),
            new=self.tr("Nye dager"),
            thing=self.tr("dagene"),
            done=self.tr("Dagene er lagret."),
        )
        self._first = 30
        self._calendar: SchoolCalendar | None = None

    def show_view(self, view: CalendarView) -> None:
        """Show the days of a school year."""
        self._calendar = view.calendar
        self.show_own(view.entries)

    def _of(self) -> SchoolCalendar:
        if self._calendar is None:
            raise LookupError("no school year is shown")
        return self._calendar

    def told(self, row: CalendarEntry) -> tuple[str, str]:
        """As a line."""
        days = fmt.count(working_days(row.start, row.end), "virkedag", "virkedager")
        when = fmt.day(row.start) if row.start == row.end else fmt.span(row.start, row.end)
        return words.title(row.kind), " · ".join(part for part in (when, days, row.note) if part)

    def fresh(self) -> CalendarEntry:
        """A planning day today, or where the school year begins."""
        year = school_year(self._of().first_year)
        day = self.desk.today if self.desk.today in year else year.start
        return CalendarEntry("", "", self._of().id, EntryKind.PLANNING_DAY, day, day)

    def about(self, row: CalendarEntry) -> str:
        """The school year, and the days that are changed."""
        return f"{row.calendar_id}/{row.id}" if row.id else row.calendar_id

    def form(self, row: CalendarEntry) -> FormDialog:
        """The form."""
        return EntryForm(self, calendars.calendar_name(self._of()), row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save them."""
        return calendars.save_entry(self.desk, draft)


def _closed_words(view: CalendarView) -> str:
    """How many working days the school is closed, and the public holidays of its year."""
    closed = sum(working_days(each.start, each.end) for each in view.closed if each.end is not None)
    year = school_year(view.calendar.first_year)
    first = view.calendar.first_year
    holidays = sorted(day for day in public_holidays(first) | public_holidays(first + 1) if day in year)
    told = "\n".join(fmt.day_long(day) for day in holidays)
    return f"{fmt.count(closed, 'virkedag', 'virkedager')} uten undervisning.\n\nOffentlige fridager:\n{told}"
