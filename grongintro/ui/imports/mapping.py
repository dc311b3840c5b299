"""Which column of the sheet is which field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from grongintro.services.imports import field_choices
from grongintro.ui.settings.fields import Choice
from grongintro.ui.tokens import SPACE_2, SPACE_4
from grongintro.ui.widgets.basics import Elided, Scroll, clear_layout, label

if TYPE_CHECKING:
    from grongintro.services.imports import SheetPreview

_SAMPLES = 3


class MappingGrid(QWidget):
    """A line a column: its heading, a few of its values, and the field it goes to."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mapping")
        self._choices: dict[str, Choice] = {}
        self._errors: dict[str, QLabel] = {}
        self.about = label("", "muted", name="mappingAbout", wrap=True)
        self._scroll = Scroll("mappingScroll")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_4)
        self._grid.setVerticalSpacing(SPACE_2)
        for column, stretch in enumerate((2, 4, 3)):
            self._grid.setColumnStretch(column, stretch)
        self._scroll.body.addLayout(self._grid)
        self._scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.about)
        box.addWidget(self._scroll, 1)

    def show_preview(self, preview: SheetPreview) -> None:
        """Show the columns of a sheet with what is remembered or proposed for each."""
        clear_layout(self._grid)
        self._choices.clear()
        self._errors.clear()
        words = (
            self.tr("Kolonnene er satt som sist.") if preview.remembered else self.tr("Se over forslagene.")
        )
        self.about.setText(self.tr("{0} linjer i arket. {1}").format(preview.row_count, words))
        for column, title in enumerate(
            (self.tr("Kolonne"), self.tr("Verdier"), self.tr("Felt i programmet"))
        ):
            self._grid.addWidget(label(title, "label"), 0, column)
        options = field_choices()
        for number, heading in enumerate(preview.headings):
            samples = [cells[number] for _line, cells in preview.first_rows if cells[number]]
            self._add(number * 2 + 1, heading, samples[:_SAMPLES], options, preview.mapping[heading])

    def _add(
        self, line: int, heading: str, samples: list[str], options: tuple[tuple[str, str], ...], field: str
    ) -> None:
        choice = Choice(options)
        choice.setObjectName(f"map_{heading}")
        choice.setAccessibleName(self.tr("Felt for kolonnen «{0}»").format(heading))
        choice.set_key(field)
        choice.currentIndexChanged.connect(self.changed)
        values = Elided(f"sample_{heading}", "muted")
        values.setText(" · ".join(samples))
        error = label("", "error", name=f"mapError_{heading}", wrap=True)
        error.hide()
        self._choices[heading], self._errors[heading] = choice, error
        self._grid.addWidget(label(heading), line, 0)
        self._grid.addWidget(values, line, 1)
        self._grid.addWidget(choice, line, 2)
        self._grid.addWidget(error, line + 1, 2)

    def value(self) -> dict[str, str]:
        """Heading → field name, "" for a column that is left out."""
        return {heading: choice.key() for heading, choice in self._choices.items()}

    def choice(self, heading: str) -> Choice:
        """The editor of a column."""
        return self._choices[heading]

    def focus_first(self) -> None:
        """Go to the first column."""
        for choice in self._choices.values():
            choice.setFocus()
            return

    def show_error(self, heading: str, message: str) -> bool:
        """Show what is wrong with a column; false when the sheet has no such."""
        for error in self._errors.values():
            error.hide()
        if heading not in self._errors:
            return False
        self._errors[heading].setText(message)
        self._errors[heading].show()
        self._choices[heading].setFocus()
        self._scroll.ensureWidgetVisible(self._choices[heading])
        return True

    def errors(self) -> dict[str, str]:
        """What stands under the columns now."""
        return {name: each.text() for name, each in self._errors.items() if not each.isHidden()}
