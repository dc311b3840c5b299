"""The year of a participant: a bar a week, what is missing, and the explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from grongintro.services.year.coverage_view import WeekState, next_gap
from grongintro.ui.people.parts import step_words
from grongintro.ui.tokens import SPACE_2, Tone
from grongintro.ui.widgets.basics import Card, StatusChip, button, clear_layout, label, row
from grongintro.ui.widgets.year_strip import YearStrip
from grongintro.ui.year import words as year_words

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.year.coverage_view import OwnYear


class YearCard(Card):
    """The weeks of a year; `turned` asks for another year."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__("", "yearCard")
        self.setAccessibleName(self.tr("Fulltid hele året"))
        self._year = 0
        self._found: OwnYear | None = None
        self._title = label("", "heading", name="yearTitle")
        before = button("yearBefore", "‹", self._back, kind="flat")
        before.setAccessibleName(self.tr("Året før"))
        after = button("yearAfter", "›", self._on, kind="flat")
        after.setAccessibleName(self.tr("Året etter"))
        self._chips = row(spacing=SPACE_2)
        self.strip = YearStrip("yearStrip", self.tr("Ukene i året"))
        self.strip.chosen.connect(self._say_week)
        self._week = label("", name="yearWeek", wrap=True)
        self._legend = label(
            self.tr("Søylen er timene som er planlagt; det som mangler, er rødt. Strek: ingen timer kreves."),
            "muted",
            name="yearLegend",
            wrap=True,
        )
        self._why = button("yearWhy", self.tr("Vis hvordan det er regnet"), self._toggle, kind="flat")
        self._steps = label("", name="yearSteps", wrap=True)
        self._steps.hide()
        self.body.addLayout(row(self._title, before, after, None))
        self.body.addLayout(self._chips)
        for part in (self.strip, self._week, self._legend):
            self.body.addWidget(part)
        self.body.addLayout(row(self._why, None))
        self.body.addWidget(self._steps)

    def _back(self) -> None:
        self.turned.emit(self._year - 1)

    def _on(self) -> None:
        self.turned.emit(self._year + 1)

    def _toggle(self) -> None:
        shown = self._steps.isHidden()
        self._steps.setVisible(shown)
        self._why.setText(self.tr("Skjul utregningen") if shown else self.tr("Vis hvordan det er regnet"))

    def show_year(self, year: int, found: OwnYear, today: date) -> None:
        """Show the weeks of a year, with the next gap chosen, else this week."""
        kept = self.strip.at() if year == self._year else -1
        self._year, self._found = year, found
        self._title.setText(self.tr("Fulltid hele året {0}").format(year))
        cells = year_words.cells(found.weeks, today)
        gap = next_gap(found.weeks, today)
        first = found.weeks.index(gap) if gap is not None else -1
        now = next((number for number, cell in enumerate(cells) if cell.mark), -1)
        at = next((number for number in (kept, first, now) if number >= 0), 0)
        self.strip.set_cells(cells, at)
        self._say_week(at)
        self._show_chips(found, coming=gap is not None)
        steps = found.coverage.steps if found.coverage is not None else ()
        self._steps.setText("\n".join(step_words(step) for step in steps))
        self._why.setVisible(bool(steps))

    def _show_chips(self, found: OwnYear, *, coming: bool) -> None:
        clear_layout(self._chips)
        for chip in self._chip_list(found, coming=coming):
            self._chips.addWidget(chip)
        self._chips.addStretch(1)

    def _chip_list(self, found: OwnYear, *, coming: bool) -> list[StatusChip]:
        if found.coverage is None:
            return [StatusChip(self.tr("Ikke i program dette året"), Tone.NEUTRAL)]
        weeks = sum(each.state is WeekState.GAP for each in found.weeks)
        if weeks:
            told = self.tr("{0} timer mangler i {1} uker").format(
                year_words.hours(found.coverage.gap_hours), weeks
            )
            chips = [StatusChip(told, Tone.ERROR if coming else Tone.NEUTRAL)]
        else:
            chips = [StatusChip(self.tr("Ingen uke mangler timer"), Tone.SUCCESS)]
        average, met = found.coverage.work_hours_average, found.coverage.work_requirement_met
        if average is not None:
            told = self.tr("{0} arbeidsrettede timer i uken").format(year_words.hours(average))
            chips.append(StatusChip(told, Tone.SUCCESS if met else Tone.ERROR))
        return chips

    def _say_week(self, number: int) -> None:
        weeks = self._found.weeks if self._found is not None else ()
        self._week.setText(year_words.week_tip(weeks[number]) if 0 <= number < len(weeks) else "")
