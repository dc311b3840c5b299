"""Min dag: whom to talk to today, which dates are near, what was promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from grongintro.domain.changes import Subject
from grongintro.domain.followup import Booking, Task
from grongintro.domain.staff import Role
from grongintro.services import my_day
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.asking import NEW, AskingBeside, do_at_once
from grongintro.ui.authority.notices import Notices
from grongintro.ui.my_day import side
from grongintro.ui.my_day.after import AfterDay
from grongintro.ui.my_day.talk_list import TalkList
from grongintro.ui.page import EmptyState, Page, Shortcut
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5, Tone
from grongintro.ui.widgets.basics import Scroll, Section, button, label, row
from grongintro.ui.widgets.lines import LinesCard
from grongintro.ui.widgets.message import MessageBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from grongintro.services.desk import Desk, Saved
    from grongintro.services.legal_dates import DateLine
    from grongintro.services.my_day import AppointmentLine, MyDay, TalkLine, TaskLine
    from grongintro.services.qualifying.today import DueLine, LawDay
    from grongintro.ui.bus import Bus
    from grongintro.ui.my_day.law import LightsCard
    from grongintro.ui.talks.flow import TalkFlow
    from grongintro.ui.widgets.lines import Line
    from grongintro.ui.worker import Progress


class MyDayPage(Page):
    """The page the program opens on."""

    subjects = frozenset(
        {
            Subject.PERSON,
            Subject.HOUSEHOLD,
            Subject.PROGRAMME,
            Subject.QUALIFYING,
            Subject.ACTIVITY,
            Subject.ASSIGNMENT,
            Subject.CONVERSATION,
            Subject.APPOINTMENT,
            Subject.TASK,
            Subject.FOLLOW_UP,
            Subject.DECISION,
            Subject.STAFF,
            Subject.ACCOUNT,
            Subject.SETTING,
            Subject.IMPORT,
            Subject.PRACTICE,
            Subject.COOPERATION,
        }
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("dayPage", "Min dag", bus)
        self._desk = desk
        self._day: MyDay | None = None
        self._due: tuple[DueLine, ...] = ()
        self.after = AfterDay(self, desk)
        self._build()
        self.add_actions()
        self._connect()

    @cached_property
    def flow(self) -> TalkFlow:
        """Logging and booking; its dialogs are loaded when the first one is asked for."""
        from grongintro.ui.talks.flow import TalkFlow  # noqa: PLC0415  the morning must not wait for it

        return TalkFlow(self, self._desk, self.bus)

    @cached_property
    def lights(self) -> LightsCard:
        """The lights of the own people and the gaps; they come when they have been read, below the dates."""
        from grongintro.ui.my_day.law import LightsCard  # noqa: PLC0415  the morning must not wait for it

        made = LightsCard(self.bus)
        below = self._side.body.indexOf(self.dates) + 1
        self._side.body.insertWidget(below, made.gaps)
        self._side.body.insertWidget(below, made)
        return made

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """The keys of the page."""
        return (
            Shortcut("logTalk", "Ctrl+T", self.tr("Logg samtale"), self._log, "edit", "primary"),
            Shortcut("bookTalk", "A", self.tr("Avtale"), self._book, "calendar", "header"),
            Shortcut("openPerson", "P", self.tr("Åpne person"), self._open, "person", "header"),
            Shortcut("newTask", "Ctrl+O", self.tr("Ny oppgave"), self._new_task),
            Shortcut("printDay", "Ctrl+P", self.tr("Skriv ut dagen"), self._print, "print", "header"),
        )

    def _build(self) -> None:
        self.notices = Notices(self._desk, self.bus)
        self.attention = LinesCard("attention", self.tr("Venter på deg"), first=2)
        self.attention.body.setSpacing(SPACE_1)
        self.attention.body.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_2)
        self.strip = MessageBar(slim=True)
        self.strip.setObjectName("overdueStrip")
        self.talks = TalkList()
        self._none = QWidget()
        self._stack = QStackedWidget()
        self._stack.setObjectName("talkStack")
        self._stack.addWidget(self.talks)
        self._keys = label(self.tr("Enter logger, A avtaler, P åpner personen."), "muted", name="talkKeys")
        section = Section(self.tr("Samtaler"), "talkSection", self._keys)
        section.body.addWidget(self._stack, 1)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_5)
        columns.addWidget(section, 5)
        columns.addWidget(self._build_side(), 3)
        self.body.setSpacing(SPACE_3)
        self.body.addWidget(self.notices)
        self.body.addWidget(self.attention)
        self.body.addWidget(self.strip)
        self.body.addLayout(columns, 1)

    def _build_side(self) -> QWidget:
        task = button("newTaskButton", self.tr("Ny"), self._new_task, kind="flat", symbol="plus")
        task.setAccessibleName(self.tr("Ny oppgave"))
        task.setToolTip(self.tr("Ny oppgave (Ctrl+O)"))
        self.tasks = LinesCard(
            "tasks", self.tr("Oppgaver og løfter"), self.tr("Ingen oppgaver denne uken."), task
        )
        self.unbooked = LinesCard("unbooked", self.tr("Tolk må bestilles"), first=3)
        self.dates = LinesCard(
            "dates", self.tr("Frister i loven"), self.tr("Ingen frister de neste 30 dagene.")
        )
        self.week = LinesCard("week", self.tr("Avtaler denne uken"), self.tr("Ingen flere avtaler."))
        scroll = self._side = Scroll("sideScroll")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.body.setSpacing(SPACE_4)
        for card in (self.unbooked, self.dates, self.tasks, self.week):
            scroll.body.addWidget(card)
        scroll.body.addLayout(row(self.notices.recent, None))
        scroll.body.addStretch(1)
        return scroll

    def _connect(self) -> None:
        self.talks.asked.connect(self._log)
        self.talks.chosen.connect(self._follow)
        self.after.found.connect(self._show_law)

    def reload(self) -> None:
        """Read the day."""
        # What is told above the day may come a blink later than the day.
        self.notices.reload_soon()
        self.after.read_soon()
        day = self._day = my_day.my_day(self._desk)
        first_name = self._desk.actor.name.partition(" ")[0]
        greeting = self._greeting().format(first_name)
        today = f"{words.capital(fmt.day_long(day.day))} · {fmt.week(day.day)}"
        self.header.set_title(greeting, f"{today} · {self._summary(day)}")
        self._show_attention(day)
        self._show_talks(day)
        self._show_side(day)

    def _greeting(self) -> str:
        morning, evening = 10, 17
        hour = self._desk.clock.now().hour
        if hour < morning:
            return self.tr("God morgen, {0}")
        return self.tr("Hei, {0}") if hour < evening else self.tr("God kveld, {0}")

    def _summary(self, day: MyDay) -> str:
        lines = [line for _, group in day.places for line in group]
        late = len(day.overdue)
        talks_today = fmt.count(len(lines), self.tr("samtale"), self.tr("samtaler"))
        return talks_today + (self.tr(", {0} forfalt").format(late) if late else "")

    def _show_attention(self, day: MyDay) -> None:
        lines: list[Line] = []
        if self._desk.actor.role is not Role.HELPER:
            for decision in day.waiting:
                lines.append(side.waiting_line(decision, day.day))
                lines[-1].opened.connect(self.bus.open_decision)
            for fact in day.broken:
                lines.append(side.broken_line(fact))
                lines[-1].opened.connect(self.bus.replace_decision)
        self.attention.show_lines(lines)

    def _show_talks(self, day: MyDay) -> None:
        many = len(day.overdue) > my_day.MANY_OVERDUE
        self.strip.clear()
        if many:
            text = self.tr("{0} samtaler er forfalt. Programmet kan foreslå dager og steder for to uker.")
            action = self.tr("Fordel …")
            self.strip.show_message(Tone.WARNING, text.format(len(day.overdue)), action, self._distribute)
        self.talks.show_day(day)
        self._keys.setVisible(bool(day.places))
        if not day.places:
            self._stack.removeWidget(self._none)
            self._none.deleteLater()
            self._none = self._empty()
            self._stack.addWidget(self._none)
        self._stack.setCurrentWidget(self.talks if day.places else self._none)
        self._follow()

    def _empty(self) -> QWidget:
        from grongintro.services import people  # noqa: PLC0415  the morning must not wait for it

        if people.has_people(self._desk):
            text = self.tr("De neste samtalene kommer hit når de forfaller etter planen for oppfølging.")
            return EmptyState("success", self.tr("Ingen samtaler venter i dag"), text)
        text = self.tr(
            "Registrer den første deltakeren med dato for ankomst. "
            "Da regner programmet ut når dere skal snakke sammen."
        )
        title, action = self.tr("Ingen deltakere ennå"), self.tr("Gå til Deltakere")
        return EmptyState("people", title, text, action, self._to_people)

    def _to_people(self) -> None:
        self.bus.open_page.emit("people")

    def _show_side(self, day: MyDay) -> None:
        self.unbooked.show_each(self._unbooked_line, day.unbooked)
        self.week.show_each(self._week_line, [line for line in day.week if line.day > day.day])
        self.dates.show_each(partial(self._date_line, day.day), day.dates)
        self._show_tasks(day)

    def _show_tasks(self, day: MyDay) -> None:
        """Tasks and promises by their day, with what is due by the law, which comes a moment later."""
        tasks = [(line.due or date.max, partial(self._task_line, day.day, line)) for line in day.tasks]
        due = [(line.day, partial(self._due_line, day.day, line)) for line in self._due]
        self.tasks.show_each(_made, [make for _, make in sorted([*tasks, *due], key=itemgetter(0))])

    def _show_law(self, law: LawDay) -> None:
        """Show what was read after the day; the tasks stay as they are unless something is new among them."""
        if self._day is not None and law.due != self._due:
            self._due = law.due
            self._show_tasks(self._day)
        self.lights.show_law(law)

    def _due_line(self, today: date, line: DueLine) -> Line:
        from grongintro.ui.my_day.law import due_line  # noqa: PLC0415  the morning must not wait for it

        made = due_line(line, today)
        made.opened.connect(self._open_due)
        return made

    def _open_due(self, key: str) -> None:
        from grongintro.ui.my_day.law import open_due  # noqa: PLC0415  the morning must not wait for it

        open_due(self.bus, next(each for each in self._due if each.id == key))

    def _unbooked_line(self, line: AppointmentLine) -> Line:
        made = side.InterpreterLine(line)
        made.marked.connect(self._mark)
        return made

    def _week_line(self, line: AppointmentLine) -> Line:
        made = side.appointment_line(line)
        made.opened.connect(self._change)
        return made

    def _date_line(self, today: date, line: DateLine) -> Line:
        made = side.date_line(line, today)
        made.opened.connect(self.bus.open_person)
        return made

    def _task_line(self, today: date, line: TaskLine) -> Line:
        made = side.task_line(line, today, deletable=self._desk.actor.role is not Role.HELPER)
        made.ticked.connect(self._done)
        made.delete_asked.connect(self._delete_task)
        return made

    def showEvent(self, event: QShowEvent) -> None:
        """The arrows work at once."""
        super().showEvent(event)
        self.after.read_if_wanted()
        if self.talks.line() is not None:
            self.talks.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        line = self.talks.line()
        for name in ("logTalk", "bookTalk", "openPerson"):
            self.action(name).setEnabled(line is not None)

    def _line(self) -> TalkLine | None:
        return self.talks.line()

    def _log(self) -> None:
        line = self._line()
        if line is not None:
            today = line.booked is not None and line.booked.date() <= self._desk.today
            self.flow.log(line.person_ids, line.appointment_id if today else None)

    def _book(self) -> None:
        line = self._line()
        if line is not None and line.appointment_id is not None:
            self.flow.change(line.appointment_id, line.names)
        elif line is not None:
            self.flow.book(line.person_ids, line.due)

    def _change(self, appointment_id: str) -> None:
        names = [line.names for line in self._day.week if line.id == appointment_id] if self._day else []
        self.flow.change(appointment_id, fmt.listing(names))

    def _open(self) -> None:
        line = self._line()
        if line is not None:
            self.bus.open_person.emit(line.person_ids[0])

    def _new_task(self) -> None:
        from grongintro.ui.talks.task import ask_task  # noqa: PLC0415  the morning must not wait for it

        ask_task(self, self._desk, self.bus)

    def _done(self, task_id: str) -> None:
        from grongintro.services import talks  # noqa: PLC0415  the morning must not wait for it

        finish = partial(talks.finish_task, self._desk, task_id)
        do_at_once(self, self._desk, self.bus, finish, self.tr("Oppgaven er gjort."))

    def _delete_task(self, task_id: str) -> None:
        from grongintro.ui.deleting import Doomed, ask_delete  # noqa: PLC0415  the morning must not wait for it

        texts = [line.text for line in self._day.tasks if line.id == task_id] if self._day else []
        ask_delete(self, self._desk, self.bus, Doomed(Task, task_id, "".join(texts)))

    def _mark(self, appointment_id: str, state: str) -> None:
        mark = partial(self._book_interpreter, appointment_id, Booking(state))
        done = self.tr("Tolken er {0}.").format(words.word(state))
        do_at_once(self, self._desk, self.bus, mark, done)

    def _book_interpreter(self, appointment_id: str, state: Booking) -> Saved:
        from grongintro.services import talks  # noqa: PLC0415  the morning must not wait for it

        appointment = talks.get_appointment(self._desk, appointment_id)
        return talks.change_appointment(self._desk, replace(appointment, interpreter=state))

    def _distribute(self) -> None:
        run_action(self, self._open_distribute, repeatable=True)

    def _open_distribute(self) -> None:
        from grongintro.services import settings  # noqa: PLC0415
        from grongintro.services.bulk import book_proposed  # noqa: PLC0415
        from grongintro.services.distribute import distribute  # noqa: PLC0415
        from grongintro.ui.my_day.distribute import DistributeDialog  # noqa: PLC0415

        proposals, places = distribute(self._desk), settings.place_names(self._desk)
        dialog = DistributeDialog(self, proposals, places, self._desk.clock.today)
        save = partial(book_proposed, self._desk)
        AskingBeside(dialog, self._desk, self.bus, save, self.tr("Avtalene er booket."), about=NEW)
        dialog.rejected.connect(self._show_strip_again)

    def _show_strip_again(self) -> None:
        if self._day is not None:
            self._show_talks(self._day)

    def _print(self) -> None:
        from grongintro.ui.worker import run_long  # noqa: PLC0415

        run_long(self, self.tr("Lager dagen på papir …"), self._draw, self._show_print)

    def _draw(self, _progress: Progress) -> bytes:
        from grongintro.services import documents  # noqa: PLC0415

        return documents.day_pdf(self._desk)

    def _show_print(self, content: bytes) -> None:
        from grongintro.ui.outlet import Outlet  # noqa: PLC0415
        from grongintro.ui.widgets.print_dialog import PrintDialog  # noqa: PLC0415

        title, name = self.tr("Dagen på papir"), f"min-dag-{self._desk.today.isoformat()}.pdf"
        outlet = Outlet(self._desk, self.bus, title)
        PrintDialog(self, title, content, name, outlet).open()


def _made(make: Callable[[], Line]) -> Line:
    return make()
