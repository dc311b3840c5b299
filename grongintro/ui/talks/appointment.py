"""An appointment: a new one, the next one that the cadence proposes, or one that is moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from grongintro.domain.followup import Booking, Form
from grongintro.errors import UserError
from grongintro.services.talks import AppointmentDraft
from grongintro.ui import words
from grongintro.ui.talks.repeat import CollisionNote, RepeatFields
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.choice import Choice, Proposals
from grongintro.ui.widgets.fields import DayField, TimeField
from grongintro.ui.widgets.form_dialog import FormDialog
from grongintro.ui.widgets.tags import TagPicker

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.domain.followup import Appointment

_ONE, _REST = "one", "rest"


@dataclass(frozen=True)
class AppointmentChoices:
    """What the dialog offers: the people of the household, the places; `collides` says what a draft meets.

    `following`: how many of the same series come after it, None where it is in no series.
    """

    people: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    today: Callable[[], date]
    collides: Callable[[AppointmentDraft], tuple[str, ...]] | None = None
    following: int | None = None


class AppointmentDialog(FormDialog):
    """Collects an AppointmentDraft; Enter books, Esc leaves it. `cancelled` asks to call a booked one off."""

    cancelled = Signal()
    rest_cancelled = Signal()
    delete_asked = Signal()
    referral_asked = Signal()

    def __init__(
        self,
        parent: QWidget,
        title: str,
        draft: AppointmentDraft,
        choices: AppointmentChoices,
        *,
        note: str = "",
        booked: bool = False,
        deletable: bool = False,
    ) -> None:
        text = self.tr("Lagre endringen") if booked else self.tr("Book avtalen")
        super().__init__(
            parent, "appointmentDialog", title, text, columns=2, width=34, keys_save=booked or not note
        )
        self._start, self._choices = draft, choices
        if note:
            self.form.add_wide(label(note, "muted", wrap=True, name="appointmentNote"))
        if not booked and len(choices.people) > 1:
            people = TagPicker("person_ids", dict(choices.people))
            self.people: TagPicker | None = self.form.add("person_ids", self.tr("Med"), people, span=2)
        else:
            self.people = None
        self._build()
        self.repeat = None if booked else RepeatFields(self.form, choices.today)
        self._scope = self._ask_scope() if choices.following else None
        self._fill(draft)
        self._add_buttons(proposed=bool(note), booked=booked, deletable=deletable)
        self.day.setFocus()
        self.day.edit.selectAll()
        self._watch()

    def _add_buttons(self, *, proposed: bool, booked: bool, deletable: bool) -> None:
        """One that the cadence proposes can wait; a booked one can be called off or deleted."""
        if proposed:
            self.cancel_button.setText(self.tr("Ikke nå"))
            self.cancel_button.setAccessibleName(self.tr("Ikke nå"))
        if booked:
            off = button("cancelAppointment", self.tr("Avlys avtalen"), self._ask_cancel, kind="danger")
            self.buttons.insertWidget(0, off)
        if deletable:
            gone = button("deleteAppointment", self.tr("Slett …"), self._ask_delete, symbol="trash")
            gone.setAccessibleName(self.tr("Slett avtalen"))
            gone.setToolTip(self.tr("Slett en avtale som er booket ved en feil"))
            self.buttons.insertWidget(1, gone)

    def _build(self) -> None:
        day = DayField("day", self._choices.today, Lean.FUTURE)
        self.day = self.form.add("day", self.tr("Dag"), day, required=True)
        self.at = self.form.add("at", self.tr("Klokkeslett"), TimeField("at"))
        self._collision = CollisionNote()
        self.form.add_wide(self._collision)
        self.place = self.form.add("place", self.tr("Sted"), Proposals("place", self._choices.places))
        self.minutes = self.form.add("minutes", self.tr("Minutter"), QSpinBox())
        self.minutes.setRange(5, 480)
        self.minutes.setSingleStep(5)
        self.how = self.form.add("form", self.tr("Form"), Choice("form", words.options(Form)))
        bookings = Choice("interpreter", words.options(Booking))
        self.interpreter = self.form.add("interpreter", self.tr("Tolk"), bookings)
        self.language = self.form.add("language", self.tr("Tolkespråk"), QLineEdit())
        self.note = self.form.add("note", self.tr("Merknad"), QLineEdit())

    def _ask_scope(self) -> Choice:
        options = ((_ONE, self.tr("Bare denne")), (_REST, self.tr("Denne og de neste i serien")))
        made = self.form.add("scope", self.tr("Endringen gjelder"), Choice("scope", options), span=2)
        rest = self.tr("Avlys denne og resten av serien")
        holder = QWidget()
        holder.setLayout(row(button("cancelRest", rest, self._ask_rest, kind="danger"), None))
        self.form.add_wide(holder)
        return made

    @property
    def whole_rest(self) -> bool:
        """Whether the change is to be made in those that follow in the series too."""
        return self._scope is not None and self._scope.value() == _REST

    def _watch(self) -> None:
        """Look for collisions whenever a day, a time, a length or those it is with is changed."""
        for signal in (self.day.changed, self.at.changed, self.minutes.valueChanged):
            signal.connect(self._look)
        if self.people is not None:
            self.people.changed.connect(self._look)
        if self.repeat is not None:
            self.repeat.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        draft = self._readable()
        if self.repeat is not None:
            self.repeat.show_sum(draft)
        if self._choices.collides is not None:
            self._collision.show_collisions(self._choices.collides(draft) if draft is not None else ())
        self.fit_soon()

    def _readable(self) -> AppointmentDraft | None:
        """What stands there, or None while it cannot be read; nothing is said of that yet."""
        day, at = self.day.peek(), self.at.peek()
        if day is None or (self.at.typed().strip() and at is None):
            return None
        people = self.people.value() if self.people is not None else self._start.person_ids
        repeat = self.repeat.peek() if self.repeat is not None else None
        return replace(
            self._start, person_ids=people, day=day, at=at, minutes=self.minutes.value(), repeat=repeat
        )

    def _fill(self, draft: AppointmentDraft) -> None:
        if self.people is not None:
            self.people.set_value(draft.person_ids)
        self.day.set_value(draft.day)
        self.at.set_value(draft.at)
        self.place.set_value(draft.place)
        self.minutes.setValue(draft.minutes)
        self.how.set_value(draft.form)
        self.interpreter.set_value(draft.interpreter)
        self.language.setText(draft.language)
        self.note.setText(draft.note)

    def draft(self) -> AppointmentDraft:
        """The appointment as it stands; UserError at the field that cannot be read."""
        day = self.day.value()
        if day is None:
            raise UserError(self.tr("Skriv dagen for avtalen."), field="day")
        people = self.people.value() if self.people is not None else self._start.person_ids
        if self.people is not None and not people:
            raise UserError(self.tr("Velg hvem avtalen er med."), field="person_ids")
        interpreter = Booking(self.interpreter.value())
        return AppointmentDraft(
            person_ids=people,
            day=day,
            at=self.at.value(),
            minutes=self.minutes.value(),
            place=self.place.value(),
            form=Form(self.how.value()),
            interpreter=interpreter,
            language="" if interpreter is Booking.NOT_NEEDED else self.language.text().strip(),
            note=self.note.text().strip(),
            repeat=self.repeat.value() if self.repeat is not None else None,
        )

    def _ask_rest(self) -> None:
        self.rest_cancelled.emit()

    def offer_referral(self) -> None:
        """Offer to refer further from the talk that was logged just now."""
        refer = button("referFurther", self.tr("Henvis videre …"), self._ask_referral, symbol="arrow")
        self.buttons.insertWidget(0, refer)

    def _ask_referral(self) -> None:
        self.referral_asked.emit()

    def _ask_cancel(self) -> None:
        self.cancelled.emit()

    def _ask_delete(self) -> None:
        self.delete_asked.emit()


def draft_of(appointment: Appointment) -> AppointmentDraft:
    """A booked appointment as a draft that can be changed."""
    return AppointmentDraft(
        person_ids=(),
        day=appointment.day,
        at=appointment.at,
        minutes=appointment.minutes,
        place=appointment.place,
        form=appointment.form,
        interpreter=appointment.interpreter,
        language=appointment.language,
        note=appointment.note,
    )


def changed(appointment: Appointment, draft: AppointmentDraft) -> Appointment:
    """The appointment with what a draft says."""
    return replace(
        appointment,
        day=draft.day,
        at=draft.at,
        minutes=draft.minutes,
        place=draft.place,
        form=draft.form,
        interpreter=draft.interpreter,
        language=draft.language,
        note=draft.note,
    )
