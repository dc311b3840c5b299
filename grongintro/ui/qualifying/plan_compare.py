"""Two versions of a plan side by side; what is changed bears an icon and a word, not a colour alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHeaderView, QVBoxLayout

from grongintro.services.qualifying.plan_compare import CompareLine, compare
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.qualifying import plan_words
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_3, Tone
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.table import Column, RowsModel, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk
    from grongintro.services.qualifying.plan_view import PlanSheet

_OF_WINDOW = 0.94
_PARTS = {"phase": "Fase: {0}", "element": "Element: {0}"}


class CompareDialog(QDialog):
    """The older version to the left, the newer to the right; nothing can be changed here."""

    def __init__(self, parent: QWidget, desk: Desk, sheets: Sequence[PlanSheet], name: str) -> None:
        super().__init__(parent.window())
        self._desk = desk
        title = self.tr("Planen for {0}: to versjoner ved siden av hverandre").format(name)
        self.setObjectName("compareDialog")
        self.setWindowTitle("Grongintro")  # the task switcher shows it; the title holds a name
        self.setAccessibleName(title)
        options = [(each.version.id, _told(each)) for each in sheets]
        self.old, self.new = Choice("oldVersion", options), Choice("newVersion", options)
        for each in (self.old, self.new):
            each.setMinimumContentsLength(max(len(text) for _, text in options))
        self.old.setAccessibleName(self.tr("Versjon til venstre"))
        self.new.setAccessibleName(self.tr("Versjon til høyre"))
        self.old.set_value(options[1][0])
        self.only = QCheckBox(self.tr("Vis bare det som er endret"))
        self.only.setObjectName("onlyChanged")
        self._lines: tuple[CompareLine, ...] = ()
        self.model: RowsModel[CompareLine] = RowsModel(_columns("", ""), _key)
        self.table = Table("compareTable", title, self.model)
        self.table.setSortingEnabled(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._count = label("", "muted", name="changedCount")
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        box.setSpacing(SPACE_3)
        box.addWidget(label(title, "heading", wrap=True))
        box.addLayout(row(self.old, label(self.tr("mot")), self.new, None, self.only))
        box.addWidget(self.table, 1)
        box.addLayout(row(self._count, None, button("closeCompare", self.tr("Lukk"), self.accept)))
        self.resize(parent.window().size() * _OF_WINDOW)
        self.finished.connect(self.deleteLater)
        for choice in (self.old, self.new):
            choice.currentIndexChanged.connect(self._read)
        self.only.toggled.connect(self._show)
        self._read()
        self.table.setFocus()

    def _read(self) -> None:
        find = partial(compare, self._desk, self.old.value(), self.new.value())
        self._lines = run_action(self, find, repeatable=True) or ()
        self.model.columns = _columns(self.old.currentText(), self.new.currentText())
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.model.columns) - 1)
        self._show()

    def _show(self) -> None:
        changed = [each for each in self._lines if each.changed]
        self.model.set_rows(changed if self.only.isChecked() else self._lines)
        self.table.resizeColumnToContents(0)
        self.table.resizeColumnToContents(1)
        self._count.setText(fmt.count(len(changed), self.tr("endring"), self.tr("endringer")))


def _columns(old: str, new: str) -> tuple[Column[CompareLine], ...]:
    return (
        Column("Felt", _label, bold=True),
        Column("Endret", _word, tone=_tone, symbol=_symbol),
        Column(old, lambda each: words.capital(each.old), stretch=True, tip=lambda each: each.old),
        Column(new, lambda each: words.capital(each.new), stretch=True, tip=lambda each: each.new),
    )


def _label(line: CompareLine) -> str:
    return _PARTS[line.part].format(line.label) if line.part in _PARTS else words.capital(line.label)


def _word(line: CompareLine) -> str:
    return "Endret" if line.changed else "Likt"


def _tone(line: CompareLine) -> Tone | None:
    return Tone.WARNING if line.changed else None


def _symbol(line: CompareLine) -> str:
    return "edit" if line.changed else ""


def _key(line: CompareLine) -> str:
    return f"{line.part} {line.label} {line.old} {line.new}"


def _told(sheet: PlanSheet) -> str:
    version = sheet.version
    return f"{plan_words.heading(version)}, laget {fmt.day(version.made_on)}"
