"""One person's grants: by quarter, and every reason in steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from grongintro.ui.grants import words
from grongintro.ui.tokens import SPACE_3, SPACE_4, SPACE_5
from grongintro.ui.widgets.basics import Scroll, button, label, row
from grongintro.ui.widgets.table import RIGHT, Column, RowsModel, Table

if TYPE_CHECKING:
    from grongintro.services.grants.due import Due
    from grongintro.services.grants.expected import OneExpected

_WIDE, _HIGH, _LINES_HIGH = 50, 36, 12


def columns() -> tuple[Column[Due], ...]:
    """A part of a grant: for which year, when it is expected, and how much."""
    return (
        Column("Ventes", _when, lambda due: due.quarter.year * 10 + due.quarter.number),
        Column("For år", lambda due: str(due.year), lambda due: due.year, RIGHT),
        Column("Kode", lambda due: str(due.code)),
        Column("Tilskudd", lambda due: words.code_words(due.code), stretch=True, bold=True),
        Column("Kroner", _amount, lambda due: due.ore or -1, RIGHT),
    )


def _when(due: Due) -> str:
    return words.quarter_words(due.quarter.year, due.quarter.number)


def _amount(due: Due) -> str:
    return "mangler sats" if due.ore is None else words.kr(due.ore)


class PersonGrantsDialog(QDialog):
    """Only to read; Esc or «Lukk» closes it."""

    def __init__(self, parent: QWidget, found: OneExpected) -> None:
        super().__init__(parent.window())
        self.setObjectName("personGrants")
        self.setWindowTitle("Grongintro")  # the task switcher shows it; the title may hold a name
        title = self.tr("Tilskudd for {0}").format(found.grantee.person.name)
        self.setAccessibleName(title)
        model: RowsModel[Due] = RowsModel(columns(), _key, self)
        self.table = Table("personGrantsTable", self.tr("Tilskudd etter kvartal"), model)
        self.table.setMinimumHeight(self.fontMetrics().height() * _LINES_HIGH)
        model.set_rows(found.parts)
        self.table.fit_columns()
        self.table.setVisible(bool(found.parts))
        lines = [line for step in found.steps for line in words.step_lines(step)]
        self.steps = label("\n".join([*found.grantee.reasons, *lines]), name="personGrantsSteps", wrap=True)
        scroll = Scroll("personGrantsScroll")
        scroll.body.addWidget(self.table)
        scroll.body.addWidget(label(self.tr("Slik er det regnet"), "heading"))
        scroll.body.addWidget(self.steps)
        scroll.body.addStretch(1)
        scroll.body.setSpacing(SPACE_3)
        close = button("personGrantsClose", self.tr("Lukk"), self.accept, kind="primary")
        close.setDefault(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        box.setSpacing(SPACE_3)
        box.addWidget(label(title, "heading", wrap=True))
        box.addWidget(scroll, 1)
        box.addLayout(row(None, close))
        line = self.fontMetrics().height()
        room = parent.window().size() * 0.94
        self.resize(min(line * _WIDE, room.width()), min(line * _HIGH, room.height()))
        self.finished.connect(self.deleteLater)


def _key(due: Due) -> str:
    return f"{due.code}/{due.year}/{due.quarter.year}/{due.quarter.number}"
