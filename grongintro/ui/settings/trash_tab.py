"""Papirkurv: what was deleted, by whom and when, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from grongintro.services.keeping import trash
from grongintro.ui.page import EmptyState, Shortcut
from grongintro.ui.run import run_action
from grongintro.ui.settings.events_tab import when
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.message import MessageBar
from grongintro.ui.widgets.table import Column, RowsModel, Table

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from grongintro.errors import UserError
    from grongintro.services.desk import Desk
    from grongintro.services.keeping.trash import TrashLine
    from grongintro.ui.bus import Bus


class TrashTab(SettingsTab):
    """Everybody who may delete sees what is in the trash about people they may see."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("trashTab", desk, bus)
        words = self.tr(
            "Det som er slettet, ligger her med alt som fulgte med, til personen slettes etter arkivering. "
            "Legg det tilbake hvis det var en feil."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        self.messages = MessageBar()
        self.body.addWidget(self.messages)
        self.row_actions = self.add_actions(
            (Shortcut("putBack", "Ctrl+B", self.tr("Legg tilbake"), self.put_back, "undo", "primary"),)
        )
        self.model: RowsModel[TrashLine] = RowsModel(_columns(), _key)
        self.table = Table("trashTable", self.tr("Papirkurv"), self.model)
        self.table.row_chosen.connect(self._follow)
        self.table.row_activated.connect(self.put_back)
        self._empty = EmptyState(
            "trash",
            self.tr("Papirkurven er tom"),
            self.tr(
                "Samtaler, oppgaver, avtaler, tillatelser, permisjoner og personer som er registrert ved en "
                "feil, kommer hit når de slettes. Herfra kan de legges tilbake."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """What is deleted elsewhere is here when somebody looks."""
        super().showEvent(event)
        run_action(self, self.reload, repeatable=True)

    def reload(self) -> None:
        """Read what lies there; only when it can be seen."""
        if not self.isVisible():
            return
        found = trash.trash(self.desk)
        self.model.set_rows(found)
        self.table.fit_columns()
        self.table.choose_first()
        self._stack.setCurrentWidget(self.table if found else self._empty)
        self._follow()

    def _follow(self) -> None:
        self.row_actions["putBack"].setEnabled(self.table.chosen() is not None)

    def put_back(self) -> None:
        """Put the chosen one back where it was."""
        line: TrashLine | None = self.table.chosen()
        if line is None:
            return
        self.messages.clear()
        if (
            self.save(
                partial(trash.put_back, self.desk, line.action),
                self.tr("Lagt tilbake: {0}").format(line.words),
            )
            is not None
        ):
            self.reload()

    def show_user_error(self, error: UserError) -> bool:
        """Over the table."""
        self.messages.show_message(Tone.ERROR, error.message)
        return True


def _key(line: TrashLine) -> str:
    return line.action


def _when_number(line: TrashLine) -> int:
    return int(line.at.timestamp())


def _columns() -> tuple[Column[TrashLine], ...]:
    return (
        Column("Når", lambda line: when(line.at), _when_number),
        Column("Hvem", lambda line: line.who),
        Column("Hva", lambda line: line.words, bold=True, stretch=True, tip=lambda line: line.words),
    )
