"""What may come after a page: it waits until the page has been painted, however long that takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AfterPaint(QObject):
    """`due` comes a pause after the next painting of a widget; one that is not seen is waited for.

    A pause that ran from the reading of the page would be over before a slow computer has shown it.
    """

    due = Signal()

    def __init__(self, owner: QObject, pause_ms: int) -> None:
        super().__init__(owner)
        self.setObjectName("afterPaint")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self.due)

    def wait_for(self, widget: QWidget) -> None:
        """Begin; asked again meanwhile, it is `due` once, after the last."""
        self._pause.stop()
        widget.removeEventFilter(self)
        widget.installEventFilter(self)
        widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the painting begin; the pause cannot end before it is done."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._pause.start()
        return False
