"""Fields that several of these screens use: choices, per cent, kroner, a folder, several lines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from grongintro.errors import UserError
from grongintro.ui.widgets.basics import button, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QWheelEvent

_WHOLE = re.compile(r"\d{1,9}")


class Choice(QComboBox):
    """One of a few; scrolling past it changes nothing."""

    def __init__(self, options: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.set_options(options)

    def set_options(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer these: key and text."""
        self.clear()
        for key, text in options:
            self.addItem(text, key)

    def key(self) -> str:
        """The key of what is chosen."""
        return str(self.currentData() or "")

    def set_key(self, key: str) -> None:
        """Choose the option with this key; the first when there is none."""
        self.setCurrentIndex(max(0, self.findData(key)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class Number(QSpinBox):
    """A whole number; scrolling past it changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class Lines(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next field."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * lines + 18))

    def lines(self) -> tuple[str, ...]:
        """The lines that have something on them."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())

    def set_lines(self, lines: Iterable[str]) -> None:
        """Show these."""
        self.setPlainText("\n".join(lines))


class FolderField(QWidget):
    """A folder, typed or chosen."""

    def __init__(self, name: str, folder: Path | None, title: str) -> None:
        super().__init__()
        self._title = title
        self.edit = QLineEdit(str(folder or ""))
        self.edit.setObjectName(f"{name}Edit")
        self.choose = button(f"{name}Choose", self.tr("Velg mappe …"), self._ask)
        self.choose.setAccessibleName(self.tr("Velg mappe: {0}").format(title))
        box = row(self.edit, self.choose)
        box.setStretch(0, 1)
        self.setLayout(box)
        self.setFocusProxy(self.edit)

    def setAccessibleName(self, name: str) -> None:
        """Name the line for a screen reader."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def value(self) -> Path:
        """The folder; UserError at this field when it is not a whole path."""
        text = self.edit.text().strip().strip('"')
        folder = Path(text).expanduser()
        if not text or not folder.is_absolute():
            raise UserError(
                self.tr("Velg en mappe, eller skriv hele stien til den."),
                field=self.objectName(),
                code="path",
            )
        return folder

    def _ask(self) -> None:
        dialog = QFileDialog(self, self._title, self.edit.text())
        dialog.setObjectName("folderDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, path: str) -> None:
        self.edit.setText(str(Path(path)))


def read_percent(text: str, field: str) -> int:
    """The per cent that was typed: «60» or «60 %»; UserError at `field` when it is not a whole number."""
    bare = text.replace("%", "").replace("prosent", "").strip()
    if not _WHOLE.fullmatch(bare):
        raise UserError(
            QCoreApplication.translate(
                "fields", "Skriv stillingen som et helt tall i prosent, for eksempel 60."
            ),
            field=field,
            code="percent",
        )
    return int(bare)


def read_kroner(text: str, field: str) -> int:
    """Whole kroner as they are typed: «136 549» or «136549 kr»; UserError at `field`."""
    bare = re.sub(r"[\s\u00a0]|kr\.?$|,-$|,00$", "", text.strip().casefold())
    if not _WHOLE.fullmatch(bare):
        raise UserError(
            QCoreApplication.translate("fields", "Skriv beløpet i hele kroner, for eksempel 136549."),
            field=field,
            code="kroner",
        )
    return int(bare)
