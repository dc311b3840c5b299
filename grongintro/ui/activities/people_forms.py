"""Enrolling one, inviting those it is meant for, and who came: forms about people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from grongintro.domain.activity import AttendanceState
from grongintro.errors import UserError
from grongintro.services.activities.attending import Mark
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.rows.amounts import read_whole
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.basics import button, label
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.form_dialog import FormDialog
from grongintro.ui.widgets.tags import TagPicker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.activity import Gathering
    from grongintro.services.activities.view import Held, Taking


class EnrolForm(AskDialog):
    """Who is to take part (or in what, from a person's page), with a remark."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        name: str,
        text: str,
        options: Sequence[tuple[str, str]],
        hint: str,
        needed: str,
    ) -> None:
        super().__init__(parent, "enrolDialog", title, parent.tr("Meld på"))
        choices = Choice(name, [("", self.tr("Velg")), *options])
        self.ask(name, text, choices, needed=needed, hint=hint)
        hint = self.tr("For eksempel skyss. Ikke skriv om helse.")
        self.ask("note", self.tr("Merknad"), QLineEdit(), hint=hint)


class InviteForm(FormDialog):
    """Those it is meant for who have not been asked; all are ticked."""

    def __init__(self, parent: QWidget, title: str, people: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent, "inviteDialog", title, parent.tr("Noter som invitert"), width=36)
        told = self.tr(
            "Programmet sender ingenting. Skriv ut en invitasjon til hver av dem under «Deltakere»."
        )
        self.form.add_wide(label(told, "muted", wrap=True))
        self.people = self.form.add("person_ids", self.tr("Hvem"), TagPicker("person_ids", dict(people)))
        self.people.set_value(key for key, _ in people)

    def draft(self) -> tuple[str, ...]:
        """Whom to invite."""
        found = self.people.value()
        if not found:
            raise UserError(self.tr("Velg minst én."), field="person_ids")
        return found


class AttendanceForm(FormDialog):
    """One line for each who is enrolled or was marked: came, valid absence, did not come; perhaps minutes."""

    def __init__(self, parent: QWidget, held: Held, people: Sequence[Taking]) -> None:
        gathering = held.gathering
        title = parent.tr("Oppmøte {0}: {1}").format(fmt.day(gathering.day), gathering.title)
        super().__init__(parent, "attendanceDialog", title, parent.tr("Lagre oppmøtet"), columns=2, width=36)
        self._people = [each.enrolment.person_id for each in people]
        self._states: dict[str, Choice] = {}
        self._minutes: dict[str, QLineEdit] = {}
        whole = self.tr("Minutter er tomt for den som var med hele tiden, {0} minutter.")
        self.form.add_wide(label(whole.format(gathering.minutes), "muted", wrap=True))
        for each in people:
            self._add(each, held, gathering)
        self.everybody = button("everybodyCame", self.tr("Alle andre møtte"), self._mark_rest, symbol="check")
        self.buttons.insertWidget(0, self.everybody)
        if people:
            self._states[self._people[0]].setFocus()

    def _add(self, each: Taking, held: Held, gathering: Gathering) -> None:
        key = each.enrolment.person_id
        known = held.marks.get(key)
        options = [("", self.tr("Ikke ført")), *words.options(list(AttendanceState))]
        state = self.form.add(f"state_{key}", each.name, Choice(f"state_{key}", options))
        state.set_value(known.state if known else "")
        minutes = self.form.add(f"minutes_{key}", self.tr("Minutter"), QLineEdit())
        minutes.setAccessibleName(self.tr("Minutter for {0}").format(each.name))
        minutes.setPlaceholderText(str(gathering.minutes))
        minutes.setText(str(known.minutes) if known and known.minutes is not None else "")
        self._states[key], self._minutes[key] = state, minutes

    def _mark_rest(self) -> None:
        """Those of whom nothing is said came."""
        for state in self._states.values():
            if not state.value():
                state.set_value(AttendanceState.PRESENT)

    def draft(self) -> tuple[Mark, ...]:
        """A mark for everybody; UserError at minutes that cannot be read."""
        return tuple(self._mark(key) for key in self._people)

    def _mark(self, key: str) -> Mark:
        state: Any = self._states[key].value()
        minutes = read_whole(self._minutes[key].text(), f"minutes_{key}")
        return Mark(key, AttendanceState(state) if state else None, minutes)
