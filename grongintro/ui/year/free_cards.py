"""The cards of vacation and of the hours that count as full time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from grongintro.domain.week import FullTimeNorm, Vacation, VacationState
from grongintro.services.year import vacations
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.asking import do_at_once
from grongintro.ui.people.parts import step_words
from grongintro.ui.rows.amounts import hours_text
from grongintro.ui.rows.card import RowsCard
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import button
from grongintro.ui.widgets.lines import Line
from grongintro.ui.year.week_forms import NormForm, VacationForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.person import Person
    from grongintro.rules.vacation import VacationUse
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.year.vacations import FreeTime
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog

_TONES = {
    VacationState.GRANTED: Tone.SUCCESS,
    VacationState.WISHED: Tone.WARNING,
    VacationState.REFUSED: Tone.NEUTRAL,
}
_USUAL_MINUTES = 30 * 60
translate = QCoreApplication.translate


class VacationsCard(RowsCard):
    """What each programme year gives and has used, then vacation and wishes, the newest first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "vacations",
            self.tr("Ferie"),
            empty=self.tr("Ingen ferie er lagt inn ennå."),
            new=self.tr("Ny ferie"),
            thing=self.tr("ferien"),
            done=self.tr("Ferien er lagret."),
        )
        self._use: tuple[VacationUse, ...] = ()

    def show_free(self, person: Person, found: FreeTime) -> None:
        """Show the vacations and what is left."""
        self._use = found.use
        self.show_rows(person, found.vacations)

    def arranged(self, rows: Sequence[Any]) -> list[QWidget]:
        """The programme years on top."""
        return [*(_year_line(each) for each in reversed(self._use)), *super().arranged(rows)]

    def bare(self, row: Vacation) -> Line:
        """With the colour of its answer."""
        title, text = self.told(row)
        return Line(row.id, title, text, tone=_TONES[row.state])

    def line(self, row: Vacation) -> Line:
        """A wish can be granted on the spot."""
        made = super().line(row)
        if row.state is VacationState.WISHED:
            grant = button(f"grant_{row.id}", self.tr("Innvilg"), partial(self._grant, row.id), kind="flat")
            grant.setAccessibleName(self.tr("Innvilg {0}").format(self.told(row)[0]))
            made.add(grant)
        return made

    def told(self, row: Vacation) -> tuple[str, str]:
        """As a line."""
        days = vacations.working_days_of(row)
        told = [words.title(row.state), fmt.count(days, "virkedag", "virkedager"), row.note]
        when = fmt.day(row.start) if row.start == row.end else fmt.span(row.start, row.end)
        return when, " · ".join(each for each in told if each)

    def _grant(self, key: str) -> None:
        action = partial(vacations.answer_vacation, self.desk, key, grant=True)
        do_at_once(self, self.desk, self.bus, action, self.tr("Ferien er innvilget."))

    def fresh(self) -> Vacation:
        """Placed by the municipality."""
        today = self.desk.today
        return Vacation("", "", self.person.id, today, today, VacationState.GRANTED)

    def form(self, row: Vacation) -> FormDialog:
        """The form."""
        left = self._left()
        return VacationForm(self, self.person.name, row, self.desk.clock.today, left)

    def _left(self) -> str:
        if not self._use:
            return ""
        return self.tr("{0} igjen i programåret.").format(_days(self._use[-1].left))

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return vacations.save_vacation(self.desk, draft)


def _days(count: int) -> str:
    return fmt.count(count, "virkedag", "virkedager")


def _year_line(use: VacationUse) -> QWidget:
    over = use.left < 0
    title = translate("vacation", "{0} brukt, {1} igjen").format(_days(use.used), use.left)
    told = step_words(use.year.step)
    return Line(f"year{use.year.number}", title, told, tone=Tone.ERROR if over else None)


class NormsCard(RowsCard):
    """Own hours that count as full time, the newest first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "norms",
            self.tr("Timer som regnes som fulltid"),
            empty=self.tr("37,5 timer i uken. Færre timer må begrunnes."),
            new=self.tr("Andre timer"),
            thing=self.tr("timene"),
            done=self.tr("Timene er lagret."),
        )

    def told(self, row: FullTimeNorm) -> tuple[str, str]:
        """As a line."""
        title = self.tr("{0} timer i uken").format(hours_text(row.minutes_per_week))
        return title, f"{fmt.span(row.start, row.end)} · {row.reason}"

    def fresh(self) -> FullTimeNorm:
        """From today, the hours of those with much own work."""
        return FullTimeNorm("", "", self.person.id, self.desk.today, _USUAL_MINUTES, "")

    def form(self, row: FullTimeNorm) -> FormDialog:
        """The form."""
        return NormForm(self, self.person.name, row, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return vacations.save_norm(self.desk, draft)
