"""Give people to another adviser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from grongintro.errors import UserError
from grongintro.services.choices import STATUS_LABELS
from grongintro.services.people import list_people
from grongintro.services.staff import advisers
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk

_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class ReassignDraft:
    """Who goes to whom, from when."""

    person_ids: tuple[str, ...]
    staff_id: str
    start: date


class ReassignDialog(FormDialog):
    """Tick people of one adviser and choose the next."""

    def __init__(self, parent: QWidget, desk: Desk, from_staff: str) -> None:
        super().__init__(
            parent, "reassignDialog", self.tr("Bytt rådgiver"), self.tr("Bytt"), width=30, fills=True
        )
        self._desk = desk
        people = QListWidget()
        people.setMinimumHeight(self.fontMetrics().height() * 12)
        self._people = self.form.add("person_ids", self.tr("Hvem"), people, required=True)
        self._next = self.form.add("staff_id", self.tr("Ny rådgiver"), QComboBox(), required=True)
        start = DayField("start", self._today)
        start.set_value(desk.today)
        self._start = self.form.add("start", self.tr("Fra og med"), start, required=True)
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
