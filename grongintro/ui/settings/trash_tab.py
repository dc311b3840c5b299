"""Papirkurv: what was deleted, by whom and when, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grongintro.services.keeping import trash
from grongintro.ui.page import EmptyState, Shortcut
from grongintro.ui.settings.events_tab import when
from grongintro.ui.settings.list_tab import ListTab
from grongintro.ui.widgets.table import Column, RowsModel, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.services.desk import Desk
    from grongintro.services.keeping.trash import TrashLine
    from grongintro.ui.bus import Bus


class TrashTab(ListTab):
    """Everybody who may delete sees what is in the trash about people they may see."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        words = self.tr(
            "Det som er slettet, ligger her med alt som fulgte med, til personen slettes etter arkivering. "
            "Legg det tilbake hvis det var en feil."
        )
        super().__init__("trashTab", desk, bus, words)
        self.row_actions = self.add_actions(
            (Shortcut("putBack", "Ctrl+B", self.tr("Legg tilbake"), self.put_back, "undo", "primary"),)
        )
        self.model: RowsModel[TrashLine] = RowsModel(_columns(), _key)
        self.table = Table("trashTable", self.tr("Papirkurv"), self.model)
        self.table.row_activated.connect(self.put_back)
        empty = EmptyState(
            "trash",
            self.tr("Papirkurven er tom"),
            self.tr(
                "Samtaler, oppgaver, avtaler, tillatelser, permisjoner og personer som er registrert ved en "
                "feil, kommer hit når de slettes. Herfra kan de legges tilbake."
            ),
        )
        self.set_list(self.table, self.model, empty)

    def rows(self) -> Sequence[TrashLine]:
        """What lies there."""
        return trash.trash(self.desk)

    def follow(self) -> None:
        """The chosen one can be put back."""
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
