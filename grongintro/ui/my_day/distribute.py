"""«Fordel»: the proposed days of overdue talks, each of which may be changed or left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from grongintro.errors import UserError
from grongintro.services.my_day import due_words
from grongintro.ui import format as fmt
from grongintro.ui.tokens import SPACE_3
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.choice import Proposals
from grongintro.ui.widgets.fields import DayField, TimeField
from grongintro.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from grongintro.services.distribute import Proposed
    from grongintro.services.talks import AppointmentDraft


class _Row:
    """The fields of one proposal."""

    def __init__(
        self, number: int, proposed: Proposed, places: Sequence[str], today: Callable[[], date]
    ) -> None:
        self.proposed = proposed
        draft, names = proposed.appointment, proposed.line.names
        self.take = QCheckBox(names)
        self.take.setObjectName(f"take{number}")
        self.take.setAccessibleName(names)
        self.take.setToolTip(names)
        self.take.setChecked(True)
        self.day = DayField(f"day{number}", today, Lean.FUTURE)
        self.day.setAccessibleName(f"{names}: dag")
        self.day.set_value(draft.day)
        self.at = TimeField(f"at{number}")
        self.at.setAccessibleName(f"{names}: klokkeslett")
        self.at.set_value(draft.at)
        self.place = Proposals(f"place{number}", places)
        self.place.setAccessibleName(f"{names}: sted")
        self.place.set_value(draft.place)
        self.take.toggled.connect(self._use)

    def _use(self) -> None:
        for field in (self.day, self.at, self.place):
            field.setEnabled(self.take.isChecked())

    def draft(self) -> AppointmentDraft:
        day = self.day.value()
        if day is None:
            raise UserError(f"Skriv dagen for {self.proposed.line.names}.")
        return replace(self.proposed.appointment, day=day, at=self.at.value(), place=self.place.value())


class DistributeDialog(FormDialog):
    """Collects the AppointmentDrafts of the rows that are ticked."""

    def __init__(
        self,
        parent: QWidget,
        proposals: Sequence[Proposed],
        places: Sequence[str],
        today: Callable[[], date],
    ) -> None:
        title = self.tr("Fordel {0} forfalte samtaler på to uker").format(len(proposals))
        super().__init__(parent, "distributeDialog", title, self.tr("Book alle"), width=62, enter_saves=False)
        self.rows = [_Row(number, each, places, today) for number, each in enumerate(proposals)]
        self.form.add_wide(self._grid())
        self._tell_count()
        for each in self.rows:
            each.take.toggled.connect(self._tell_count)
        self.save_button.setFocus()

    def _grid(self) -> QWidget:
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_3)
        titles = (self.tr("Hvem"), self.tr("Sist"), self.tr("Dag"), self.tr("Kl."), self.tr("Sted"))
        for column, (text, stretch) in enumerate(zip(titles, (4, 3, 3, 1, 2), strict=True)):
            grid.addWidget(label(text, "label"), 0, column)
            grid.setColumnStretch(column, stretch)
        for number, each in enumerate(self.rows, start=1):
            line = each.proposed.line
            last = fmt.day(line.last_day) if line.last_day else self.tr("Aldri")
            words = label(f"{last}\n{due_words(line)}", "muted", wrap=True)
            for column, widget in enumerate((each.take, words, each.day, each.at, each.place)):
                grid.addWidget(widget, number, column)
        return whole

    def _tell_count(self) -> None:
        count = sum(each.take.isChecked() for each in self.rows)
        whole = count == len(self.rows)
        text = self.tr("Book alle") if whole else self.tr("Book {0}").format(count)
        self.save_button.setText(text)
        self.save_button.setAccessibleName(text)
        self.save_button.setEnabled(count > 0)

    def draft(self) -> tuple[AppointmentDraft, ...]:
        """The appointments that are ticked; UserError at the row that cannot be read."""
        return tuple(each.draft() for each in self.rows if each.take.isChecked())
