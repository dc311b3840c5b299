"""Enrolling and declining from a page: what it came to is told in words, a place or a place in line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from grongintro.services.activities import enrolling
from grongintro.services.activities.view import places_now
from grongintro.ui.activities import words as told
from grongintro.ui.asking import Asking, do_at_once
from grongintro.ui.doing import announce
from grongintro.ui.run import run_action

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog


class Enrolling(Asking):
    """Opens a form of whom or what, and tells whether there was a place."""

    def __init__(
        self,
        dialog: FormDialog,
        desk: Desk,
        bus: Bus,
        save: Callable[[Any], Saved],
        *,
        names: Mapping[str, str],
        about: str,
    ) -> None:
        super().__init__(dialog, desk, bus, save, "", about=about)
        self._names = names

    def _saved(self, saved: Saved) -> None:
        self._dialog.accept()
        announce(self._desk, self._bus, saved, done=_outcome(self._desk, saved.id, self._names))


def enrol_at_once(
    parent: QWidget, desk: Desk, bus: Bus, *, activity_id: str, person_id: str, name: str
) -> None:
    """Enrol one who is known already, such as who was invited."""
    saved = run_action(parent, partial(enrolling.enrol, desk, activity_id, person_id), repeatable=True)
    if saved is not None:
        announce(desk, bus, saved, done=_outcome(desk, saved.id, {person_id: name}))


def decline_at_once(parent: QWidget, desk: Desk, bus: Bus, enrolment_id: str, name: str) -> None:
    """Note that somebody will not come."""
    done = QCoreApplication.translate("activities", "{0} har takket nei.").format(name)
    do_at_once(parent, desk, bus, partial(enrolling.decline, desk, enrolment_id), done)


def _outcome(desk: Desk, enrolment_id: str, names: Mapping[str, str]) -> str:
    made = enrolling.enrolment_of(desk, enrolment_id)
    return told.enrolled(made, names[made.person_id], places_now(desk, made.activity_id))
