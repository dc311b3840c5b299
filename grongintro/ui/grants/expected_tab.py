"""«Ventet»: people by year, the sums by grant, and which rates are missing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from grongintro.ui import format as fmt
from grongintro.ui import words as ui_words
from grongintro.ui.grants import words
from grongintro.ui.page import EmptyState
from grongintro.ui.tokens import SPACE_2, Tone
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.table import RIGHT, Column, FilterField, RowsModel, Table

if TYPE_CHECKING:
    from grongintro.services.grants.expected import AllExpected, CodeExpected, PersonExpected, YearSum

    Summed = PersonExpected | CodeExpected


def _of_year(year: int, line: Summed) -> YearSum | None:
    return line.years.get(year)


def _year_column(year: int) -> Column[Summed]:
    of = partial(_of_year, year)
    return Column(
        str(year),
        lambda line: words.sum_words(of(line)),
        lambda line: words.year_number(of(line)),
        RIGHT,
        tone=lambda line: words.sum_tone(of(line)),
        searched=False,
    )


def _category(line: PersonExpected) -> str:
    facts = line.grantee.facts
    return ui_words.title(facts.category) if facts is not None else "–"


def _settled(line: PersonExpected) -> str:
    facts = line.grantee.facts
    return fmt.day(facts.settled) if facts is not None else "–"


def _settled_number(line: PersonExpected) -> int:
    facts = line.grantee.facts
    return facts.settled.toordinal() if facts is not None else 0


def _registered(line: PersonExpected) -> str:
    found = line.grantee.registered
    return fmt.day(found.registered_on) if found is not None else "nei"


def _registered_tone(line: PersonExpected) -> Tone | None:
    unregistered = line.grantee.registered is None and line.grantee.facts is not None
    return Tone.WARNING if unregistered else None


def _why(line: PersonExpected) -> str:
    return " ".join(line.grantee.reasons)


def people_columns(years: range) -> tuple[Column[PersonExpected], ...]:
    """Who, what they were when they were settled, and a column for each year."""
    summed: list[Column[PersonExpected]] = [_year_column(year) for year in years]  # type: ignore[misc]
    return (
        Column("Person", lambda line: line.grantee.person.name, bold=True, stretch=True, tip=_why),
        Column("Bosatt", _settled, _settled_number),
        Column("Kategori", _category),
        Column("Registrert hos IMDi", _registered, tone=_registered_tone),
        *summed,
    )


def code_columns(years: range) -> tuple[Column[CodeExpected], ...]:
    """The grant, and a column for each year."""
    summed: list[Column[CodeExpected]] = [_year_column(year) for year in years]  # type: ignore[misc]
    name = Column("Tilskudd", _code_name, bold=True, stretch=True)
    return (Column("Kode", lambda line: str(line.code)), name, *summed)


def _code_name(line: CodeExpected) -> str:
    return words.code_words(line.code)


class ExpectedTab(QWidget):
    """Five years at a time; opening a person shows every quarter and why."""

    person_opened = Signal(object)
    year_turned = Signal(int)

    def __init__(self, years: range) -> None:
        super().__init__()
        self.setObjectName("expectedTab")
        self._title = label("", "heading", name="expectedYears")
        before = button("expectedBefore", "‹", self._back, kind="flat")
        before.setAccessibleName(self.tr("Ett år tilbake"))
        after = button("expectedAfter", "›", self._on, kind="flat")
        after.setAccessibleName(self.tr("Ett år fram"))
        self._totals = label("", name="expectedTotals", wrap=True)
        self._missing = label("", "muted", name="expectedMissing", wrap=True)
        self._people: RowsModel[PersonExpected] = RowsModel(people_columns(years), _person_key, self)
        self._codes: RowsModel[CodeExpected] = RowsModel(code_columns(years), _code_name, self)
        self.people = Table("expectedPeople", self.tr("Personer og tilskudd"), self._people)
        self.codes = Table("expectedCodes", self.tr("Tilskudd og år"), self._codes)
        self.people.row_activated.connect(self.person_opened)
        search = FilterField("expectedFilter", self.tr("Søk i listen"), self.people)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName("expectedSplit")
        split.setChildrenCollapsible(False)
        split.addWidget(self.people)
        split.addWidget(self.codes)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        text = self.tr("Registrer dem som er bosatt, så ser du hvilke tilskudd kommunen kan vente.")
        self._empty = EmptyState("people", self.tr("Ingen er registrert ennå"), text)
        self._empty.hide()
        self._split = split
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        box.addLayout(row(self._title, before, after, search))
        box.addWidget(self._totals)
        box.addWidget(self._missing)
        box.addWidget(split, 1)
        box.addWidget(self._empty, 1)

    def show_view(self, view: AllExpected) -> None:
        """Show five years."""
        self._people.columns = people_columns(view.years)
        self._codes.columns = code_columns(view.years)
        self._title.setText(f"{view.years.start}–{view.years.stop - 1}")
        self._split.setVisible(bool(view.people))
        self._empty.setVisible(not view.people)
        self._say(view)
        self._people.set_rows(view.people)
        self._codes.set_rows(view.codes)
        self.people.fit_columns()
        self.codes.fit_columns()
        self.people.choose_first()

    def _say(self, view: AllExpected) -> None:
        told = [
            self.tr("{0}: {1}").format(year, words.sum_words(found)) for year, found in view.totals.items()
        ]
        self._totals.setText(self.tr("I alt – {0}.").format("; ".join(told)) if told else "")
        by_year: dict[int, list[str]] = {}
        for year, code in view.missing:
            by_year.setdefault(year, []).append(str(code))
        lacking = "; ".join(f"{year}: {', '.join(codes)}" for year, codes in by_year.items())
        self._missing.setText(
            self.tr("Satser som mangler, og som ikke er med i summene – {0}.").format(lacking)
            if lacking
            else ""
        )
        self._missing.setVisible(bool(lacking))

    def _back(self) -> None:
        self.year_turned.emit(-1)

    def _on(self) -> None:
        self.year_turned.emit(1)


def _person_key(line: PersonExpected) -> str:
    return line.grantee.person.id
