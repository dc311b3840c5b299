"""Ctrl+K: find a person or a page from anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from grongintro.ui import tokens
from grongintro.ui.icons import pixmap
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_2, SPACE_3
from grongintro.ui.widgets.basics import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPersistentModelIndex

PAUSE_MS = 60
_HIT = Qt.ItemDataRole.UserRole + 1
_PASSED_ON = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


@dataclass(frozen=True)
class Hit:
    """One thing that was found."""

    key: str
    title: str
    subtitle: str = ""
    icon: str = "person"


class _HitDelegate(QStyledItemDelegate):
    """Draws a hit on two lines with its icon."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hit: Hit = index.data(_HIT)
        lines = 3.4 if hit.subtitle else 2.2
        return QSize(0, round(_metrics(option).height() * lines))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit: Hit = index.data(_HIT)
        scheme = tokens.current()
        line = _metrics(option).height()
        box = QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(scheme.accent_soft))
        drawn = pixmap(hit.icon, "accent", round(line * 1.3), painter.device().devicePixelRatio())
        painter.drawPixmap(box.x() + SPACE_3, box.center().y() - round(line * 0.65), drawn)
        text = box.adjusted(round(line * 2.4), round(line * 0.45), -SPACE_2, -round(line * 0.45))
        self._write(painter, text, hit, line)
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, box: QRect, hit: Hit, line: int) -> None:
        scheme = tokens.current()
        plain, bold = QFont(painter.font()), QFont(painter.font())
        bold.setBold(True)
        elided = painter.fontMetrics().elidedText(hit.subtitle, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(bold)
        painter.setPen(QColor(scheme.text))
        painter.drawText(QRect(box.x(), box.y(), box.width(), round(line * 1.2)), 0, hit.title)
        painter.setFont(plain)
        painter.setPen(QColor(scheme.muted))
        painter.drawText(
            QRect(box.x(), box.y() + round(line * 1.25), box.width(), round(line * 1.2)), 0, elided
        )


class SearchPopup(QDialog):
    """A line and what was found; arrows choose, Enter opens, Esc closes."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, search: Callable[[str], list[Hit]]) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("searchPopup")
        self.setWindowTitle(self.tr("Søk"))
        self._search = search
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._find)
        self._build()

    def _build(self) -> None:
        self.line = QLineEdit()
        self.line.setObjectName("searchLine")
        self.line.setAccessibleName(self.tr("Søk etter person"))
        self.line.setPlaceholderText(self.tr("Navn, nummer, fødselsdato eller telefon"))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._wait)
        self.hits = QListWidget()
        self.hits.setObjectName("searchHits")
        self.hits.setAccessibleName(self.tr("Treff"))
        self.hits.setItemDelegate(_HitDelegate(self.hits))
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.itemClicked.connect(self._take)
        self._note = label("", "muted", name="searchNote", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        for part in (self.line, self.hits, self._note):
            box.addWidget(part)

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper part of the window."""
        line = self.fontMetrics().height()
        width = min(round(line * 32), max(200, window.width() - 40))
        self.resize(width, min(round(line * 24), max(200, window.height() - 80)))
        corner = window.mapToGlobal(QPoint((window.width() - width) // 2, round(line * 3)))
        self.move(corner)
        self.line.clear()
        self._find()
        self.open()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _wait(self) -> None:
        self._timer.start()

    def _find(self) -> None:
        self._timer.stop()
        found = run_action(self, self._ask, repeatable=True) or []
        self.hits.clear()
        for hit in found:
            item = QListWidgetItem(f"{hit.title}, {hit.subtitle}" if hit.subtitle else hit.title)
            item.setData(_HIT, hit)
            self.hits.addItem(item)
        self.hits.setCurrentRow(0 if found else -1)
        self._note.setText(self._how(bool(found)))

    def _ask(self) -> list[Hit]:
        text = self.line.text().strip()
        return self._search(text) if text else []

    def _how(self, found: bool) -> str:  # noqa: FBT001 - one question, one answer
        if found:
            return self.tr("Piltaster velger, Enter åpner, Esc lukker.")
        if self.line.text().strip():
            return self.tr("Ingen treff. Prøv en del av navnet, fødselsdatoen (dd.mm.åååå) eller telefonen.")
        return self.tr("Skriv noe av navnet, et nummer, en fødselsdato eller et telefonnummer.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the line keeps the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _PASSED_ON:
                self.hits.keyPressEvent(event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take_current()
                return True
        return super().eventFilter(watched, event)

    def _take_current(self) -> None:
        if self._timer.isActive():
            self._find()
        item = self.hits.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        hit = item.data(_HIT)
        self.accept()
        self.chosen.emit(hit)


def _metrics(option: QStyleOptionViewItem) -> Any:
    return option.fontMetrics
