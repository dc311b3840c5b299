"""The municipality's logo: a PNG that is chosen, seen and kept as bytes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from grongintro.errors import UserError
from grongintro.ui.run import run_action
from grongintro.ui.widgets.basics import button, row

_PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_BYTES = 2_000_000
LINES_HIGH = 4


class LogoField(QWidget):
    """Shows the logo; a button chooses another, another takes it away."""

    def __init__(self) -> None:
        super().__init__()
        self._png: bytes | None = None
        self._picture = QLabel()
        self._picture.setObjectName("logoPicture")
        side = self.fontMetrics().height() * LINES_HIGH
        self._picture.setFixedSize(side * 2, side)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._choose = button("logoChoose", self.tr("Velg logo …"), self._ask)
        self._remove = button("logoRemove", self.tr("Fjern"), self._clear, kind="flat")
        self._remove.setAccessibleName(self.tr("Fjern logoen"))
        self.setLayout(row(self._picture, self._choose, self._remove, None))
        self.setFocusProxy(self._choose)
        self.set_value(None)

    def value(self) -> bytes | None:
        """The PNG, or None."""
        return self._png

    def set_value(self, png: bytes | None) -> None:
        """Show a logo."""
        self._png = png
        self._remove.setVisible(png is not None)
        picture = QPixmap()
        if png is None or not picture.loadFromData(png):
            self._picture.setPixmap(QPixmap())
            self._picture.setText(self.tr("Ingen logo"))
            self._picture.setAccessibleName(self.tr("Ingen logo"))
            return
        fitting = picture.scaled(
            self._picture.size(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._picture.setPixmap(fitting)
        self._picture.setAccessibleName(self.tr("Logoen som er valgt"))

    def set_enabled(self, *, enabled: bool) -> None:
        """Show only, or let it be changed."""
        self._choose.setVisible(enabled)
        self._remove.setVisible(enabled and self._png is not None)

    def load(self, path: Path) -> None:
        """Take a file; UserError when it is not a PNG that can be drawn."""
        content = path.read_bytes()
        if not content.startswith(_PNG) or QImage.fromData(content).isNull():
            raise UserError(
                self.tr("Filen er ikke et PNG-bilde. Lagre logoen som PNG og velg den på nytt."), field="logo"
            )
        if len(content) > LARGEST_BYTES:
            raise UserError(
                self.tr("Bildet er for stort. Lagre det mindre, høyst 2 MB."), field="logo", code="too_large"
            )
        self.set_value(content)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Velg logo"), "", self.tr("PNG-bilde (*.png)"))
        dialog.setObjectName("logoDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, path: str) -> None:
        self._path = Path(path)
        run_action(self, self._load_chosen, repeatable=True)

    def _load_chosen(self) -> None:
        self.load(self._path)

    def _clear(self) -> None:
        self.set_value(None)
