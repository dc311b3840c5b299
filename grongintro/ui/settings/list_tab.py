"""A tab of Innstillinger that shows one list, read anew each time somebody looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget

from grongintro.ui.run import run_action
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.message import MessageBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from grongintro.errors import UserError
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from grongintro.ui.page import EmptyState
    from grongintro.ui.widgets.table import RowsModel, Table


class ListTab(SettingsTab):
    """Words, messages and actions over a table; give `rows()` and `follow()`, and call `set_list` once."""

    def __init__(self, name: str, desk: Desk, bus: Bus, words: str) -> None:
        super().__init__(name, desk, bus)
        self.body.addWidget(label(words, "muted", wrap=True))
        self.messages = MessageBar()
        self.body.addWidget(self.messages)

    def set_list(self, table: Table, model: RowsModel[Any], empty: EmptyState) -> None:
        """Show the table, or `empty` where there are no rows."""
        self._table, self._model, self._empty = table, model, empty
        table.row_chosen.connect(self.follow)
        self._stack = QStackedWidget()
        self._stack.setObjectName(f"{self.objectName()}Stack")
        self._stack.addWidget(empty)
        self._stack.addWidget(table)
        self.body.addWidget(self._stack, 1)
        self.follow()

    def rows(self) -> Sequence[Any]:
        """What the list holds now."""
        raise NotImplementedError

    def follow(self) -> None:
        """Let the actions be for the chosen row."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """What happened elsewhere is here when somebody looks."""
        super().showEvent(event)
        run_action(self, self.reload, repeatable=True)

    def reload(self) -> None:
        """Read the list; only when it can be seen."""
        if not self.isVisible():
            return
        found = self.rows()
        self._model.set_rows(found)
        self._table.fit_columns()
        self._table.choose_first()
        self._stack.setCurrentWidget(self._table if found else self._empty)
        self.follow()

    def show_user_error(self, error: UserError) -> bool:
        """Over the table."""
        self.messages.show_message(Tone.ERROR, error.message)
        return True
