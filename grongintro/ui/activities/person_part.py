"""Aktiviteter on a person's page: what they take part in and are invited to, and what is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from grongintro.domain.activity import Enrolment, EnrolmentState
from grongintro.services.activities import enrolling
from grongintro.services.activities.view import person_activities
from grongintro.ui import words
from grongintro.ui.activities import words as told
from grongintro.ui.activities.enrolling import Enrolling, decline_at_once, enrol_at_once
from grongintro.ui.activities.people_forms import EnrolForm
from grongintro.ui.activities.showing import show_invitation
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.people.parts import ReadPart
from grongintro.ui.widgets.basics import Scroll, button
from grongintro.ui.widgets.lines import Line, LinesCard

if TYPE_CHECKING:
    from grongintro.services.activities.view import ActivityRow, PersonActivities, PersonActivity
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus


class OwnLine(Line):
    """An activity of somebody's, with the answer that can be changed and the invitation as it is printed."""

    no = Signal(str)
    paper = Signal(str)

    def add_answers(self) -> None:
        """Add «Nei takk» and «Invitasjon»."""
        for name, text, slot in (
            ("no", self.tr("Nei takk"), self._decline),
            ("paper", self.tr("Invitasjon"), self._show),
        ):
            made = button(f"{name}_{self.key}", text, slot, kind="flat")
            made.setAccessibleName(f"{text}: {self.accessibleName()}")
            self.add(made)

    def _decline(self) -> None:
        self.no.emit(self.key)

    def _show(self) -> None:
        self.paper.emit(self.key)


class ActivitiesPart(ReadPart):
    """What is ahead or goes on, what is open to the person, and what is over."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("activitiesPart", desk, bus)
        self._found: PersonActivities | None = None
        self.new = button("enrolPerson", self.tr("Meld på …"), self._ask, kind="flat", symbol="plus")
        nothing = self.tr("Ingen aktiviteter nå.")
        self.now = LinesCard("ownActivities", self.tr("Med nå og framover"), nothing, self.new)
        self.open = LinesCard("openActivities", self.tr("Kan meldes på"), self.tr("Ingen åpne aktiviteter."))
        self.over = LinesCard("pastActivities", self.tr("Tidligere"))
        scroll = Scroll("activitiesScroll")
        for card in (self.now, self.open, self.over):
            scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll, 1)

    def read(self, view: View) -> None:
        """Read the person's activities."""
        self._fill(person_activities(self.desk, view.person.id))

    def _fill(self, found: PersonActivities) -> None:
        self._found = found
        today = self.desk.today
        self.new.setEnabled(bool(found.open))
        self.now.show_lines([self._own(each) for each in found.own if each.activity.end >= today])
        self.open.show_lines([self._open(each) for each in found.open])
        self.over.show_lines([self._own(each) for each in found.own if each.activity.end < today])

    def _own(self, each: PersonActivity) -> OwnLine:
        """With what can be answered, the paper, and the bin."""
        state = each.enrolment.state
        line = OwnLine(each.id, *told.own(each), tone=told.TONES[state])
        ahead = each.activity.end >= self.desk.today
        if ahead and state in {EnrolmentState.INVITED, EnrolmentState.DECLINED}:
            line.add_button("yes", self.tr("Ja takk"))
            line.opened.connect(self._enrol)
        if ahead and state is not EnrolmentState.DECLINED:
            line.add_answers()
            line.no.connect(self._decline)
            line.paper.connect(self._invitation)
        line.add_delete(self.tr("påmeldingen"))
        line.delete_asked.connect(self._delete)
        return line

    def _open(self, each: ActivityRow) -> Line:
        line = Line(
            each.id,
            f"{each.activity.title} · {told.period(each.activity)}",
            words.capital(
                f"{told.room(each.places)} · {each.activity.theme or words.word(each.activity.kind)}"
            ),
        )
        line.add_button("enrol", self.tr("Meld på"))
        line.opened.connect(self._enrol_in)
        return line

    def _enrol(self, enrolment_id: str) -> None:
        self._enrol_in(self._one(enrolment_id).activity.id)

    def _enrol_in(self, activity_id: str) -> None:
        person = self.showing().person
        enrol_at_once(
            self, self.desk, self.bus, activity_id=activity_id, person_id=person.id, name=person.name
        )

    def _decline(self, enrolment_id: str) -> None:
        decline_at_once(self, self.desk, self.bus, enrolment_id, self.showing().person.name)

    def _invitation(self, enrolment_id: str) -> None:
        activity = self._one(enrolment_id).activity
        show_invitation(self, self.desk, self.bus, activity, self.showing().person.id)

    def _delete(self, enrolment_id: str) -> None:
        name = told.own(self._one(enrolment_id))[0]
        shown = self.tr("{0} for {1}").format(name, self.showing().person.name)
        ask_delete(self, self.desk, self.bus, Doomed(Enrolment, enrolment_id, shown))

    def _one(self, enrolment_id: str) -> PersonActivity:
        found = self._found.own if self._found is not None else ()
        return next(each for each in found if each.id == enrolment_id)

    def _ask(self) -> None:
        person = self.showing().person
        rows = self._found.open if self._found is not None else ()
        options = [(each.id, f"{each.activity.title} ({told.room(each.places)})") for each in rows]
        dialog = EnrolForm(
            self,
            self.tr("Meld på {0}").format(person.name),
            "activity_id",
            self.tr("Aktivitet"),
            options,
            "",
            self.tr("Velg hva deltakeren skal være med på."),
        )
        save = partial(_enrol, self.desk, person.id)
        Enrolling(dialog, self.desk, self.bus, save, names={person.id: person.name}, about=person.id)


def _enrol(desk: Desk, person_id: str, draft: dict[str, Any]) -> Saved:
    return enrolling.enrol(desk, draft["activity_id"], person_id, note=draft["note"])
