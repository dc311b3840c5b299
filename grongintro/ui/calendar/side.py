"""What stands beside the days: interpreters to book, the day by place, and what could be gathered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from grongintro.domain.followup import Booking
from grongintro.services.calendar.places import stops_of
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.calendar.words import interpreter_words, minutes_words, when
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import button
from grongintro.ui.widgets.lines import Line, LinesCard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grongintro.services.calendar.entries import CalendarEntry
    from grongintro.services.calendar.places import Proposal, Stop
    from grongintro.services.calendar.view import CalendarView

_tr = partial(QCoreApplication.translate, "calendarSide")


class BookingLine(Line):
    """An appointment whose interpreter must be booked; two buttons say how far it has come."""

    marked = Signal(str, str)

    def __init__(self, entry: CalendarEntry) -> None:
        title = f"{words.capital(when(entry.day, entry.at))} · {entry.title}"
        told = (interpreter_words(entry), entry.place)
        super().__init__(entry.id, title, " · ".join(each for each in told if each), tone=Tone.WARNING)
        self.setObjectName(f"booking_{entry.id}")
        buttons = []
        for state, slot in ((Booking.BOOKED, self._booked), (Booking.CONFIRMED, self._confirmed)):
            text = words.title(state)
            made = button(f"{state}_{entry.id}", text, slot, kind="flat")
            made.setAccessibleName(f"{text}: {self.accessibleName()}")
            buttons.append(made)
        self.add_below(*buttons)

    def _booked(self) -> None:
        self.marked.emit(self.key, str(Booking.BOOKED))

    def _confirmed(self) -> None:
        self.marked.emit(self.key, str(Booking.CONFIRMED))


class BookingsCard(LinesCard):
    """«Tolk å bestille» of the days that are shown; `marked` carries the appointment and how far it is."""

    marked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("bookings", self.tr("Tolk å bestille"))

    def show_entries(self, entries: Sequence[CalendarEntry]) -> None:
        """Show these appointments."""
        self.show_each(self._line, entries)

    def _line(self, entry: CalendarEntry) -> BookingLine:
        made = BookingLine(entry)
        made.marked.connect(self.marked)
        return made


class PlacesCard(LinesCard):
    """A day by place for each colleague, with the time until the next place and what the way takes."""

    def __init__(self) -> None:
        super().__init__("places", self.tr("Etter sted"))

    def show_day(self, view: CalendarView, day: date, whose: Sequence[tuple[str, str]]) -> None:
        """Show where each of these colleagues is on a day."""
        stops: list[tuple[str, Stop]] = []
        for staff_id, name in whose:
            own = [each for each in view.on(day) if each.staff_id == staff_id or name in each.staff]
            stops += [(name, stop) for stop in stops_of(own, view.travel)]
        several = len({name for name, _ in stops}) > 1
        self.show_lines([_stop_line(day, stop, name if several else "") for name, stop in stops])


def _stop_line(day: date, stop: Stop, name: str) -> Line:
    place = stop.place or _tr("Uten sted")
    head = " · ".join(part for part in (name, place, _clocks(stop)) if part)
    who = fmt.listing([each.title for each in stop.entries])
    told = f"{words.capital(fmt.day_short(day))}: {who}\n{_gap_words(stop)}".strip()
    return Line(f"stop_{stop.entries[0].id}", head, told, tone=Tone.WARNING if stop.tight else None)


def _clocks(stop: Stop) -> str:
    times = [fmt.clock(each.at) for each in stop.entries]
    return _tr("kl.\u00a0{0}").format(fmt.listing(times))


def _gap_words(stop: Stop) -> str:
    if stop.gap is None:
        return ""
    between = _tr("{0} til {1}").format(minutes_words(stop.gap), stop.next_place or _tr("neste avtale"))
    if stop.gap < 0:
        between = _tr("Overlapper med {0}").format(stop.next_place)
    if stop.travel is None:
        return f"{between}."
    way = _tr("Reisen tar {0}").format(minutes_words(stop.travel))
    short = _tr(": for kort tid") if stop.tight else ""
    return f"{between}. {way}{short}."


class GatherCard(LinesCard):
    """What could be moved to a day when others are at the same place; `moved` carries the appointment."""

    moved = Signal(str)

    def __init__(self) -> None:
        super().__init__("gather", self.tr("Samle avtaler"))
        self._proposals: tuple[Proposal, ...] = ()

    def show_proposals(self, found: tuple[Proposal, ...]) -> None:
        """Show these; nothing is moved until somebody presses «Flytt»."""
        self._proposals = found
        self.show_each(self._line, found)

    def proposal(self, appointment_id: str) -> Proposal:
        """What is proposed for an appointment."""
        return next(each for each in self._proposals if each.entry.id == appointment_id)

    def _line(self, proposal: Proposal) -> Line:
        entry = proposal.entry
        title = self.tr("Samle avtaler på {0}: {1}").format(entry.place, entry.title)
        told = self.tr("Fra {0} til {1}").format(when(entry.day, entry.at), when(proposal.day, proposal.at))
        made = Line(entry.id, title, told)
        made.setObjectName(f"gather_{entry.id}")
        made.opened.connect(self.moved)
        return made.add_button("move", self.tr("Flytt"), below=True)
