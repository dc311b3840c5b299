"""Everybody's year: a bar a week for each participant, what is missing in all, and what would close it."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from grongintro.services.year.closing import ClosingCost, closing_cost
from grongintro.services.year.coverage_view import AllYears, PersonYear, all_years, needs
from grongintro.ui import format as fmt
from grongintro.ui.page import EmptyState
from grongintro.ui.run import tell
from grongintro.ui.tokens import SPACE_2, SPACE_3, Tone
from grongintro.ui.widgets.basics import KeyFigure, button, label, row
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.table import RIGHT, Column, FilterField, RowsModel, Table
from grongintro.ui.widgets.year_strip import Cell, StripDelegate
from grongintro.ui.worker import PATIENCE_MS, Progress, QuietWork
from grongintro.ui.year import words as year_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

translate = QCoreApplication.translate
_ALL, _MINE, _GAPS = "all", "mine", "gaps"
_STRIP_COLUMN = 1
_AHEAD = timedelta(weeks=12)
_NOTHING = Fraction(0)


def columns() -> tuple[Column[PersonYear], ...]:
    """The columns of the table; the weeks are painted by their own delegate."""
    return (
        Column("Deltaker", lambda r: r.name, bold=True),
        Column("Ukene i året", lambda _r: "", stretch=True, searched=False),
        Column("Mangler", _missing, lambda r: int(r.gap_hours * 100), RIGHT, tone=_tone),
        Column("Neste hull", _next, _day_number),
        Column("Rådgiver", lambda r: r.adviser or "–"),
    )


def _cost_words(found: ClosingCost) -> str:
    """What closing all gaps of the year takes, and about what it costs."""
    hours = year_words.hours(found.hours)
    people = fmt.count(found.most_people, "deltaker", "deltakere")
    told = translate("year", "Å dekke alt resten av året tar {0} deltakertimer, på det meste {1} i en uke.")
    price = translate("year", "Det koster om lag {0}\u00a0kr, etter ferieprogrammene de siste to årene.")
    whole = [told.format(hours, people)]
    if found.cost is not None:
        whole.append(price.format(fmt.number(found.cost / 100, 0)))
    return " ".join(whole)


def _missing(line: PersonYear) -> str:
    return f"{year_words.hours(line.gap_hours)} t" if line.gap_hours else "–"


def _tone(line: PersonYear) -> Tone | None:
    return Tone.ERROR if line.next_gap is not None else None


def _next(line: PersonYear) -> str:
    gap = line.next_gap
    return f"{fmt.week(gap.monday)}, {fmt.day(gap.monday)}" if gap is not None else "–"


def _day_number(line: PersonYear) -> int:
    return line.next_gap.monday.toordinal() if line.next_gap is not None else 9_999_999


class CoverageTab(QWidget):
    """Counted beside the window with progress, and stopped when somebody has had enough."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__()
        self.setObjectName("coverageTab")
        self._desk, self._bus = desk, bus
        self._year = desk.today.year
        self._found = AllYears(self._year, ())
        self._cells: dict[str, tuple[Cell, ...]] = {}
        self._work: QuietWork | None = None
        self._again = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PATIENCE_MS)
        self._slow.timeout.connect(self._say_counting)
        self._build()

    def _build(self) -> None:
        self._title = label("", "heading", name="coverageYear")
        before = button("coverageBefore", "‹", self._back, kind="flat")
        before.setAccessibleName(self.tr("Året før"))
        after = button("coverageAfter", "›", self._on, kind="flat")
        after.setAccessibleName(self.tr("Året etter"))
        options = [(_ALL, self.tr("Alle")), (_MINE, self.tr("Mine")), (_GAPS, self.tr("Med hull framover"))]
        self.who = Choice("whoseYear", options)
        self.who.setAccessibleName(self.tr("Hvem"))
        self.who.currentIndexChanged.connect(self._filter)
        self._model: RowsModel[PersonYear] = RowsModel(columns(), lambda r: r.person_id, self)
        self.table = Table("coverageTable", self.tr("Deltakere og ukene deres"), self._model)
        self.table.setItemDelegateForColumn(_STRIP_COLUMN, StripDelegate(self._cells_of, self.table))
        self.table.row_activated.connect(self.open)
        search = FilterField("coverageFilter", self.tr("Søk i listen"), self.table)
        self._people = KeyFigure("yearPeople", self.tr("deltakere med hull framover"))
        self._hours = KeyFigure("yearHours", self.tr("timer mangler framover"))
        self._worst = KeyFigure("yearWorst", self.tr("uken som mangler mest"))
        self._needs = label("", "muted", name="yearNeeds", wrap=True)
        self._cost = label("", "muted", name="yearCost", wrap=True)
        self._progress = QProgressBar()
        self._progress.setObjectName("yearProgress")
        self._progress.setAccessibleName(self.tr("Regner ut fulltiden"))
        self._cancel = button("yearCancel", self.tr("Avbryt"), self.cancel)
        self._counting = QWidget()
        self._counting.setLayout(row(self._progress, self._cancel))
        self._counting.hide()
        text = self.tr("Når noen deltar i program, ser du her hvilke uker som mangler timer.")
        self._empty = EmptyState("calendar", self.tr("Ingen deltar i program dette året"), text)
        self._empty.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        box.addLayout(row(self._people, self._hours, self._worst, spacing=SPACE_3))
        box.addWidget(self._needs)
        box.addWidget(self._cost)
        box.addLayout(row(self._title, before, after, self.who, search))
        box.addWidget(self._counting)
        box.addWidget(self.table, 1)
        box.addWidget(self._empty, 1)

    @property
    def counting(self) -> bool:
        """Whether it is being counted; until then what was counted before stands there."""
        return self._work is not None

    def found(self) -> AllYears:
        """What was counted last."""
        return self._found

    def _back(self) -> None:
        self._turn(self._year - 1)

    def _on(self) -> None:
        self._turn(self._year + 1)

    def _turn(self, year: int) -> None:
        self._year = year
        self.reload()

    def reload(self) -> None:
        """Count the year beside the window; a count that is on is begun again."""
        self._title.setText(str(self._year))
        if self._work is not None:
            self._again = True
            self._work.progress.cancel()
            return
        # The bus lives as long as the window; a page may go while its work is on.
        self._work = QuietWork(self._bus, partial(_count, self._desk, self._year))
        self._work.progress.moved.connect(self._moved)
        self._work.finished.connect(self._show)
        self._work.failed.connect(self._failed)
        self._work.ended.connect(self._ended)
        self._work.start()
        self._slow.start()

    def cancel(self) -> None:
        """Stop counting; what was counted before stays."""
        if self._work is not None:
            self._work.progress.cancel()

    def _say_counting(self) -> None:
        self._counting.setVisible(self._work is not None)

    def _moved(self, done: int, total: int, _text: str) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _ended(self) -> None:
        self._work = None
        self._slow.stop()
        self._counting.hide()
        if self._again:
            self._again = False
            self.reload()

    def _failed(self, error: Exception) -> None:
        tell(self, error)

    def _show(self, found: AllYears) -> None:
        if found.year != self._year:
            return
        self._found = found
        today = self._desk.today
        self._cells = {each.person_id: year_words.cells(each.weeks, today) for each in found.people}
        self._say_needs()
        self._empty.setVisible(not found.people)
        self.table.setVisible(bool(found.people))
        self._filter()

    def _say_needs(self) -> None:
        today = self._desk.today
        ahead = needs(self._found, today)
        people = sum(each.next_gap is not None for each in self._found.people)
        self._people.set_figure(str(people), self.tr("av {0}").format(len(self._found.people)))
        self._hours.set_figure(year_words.hours(sum((each.hours for each in ahead), start=_NOTHING)))
        worst = max(ahead, key=lambda each: each.hours, default=None)
        self._worst.set_figure("–" if worst is None else fmt.week(worst.monday))
        soon = [each for each in ahead if each.monday <= today + _AHEAD]
        told = [
            self.tr("{0}: {1}, {2} timer").format(
                fmt.week(each.monday),
                fmt.count(each.people, "deltaker", "deltakere"),
                year_words.hours(each.hours),
            )
            for each in soon
        ]
        self._needs.setText(
            self.tr("Mangler de neste tolv ukene – {0}.").format("; ".join(told)) if told else ""
        )
        self._needs.setVisible(bool(told))
        self._cost.setText(_cost_words(closing_cost(self._desk, ahead)) if ahead else "")
        self._cost.setVisible(bool(ahead))

    def _filter(self) -> None:
        which, mine = self.who.value(), self._desk.actor.staff_id
        self._model.set_rows(
            [
                each
                for each in self._found.people
                if which == _ALL
                or (which == _MINE and each.adviser_id == mine)
                or (which == _GAPS and each.next_gap is not None)
            ]
        )
        self.table.fit_columns()
        self.table.choose_first()

    def _cells_of(self, line: int) -> Sequence[Cell]:
        return self._cells.get(self._model.row_at(line).person_id, ())

    def open(self) -> None:
        """The chosen participant's week."""
        chosen: PersonYear | None = self.table.chosen()
        if chosen is not None:
            self._bus.open_person.emit(chosen.person_id)
            self._bus.mend.emit(chosen.person_id, "week")


def _count(desk: Desk, year: int, progress: Progress) -> AllYears:
    return all_years(desk, year, progress.step)
