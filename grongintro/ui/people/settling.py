"""From «Ny person» or «Endre» to a saved person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from grongintro.services import households, people, staff
from grongintro.ui.asking import NEW
from grongintro.ui.doing import announce
from grongintro.ui.draft_keeper import keep_drafts
from grongintro.ui.people.form import PersonChoices, PersonForm
from grongintro.ui.run import run_action

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.people import PersonDraft
    from grongintro.ui.bus import Bus


class _Asked(QObject):
    def __init__(self, page: QWidget, desk: Desk, bus: Bus) -> None:
        super().__init__(page)
        self._page, self._desk, self._bus = page, desk, bus
        self._form: PersonForm | None = None

    def _open(self, person: Person | None) -> PersonForm:
        form = self._form = PersonForm(self._page, person, self._choices())
        form.ready.connect(self._save)
        form.finished.connect(form.deleteLater)
        form.finished.connect(self.deleteLater)
        keep_drafts(form, form.forms, self._desk, person.id if person is not None else NEW)
        form.open()
        return form

    def _choices(self) -> PersonChoices:
        return PersonChoices(
            households=[(home.id, home.name) for home in households.list_households(self._desk)],
            advisers=[(one.id, one.name) for one in staff.advisers(self._desk)],
            adviser_id=self._desk.actor.staff_id,
            today=self._desk.clock.today,
        )

    def _save(self, draft: PersonDraft) -> None:
        if self._form is None:
            return
        saved = run_action(self._form, partial(self._write, draft, self._form))
        if saved is None:
            return
        self._form.accept()
        self._after(saved)  # first: going to another page clears the bar
        announce(self._desk, self._bus, saved, done=self._done(draft))

    def _write(self, draft: PersonDraft, form: PersonForm) -> Saved:
        raise NotImplementedError

    def _done(self, draft: PersonDraft) -> str:
        return self.tr("{0} er lagret.").format(draft.person.name)

    def _after(self, saved: Saved) -> None:
        """Nothing more by default."""


class NewPerson(_Asked):
    """Asks for a new person, looks for the same one while it is typed, and opens the page when saved."""

    def start(self) -> None:
        """Open the form."""
        run_action(self._page, self._begin, repeatable=True)

    def _begin(self) -> None:
        form = self._open(None)
        form.typed.connect(self._look)
        form.open_match.connect(self._go)

    def _look(self, person: Person) -> None:
        if self._form is None:
            return
        found = run_action(self._form, partial(people.find_matches, self._desk, person), repeatable=True)
        self._form.show_matches(found or ())

    def _go(self, person_id: str) -> None:
        if self._form is not None:
            self._form.reject()
        self._bus.open_person.emit(person_id)

    def _write(self, draft: PersonDraft, form: PersonForm) -> Saved:
        return people.settle_person(self._desk, draft, confirmed_new=form.confirmed_new)

    def _after(self, saved: Saved) -> None:
        self._bus.open_person.emit(saved.id)


class ChangePerson(_Asked):
    """Asks for changed facts of a person."""

    def start(self, person_id: str) -> None:
        """Open the form."""
        run_action(self._page, partial(self._begin, person_id), repeatable=True)

    def _begin(self, person_id: str) -> None:
        self._open(people.get_person(self._desk, person_id))

    def _write(self, draft: PersonDraft, form: PersonForm) -> Saved:
        del form
        return people.change_person(self._desk, draft.person)
