"""A copy for next year: every day is seen, and may be changed, before anything is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from grongintro.errors import UserError
from grongintro.ui import format as fmt
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.activity import Gathering
    from grongintro.services.activities.activities import CopyDraft


class CopyForm(FormDialog):
    """The name and the days of the copy, proposed in the same week of next year."""

    def __init__(
        self, parent: QWidget, draft: CopyDraft, gatherings: Sequence[Gathering], today: Callable[[], date]
    ) -> None:
        title = parent.tr("Kopi av {0}").format(draft.title)
        super().__init__(parent, "copyDialog", title, parent.tr("Lag kopien"), columns=2, width=44)
        self._draft, self._today = draft, today
        told = self.tr(
            "Dagene er flyttet til samme uke neste år. Deltakere, oppmøte og evaluering blir ikke med."
        )
        self.form.add_wide(label(told, "muted", wrap=True))
        self.title = self.form.add("title", self.tr("Navn"), QLineEdit(draft.title), required=True, span=2)
        self.first = self._day("start", self.tr("Første dag"), draft.start)
        self.last = self._day("end", self.tr("Siste dag"), draft.end)
        self.by = self._day("sign_up_by", self.tr("Svarfrist"), draft.sign_up_by)
        self.days = [
            self._day(
                f"day_{number}",
                self.tr("{0} (var {1})").format(each.title, fmt.day_short(each.day)),
                draft.days[number],
            )
            for number, each in enumerate(gatherings)
        ]
        self.title.setFocus()

    def _day(self, name: str, text: str, start: date | None) -> DayField:
        field = self.form.add(name, text, DayField(name, self._today, Lean.FUTURE))
        field.set_value(start)
        return field

    def draft(self) -> CopyDraft:
        """The copy as it stands; UserError at the first day that is not there."""
        return replace(
            self._draft,
            title=self.title.text().strip(),
            start=self._needed(self.first),
            end=self._needed(self.last),
            sign_up_by=self.by.value(),
            days=tuple(self._needed(each) for each in self.days),
        )

    def _needed(self, field: DayField) -> date:
        found = field.value()
        if found is None:
            raise UserError(self.tr("Skriv dagen."), field=field.objectName())
        return found
