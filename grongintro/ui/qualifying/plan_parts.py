"""The elements and the phases of a draft: a table each, and buttons that add, change, remove and move."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from grongintro.domain.plan import ElementKind, PlanElement, PlanPhase
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.asking import NEW
from grongintro.ui.draft_keeper import keep_drafts
from grongintro.ui.qualifying.plan_part_forms import ElementForm, PhaseForm
from grongintro.ui.rows.amounts import hours_text
from grongintro.ui.tokens import SPACE_2
from grongintro.ui.widgets.basics import button, row
from grongintro.ui.widgets.table import RIGHT, Column, RowsModel, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grongintro.domain.plan import PlanVersion
    from grongintro.services.desk import Desk
    from grongintro.ui.widgets.form_dialog import FormDialog

_LINES_HIGH = 8
_DAYS = ("start", "end")


@dataclass(frozen=True)
class Numbered:
    """A part and its place in the list."""

    place: int
    part: Any


class PartsField(QWidget):
    """A list that is kept, set and read as one field; `plan` gives the version with the dates of now.

    Enter on a line changes it, Delete takes it out; `removed` says what went, and `put_back` brings it back.
    """

    changed = Signal()
    removed = Signal(str)

    def __init__(self, name: str, title: str, desk: Desk, plan: Callable[[], PlanVersion]) -> None:
        super().__init__()
        self._desk, self._plan = desk, plan
        self._parts: tuple[Any, ...] = ()
        self._before: tuple[Any, ...] = ()
        self.model: RowsModel[Numbered] = RowsModel(self.columns(), lambda each: str(each.place))
        self.table = Table(f"{name}Table", title, self.model)
        self.table.setSortingEnabled(False)
        self.table.setMinimumHeight(self.fontMetrics().height() * _LINES_HIGH)
        self.table.row_activated.connect(self.change)
        self.table.row_doomed.connect(self.remove)
        self.setFocusProxy(self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        box.addWidget(self.table, 1)
        self._chosen = self._buttons(name)
        new = button(f"{name}Add", self.tr("Legg til …"), self.add, symbol="plus")
        box.addLayout(row(new, *self._chosen, None))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.table.row_chosen.connect(self._follow)

    def _buttons(self, name: str) -> list[QPushButton]:
        """What is done with the chosen line."""
        return [
            button(f"{name}Change", self.tr("Endre …"), self.change, symbol="edit"),
            button(f"{name}Remove", self.tr("Ta ut"), self.remove, symbol="trash"),
        ]

    def columns(self) -> tuple[Column[Numbered], ...]:
        """The columns of the table."""
        raise NotImplementedError

    def fresh(self) -> Any:
        """A new part with what can be proposed."""
        raise NotImplementedError

    def form(self, part: Any, others: tuple[Any, ...]) -> FormDialog:
        """The form of a part."""
        raise NotImplementedError

    def read_plain(self, plain: dict[str, Any]) -> Any:
        """A part from its kept form."""
        raise NotImplementedError

    def told(self, part: Any) -> str:
        """What a part is called."""
        raise NotImplementedError

    def value(self) -> tuple[Any, ...]:
        """The parts in their order."""
        return self._parts

    def set_value(self, parts: Sequence[Any]) -> None:
        """Show these."""
        self._parts = tuple(parts)
        self.model.set_rows([Numbered(place, part) for place, part in enumerate(self._parts)])
        self.table.fit_columns()
        self.table.choose_first()
        self._follow()
        self.changed.emit()

    def typed(self) -> str:
        """The list as text, to be kept."""
        return json.dumps([_plain(part) for part in self._parts], ensure_ascii=False)

    def set_typed(self, text: str) -> None:
        """Let a kept list stand there."""
        self.set_value([self.read_plain(_with_days(each)) for each in json.loads(text)])

    def _follow(self) -> None:
        for each in self._chosen:
            each.setEnabled(bool(self._parts))

    def _place(self) -> int | None:
        chosen: Numbered | None = self.table.chosen()
        return None if chosen is None else chosen.place

    def add(self) -> None:
        """Ask for a new part."""
        self._ask(self.fresh(), None)

    def change(self) -> None:
        """Ask what is to be changed in the chosen one."""
        place = self._place()
        if place is not None:
            self._ask(self._parts[place], place)

    def _ask(self, part: Any, place: int | None) -> None:
        others = tuple(each for number, each in enumerate(self._parts) if number != place)
        dialog = self.form(part, others)
        dialog.ready.connect(partial(self._take, dialog, place))
        dialog.finished.connect(dialog.deleteLater)
        about = f"{self._plan().person_id} {self._plan().id} {part.id or NEW}"
        keep_drafts(dialog, dialog.forms, self._desk, about)
        dialog.open()

    def _take(self, dialog: FormDialog, place: int | None, part: Any) -> None:
        parts = list(self._parts)
        if place is None:
            parts.append(part)
        else:
            parts[place] = part
        dialog.accept()
        self.set_value(parts)
        self.table.choose(str(len(parts) - 1 if place is None else place))
        self.table.setFocus()

    def remove(self) -> None:
        """Take the chosen one out of the draft."""
        place = self._place()
        if place is None:
            return
        self._before = self._parts
        gone = self._parts[place]
        self.set_value([each for number, each in enumerate(self._parts) if number != place])
        self.removed.emit(self.told(gone))

    def put_back(self) -> None:
        """Bring back what was taken out last."""
        self.set_value(self._before)


class ElementsField(PartsField):
    """What the plan consists of, by its first day."""

    def columns(self) -> tuple[Column[Numbered], ...]:
        """What, when, how much, where and why."""
        return element_columns(lambda each: each.part)

    def set_value(self, parts: Sequence[Any]) -> None:
        """Show these, in the order in which they begin."""
        super().set_value(sorted(parts, key=lambda each: (each.start, each.title.casefold())))

    def fresh(self) -> PlanElement:
        """The first kind that the plan lacks, as long as the plan."""
        plan, known = self._plan(), {each.kind for each in self._parts}
        kind = next((each for each in ElementKind if each not in known), ElementKind.OTHER)
        return PlanElement(
            "", "", plan.person_id, plan.id, kind, "", plan.start or self._desk.today, plan.end
        )

    def form(self, part: PlanElement, others: tuple[Any, ...]) -> FormDialog:
        """The form of an element."""
        del others
        return ElementForm(self, part, self._plan(), self._desk.clock.today)

    def read_plain(self, plain: dict[str, Any]) -> PlanElement:
        """An element from its kept form."""
        return PlanElement(**{**plain, "kind": ElementKind(plain["kind"])})

    def told(self, part: PlanElement) -> str:
        """Its name."""
        return part.title


class PhasesField(PartsField):
    """The stretches of the way, in an order of their own."""

    def _buttons(self, name: str) -> list[QPushButton]:
        up = button(f"{name}Up", self.tr("Opp"), self.move_up)
        down = button(f"{name}Down", self.tr("Ned"), self.move_down)
        return [*super()._buttons(name), up, down]

    def columns(self) -> tuple[Column[Numbered], ...]:
        """Name, days and goal."""
        return (
            Column("Fase", lambda each: each.part.name, bold=True),
            Column("Fra og til", lambda each: fmt.span(each.part.start, each.part.end)),
            Column("Mål", lambda each: each.part.goal or "–", stretch=True, tip=lambda each: each.part.goal),
        )

    def fresh(self) -> PlanPhase:
        """The day after the last phase, to the end of the plan."""
        plan, today = self._plan(), self._desk.today
        start = plan.start or today
        if self._parts:
            start = max(each.end for each in self._parts) + timedelta(days=1)
        end = plan.end if plan.end is not None and plan.end >= start else start
        return PlanPhase("", "", plan.person_id, plan.id, 0, "", start, end)

    def form(self, part: PlanPhase, others: tuple[Any, ...]) -> FormDialog:
        """The form of a phase."""
        return PhaseForm(self, part, self._plan(), others, self._desk.clock.today)

    def read_plain(self, plain: dict[str, Any]) -> PlanPhase:
        """A phase from its kept form."""
        return PlanPhase(**plain)

    def told(self, part: PlanPhase) -> str:
        """Its name."""
        return part.name

    def set_value(self, parts: Sequence[Any]) -> None:
        """Show these, numbered as they stand."""
        super().set_value([replace(each, number=number) for number, each in enumerate(parts, 1)])

    def move_up(self) -> None:
        """The chosen phase before the one over it."""
        self._move(-1)

    def move_down(self) -> None:
        """The chosen phase after the one under it."""
        self._move(1)

    def _move(self, step: int) -> None:
        place = self._place()
        if place is None or not 0 <= place + step < len(self._parts):
            return
        parts = list(self._parts)
        parts[place], parts[place + step] = parts[place + step], parts[place]
        self.set_value(parts)
        self.table.choose(str(place + step))


def element_columns(of: Callable[[Any], PlanElement]) -> tuple[Column[Any], ...]:
    """The columns of a table of elements, whose rows give their element by `of`."""
    return (
        Column("Hva", lambda each: of(each).title, bold=True, stretch=True, tip=lambda each: _told(of(each))),
        Column("Fra og til", lambda each: fmt.span(of(each).start, of(each).end)),
        Column(
            "Timer i uken",
            lambda each: hours_text(of(each).minutes_per_week) if of(each).minutes_per_week else "–",
            lambda each: of(each).minutes_per_week,
            RIGHT,
        ),
        Column("Hvor", lambda each: of(each).provider or "–", tip=lambda each: of(each).provider),
        Column(
            "Hvorfor", lambda each: of(each).reason or "–", stretch=True, tip=lambda each: of(each).reason
        ),
    )


def _told(element: PlanElement) -> str:
    kind = words.title(element.kind)
    return element.title if element.title == kind else f"{element.title} ({words.word(element.kind)})"


def _plain(part: Any) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(part).items()
    }


def _with_days(plain: dict[str, Any]) -> dict[str, Any]:
    days = {name: date.fromisoformat(plain[name]) for name in _DAYS if plain[name]}
    return {**plain, **days}
