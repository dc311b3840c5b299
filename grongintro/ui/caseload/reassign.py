"""Give people to another adviser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from grongintro.errors import UserError
from grongintro.services.people import list_people
from grongintro.services.settings import STATUS_LABELS
from grongintro.services.staff import advisers
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_4, SPACE_5
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.services.desk import Desk

_KEY = Qt.ItemDataRole.UserRole
_OF_WINDOW = 0.94


@dataclass(frozen=True)
class ReassignDraft:
    """Who goes to whom, from when."""

    person_ids: tuple[str, ...]
    staff_id: str
    start: date


class ReassignDialog(QDialog):
    """Tick people of one adviser and choose the next; the page saves, and what it refuses comes back here."""

    def __init__(self, parent: QWidget, desk: Desk, from_staff: str) -> None:
        super().__init__(parent)
        self._desk = desk
        self._take: Callable[[Any], object] | None = None
        self.setObjectName("reassignDialog")
        self.setWindowTitle(self.tr("Bytt rådgiver"))
        self.setAccessibleName(self.tr("Bytt rådgiver"))
        self.form = Form("reassignForm")
        self._people = self.form.add("person_ids", self.tr("Hvem"), QListWidget(), required=True)
        self._next = self.form.add("staff_id", self.tr("Ny rådgiver"), QComboBox(), required=True)
        self._start = self.form.add(
            "start", self.tr("Fra og med"), DayField("start", self._today), required=True
        )
        self._start.set_value(desk.today)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        box.setSpacing(SPACE_4)
        box.addWidget(label(self.windowTitle(), "heading"))
        box.addWidget(self.form)
        confirm = button("reassignConfirm", self.tr("Bytt"), self._give, kind="primary")
        confirm.setDefault(True)
        box.addLayout(row(None, button("reassignCancel", self.tr("Avbryt"), self.reject), confirm))
        most = round(parent.window().height() * _OF_WINDOW)
        self.resize(self.fontMetrics().averageCharWidth() * 70, min(self.fontMetrics().height() * 30, most))
        self.finished.connect(self.deleteLater)
        self._fill(from_staff)

    def _today(self) -> date:
        return self._desk.today

    def _fill(self, from_staff: str) -> None:
        for person in list_people(self._desk):
            if person.adviser_id == from_staff:
                item = QListWidgetItem(f"{person.name} – {STATUS_LABELS[person.status].lower()}")
                item.setData(_KEY, person.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
                self._people.addItem(item)
        if self._people.count():
            self._people.setCurrentRow(0)
        for adviser in advisers(self._desk):
            if adviser.id != from_staff:
                self._next.addItem(adviser.name, adviser.id)

    def on_given(self, take: Callable[[Any], object]) -> None:
        """Who gets the draft; a UserError it raises is shown at the field."""
        self._take = take

    def _give(self) -> None:
        self.form.clear_errors()
        run_action(self, self._try)

    def _try(self) -> None:
        if self._take is not None:
            self._take(self.draft())

    def draft(self) -> ReassignDraft:
        """What is ticked and chosen; UserError when nobody is."""
        items = [self._people.item(number) for number in range(self._people.count())]
        ticked = tuple(item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked)
        if not ticked:
            raise UserError(self.tr("Kryss av for minst én person."), field="person_ids")
        if self._next.currentData() is None:
            raise UserError(self.tr("Det finnes ingen annen rådgiver."), field="staff_id")
        start = self._start.value()
        if start is None:
            raise UserError(self.tr("Skriv datoen."), field="start")
        return ReassignDraft(ticked, self._next.currentData(), start)

    def show_user_error(self, error: UserError) -> bool:
        """Show the message at its field."""
        return self.form.show_user_error(error)
