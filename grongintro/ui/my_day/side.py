"""What stands beside the talks: appointments, interpreters, dates, tasks; and over them what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from grongintro.domain.case import DecisionState
from grongintro.domain.followup import Booking, Side
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import button
from grongintro.ui.widgets.lines import Line

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.deciding.decision_watch import BrokenFact, WaitingDecision
    from grongintro.services.legal_dates import DateLine
    from grongintro.services.my_day import AppointmentLine, TaskLine

translate = QCoreApplication.translate


class InterpreterLine(Line):
    """An appointment without interpreter; two buttons say how far it has come."""

    marked = Signal(str, str)

    def __init__(self, line: AppointmentLine) -> None:
        super().__init__(line.id, when_and_who(line), interpreter_words(line), tone=Tone.WARNING)
        buttons = []
        for state, slot in ((Booking.BOOKED, self._booked), (Booking.CONFIRMED, self._confirmed)):
            text = words.title(state)
            made = button(f"{state}_{line.id}", text, slot, kind="flat")
            made.setAccessibleName(f"{text}: {self.accessibleName()}")
            buttons.append(made)
        self.add_below(*buttons)

    def _booked(self) -> None:
        self.marked.emit(self.key, str(Booking.BOOKED))

    def _confirmed(self) -> None:
        self.marked.emit(self.key, str(Booking.CONFIRMED))


def when_and_who(line: AppointmentLine) -> str:
    """`tir. 10.3. kl. 09:30 · Amina Zahra`."""
    at = f" kl. {fmt.clock(line.at)}" if line.at else ""
    return f"{words.capital(fmt.day_short(line.day))}{at} · {line.names}"


def interpreter_words(line: AppointmentLine) -> str:
    """What interpreter is missing."""
    text = translate("side", "Tolken avlyste") if line.interpreter is Booking.CALLED_OFF else ""
    return " · ".join(part for part in (text, words.capital(line.language), line.place) if part)


def appointment_line(line: AppointmentLine) -> Line:
    """An appointment ahead."""
    interpreter = "" if line.interpreter is Booking.NOT_NEEDED else f"tolk: {words.word(line.interpreter)}"
    parts = (line.place, words.word(line.form), interpreter)
    made = Line(line.id, when_and_who(line), " · ".join(part for part in parts if part))
    return made.add_button("change", translate("side", "Endre"))


def date_line(line: DateLine, today: date) -> Line:
    """A legal date: how near it is stands in words and colour."""
    tone = Tone.ERROR if line.urgent else Tone.WARNING if line.soon else None
    text = f"{line.told}: {fmt.day_and_relative(line.day, today)}"
    made = Line(line.person_id, line.name, text, tone=tone)
    return made.add_button("openPerson", translate("side", "Åpne"))


def task_line(line: TaskLine, today: date, *, deletable: bool) -> Line:
    """A task or promise, with a tick for when it is done, and for a caseworker a way to delete it."""
    who = translate("side", "Deltakeren lovet") if line.side is Side.PARTICIPANT else ""
    due = translate("side", "innen {0}").format(fmt.coming(line.due, today)) if line.due else ""
    if line.overdue and line.due:
        due = translate("side", "fristen var {0}").format(fmt.day_and_relative(line.due, today))
    text = " · ".join(part for part in (who, line.name, due) if part)
    made = Line(line.id, line.text, text, tone=Tone.WARNING if line.overdue else None, tickable=True)
    return made.add_delete(translate("side", "oppgaven")) if deletable else made


def waiting_line(line: WaitingDecision, today: date) -> Line:
    """A decision that waits for approval, or that came back and why."""
    when = fmt.relative(line.since, today)
    if line.state is DecisionState.SUBMITTED:
        title = translate("side", "Vedtak for {0} venter på godkjenning").format(line.name)
        text = translate("side", "Sendt av {0} {1}.").format(line.by, when)
    else:
        title = translate("side", "Vedtaket for {0} kom tilbake").format(line.name)
        text = translate("side", "{0}. Fra {1} {2}.").format(line.reason.rstrip("."), line.by, when)
    made = Line(line.decision_id, title, text, short=True)
    return made.add_button("openDecision", translate("side", "Åpne"))


def broken_line(fact: BrokenFact) -> Line:
    """An issued decision whose facts have changed, with the button that mends it."""
    made = Line(fact.decision_id, fact.name, fact.text, tone=Tone.WARNING, short=True)
    return made.add_button("replaceDecision", translate("side", "Lag nytt utkast"))
