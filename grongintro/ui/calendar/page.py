"""«Kalender»: days, weeks and months of appointments; moved by dragging or keys, gathered by place."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFileDialog

from grongintro.domain.changes import Subject
from grongintro.domain.followup import Booking
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services import talks
from grongintro.services.calendar.entries import Kind
from grongintro.services.calendar.moving import interpreter_must_know, move_appointment
from grongintro.services.calendar.staff import first_choice, may_see_all
from grongintro.services.calendar.view import calendar_view
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.asking import do_at_once
from grongintro.ui.calendar.bar import CalendarBar
from grongintro.ui.calendar.choosing import WithWhomDialog
from grongintro.ui.calendar.days import DaysView
from grongintro.ui.calendar.side import BookingsCard, GatherCard, PlacesCard
from grongintro.ui.calendar.span import Span, days_of, step
from grongintro.ui.calendar.words import stretch, when
from grongintro.ui.outlet import Outlet
from grongintro.ui.page import Page, Shortcut
from grongintro.ui.run import run_action
from grongintro.ui.talks.flow import TalkFlow
from grongintro.ui.tokens import SPACE_4
from grongintro.ui.widgets.basics import Scroll
from grongintro.ui.widgets.grid_values import HOUR, NO_CLOCK

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from grongintro.services.calendar.entries import CalendarEntry
    from grongintro.services.calendar.view import CalendarView
    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus

_WIDE_LINES = 56
"""With so many lines of text beside each other the cards stand to the right, else below."""
_SIDE_LINES = 16


class CalendarPage(Page):
    """The days of a colleague or of all; what is chosen above them holds for the cards beside them too."""

    subjects: ClassVar[frozenset[Subject]] = frozenset(
        {
            Subject.APPOINTMENT,
            Subject.CONVERSATION,
            Subject.PERSON,
            Subject.ACTIVITY,
            Subject.PRACTICE,
            Subject.WEEK,
            Subject.STAFF,
            Subject.ASSIGNMENT,
            Subject.SETTING,
        }
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("calendarPage", "Kalender", bus)
        self._desk = desk
        self._span, self._day = Span.WEEK, desk.today
        self._view: CalendarView | None = None
        self._whose = first_choice(desk)
        self._asked: tuple[date, time | None] = (desk.today, None)
        self._content: bytes | None = None
        self.flow = TalkFlow(self, desk, bus)
        self._build()
        self.add_actions()
        self._connect()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """The keys of the page."""
        found = [
            Shortcut("newAppointment", "Ctrl+N", self.tr("Ny avtale …"), self._new, "plus", "primary"),
            Shortcut("showDay", "Alt+D", self.tr("Vis dagen"), self._show_day),
            Shortcut("showWeek", "Alt+U", self.tr("Vis uken"), self._show_week),
            Shortcut("showMonth", "Alt+M", self.tr("Vis måneden"), self._show_month),
            Shortcut("goBefore", "Ctrl+Left", self.tr("Forrige"), self._go_before),
            Shortcut("goAfter", "Ctrl+Right", self.tr("Neste"), self._go_after),
            Shortcut("goToday", "Alt+I", self.tr("Gå til i dag"), self._go_today),
        ]
        if self._desk.actor.role is not Role.HELPER:
            text = self.tr("Lagre som kalenderfil …")
            found.insert(0, Shortcut("saveCalendar", "Ctrl+S", text, self._ask_file, "save", "header"))
        return tuple(found)

    def _build(self) -> None:
        self.bar = CalendarBar()
        self.days = DaysView()
        self.bookings, self.places, self.gather = BookingsCard(), PlacesCard(), GatherCard()
        self.side = Scroll("calendarSide")
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for card in (self.bookings, self.gather, self.places):
            self.side.body.addWidget(card)
        self.side.body.addStretch(1)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(SPACE_4)
        self._beside.addWidget(self.days, 3)
        self._beside.addWidget(self.side, 1)
        self.body.addWidget(self.bar)
        self.body.addLayout(self._beside, 1)

    def _connect(self) -> None:
        self.bar.stepped.connect(self._step)
        self.bar.span_chosen.connect(self._show_span)
        self.bar.whose_chosen.connect(self._choose_whose)
        self.bar.kind_chosen.connect(self._show)
        self.days.opened.connect(self._open)
        self.days.moved.connect(self._move)
        self.days.asked_new.connect(self._new_at)
        self.days.day_opened.connect(self._open_day)
        self.bookings.marked.connect(self._mark)
        self.gather.moved.connect(self._gather)

    def reload(self) -> None:
        """Read the days that are shown."""
        shown = self._days()
        self._view = calendar_view(self._desk, shown[0], shown[-1], self._whose)
        own = self._desk.actor.staff_id
        self.bar.offer(self._view.colleagues, own, everybody=may_see_all(self._desk))
        self.bar.whose.blockSignals(True)
        self.bar.whose.set_value(self._whose)
        self.bar.whose.blockSignals(False)
        self._show()

    def _days(self) -> tuple[date, ...]:
        return days_of(self._span, self._day)

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        self.bar.show_span(self._span)
        self.header.set_title(self.accessibleName(), self._subtitle())
        shown = [each for each in view.entries if self.bar.fits(each)]
        everybody = len({each.staff_id for each in view.entries if each.staff_id}) > 1
        self.days.show_days(
            self._span, self._days(), self._day, shown, self._desk.clock.now(), with_staff=everybody
        )
        self._show_side(view)

    def _subtitle(self) -> str:
        days = self._days()
        if self._span is Span.MONTH:
            return words.capital(fmt.month(self._day))
        if self._span is Span.DAY:
            return f"{words.capital(fmt.day_long(self._day))} · {fmt.week(self._day)}"
        return f"{words.capital(fmt.week(days[0]))} · {stretch(days[0], days[-1])}"

    def _show_side(self, view: CalendarView) -> None:
        self.bookings.show_entries(view.to_book)
        self.gather.show_proposals(view.gatherable if self._span is Span.WEEK else ())
        day = self._place_day()
        whose = dict.fromkeys((each.staff_id, each.staff) for each in view.on(day) if each.staff_id)
        self.places.show_day(view, day, tuple(whose) if self._span is not Span.MONTH else ())
        cards = (self.bookings, self.gather, self.places)
        self.side.setVisible(any(not card.isHidden() for card in cards))

    def _place_day(self) -> date:
        """The day that is told by place: today in its own week, else the one that was gone to."""
        today = self._desk.today
        return today if self._span is Span.WEEK and today in self._days() else self._day

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below the days where there is no room beside them."""
        super().resizeEvent(event)
        line = self.fontMetrics().height()
        wide = self.width() >= line * _WIDE_LINES
        way = QBoxLayout.Direction
        self._beside.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self.side.setMinimumWidth(line * _SIDE_LINES if wide else 0)

    def _show_day(self) -> None:
        self._show_span(Span.DAY)

    def _show_week(self) -> None:
        self._show_span(Span.WEEK)

    def _show_month(self) -> None:
        self._show_span(Span.MONTH)

    def _show_span(self, span: str) -> None:
        if self._span is Span.MONTH and span != Span.MONTH:
            self._day = self._days()[self.days.month.chosen_place()]
        self._span = Span(span)
        self.refresh()

    def _go_before(self) -> None:
        self._step(-1)

    def _go_after(self) -> None:
        self._step(1)

    def _go_today(self) -> None:
        self._step(0)

    def _step(self, way: int) -> None:
        self._day = step(self._span, self._day, way) if way else self._desk.today
        self.refresh()

    @property
    def today(self) -> date:
        """This day."""
        return self._desk.today

    def go_to(self, day: date, span: Span | None = None) -> None:
        """Show a day, and how much around it."""
        self._day, self._span = day, span or self._span
        self.refresh()

    def _open_day(self, place: int) -> None:
        self.go_to(self._days()[place], Span.DAY)

    def _choose_whose(self) -> None:
        self._whose = self.bar.whose.value()
        self.refresh()

    def _entry(self, key: str) -> CalendarEntry | None:
        found = self._view.entries if self._view is not None else ()
        return next((each for each in found if each.id == key), None)

    def _open(self, key: str) -> None:
        """An appointment is changed, a gathering shown at its activity, what was held at the person."""
        entry = self._entry(key)
        if entry is None:
            return
        if entry.planned:
            self.flow.change(entry.id, entry.title)
        elif entry.kind is Kind.GATHERING:
            self.bus.open_page.emit("activities")
            self.bus.open_activity.emit(entry.activity_id)
        else:
            self.bus.open_person.emit(entry.person_ids[0])

    def _move(self, key: str, column: int, minute: int) -> None:
        day = self._days()[0] + timedelta(days=column)
        self._move_to(key, day, None if minute == NO_CLOCK else time(minute // HOUR, minute % HOUR))

    def _gather(self, key: str) -> None:
        proposal = self.gather.proposal(key)
        self._move_to(key, proposal.day, proposal.at)

    def _move_to(self, key: str, day: date, at: time | None) -> None:
        """Save it, follow it where it went, and say what else must be done."""
        self.messages.clear()
        before = self._day
        if day not in self._days():
            self._day = day
        told = self.tr("Avtalen er flyttet til {0}.").format(when(day, at))
        if interpreter_must_know(self._desk, key):
            told += self.tr(" Tolken er bestilt til den gamle tiden: gi beskjed.")
        move = partial(move_appointment, self._desk, key, day, at)
        do_at_once(self, self._desk, self.bus, move, told)
        if not self.messages.isHidden():
            self._day = before
            self.refresh()

    def _mark(self, key: str, state: str) -> None:
        do_at_once(
            self, self._desk, self.bus, partial(self._booked, key, state), self.tr("Tolken er oppdatert.")
        )

    def _booked(self, key: str, state: str) -> Saved:
        appointment = talks.get_appointment(self._desk, key)
        return talks.change_appointment(self._desk, replace(appointment, interpreter=Booking(state)))

    def _new(self) -> None:
        self._ask_whom(max(self._day, self._desk.today), None)

    def _new_at(self, column: int, minute: int) -> None:
        self._ask_whom(self._days()[column], time(minute // HOUR, minute % HOUR))

    def _ask_whom(self, day: date, at: time | None) -> None:
        self._asked = (day, at)
        run_action(self, self._open_whom, repeatable=True)

    def _open_whom(self) -> None:
        if self._asked[0] < self._desk.today:
            raise UserError(self.tr("Dagen er før i dag. Velg en dag fra i dag av."))
        dialog = WithWhomDialog(self, self._desk)
        dialog.ready.connect(dialog.accept)
        dialog.ready.connect(self._book)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _book(self, person_id: str) -> None:
        self.flow.book((person_id,), *self._asked)

    def _ask_file(self) -> None:
        from grongintro.services.calendar.file import calendar_file  # noqa: PLC0415  with the first file

        staff_id = self._whose or self._desk.actor.staff_id
        self._content = run_action(self, partial(calendar_file, self._desk, staff_id), repeatable=True)
        if self._content is None:
            return
        kinds = self.tr("Kalender (*.ics)")
        dialog = QFileDialog(self, self.tr("Lagre som kalenderfil"), self.tr("avtaler.ics"), kinds)
        dialog.setObjectName("calendarFileDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.fileSelected.connect(self.save_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_file(self, path: str) -> None:
        """Write the calendar file that was asked for."""
        outlet = Outlet(self._desk, self.bus, self.tr("Kalenderfil med avtaler"))
        run_action(self, partial(outlet.save, Path(path), self._content or b""))
