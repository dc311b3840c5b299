"""Lays the lock over everything: dialogs, menus and open lists too, also those that open behind it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QToolTip, QWidget
from shiboken6 import isValid

# They hold nothing personal, and must be read although everything else is covered.
_ALWAYS_SHOWN = frozenset({"crashDialog", "storageDialog", "closingDialog"})
_MOST_POPUPS = 20
_UNSEEN = Qt.WidgetAttribute.WA_DontShowOnScreen


class Cover(QObject):
    """Hides what stands in windows of its own, and gives it back. Dialogs are opened with `open()`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("cover")
        self._owner = window
        self._content: QWidget | None = None
        self._kept: list[QDialog] = []
        self._laid = False

    def lay(self, content: QWidget) -> None:
        """Cover; what `content` opens itself can be seen."""
        self._content = content
        self._close_popups()
        if not self._laid:
            self._laid = True
            _app().installEventFilter(self)
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and not self._may_be_seen(widget):
                self._put_away(widget)

    def lift(self, *, restore: bool) -> None:
        """Uncover; dialogs come back in the order in which one lay over the other, or are let go."""
        if self._laid:
            self._laid = False
            _app().removeEventFilter(self)
        kept, self._kept, self._content = self._kept, [], None
        for dialog in sorted(filter(isValid, kept), key=_height):
            dialog.finished.disconnect(self._finished)
            if restore:
                QDialog.open(dialog)  # some kinds have an open() of their own that asks for more
            else:
                dialog.setProperty("letGo", True)
                dialog.reject()
                dialog.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch what opens behind the cover, before anybody sees it."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not self._may_be_seen(watched)
        ):
            # This event comes before the window is on screen; it is not to be there for one frame.
            watched.setAttribute(_UNSEEN)
            QTimer.singleShot(0, self, self._put_away_late)
        return super().eventFilter(watched, event)

    def _put_away_late(self) -> None:
        if not self._laid:
            return
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and not self._may_be_seen(widget):
                self._put_away(widget)

    def _put_away(self, widget: QWidget) -> None:
        if isinstance(widget, QDialog) and not any(each is widget for each in self._kept):
            self._kept.append(widget)
            widget.finished.connect(self._finished)
        widget.hide()
        widget.setAttribute(_UNSEEN, False)

    def _finished(self) -> None:
        """A dialog that was ended behind the cover does not come back."""
        done = self.sender()
        self._kept = [each for each in self._kept if each is not done]

    def _may_be_seen(self, widget: QWidget) -> bool:
        window = self._owner.window()
        if widget is window or not window.isVisible() or widget.objectName() in _ALWAYS_SHOWN:
            return True
        above: QWidget | None = widget
        while above is not None:
            if above is self._content:
                return True
            above = above.parentWidget()
        return False

    @staticmethod
    def _close_popups() -> None:
        """Menus, open lists and proposals; one may lie over the other."""
        QToolTip.hideText()
        for _ in range(_MOST_POPUPS):
            popup = QApplication.activePopupWidget()
            if popup is None:
                return
            popup.close()


def _app() -> QCoreApplication:
    found = QCoreApplication.instance()
    if found is None:
        raise RuntimeError("only a running program has windows to cover")
    return found


def _height(dialog: QDialog) -> tuple[int, bool]:
    """How many windows lie below; a message lies over the dialogs beside it."""
    below, above = 0, dialog.parentWidget()
    while above is not None:
        below += above.isWindow()
        above = above.parentWidget()
    return below, isinstance(dialog, QMessageBox)
