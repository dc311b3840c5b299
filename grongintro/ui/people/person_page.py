"""A person's page: the brief on top, what one can do, and everything that is known, part by part."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from grongintro.domain.changes import Subject
from grongintro.domain.dates import age_on
from grongintro.domain.followup import Task
from grongintro.domain.staff import Role
from grongintro.rules.compliance.light import Mend
from grongintro.services import person_page, talks
from grongintro.services.choices import STATUS_LABELS
from grongintro.services.trust import inhabil
from grongintro.ui import format as fmt
from grongintro.ui.asking import do_at_once
from grongintro.ui.authority.confirm_facts import ask_confirm_facts
from grongintro.ui.authority.inhabil import ask_inhabil
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.documents.part import DocumentsPart
from grongintro.ui.lights.words import PARTS
from grongintro.ui.page import ActionButton, Page, Shortcut
from grongintro.ui.people.brief import Brief
from grongintro.ui.people.cadence import CadencePart
from grongintro.ui.people.erasing import ask_for_erasure
from grongintro.ui.people.insight import show_insight
from grongintro.ui.people.living import Living
from grongintro.ui.people.overview import Overview
from grongintro.ui.people.parts import LaterPart
from grongintro.ui.people.programme import ProgrammePart
from grongintro.ui.people.records import DecisionsPart, HistoryPart
from grongintro.ui.people.seldom import Seldom
from grongintro.ui.people.settling import ChangePerson
from grongintro.ui.people.talk_tab import TalkTab
from grongintro.ui.run import run_action
from grongintro.ui.talks.flow import TalkFlow
from grongintro.ui.talks.task import ask_task
from grongintro.ui.tokens import SPACE_2, Tone
from grongintro.ui.widgets.basics import Scroll, StatusChip, Tabs, button
from grongintro.ui.widgets.lines import Line, LinesCard
from grongintro.ui.widgets.parts_bar import PartsBar
from grongintro.ui.widgets.tags import FlowLayout
from grongintro.ui.words import STATUS_TONES

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from grongintro.errors import UserError
    from grongintro.services.desk import Desk
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus
    from grongintro.ui.people.parts import Part

_SYMBOLS = {
    "logTalk": "edit",
    "bookTalk": "calendar",
    "newTask": "task",
    "newDecision": "decision",
    "changePerson": "person",
}
_BESIDE_BRIEF = ("Oversikt", "Samtaler", "Oppfølging", "Bosituasjon")
_SELDOM = ("confirmFacts", "markInhabil", "showInsight", "eraseForGood")


class _Parts(Tabs):
    """Takes the height that is left: its parts scroll, they do not ask for room."""

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__(name, accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def hasHeightForWidth(self) -> bool:
        """No part decides how high the page is."""
        return False


class PersonPage(Page):
    """Shows one person at a time; `show_person` says whom, and the opening is logged."""

    subjects = frozenset(
        {
            Subject.PERSON,
            Subject.HOUSEHOLD,
            Subject.PROGRAMME,
            Subject.QUALIFYING,
            Subject.WEEK,
            Subject.SCHOOL,
            Subject.ACTIVITY,
            Subject.ASSIGNMENT,
            Subject.CONVERSATION,
            Subject.APPOINTMENT,
            Subject.TASK,
            Subject.FOLLOW_UP,
            Subject.DECISION,
            Subject.ACCOUNT,
            Subject.SETTING,
            Subject.PRACTICE,
            Subject.COOPERATION,
            Subject.SETTLEMENT,
        }
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("personPage", "Deltaker", bus)
        self._desk = desk
        self._person_id = ""
        self._opened = False
        self._left = True
        self._view: View | None = None
        self.flow = TalkFlow(self, desk, bus)
        self._build()
        self.add_actions()
        self._add_buttons()
        self._show_content(shown=False)
        bus.mend.connect(self.mend)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """The keys of the page."""
        everybody = (
            Shortcut("logTalk", "Ctrl+T", self.tr("Logg samtale"), self._log),
            Shortcut("bookTalk", "Ctrl+B", self.tr("Ny avtale"), self._book),
            Shortcut("newTask", "Ctrl+O", self.tr("Ny oppgave"), self._new_task),
        )
        if self._desk.actor.role is Role.HELPER:
            return everybody
        return (
            *everybody,
            Shortcut("newDecision", "", self.tr("Nytt vedtak"), self._new_decision),
            Shortcut("changePerson", "Ctrl+E", self.tr("Endre"), self._change),
            Shortcut("confirmFacts", "", self.tr("Bekreft opplysninger …"), self._confirm_facts),
            Shortcut("markInhabil", "", self.tr("Meld inhabil …"), self._mark_inhabil),
            Shortcut("showInsight", "", self.tr("Innsyn …"), self._show_insight),
            Shortcut("eraseForGood", "", self.tr("Slett for godt …"), self._ask_erasure),
        )

    def _build(self) -> None:
        self.chip = StatusChip("–")
        self.seldom = Seldom(self, self._desk, self.bus)
        self.seldom.left.connect(self._leave)
        self.header.add(self.seldom.chip)
        self.header.add(self.chip)
        self._buttons = QWidget()
        self._buttons.setObjectName("personActions")
        self.brief = Brief(deletable=self._desk.actor.role is not Role.HELPER)
        self.brief.ticked.connect(self._done)
        self.brief.delete_asked.connect(self._delete_task)
        self.brief.change_asked.connect(self._change_appointment)
        self.broken = LinesCard("personBroken", self.tr("Et vedtak bygger på noe som er endret"))
        self.inhabile = LinesCard("personInhabil", self.tr("Inhabile for deltakeren"))
        self.tabs = _Parts("personTabs", self.tr("Deler av siden"))
        self.parts = self._make_parts()
        for title, part in self.parts:
            self.tabs.add(title, part)
        self.tabs.currentChanged.connect(self._give_room)
        self._give_room(0)
        self.tabs.currentChanged.connect(self._make_room)
        self.parts_bar = PartsBar("personParts", self.tr("Deler av siden"), self.tabs)
        scroll = Scroll("personScroll")
        scroll.body.setContentsMargins(0, 0, 0, 0)
        for widget in (self._buttons, self.inhabile, self.broken, self.brief, self.parts_bar):
            scroll.body.addWidget(widget)
        scroll.body.addWidget(self.tabs, 1)
        self.body.addWidget(scroll, 1)

    def _give_room(self, number: int) -> None:
        """As high as the part that is shown has to be."""
        _, part = self.parts[number]
        self.tabs.setMinimumHeight(self.fontMetrics().height() * part.least_lines)

    def _make_parts(self) -> tuple[tuple[str, Part], ...]:
        desk, bus = self._desk, self.bus
        first: tuple[tuple[str, Part], ...] = (
            (self.tr("Oversikt"), Overview(desk, bus)),
            (self.tr("Samtaler"), TalkTab(desk, bus)),
            (self.tr("Oppfølging"), CadencePart(desk, bus)),
        )
        if desk.actor.role is Role.HELPER:
            return first
        overview, *talked = first
        return (
            overview,
            (self.tr("Lovlys"), self._later("lights.part:LightsPart")),
            *talked,
            (self.tr("Bosituasjon"), Living(desk, bus)),
            (self.tr("Rett og plikt"), self._later("qualifying.right:RightPart")),
            (self.tr("Kartlegging"), self._later("qualifying.mapping:MappingPart")),
            (self.tr("Program"), ProgrammePart(desk, bus)),
            (self.tr("Plan"), self._later("qualifying.plan:PlanPart")),
            (self.tr("Opplæring"), self._later("qualifying.training:TrainingPart")),
            (self.tr("Uke og år"), self._later("year.part:WeekPart")),
            (self.tr("Aktiviteter"), self._later("activities.person_part:ActivitiesPart")),
            (self.tr("Praksis"), self._later("practice.part:PracticePart")),
            (self.tr("Samarbeid"), self._later("cooperation.part:CooperationPart")),
            (self.tr("Bolig og bosetting"), self._later("settlement.part:SettlementPart")),
            (self.tr("Vedtak"), DecisionsPart(desk, bus)),
            (self.tr("Dokumenter"), DocumentsPart(desk, bus)),
            (self.tr("Historikk"), HistoryPart(desk, bus)),
        )

    def _later(self, place: str) -> LaterPart:
        return LaterPart(place, self._desk, self.bus)

    def _add_buttons(self) -> None:
        flow = FlowLayout(self._buttons, SPACE_2)
        for shortcut in self.shortcuts():
            if shortcut.name in _SYMBOLS:
                action = self.action(shortcut.name)
                first = shortcut.name == "logTalk"
                flow.addWidget(ActionButton(action, primary=first, symbol=_SYMBOLS[shortcut.name]))
        if self._desk.actor.role is not Role.HELPER:
            flow.addWidget(self._more())

    def _more(self) -> QPushButton:
        """What is seldom done."""
        more = button("personMore", self.tr("Mer"), symbol="menu")
        menu = QMenu(more)
        menu.setObjectName("personMenu")
        menu.addActions([self.action(name) for name in _SELDOM])
        menu.addSeparator()
        menu.addActions(list(self.seldom.actions.values()))
        more.setMenu(menu)
        return more

    def show_person(self, person_id: str) -> None:
        """Show this person; opening somebody's page is logged, reading it again is not."""
        same = person_id == self._person_id
        self._opened = self._opened and same and not self._left
        self._left = False
        if not same:
            self._view = None
            self._show_content(shown=False)
            self.tabs.setCurrentIndex(0)
        self._person_id = person_id
        self.messages.clear()
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _make_room(self) -> None:
        """The brief stands over what is talked about; a longer part gets its room."""
        title = self.tabs.tabText(self.tabs.currentIndex())
        self.brief.setVisible(self._view is not None and title in _BESIDE_BRIEF)

    def _show_content(self, *, shown: bool) -> None:
        """Nothing of the one before may stand there while another person is read, or may not be seen."""
        for widget in (self.chip, self._buttons, self.parts_bar, self.tabs):
            widget.setVisible(shown)
        self._make_room()
        if not shown:
            self.seldom.clear()
            self.broken.hide()
            self.inhabile.hide()
            self.header.set_title(self.tr("Deltaker"))

    def _leave(self) -> None:
        """The person is deleted: nothing of them is read again here."""
        self._person_id, self._view = "", None
        self._show_content(shown=False)
        self.bus.open_page.emit("people")

    def hideEvent(self, event: QHideEvent) -> None:
        """Coming back to the same person is another opening."""
        super().hideEvent(event)
        self._left = True

    def refresh(self) -> None:
        """Read again now; one who is gone or hidden since leaves nothing on the page."""
        self._stale = False
        run_action(self, self.reload, on_user_error=self._not_read, repeatable=True)

    def _not_read(self, error: UserError) -> None:
        self._view = None
        self._show_content(shown=False)
        self.messages.show_message(Tone.ERROR, error.message)

    def reload(self) -> None:
        """Read the person."""
        if not self._person_id:
            return
        read = person_page.reread_person if self._opened else person_page.open_person
        view = read(self._desk, self._person_id)
        self._opened = True
        self.fill(view)

    def fill(self, view: View) -> None:
        """Show what was read."""
        self._view = view
        self._show_content(shown=True)
        self._show_header(view)
        self.seldom.show_person(view.person)
        broken = []
        if self._desk.actor.role is not Role.HELPER:
            broken = [_broken(fact.decision_id, fact.text) for fact in view.broken]
        for line in broken:
            line.opened.connect(self.bus.replace_decision)
        self.broken.show_lines(broken)
        self._show_inhabile()
        self.brief.show_view(view, self._desk.today)
        for _, part in self.parts:
            part.show_person(view)

    def _show_header(self, view: View) -> None:
        person = view.person
        home = view.household.household
        age = self.tr("{0} år").format(age_on(person.birth_date, self._desk.today))
        adviser = self.tr("rådgiver {0}").format(view.adviser) if view.adviser else self.tr("uten rådgiver")
        parts = (age, person.phone, home.name if home else "", adviser)
        self.header.set_title(person.name, " · ".join(part for part in parts if part))
        self.chip.set_status(STATUS_LABELS[view.status], STATUS_TONES[view.status])

    def _show_inhabile(self) -> None:
        if self._desk.actor.role is Role.HELPER:
            return
        lines = []
        for each in inhabil.conflicts(self._desk, self._person_id):
            if each.conflict.end is None:
                since = self.tr("fra {0}").format(fmt.day(each.conflict.start))
                words = f"{each.conflict.reason}, {since}"
                lines.append(Line(each.conflict.id, each.staff, words, tone=Tone.WARNING, short=True))
        self.inhabile.show_lines(lines)

    def show_part(self, title: str) -> None:
        """Show the part of this name, where the account has it."""
        titles = [each for each, _ in self.parts]
        if title in titles:
            self.tabs.setCurrentIndex(titles.index(title))

    def mend(self, person_id: str, what: str) -> None:
        """Open the form that mends a light of the person who is shown."""
        if self._view is None or person_id != self._person_id:
            return
        if what == Mend.DECISION:
            self._new_decision()
            return
        wanted = PARTS[Mend(what)]
        self.show_part(wanted)
        part = next(part for title, part in self.parts if title == wanted)
        run_action(self, partial(part.mend, what), repeatable=True)

    def _confirm_facts(self) -> None:
        if self._view is not None:
            ask_confirm_facts(self, self._desk, self.bus, self._person_id, self._view.person.name)

    def _show_insight(self) -> None:
        if self._view is not None:
            show_insight(self, self._desk, self.bus, self._view.person)

    def _ask_erasure(self) -> None:
        if self._view is not None:
            ask_for_erasure(self, self._desk, self.bus, self._view.person)

    def _mark_inhabil(self) -> None:
        if self._view is not None:
            name = self._view.person.name
            ask_inhabil(self, self._desk, self.bus, self._person_id, name, self._marked)

    def _marked(self, staff_id: str) -> None:
        """Who is inhabil does not stay on the page."""
        if staff_id == self._desk.actor.staff_id:
            self.bus.open_page.emit("people")

    def _log(self) -> None:
        if self._view is not None:
            self.flow.log((self._person_id,))

    def _book(self) -> None:
        if self._view is not None:
            self.flow.book((self._person_id,), self._view.due.due if self._view.due else None)

    def _change_appointment(self, appointment_id: str) -> None:
        if self._view is not None:
            self.flow.change(appointment_id, self._view.person.name)

    def _new_task(self) -> None:
        if self._view is not None:
            ask_task(self, self._desk, self.bus, person_id=self._person_id, name=self._view.person.name)

    def _delete_task(self, task_id: str, text: str) -> None:
        ask_delete(self, self._desk, self.bus, Doomed(Task, task_id, text))

    def _new_decision(self) -> None:
        if self._view is not None:
            self.bus.new_decision.emit(self._person_id)

    def _change(self) -> None:
        if self._view is not None:
            ChangePerson(self, self._desk, self.bus).start(self._person_id)

    def _done(self, task_id: str) -> None:
        finish = partial(talks.finish_task, self._desk, task_id)
        do_at_once(self, self._desk, self.bus, finish, self.tr("Løftet er holdt."))


def _broken(decision_id: str, text: str) -> Line:
    line = Line(decision_id, text)
    return line.add_button("replaceDecision", "Lag nytt utkast")
