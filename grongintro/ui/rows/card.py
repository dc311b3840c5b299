"""A card of rows, the office's own or about a person: «Ny», «Endre» on each, and the small bin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from grongintro.ui.asking import NEW, Asking
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_3
from grongintro.ui.widgets.basics import button, label
from grongintro.ui.widgets.lines import Line, LinesCard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QPushButton, QWidget

    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog


class OwnRowsCard(LinesCard):
    """What a kind of row looks like as a line, how it is asked for and saved; subclasses say it.

    `thing` is what the bin deletes, e.g. «språket»; `done` what the bar says when a row was saved.
    """

    def __init__(
        self,
        desk: Desk,
        bus: Bus,
        name: str,
        title: str,
        *,
        empty: str,
        new: str,
        thing: str,
        done: str,
        hint: str = "",
    ) -> None:
        self.new = button(f"{name}New", new, kind="flat", symbol="plus")
        super().__init__(name, title, empty, self.new)
        self.new.clicked.connect(self.ask_new)
        if hint:
            self.body.insertWidget(1, label(hint, "muted", name=f"{name}Hint", wrap=True))
        self.desk, self.bus = desk, bus
        self._thing, self._done = thing, done
        self._rows: dict[str, Any] = {}

    def row(self, key: str) -> Any:
        """The row of a line."""
        return self._rows[key]

    def rows(self) -> tuple[Any, ...]:
        """The rows as they were given."""
        return tuple(self._rows.values())

    def counted(self) -> int:
        """How many the heading says there are."""
        return len(self._rows)

    def show_own(self, rows: Iterable[Any]) -> None:
        """Show these rows."""
        self._rows = {self.key(row): row for row in rows}
        self.show_lines(self.arranged(self.rows()), count=self.counted())

    def arranged(self, rows: Sequence[Any]) -> list[QWidget]:
        """The lines in their order."""
        return [self.line(row) for row in rows]

    def line(self, row: Any) -> Line:
        """A row as a line that can be changed and deleted."""
        made = self.bare(row)
        made.add_button("change", self.tr("Endre"))
        made.add_delete(self._thing)
        made.opened.connect(self.change)
        made.delete_asked.connect(self.ask_delete)
        return made

    def bare(self, row: Any) -> Line:
        """The line without its buttons."""
        title, text = self.told(row)
        return Line(self.key(row), title, text)

    def told(self, row: Any) -> tuple[str, str]:
        """The heading of a row and the words under it."""
        raise NotImplementedError

    def key(self, row: Any) -> str:
        """What a line is known by."""
        return str(row.id)

    def value(self, row: Any) -> Any:
        """What is stored behind a line; the row itself by default."""
        return row

    def fresh(self) -> Any:
        """A new row, with what can be proposed."""
        raise NotImplementedError

    def form(self, row: Any) -> FormDialog:
        """The form of a row; its draft is what `save` takes."""
        raise NotImplementedError

    def save(self, draft: Any) -> Saved:
        """Save what the form collected."""
        raise NotImplementedError

    def ask_new(self) -> None:
        """Ask for a new row."""
        run_action(self, self._ask_new, repeatable=True)

    def _ask_new(self) -> None:
        self.ask(self.fresh())

    def change(self, key: str) -> None:
        """Ask what is to be changed in a row."""
        run_action(self, partial(self.ask, self.value(self._rows[key])), repeatable=True)

    def ask(self, row: Any) -> None:
        """Open the form; a half-filled one is kept with what it is about."""
        Asking(self.form(row), self.desk, self.bus, self.save, self._done, about=self.about(row))

    def about(self, row: Any) -> str:
        """Under what a half-filled form of a row is kept."""
        return row.id or NEW

    def shown_as(self, row: Any) -> str:
        """The row as the question before deleting tells it."""
        return self.told(row)[0]

    def ask_delete(self, key: str) -> None:
        """Ask whether a row is to be deleted."""
        row = self._rows[key]
        ask_delete(self, self.desk, self.bus, Doomed(type(self.value(row)), key, self.shown_as(row)))


class RowsCard(OwnRowsCard):
    """Rows about the person that is shown."""

    _person: Person | None = None

    @property
    def person(self) -> Person:
        """The person whose rows are shown."""
        if self._person is None:
            raise LookupError("no person is shown")
        return self._person

    def show_rows(self, person: Person, rows: Iterable[Any]) -> None:
        """Show these rows of a person."""
        self._person = person
        self.show_own(rows)

    def about(self, row: Any) -> str:
        """The person, and the row that is changed."""
        return f"{self.person.id}/{row.id}" if row.id else self.person.id

    def shown_as(self, row: Any) -> str:
        """With whose it is."""
        return self.tr("{0} for {1}").format(self.told(row)[0], self.person.name)


def small(name: str, text: str, full: str, slot: Any, *, symbol: str = "") -> QPushButton:
    """A flat button in the heading of a card; `full` is for who does not see where it stands."""
    made = button(name, text, slot, kind="flat", symbol=symbol)
    made.setAccessibleName(full)
    made.setToolTip(full)
    return made


def side_by_side(*sides: Sequence[QWidget]) -> QHBoxLayout:
    """Cards in columns, each as high as it needs."""
    box = QHBoxLayout()
    box.setSpacing(SPACE_3)
    for side in sides:
        column = QVBoxLayout()
        column.setSpacing(SPACE_3)
        for card in side:
            column.addWidget(card)
        column.addStretch(1)
        box.addLayout(column, 1)
    return box
