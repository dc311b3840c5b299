"""«Aktiviteter»: holiday programmes, information hours and groups, and beside them the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from grongintro.domain.changes import Subject
from grongintro.services.activities.activities import begin_activity
from grongintro.services.activities.view import ActivityRow, activity_view, list_activities
from grongintro.ui.activities import words as told
from grongintro.ui.activities.forms import kind_options
from grongintro.ui.activities.pane import ActivityPane
from grongintro.ui.page import EmptyState, Page, Shortcut
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_2, SPACE_3, Tone
from grongintro.ui.widgets.basics import row
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.table import Column, FilterField, RowsModel, Table

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus


def activity_columns() -> tuple[Column[ActivityRow], ...]:
    """The columns of the list."""
    return (
        Column(
            "Aktivitet", lambda r: r.activity.title, bold=True, stretch=True, tip=lambda r: r.activity.title
        ),
        Column("Påmeldt", lambda r: told.places(r.places), lambda r: r.places.enrolled, tone=_tone),
        Column("Når", lambda r: told.period_short(r.activity), lambda r: r.activity.start.toordinal()),
    )


def _tone(line: ActivityRow) -> Tone | None:
    return Tone.WARNING if line.places.waiting else None


def in_year(line: ActivityRow, year: int) -> bool:
    """Whether an activity has days in a year."""
    return line.activity.start.year <= year <= line.activity.end.year


class ActivitiesPage(Page):
    """What is planned and what is over; what happens with one is done in its own part of the page."""

    subjects: ClassVar[frozenset[Subject]] = frozenset(
        {
            Subject.ACTIVITY,
            Subject.PERSON,
            Subject.PROGRAMME,
            Subject.QUALIFYING,
            Subject.WEEK,
            Subject.SCHOOL,
        }
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("activitiesPage", "Aktiviteter", bus)
        self._desk = desk
        self._rows: tuple[ActivityRow, ...] = ()
        self._build()
        self.add_actions()
        bus.open_activity.connect(self.show_activity)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """What can be done on the page."""
        return (Shortcut("newActivity", "Ctrl+N", self.tr("Ny aktivitet"), self._new, "plus", "primary"),)

    def _build(self) -> None:
        self.pane = ActivityPane(self._desk, self.bus, self._show_saved)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._list())
        split.addWidget(self.pane)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        text = self.tr(
            "Legg inn et ferieprogram eller en rekke informasjonstimer, så kan deltakerne meldes på."
        )
        self.empty = EmptyState(
            "activity", self.tr("Ingen aktiviteter ennå"), text, self.tr("Ny aktivitet"), self._new
        )
        self.stack = QStackedWidget()
        self.stack.setObjectName("activitiesStack")
        self.stack.addWidget(self.empty)
        self.stack.addWidget(split)
        self.body.addWidget(self.stack, 1)

    def _list(self) -> QWidget:
        self._model: RowsModel[ActivityRow] = RowsModel(activity_columns(), lambda r: r.id, self)
        self.table = Table("activitiesTable", self.tr("Aktiviteter"), self._model)
        self.table.row_chosen.connect(self._show_chosen)
        self.table.row_activated.connect(self.pane.change)
        self.table.row_doomed.connect(self.pane.delete)
        self.kind = Choice("activityKind", kind_options())
        self.kind.setAccessibleName(self.tr("Hva slags"))
        self.kind.currentIndexChanged.connect(self._filter)
        self.year = Choice("activityYear", [("", self.tr("Alle år"))])
        self.year.setAccessibleName(self.tr("År"))
        self.year.currentIndexChanged.connect(self._filter)
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, SPACE_3, 0)
        box.setSpacing(SPACE_2)
        box.addLayout(row(self.kind, self.year))
        box.addWidget(FilterField("activityFilter", self.tr("Søk i listen"), self.table))
        box.addWidget(self.table, 1)
        return whole

    def reload(self) -> None:
        """Read the list, and the chosen one again."""
        self._rows = list_activities(self._desk)
        self.stack.setCurrentIndex(1 if self._rows else 0)
        self._offer_years()
        self._filter()

    def _offer_years(self) -> None:
        days: list[date] = [day for each in self._rows for day in (each.activity.start, each.activity.end)]
        years = sorted({str(day.year) for day in days}, reverse=True)
        self.year.blockSignals(True)
        self.year.set_options([("", self.tr("Alle år")), *((each, each) for each in years)])
        self.year.blockSignals(False)

    def _filter(self) -> None:
        kind, year = self.kind.value(), self.year.value()
        self.table.blockSignals(True)
        self._model.set_rows(
            [
                each
                for each in self._rows
                if (not kind or each.activity.kind == kind) and (not year or in_year(each, int(year)))
            ]
        )
        self.table.fit_columns()
        self.table.choose_first()
        self.table.blockSignals(False)
        self._show_chosen()

    def _show_chosen(self) -> None:
        run_action(self, self._show, repeatable=True)

    def _show(self) -> None:
        chosen: ActivityRow | None = self.table.chosen()
        self.pane.setVisible(chosen is not None)
        if chosen is not None:
            self.pane.show_view(activity_view(self._desk, chosen.id))

    def _new(self) -> None:
        run_action(self, self._ask_new, repeatable=True)

    def _ask_new(self) -> None:
        self.pane.ask(begin_activity(self._desk), self._show_saved)

    def _show_saved(self, saved: Saved) -> None:
        self.show_activity(saved.id)

    def show_activity(self, activity_id: str) -> None:
        """Choose an activity, also when the filters would hide it."""
        self.kind.set_value("")
        self.year.set_value("")
        self.table.choose(activity_id)
