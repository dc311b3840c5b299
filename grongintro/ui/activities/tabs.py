"""The other parts of an activity: the plan, who came, and what it costs and how it went."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grongintro.domain.activity import AttendanceState, EnrolmentState, Gathering
from grongintro.domain.dates import long
from grongintro.services.activities import activities, attending
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.activities import words as told
from grongintro.ui.activities.forms import EvaluationForm, GatheringForm
from grongintro.ui.activities.people_forms import AttendanceForm
from grongintro.ui.asking import Asking
from grongintro.ui.people.parts import FactsCard
from grongintro.ui.rows.card import OwnRowsCard
from grongintro.ui.tokens import SPACE_2, SPACE_3
from grongintro.ui.widgets.basics import Card, KeyFigure, Scroll, button, label, row
from grongintro.ui.widgets.table import RIGHT, Column, RowsModel, Table
from grongintro.ui.widgets.tags import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.services.activities.view import ActivityView, Held, Taking
    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog


class GatheringsCard(OwnRowsCard):
    """The gatherings, day by day under their week."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "gatherings",
            self.tr("Samlinger"),
            empty=self.tr("Ingen samlinger ennå. Legg inn den første med dag, tid og sted."),
            new=self.tr("Ny samling"),
            thing=self.tr("samlingen"),
            done=self.tr("Samlingen er lagret."),
        )
        self._view: ActivityView | None = None

    def show_view(self, view: ActivityView) -> None:
        """Show the gatherings of an activity."""
        self._view = view
        self.show_own(view.gatherings)

    def arranged(self, rows: Sequence[Gathering]) -> list[QWidget]:
        """The lines under the number of their week."""
        found: list[QWidget] = []
        for name, group in groupby(rows, key=told.week):
            found += [label(name, "muted", name="week"), *(self.line(each) for each in group)]
        return found

    def told(self, row: Gathering) -> tuple[str, str]:
        """As a line."""
        return told.gathering(row)

    def fresh(self) -> Gathering:
        """The next day of the activity, like the last gathering."""
        view = self._shown()
        return activities.propose_gathering(view.activity, view.gatherings)

    def form(self, row: Gathering) -> FormDialog:
        """The form."""
        return GatheringForm(self, self._shown().activity.title, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return activities.save_gathering(self.desk, draft)

    def about(self, row: Gathering) -> str:
        """The activity, and the gathering that is changed."""
        return f"{row.activity_id}/{row.id}" if row.id else row.activity_id

    def _shown(self) -> ActivityView:
        if self._view is None:
            raise LookupError("no activity is shown")
        return self._view


class PlanTab(Scroll):
    """What the activity is about, and its gatherings."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("activityPlan")
        self.facts = FactsCard("activityFacts", self.tr("Om aktiviteten"))
        self.gatherings = GatheringsCard(desk, bus)
        self.body.addWidget(self.gatherings)
        self.body.addWidget(self.facts)
        self.body.addStretch(1)

    def show_view(self, view: ActivityView) -> None:
        """Show the plan."""
        activity = view.activity
        level = words.word(activity.level) if activity.level else self.tr("alle nivåer")
        self.facts.show_facts(
            (
                (self.tr("Tema"), activity.theme),
                (self.tr("For hvem"), activity.for_whom),
                (self.tr("Norsknivå"), level),
                (self.tr("Plasser"), told.places(view.places)),
                (self.tr("Til invitasjonen"), activity.invitation),
            )
        )
        self.gatherings.show_view(view)


def held_columns() -> tuple[Column[Held], ...]:
    """The columns of the gatherings with who came."""
    state = AttendanceState
    return (
        Column("Dag", lambda r: fmt.day(r.gathering.day), lambda r: r.gathering.day.toordinal()),
        Column(
            "Samling", lambda r: r.gathering.title, bold=True, stretch=True, tip=lambda r: r.gathering.title
        ),
        Column("Møtte", lambda r: _many(r, state.PRESENT), lambda r: r.count(state.PRESENT), RIGHT),
        Column(
            "Gyldig", lambda r: _many(r, state.VALID_ABSENCE), lambda r: r.count(state.VALID_ABSENCE), RIGHT
        ),
        Column("Ikke møtt", lambda r: _many(r, state.ABSENT), lambda r: r.count(state.ABSENT), RIGHT),
        Column("Ikke ført", lambda r: str(r.lacking) if r.lacking else "–", lambda r: r.lacking, RIGHT),
    )


def _many(held: Held, state: AttendanceState) -> str:
    return str(held.count(state)) if held.marks else "–"


class AttendanceTab(QWidget):
    """Each gathering with who came; Enter opens the form of everybody."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__()
        self.setObjectName("activityAttendance")
        self._desk, self._bus = desk, bus
        self._view: ActivityView | None = None
        self._model: RowsModel[Held] = RowsModel(held_columns(), lambda r: r.id, self)
        self.table = Table("heldTable", self.tr("Samlinger med oppmøte"), self._model)
        self.table.row_activated.connect(self._ask)
        self.table.row_chosen.connect(self._follow)
        self._note = label("", "muted", name="heldNote", wrap=True)
        self._write = button(
            "writeAttendance", self.tr("Før oppmøte …"), self._ask, kind="primary", symbol="check"
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        box.addWidget(self.table, 1)
        foot = row(self._write, self._note)
        foot.setStretch(1, 1)
        box.addLayout(foot)

    def show_view(self, view: ActivityView) -> None:
        """Show who came; of another activity the first gathering that lacks something is chosen."""
        other = self._view is None or self._view.activity.id != view.activity.id
        self._view = view
        self._model.set_rows(view.held)
        self.table.fit_columns()
        today = self._desk.today
        lacking = (each.id for each in view.held if each.gathering.day <= today and each.lacking)
        first = next(lacking, "")
        if not (other and first and self.table.choose(first)):
            self.table.choose_first()
        self._follow()

    def _follow(self) -> None:
        chosen: Held | None = self.table.chosen()
        self._write.setEnabled(chosen is not None and not self._why_not(chosen))
        self._note.setText(self._why_not(chosen) if chosen is not None else self.tr("Ingen samlinger ennå."))

    def _why_not(self, held: Held) -> str:
        """Why nobody can be marked yet, or nothing."""
        if held.gathering.day > self._desk.today:
            return self.tr("Samlingen er {0}. Før oppmøtet når den er holdt.").format(
                long(held.gathering.day)
            )
        return "" if self._people(held) else self.tr("Ingen er påmeldt ennå.")

    def _people(self, held: Held) -> list[Taking]:
        """Those who have a place, and those who were marked before they lost it."""
        rows = self._view.taking if self._view is not None else ()
        return [
            each
            for each in rows
            if each.enrolment.state is EnrolmentState.ENROLLED or each.enrolment.person_id in held.marks
        ]

    def _ask(self) -> None:
        held: Held | None = self.table.chosen()
        if held is None or self._why_not(held):
            return
        save = partial(attending.register_attendance, self._desk, held.id)
        done = self.tr("Oppmøtet er ført.")
        Asking(
            AttendanceForm(self, held, self._people(held)), self._desk, self._bus, save, done, about=held.id
        )


class MoneyTab(Scroll):
    """Budget, cost, and cost per participant; how it went."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("activityMoney")
        self._desk, self._bus = desk, bus
        self._view: ActivityView | None = None
        self.budget = KeyFigure("budgetFigure", self.tr("budsjett"))
        self.cost = KeyFigure("costFigure", self.tr("kostnad i alt"))
        self.left = KeyFigure("leftFigure", self.tr("igjen av budsjettet"))
        self.each = KeyFigure("eachFigure", self.tr("per påmeldt"))
        holder = QWidget()
        flow = FlowLayout(holder, SPACE_3)
        for figure in (self.budget, self.cost, self.left, self.each):
            figure.setMinimumWidth(self.fontMetrics().height() * 11)
            flow.addWidget(figure)
        policy = holder.sizePolicy()
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self.card = Card("", "evaluation")
        self.card.setAccessibleName(self.tr("Evaluering"))
        write = button("writeEvaluation", self.tr("Skriv evaluering"), self._ask, kind="flat", symbol="edit")
        heading = row(label(self.tr("Evaluering"), "heading"), None, write)
        self.card.body.addLayout(heading)
        self.when = label("", "muted", name="evaluatedOn")
        self.text = label("", name="evaluationText", wrap=True)
        self.card.body.addWidget(self.when)
        self.card.body.addWidget(self.text)
        self.body.addWidget(holder)
        self.body.addWidget(self.card)
        self.body.addStretch(1)

    def show_view(self, view: ActivityView) -> None:
        """Show figures and evaluation."""
        self._view = view
        activity = view.activity
        over = view.left is not None and view.left < 0
        self.budget.set_figure(fmt.kroner(activity.budget))
        many = fmt.count(len(view.held), self.tr("samling"), self.tr("samlinger"))
        self.cost.set_figure(fmt.kroner(view.cost), many)
        self.left.set_figure(fmt.kroner(view.left), self.tr("mer enn budsjettet") if over else "")
        enrolled = self.tr("{0} påmeldt").format(view.places.enrolled)
        self.each.set_figure(fmt.kroner(view.per_participant), enrolled)
        self.when.setText(fmt.day_long(activity.evaluated_on) if activity.evaluated_on else "")
        self.when.setVisible(activity.evaluated_on is not None)
        self.text.setText(activity.evaluation or self.tr("Ikke evaluert ennå."))

    def _ask(self) -> None:
        if self._view is None:
            return
        activity = activities.begin_evaluation(self._desk, self._view.activity)
        dialog = EvaluationForm(self, activity, self._desk.clock.today)
        save = partial(activities.save_activity, self._desk)
        done = self.tr("Evalueringen er lagret.")
        Asking(dialog, self._desk, self._bus, save, done, about=activity.id)
