"""Dialogs about colleagues: contact facts, posts, absence, and whom a borrowed helper works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from grongintro.domain.staff import Role, Staff
from grongintro.errors import UserError
from grongintro.ui import format as fmt
from grongintro.ui.settings.dialog import FormDialog
from grongintro.ui.settings.fields import Choice, read_percent
from grongintro.ui.settings.staff_words import post_options
from grongintro.ui.widgets.fields import DayField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from grongintro.domain.staff import StaffAbsence
    from grongintro.services.people import PersonRow


@dataclass(frozen=True)
class StaffDraft:
    """What the dialog about a colleague collects."""

    name: str
    title: str
    phone: str
    email: str


class StaffDialog(FormDialog):
    """A colleague's name and contact facts."""

    def __init__(self, parent: QWidget, title: str, staff: Staff | None = None) -> None:
        super().__init__(parent, "staffDialog", title)
        known = staff or Staff("", "", "")
        self._name = self.form.add(
            "name", self.tr("Fornavn og etternavn"), QLineEdit(known.name), required=True
        )
        self._title = self.form.add("title", self.tr("Tittel i brev"), QLineEdit(known.title))
        self._phone = self.form.add("phone", self.tr("Telefon"), QLineEdit(known.phone))
        self._email = self.form.add("email", self.tr("E-post"), QLineEdit(known.email))

    def draft(self) -> StaffDraft:
        """What is typed."""
        return StaffDraft(
            self._name.text(),
            self._title.text(),
            self._phone.text(),
            self._email.text(),
        )


@dataclass(frozen=True)
class PostDraft:
    """What the dialog about a post collects."""

    role: Role
    percent: int
    start: date
    end: date | None
    counts: bool
    service: str


class PostDialog(FormDialog):
    """A post in per cent from a day; the running one of the same role gives way."""

    def __init__(
        self, parent: QWidget, name: str, today: Callable[[], date], *, role: Role, percent: int = 100
    ) -> None:
        super().__init__(
            parent,
            "postDialog",
            parent.tr("Stilling for {0}").format(name),
            text=parent.tr(
                "Den gamle stillingen slutter dagen før. Har den nye en sluttdato, gjelder den gamle igjen."
            ),
        )
        self._role = self.form.add("role", self.tr("Rolle"), Choice(post_options()))
        self._role.set_key(str(role))
        self._percent = self.form.add(
            "percent", self.tr("Stilling i prosent"), QLineEdit(str(percent)), required=True
        )
        self._start = self.form.add("start", self.tr("Fra og med"), DayField("start", today), required=True)
        self._end = self.form.add(
            "end", self.tr("Til og med"), DayField("end", today), hint=self.tr("Tomt: inntil videre")
        )
        self._counts = self.form.add(
            "counts", self.tr("Saksmengde"), QCheckBox(self.tr("Teller som rådgiver i saksmengden")), span=2
        )
        self._service = self.form.add(
            "service",
            self.tr("Lånt fra"),
            QLineEdit(),
            hint=self.tr("For lånte hjelpere, for eksempel BEEM"),
            span=2,
        )
        self._start.set_value(today())
        self._role.currentIndexChanged.connect(self._follow_role)
        self._follow_role()

    def _follow_role(self) -> None:
        self._counts.setChecked(self._role.key() == str(Role.ADVISER))
        self._counts.setEnabled(self._role.key() != str(Role.HELPER))

    def draft(self) -> PostDraft:
        """What is typed."""
        return PostDraft(
            Role(self._role.key()),
            read_percent(self._percent.text(), "percent"),
            needed_day(self._start, self.tr("Skriv fra hvilken dag stillingen gjelder.")),
            self._end.value(),
            self._counts.isChecked(),
            self._service.text(),
        )


@dataclass(frozen=True)
class AbsenceDraft:
    """What the dialog about absence collects."""

    start: date
    end: date | None
    substitute_id: str | None
    reason: str


class AbsenceDialog(FormDialog):
    """A colleague is away; who has the cases meanwhile."""

    def __init__(
        self, parent: QWidget, name: str, today: Callable[[], date], others: Sequence[Staff]
    ) -> None:
        super().__init__(parent, "absenceDialog", parent.tr("Fravær for {0}").format(name))
        self._start = self.form.add("start", self.tr("Første dag"), DayField("start", today), required=True)
        self._end = self.form.add(
            "end", self.tr("Siste dag"), DayField("end", today), hint=self.tr("Tomt: inntil videre")
        )
        self._substitute = self.form.add(
            "substitute_id",
            self.tr("Vikar som har sakene"),
            Choice([("", self.tr("Ingen")), *((one.id, one.name) for one in others)]),
        )
        self._reason = self.form.add(
            "reason", self.tr("Merknad"), QLineEdit(), hint=self.tr("Ikke skriv helseopplysninger")
        )
        self._start.set_value(today())

    def draft(self) -> AbsenceDraft:
        """What is typed."""
        return AbsenceDraft(
            needed_day(self._start, self.tr("Skriv første dag med fravær.")),
            self._end.value(),
            self._substitute.key() or None,
            self._reason.text(),
        )


class BackDialog(FormDialog):
    """The last day that a colleague was away."""

    def __init__(self, parent: QWidget, name: str, today: Callable[[], date], away: StaffAbsence) -> None:
        super().__init__(
            parent,
            "backDialog",
            parent.tr("{0} er tilbake").format(name),
            text=parent.tr("Fraværet begynte {0}.").format(fmt.day(away.start)),
        )
        self.absence_id = away.id
        self._end = self.form.add("end", self.tr("Siste dag borte"), DayField("end", today), required=True)
        self._end.set_value(away.end or today())

    def draft(self) -> date:
        """The day."""
        return needed_day(self._end, self.tr("Skriv siste dag med fravær."))


@dataclass(frozen=True)
class HelperDraft:
    """What the dialog about a borrowed helper's people collects."""

    person_id: str
    start: date
    end: date | None


class HelperDialog(FormDialog):
    """Whom a borrowed helper works with, and therefore may see."""

    def __init__(
        self, parent: QWidget, name: str, today: Callable[[], date], people: Sequence[PersonRow]
    ) -> None:
        super().__init__(
            parent,
            "helperDialog",
            parent.tr("Hvem skal {0} hjelpe?").format(name),
            text=parent.tr("En lånt hjelper ser bare dem hun eller han er knyttet til."),
        )
        options = [(one.id, f"{one.name}, født {fmt.day(one.birth_date)}") for one in people]
        self._person = self.form.add(
            "person_id", self.tr("Person"), Choice([("", self.tr("Velg …")), *options]), required=True, span=2
        )
        self._start = self.form.add("start", self.tr("Fra og med"), DayField("start", today), required=True)
        self._end = self.form.add(
            "end", self.tr("Til og med"), DayField("end", today), hint=self.tr("Tomt: inntil videre")
        )
        self._start.set_value(today())

    def draft(self) -> HelperDraft:
        """What is chosen."""
        if not self._person.key():
            raise UserError(self.tr("Velg en person."), field="person_id")
        start = needed_day(self._start, self.tr("Skriv fra hvilken dag."))
        end = self._end.value()
        if end is not None and end < start:
            raise UserError(self.tr("Sluttdatoen er før startdatoen."), field="end")
        return HelperDraft(self._person.key(), start, end)


def needed_day(field: DayField, message: str) -> date:
    """The day of a field that cannot be empty."""
    found = field.value()
    if found is None:
        raise UserError(message, field=field.objectName())
    return found
