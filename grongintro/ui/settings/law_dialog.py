"""The dialog that puts a change of the law in force: the day and the source, then whom it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from grongintro.errors import UserError
from grongintro.ui import format as fmt
from grongintro.ui.run import run_action
from grongintro.ui.settings.dialog import FormDialog
from grongintro.ui.settings.fields import Lines
from grongintro.ui.settings.staff_dialogs import needed_day
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.fields import DayField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from grongintro.domain.person import Person

_NAMES_HIGH = 5


@dataclass(frozen=True)
class LawDraft:
    """From which day a change is in force, and where that stands."""

    valid_from: date
    source: str


class LawDialog(FormDialog):
    """The button shows whom it is about first; the same button puts it in force when that has been shown."""

    def __init__(self, parent: QWidget, title: str, today: Callable[[], date]) -> None:
        look = parent.tr("Vis hvem det gjelder")
        heading = parent.tr("Sett i kraft: {0}").format(title)
        super().__init__(parent, "lawDialog", heading, save=look)
        self._look = look
        self._shown: LawDraft | None = None
        self._day = self.form.add(
            "valid_from",
            self.tr("I kraft fra"),
            DayField("valid_from", today, Lean.NEAREST),
            required=True,
            span=2,
        )
        hint = self.tr("Vedtaket om ikraftsetting, for eksempel «res. 1. oktober 2026 nr. 12»")
        self._source = self.form.add(
            "source", self.tr("Kilde"), QLineEdit(), required=True, hint=hint, span=2
        )
        self._about = label("", "label", wrap=True, name="affectedCount")
        self.names = Lines(_NAMES_HIGH)
        self.names.setObjectName("affectedNames")
        self.names.setAccessibleName(self.tr("Hvem det gjelder"))
        self.names.setReadOnly(True)
        for each in (self._about, self.names):
            self.form.add_wide(each)
        self._forget()
        self._day.changed.connect(self._forget_other)
        self._source.textChanged.connect(self._forget_other)

    def draft(self) -> LawDraft:
        """What is typed; UserError at the field that is empty or cannot be read."""
        day = needed_day(self._day, self.tr("Skriv dagen endringen gjelder fra."))
        source = self._source.text().strip()
        if not source:
            raise UserError(self.tr("Skriv hvor datoen er hentet fra."), field="source")
        return LawDraft(day, source)

    def has_shown(self, draft: LawDraft) -> bool:
        """Whether those whom just this is about have been shown."""
        return draft == self._shown

    def look(self, draft: LawDraft, find: Callable[[], tuple[Person, ...]]) -> None:
        """Find those whom it is about and show them; what is wrong is told at its field."""
        found = run_action(self, find, repeatable=True)
        if found is not None:
            self._shown = draft
            self._show([each.name for each in found])

    def _show(self, names: Sequence[str]) -> None:
        count = fmt.count(len(names), self.tr("person"), self.tr("personer"))
        told = self.tr("Dette endrer noe for {0}:").format(count)
        none = self.tr("Dette endrer ingenting for dem som er registrert nå.")
        self._about.setText(told if names else none)
        self.names.set_lines(names)
        self._about.show()
        self.names.setVisible(bool(names))
        self._name_button(self.tr("Sett i kraft"))
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Be high enough for what has been shown, once it is laid out."""
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _name_button(self, text: str) -> None:
        self.save.setText(text)
        self.save.setAccessibleName(text)

    def _forget_other(self) -> None:
        """Another day or source is another question."""
        if self._shown is None or (self._day.typed(), self._source.text().strip()) == self._asked():
            return
        self._forget()

    def _asked(self) -> tuple[str, str]:
        return ("", "") if self._shown is None else (fmt.day(self._shown.valid_from), self._shown.source)

    def _forget(self) -> None:
        self._shown = None
        self._about.hide()
        self.names.hide()
        self._name_button(self._look)
