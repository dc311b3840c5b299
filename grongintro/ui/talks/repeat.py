"""What the form of an appointment says of more than one: how it is repeated, and what it collides with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFrame, QSpinBox

from grongintro.domain import dates
from grongintro.domain.followup import Repeat, Rhythm
from grongintro.rules.series import AT_MOST
from grongintro.services.calendar.series import known_days
from grongintro.ui import words
from grongintro.ui.icons import IconLabel
from grongintro.ui.tokens import SPACE_2, SPACE_3, Tone
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.basics import label, row
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.fields import DayField

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.rules.series import SeriesDay
    from grongintro.services.talks import AppointmentDraft
    from grongintro.ui.widgets.form import Form

ONCE = ""
translate = QCoreApplication.translate


class RepeatFields(QObject):
    """«Gjenta», and when a rhythm is chosen until which day or how many times; `changed` when they say else.

    Under them stands what comes of it: how many, the last day, and which were moved off a public holiday.
    """

    changed = Signal()

    def __init__(self, form: Form, today: Callable[[], date]) -> None:
        super().__init__(form)
        rhythms = [(ONCE, self.tr("Nei")), *words.options(Rhythm)]
        self.repeat = form.add("repeat", self.tr("Gjenta"), Choice("repeat", rhythms), span=2)
        self.until = form.add("until", self.tr("Til og med"), DayField("until", today, Lean.FUTURE))
        hint = self.tr("Skriv en dag eller et antall.")
        self.times = form.add("times", self.tr("Antall ganger"), QSpinBox(), hint=hint)
        self.times.setRange(1, AT_MOST)
        self.times.setSpecialValueText("–")
        self._sum = label("", "muted", wrap=True, name="repeatSum")
        form.add_wide(self._sum)
        self.repeat.currentIndexChanged.connect(self._chosen)
        self.until.changed.connect(self.changed)
        self.times.valueChanged.connect(self.changed)
        self._chosen()

    def _chosen(self) -> None:
        repeats = self.repeat.value() != ONCE
        for field in (self.until, self.times):
            cell = field.parentWidget()
            if cell is not None:
                cell.setVisible(repeats)
        self.changed.emit()

    def value(self) -> Repeat | None:
        """How it is repeated, or None; UserError at a day that cannot be read."""
        if self.repeat.value() != ONCE:
            self.until.value()
        return self.peek()

    def peek(self) -> Repeat | None:
        """How it is repeated as far as it can be read now."""
        if self.repeat.value() == ONCE:
            return None
        times = self.times.value() if self.times.value() > 1 else None
        return Repeat(Rhythm(self.repeat.value()), self.until.peek(), times)

    def show_sum(self, draft: AppointmentDraft | None) -> None:
        """Say what comes of it, as far as it can be told."""
        days = known_days(draft) if draft is not None else ()
        self._sum.setText(series_words(days))
        self._sum.setVisible(bool(days))


def series_words(days: tuple[SeriesDay, ...]) -> str:
    """How many appointments a series is, its last day, and which days were moved off a public holiday."""
    if not days:
        return ""
    last = dates.long(days[-1].day)
    said = [translate("repeat", "{0} avtaler, den siste {1}.").format(len(days), last)]
    moved = translate("repeat", "{0} er helligdag, så avtalen flyttes til {1}.")
    said += [
        moved.format(dates.long(each.moved_from), dates.long(each.day)) for each in days if each.moved_from
    ]
    return " ".join(said)


class CollisionNote(QFrame):
    """What the appointment collides with, a line for each; hidden when it is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("collisionNote")
        self._text = label("", wrap=True, name="collisionText")
        self.setProperty("tone", Tone.WARNING.value)
        box = row(IconLabel(Tone.WARNING.icon, Tone.WARNING.value), self._text)
        box.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.hide()

    def show_collisions(self, found: tuple[str, ...]) -> None:
        """Show these sentences."""
        self._text.setText("\n".join(found))
        self.setAccessibleName(self.tr("Kolliderer: {0}").format(" ".join(found)) if found else "")
        self.setVisible(bool(found))

    def text(self) -> str:
        """What it says now."""
        return self._text.text()
