"""The list of steps beside a wizard: what is done, what is now, what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grongintro.ui.icons import IconLabel
from grongintro.ui.tokens import SPACE_2, SPACE_3
from grongintro.ui.widgets.basics import label, restyle, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel


class StepList(QWidget):
    """The titles under each other, each with its state as icon and weight."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("stepList")
        self._titles = tuple(titles)
        self._lines: list[tuple[IconLabel, QLabel]] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_3)
        for number, title in enumerate(titles, 1):
            line = IconLabel("minus", "muted"), label(f"{number}. {title}", name=f"step{number}", wrap=True)
            self._lines.append(line)
            both = row(*line, spacing=SPACE_2)
            both.setStretch(1, 1)
            box.addLayout(both)
        self.show_step(0)

    def show_step(self, now: int) -> None:
        """Mark the step that one is at, counted from nought."""
        for number, (symbol, text) in enumerate(self._lines):
            if number < now:
                symbol.set_symbol("check", "success")
            else:
                symbol.set_symbol(
                    "arrow" if number == now else "minus", "accent" if number == now else "muted"
                )
            text.setProperty("kind", "label" if number == now else "muted" if number > now else "")
            restyle(text)
        self.setAccessibleName(self.where(now))

    def where(self, now: int) -> str:
        """`Steg 2 av 5: Stedene`."""
        return self.tr("Steg {0} av {1}: {2}").format(now + 1, len(self._titles), self._titles[now])
