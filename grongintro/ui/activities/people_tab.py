"""Deltakere: who is enrolled, who waits in which order, who is invited, and who said no."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from grongintro.domain.activity import Enrolment, EnrolmentState
from grongintro.services.activities import enrolling
from grongintro.services.people import list_people
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.activities import words as told
from grongintro.ui.activities.enrolling import Enrolling, decline_at_once, enrol_at_once
from grongintro.ui.activities.people_forms import EnrolForm, InviteForm
from grongintro.ui.activities.showing import show_invitation
from grongintro.ui.asking import Asking
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_2
from grongintro.ui.widgets.basics import Scroll, button, label, row
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.table import Column, FilterField, RowsModel, Table
from grongintro.ui.widgets.tags import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget

    from grongintro.domain.activity import Activity
    from grongintro.services.activities.view import ActivityView, Taking
    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus

_HERE = frozenset({EnrolmentState.ENROLLED, EnrolmentState.WAITING})
_LEAST_LINES = 8


def _flow(*parts: QWidget) -> FlowLayout:
    """Buttons that go on below where there is no room."""
    flow = FlowLayout(None, SPACE_2)
    for each in parts:
        flow.addWidget(each)
    return flow


def people_columns() -> tuple[Column[Taking], ...]:
    """The columns of those who are tied to an activity, in the order of the waiting list."""
    return (
        Column("Deltaker", lambda r: r.name, bold=True),
        Column("Status", told.state, _rank, tone=lambda r: told.TONES[r.enrolment.state]),
        Column("Siden", lambda r: fmt.day(r.enrolment.since), lambda r: r.enrolment.since.toordinal()),
        Column("Merknad", lambda r: r.enrolment.note, stretch=True, tip=lambda r: r.enrolment.note),
    )


def _rank(row: Taking) -> int:
    return list(EnrolmentState).index(row.enrolment.state) * 1000 + row.number


class PeopleTab(Scroll):
    """A table with a filter; the buttons over it are for all, those under it for the chosen one."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("activityPeople")
        self._desk, self._bus = desk, bus
        self._view: ActivityView | None = None
        self.note = label("", "muted", name="activityMeant", wrap=True)
        self._model: RowsModel[Taking] = RowsModel(people_columns(), lambda r: r.id, self)
        self.table = Table("takingTable", self.tr("Deltakere i aktiviteten"), self._model)
        self.table.row_activated.connect(self._open)
        self.table.row_chosen.connect(self._follow)
        self.table.row_doomed.connect(self._delete)
        self.which = Choice("takingState", [("", self.tr("Alle")), *words.options(list(EnrolmentState))])
        self.which.setAccessibleName(self.tr("Status"))
        self.which.currentIndexChanged.connect(self._filter)
        self._lay_out()
        self._follow()

    def _lay_out(self) -> None:
        search = FilterField("takingFilter", self.tr("Søk i listen"), self.table)
        self.new = button("enrolNew", self.tr("Meld på …"), self._ask_enrol, kind="primary", symbol="plus")
        self.ask_all = button(
            "inviteMeant", self.tr("Inviter dem det gjelder …"), self._ask_invite, symbol="mail"
        )
        self._yes = button("enrolChosen", self.tr("Ja takk"), self._enrol, symbol="check")
        self._no = button("declineChosen", self.tr("Nei takk"), self._decline, symbol="close")
        self._paper = button("inviteChosen", self.tr("Invitasjon"), self._invitation, symbol="print")
        self._go = button("openChosen", self.tr("Åpne"), self._open, symbol="person")
        self._go.setToolTip(self.tr("Åpne siden til deltakeren"))
        self.table.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)
        box = self.body
        box.setSpacing(SPACE_2)
        box.addWidget(self.note)
        box.addLayout(_flow(self.new, self.ask_all))
        filters = row(self.which, search)
        filters.setStretch(1, 1)
        box.addLayout(filters)
        box.addWidget(self.table, 1)
        box.addLayout(_flow(self._yes, self._no, self._paper, self._go))

    def show_view(self, view: ActivityView) -> None:
        """Show who takes part."""
        self._view = view
        unasked = self._unasked()
        self.note.setText(self._meant(view, len(unasked)))
        self.ask_all.setEnabled(bool(unasked))
        self._filter()

    def _meant(self, view: ActivityView, unasked: int) -> str:
        who = self.tr("Gjelder {0} i programmet").format(len(view.meant))
        rest = self.tr("alle er spurt") if not unasked else self.tr("{0} er ikke spurt ennå").format(unasked)
        return f"{who}, {rest}." if view.meant else self.tr("Ingen i programmet passer til skole og nivå.")

    def _unasked(self) -> list[tuple[str, str]]:
        view = self._view
        return (
            [] if view is None else [(each.person_id, each.name) for each in view.meant if each.state is None]
        )

    def _filter(self) -> None:
        view, state = self._view, self.which.value()
        rows = view.taking if view is not None else ()
        self._model.set_rows([each for each in rows if not state or each.enrolment.state == state])
        self.table.fit_columns()
        self.table.choose_first()
        self._follow()

    def _chosen(self) -> Taking | None:
        found: Taking | None = self.table.chosen()
        return found

    def _follow(self) -> None:
        """The buttons say what fits the chosen one."""
        chosen = self._chosen()
        state = chosen.enrolment.state if chosen is not None else None
        self._yes.setEnabled(state is not None and state not in _HERE)
        self._no.setEnabled(state is not None and state is not EnrolmentState.DECLINED)
        for each in (self._paper, self._go):
            each.setEnabled(chosen is not None)
        for each in (self._yes, self._no, self._paper, self._go):
            self._name(each, chosen)

    @staticmethod
    def _name(made: QPushButton, chosen: Taking | None) -> None:
        made.setAccessibleName(f"{made.text()}: {chosen.name}" if chosen is not None else made.text())

    def activity(self) -> Activity:
        """The activity that is shown; buttons are there only then."""
        if self._view is None:
            raise LookupError("no activity is shown")
        return self._view.activity

    def _ask_enrol(self) -> None:
        run_action(self, self._open_enrol, repeatable=True)

    def _open_enrol(self) -> None:
        view = self._view
        if view is None:
            return
        there = {each.enrolment.person_id for each in view.taking if each.enrolment.state in _HERE}
        names = {row.id: row.name for row in list_people(self._desk) if row.id not in there}
        activity = view.activity
        dialog = EnrolForm(
            self,
            self.tr("Meld på {0}").format(activity.title),
            "person_id",
            self.tr("Deltaker"),
            list(names.items()),
            words.capital(told.room(view.places)),
            self.tr("Velg hvem som skal være med."),
        )
        save = partial(_enrol, self._desk, activity.id)
        Enrolling(dialog, self._desk, self._bus, save, names=names, about=activity.id)

    def _ask_invite(self) -> None:
        activity, people = self.activity(), self._unasked()
        dialog = InviteForm(self, self.tr("Inviter til {0}").format(activity.title), people)
        save = partial(enrolling.invite, self._desk, activity.id)
        done = self.tr("Invitasjonene er notert.")
        Asking(dialog, self._desk, self._bus, save, done, about=activity.id)

    def _with_chosen(self, act: Callable[[Taking], object]) -> None:
        chosen = self._chosen()
        if chosen is not None:
            act(chosen)

    def _enrol(self) -> None:
        self._with_chosen(self._enrol_one)

    def _enrol_one(self, row: Taking) -> None:
        made = row.enrolment
        enrol_at_once(
            self, self._desk, self._bus, activity_id=made.activity_id, person_id=made.person_id, name=row.name
        )

    def _decline(self) -> None:
        self._with_chosen(self._decline_one)

    def _decline_one(self, row: Taking) -> None:
        decline_at_once(self, self._desk, self._bus, row.id, row.name)

    def _invitation(self) -> None:
        self._with_chosen(self._show_invitation)

    def _show_invitation(self, row: Taking) -> None:
        show_invitation(self, self._desk, self._bus, self.activity(), row.enrolment.person_id)

    def _open(self) -> None:
        self._with_chosen(self._open_one)

    def _open_one(self, row: Taking) -> None:
        self._bus.open_person.emit(row.enrolment.person_id)

    def _delete(self, row: Taking) -> None:
        shown = self.tr("{0} for {1}").format(self.activity().title, row.name)
        ask_delete(self, self._desk, self._bus, Doomed(Enrolment, row.id, shown))


def _enrol(desk: Desk, activity_id: str, draft: dict[str, Any]) -> Saved:
    return enrolling.enrol(desk, activity_id, draft["person_id"], note=draft["note"])
