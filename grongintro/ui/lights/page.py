"""«Lovlys»: who must be mended first, and how each requirement of the law stands in the whole service."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from grongintro.domain.changes import Subject
from grongintro.rules.compliance.light import Colour
from grongintro.rules.registry import BY_CODE
from grongintro.services.choices import STATUS_LABELS
from grongintro.services.qualifying.lights import LightsView, PersonLights, RequirementLine, all_lights
from grongintro.ui.lights.words import TONES, left
from grongintro.ui.page import EmptyState, Page, Shortcut
from grongintro.ui.run import tell
from grongintro.ui.tokens import SPACE_2, SPACE_3, Tone
from grongintro.ui.widgets.basics import KeyFigure, label, row
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.table import RIGHT, Column, FilterField, RowsModel, Table
from grongintro.ui.worker import PATIENCE_MS, Progress, QuietWork

if TYPE_CHECKING:
    from grongintro.rules.compliance.light import Light
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

_EVERYBODY, _MINE = "", "mine"


def _worst(row: PersonLights) -> Light | None:
    first = row.lights[0]
    return first if first.colour in {Colour.RED, Colour.AMBER} else None


def _worst_title(row: PersonLights) -> str:
    light = _worst(row)
    return BY_CODE[light.code].title if light is not None else "Alt er i orden"


def _worst_left(row: PersonLights) -> str:
    light = _worst(row)
    return (left(light) or "–") if light is not None else "–"


def _worst_days(row: PersonLights) -> int:
    light = _worst(row)
    return 99_999 if light is None or light.days_left is None else light.days_left


def _worst_tone(row: PersonLights) -> Tone | None:
    light = _worst(row)
    return TONES[light.colour] if light is not None else Tone.SUCCESS


def _worst_symbol(row: PersonLights) -> str:
    tone = _worst_tone(row)
    return tone.icon if tone is not None else ""


def people_columns() -> tuple[Column[PersonLights], ...]:
    """The columns of the table of participants."""
    return (
        Column("Deltaker", lambda r: r.name, bold=True),
        Column("Røde", lambda r: _number(r.count(Colour.RED)), lambda r: r.count(Colour.RED), RIGHT),
        Column("Gule", lambda r: _number(r.count(Colour.AMBER)), lambda r: r.count(Colour.AMBER), RIGHT),
        Column("Det viktigste", _worst_title, stretch=True, tone=_worst_tone, symbol=_worst_symbol, tip=_why),
        Column("Frist", _worst_left, _worst_days),
        Column("Status", lambda r: STATUS_LABELS[r.status]),
        Column("Rådgiver", lambda r: r.adviser or "–"),
    )


def requirement_columns() -> tuple[Column[RequirementLine], ...]:
    """The columns of the table of requirements."""
    return (
        Column("Krav", lambda r: r.title, bold=True, stretch=True, tip=lambda r: r.decides),
        Column("Lov", lambda r: r.law, tip=lambda r: r.law),
        Column("Røde", lambda r: _lit(r, r.red), lambda r: r.red, RIGHT, tone=_red_tone),
        Column("Gule", lambda r: _lit(r, r.amber), lambda r: r.amber, RIGHT),
        Column("Grønne", lambda r: _lit(r, r.green), lambda r: r.green, RIGHT),
    )


def _number(count: int) -> str:
    return str(count) if count else "–"


def _lit(line: RequirementLine, count: int) -> str:
    return "ikke ennå" if line.later else _number(count)


def _red_tone(line: RequirementLine) -> Tone | None:
    return Tone.ERROR if line.red else None


def _why(row: PersonLights) -> str:
    light = _worst(row)
    return light.step.text if light is not None else ""


class LightsPage(Page):
    """Participants with the most red first; choosing a requirement shows those it is red or amber for."""

    subjects: ClassVar[frozenset[Subject]] = frozenset(
        {
            Subject.PERSON,
            Subject.HOUSEHOLD,
            Subject.PROGRAMME,
            Subject.QUALIFYING,
            Subject.ACTIVITY,
            Subject.ASSIGNMENT,
            Subject.DECISION,
            Subject.SETTING,
        }
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("lightsPage", "Lovlys", bus)
        self._desk = desk
        self._view = LightsView((), ())
        self._work: QuietWork | None = None
        self._again = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PATIENCE_MS)
        self._slow.timeout.connect(self._say_reading)
        self._build()
        self.add_actions()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """What can be done on the page."""
        return (
            Shortcut("openLights", "Ctrl+O", self.tr("Åpne deltakeren"), self._open, "person", "header"),
            Shortcut("mendLight", "Ctrl+R", self.tr("Rett det viktigste"), self._mend, "edit", "primary"),
        )

    def _build(self) -> None:
        self._red = KeyFigure("redFigure", self.tr("røde lys"))
        self._amber = KeyFigure("amberFigure", self.tr("gule lys"))
        self._whole = KeyFigure("wholeFigure", self.tr("deltakere uten røde lys"))
        self._later = KeyFigure("laterFigure", self.tr("krav vurderes ikke ennå"))
        self.body.addLayout(row(self._red, self._amber, self._whole, self._later, spacing=SPACE_3))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._people())
        split.addWidget(self._requirements())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        text = self.tr("Registrer en deltaker, så viser lysene hva loven krever og når.")
        self._empty = EmptyState("people", self.tr("Ingen å vurdere ennå"), text)
        self._empty.hide()
        self._split = split
        self.body.addWidget(split, 1)
        self.body.addWidget(self._empty, 1)

    def _people(self) -> QWidget:
        self._model: RowsModel[PersonLights] = RowsModel(people_columns(), lambda r: r.person_id, self)
        self.people = Table("lightsTable", self.tr("Deltakere og lys"), self._model)
        self.people.row_activated.connect(self._open)
        self._whose = Choice("whoseLights", [(_EVERYBODY, self.tr("Alle")), (_MINE, self.tr("Mine"))])
        self._whose.setAccessibleName(self.tr("Hvem"))
        self._whose.currentIndexChanged.connect(self._filter)
        self._which = Choice("whichLight", [(_EVERYBODY, self.tr("Alle krav"))])
        self._which.setAccessibleName(self.tr("Krav"))
        self._which.currentIndexChanged.connect(self._filter)
        search = FilterField("lightsFilter", self.tr("Søk i listen"), self.people)
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, SPACE_2)
        box.setSpacing(SPACE_2)
        box.addLayout(row(self._whose, self._which, search))
        box.addWidget(self.people, 1)
        return whole

    def _requirements(self) -> QWidget:
        self._requirement_model: RowsModel[RequirementLine] = RowsModel(
            requirement_columns(), lambda r: r.code, self
        )
        self.requirements = Table("requirementsTable", self.tr("Krav i loven"), self._requirement_model)
        self.requirements.row_activated.connect(self._choose_requirement)
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, SPACE_2, 0, 0)
        box.setSpacing(SPACE_2)
        box.addWidget(label(self.tr("Kravene"), "heading"))
        box.addWidget(self.requirements, 1)
        return whole

    @property
    def reading(self) -> bool:
        """Whether the requirements are being tried; until then what was read before stands there."""
        return self._work is not None

    def reload(self) -> None:
        """Try all requirements for everybody, beside the window: hundreds of participants take seconds."""
        if self._work is not None:
            self._again = True
            return
        # The bus lives as long as the window; a page may go while its work is on.
        self._work = QuietWork(self.bus, partial(_try_all, self._desk))
        self._work.finished.connect(self._show)
        self._work.failed.connect(self._failed)
        self._work.ended.connect(self._ended)
        self._work.start()
        if self._view.requirements:
            self._slow.start()
        else:
            self._say_reading()

    def _say_reading(self) -> None:
        self.header.set_title(self.accessibleName(), self.tr("Leser hvordan det står til med alle …"))

    def _ended(self) -> None:
        self._work = None
        self._slow.stop()
        self.header.set_title(self.accessibleName())
        if self._again:
            self._again = False
            self.refresh()

    def _failed(self, error: Exception) -> None:
        self._stale = True
        tell(self, error)

    def _show(self, view: LightsView) -> None:
        self._view = view
        self._empty.setVisible(not view.people)
        self._split.setVisible(bool(view.people))
        whole = sum(not each.count(Colour.RED) for each in view.people)
        self._red.set_figure(str(view.count(Colour.RED)))
        self._amber.set_figure(str(view.count(Colour.AMBER)))
        self._whole.set_figure(str(whole), self.tr("av {0}").format(len(view.people)))
        self._later.set_figure(str(sum(each.later for each in view.requirements)))
        self._requirement_model.set_rows(view.requirements)
        self.requirements.fit_columns()
        self._offer_requirements()
        self._filter()

    def _offer_requirements(self) -> None:
        chosen = self._which.value()
        options = [(each.code, each.title) for each in self._view.requirements if each.red or each.amber]
        self._which.blockSignals(True)
        self._which.set_options([(_EVERYBODY, self.tr("Alle krav")), *options])
        self._which.set_value(chosen if chosen in dict(options) else _EVERYBODY)
        self._which.blockSignals(False)

    def _filter(self) -> None:
        code, mine = self._which.value(), self._whose.value() == _MINE
        shown = [
            each
            for each in self._view.people
            if (not code or each.has(code, Colour.RED, Colour.AMBER))
            and (not mine or each.adviser_id == self._desk.actor.staff_id)
        ]
        self._model.set_rows(shown)
        self.people.fit_columns()
        self.people.choose_first()

    def _choose_requirement(self, line: RequirementLine) -> None:
        if line.red or line.amber:
            self._which.set_value(line.code)

    def _open(self) -> None:
        chosen: PersonLights | None = self.people.chosen()
        if chosen is not None:
            self.bus.open_person.emit(chosen.person_id)

    def _mend(self) -> None:
        """Open the form for the requirement that is filtered by, else for the most urgent one."""
        chosen: PersonLights | None = self.people.chosen()
        if chosen is None:
            return
        code = self._which.value()
        light = next((each for each in chosen.lights if each.code == code), _worst(chosen))
        if light is not None and light.mend is not None:
            self.bus.open_person.emit(chosen.person_id)
            self.bus.mend.emit(chosen.person_id, str(light.mend))


def _try_all(desk: Desk, _progress: Progress) -> LightsView:
    return all_lights(desk)
