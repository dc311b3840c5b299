"""Dialogs about authority: a new delegation, its last day, and that somebody is no longer inhabil."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from grongintro.domain.authority import DecisionType
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.trust.authority import TYPE_WORDS, DelegationDraft
from grongintro.ui.settings.dialog import FormDialog
from grongintro.ui.settings.fields import Choice
from grongintro.ui.settings.staff_dialogs import needed_day
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.tags import TagPicker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from grongintro.services.staff import StaffRow


_WIDE = 36


class DelegationDialog(FormDialog):
    """Authority to decide: who, which types, from when, and the document it stands in."""

    def __init__(self, parent: QWidget, today: Callable[[], date], rows: Sequence[StaffRow]) -> None:
        super().__init__(
            parent,
            "delegationDialog",
            parent.tr("Ny fullmakt"),
            text=parent.tr("Den gjelder fra dagen den står med, men først når en annen har bekreftet den."),
        )
        self._roles = {one.staff.id: one.account.role for one in rows if one.account and one.account.active}
        people = [(one.staff.id, one.staff.name) for one in rows if one.staff.id in self._roles]
        self._staff = self.form.add("staff_id", self.tr("Hvem"), Choice(people), required=True)
        self._deputy = self.form.add(
            "deputy_for",
            self.tr("Stedfortreder for"),
            Choice([("", self.tr("Ingen")), *people]),
            hint=self.tr("Gjelder da bare når denne er registrert borte."),
        )
        words = {str(kind): TYPE_WORDS[kind] for kind in DecisionType}
        self._types = self.form.add(
            "types", self.tr("Vedtak om"), TagPicker("types", words), required=True, span=2
        )
        self._add_time(today)
        self._basis = self.form.add(
            "basis",
            self.tr("Dokumentet den står i"),
            QLineEdit(),
            required=True,
            hint=self.tr("For eksempel: Delegeringsvedtak 12.01.2026, arkivsak 2026/14"),
            span=2,
        )
        self._outside = self.form.add(
            "outside",
            self.tr("Utenfor tjenesten"),
            QCheckBox(self.tr("Står utenfor tjenesten, og kan avgjøre når lederen er inhabil")),
            span=2,
        )
        self.setMinimumWidth(self.fontMetrics().height() * _WIDE)
        self._start.set_value(today())
        self._staff.currentIndexChanged.connect(self._follow)
        self._follow()

    def _add_time(self, today: Callable[[], date]) -> None:
        self._start = self.form.add("start", self.tr("Fra og med"), DayField("start", today), required=True)
        self._end = self.form.add(
            "end", self.tr("Til og med"), DayField("end", today), hint=self.tr("Tomt: inntil videre")
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Be high enough for the lines that the types need."""
        super().showEvent(event)
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _follow(self) -> None:
        outside = self._roles.get(self._staff.key()) is Role.DECIDER
        self._outside.setChecked(outside)
        self._outside.setEnabled(outside)

    def draft(self) -> DelegationDraft:
        """What is typed."""
        return DelegationDraft(
            self._staff.key(),
            tuple(DecisionType(each) for each in self._types.value()),
            needed_day(self._start, self.tr("Skriv fra hvilken dag fullmakten gjelder.")),
            self._basis.text(),
            self._end.value(),
            self._deputy.key() or None,
            self._outside.isChecked(),
        )


class EndDelegationDialog(FormDialog):
    """The last day of a delegation."""

    def __init__(self, parent: QWidget, name: str, today: Callable[[], date]) -> None:
        super().__init__(
            parent,
            "endDelegationDialog",
            parent.tr("Avslutt fullmakten til {0}").format(name),
            text=parent.tr("Det som alt er avgjort, blir stående. En ny fullmakt må bekreftes på nytt."),
            save=parent.tr("Avslutt"),
        )
        self._end = self.form.add("end", self.tr("Siste dag"), DayField("end", today), required=True)
        self._end.set_value(today())

    def draft(self) -> date:
        """The day."""
        return needed_day(self._end, self.tr("Skriv siste dag."))


class EndInhabilDialog(FormDialog):
    """Why a colleague is no longer inhabil for a person."""

    def __init__(self, parent: QWidget, staff: str, person: str) -> None:
        super().__init__(
            parent,
            "endInhabilDialog",
            parent.tr("{0} er ikke lenger inhabil for {1}").format(staff, person),
            text=parent.tr("Fra i dag kan kollegaen åpne og behandle saken igjen. Grunnen blir stående."),
            save=parent.tr("Avslutt"),
        )
        self._reason = self.form.add("reason", self.tr("Hvorfor"), QLineEdit(), required=True, span=2)

    def draft(self) -> str:
        """Why."""
        if not self._reason.text().strip():
            raise UserError(self.tr("Skriv hvorfor det ikke gjelder lenger."), field="reason")
        return self._reason.text()
