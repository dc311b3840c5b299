"""Tables: frozen rows, one table of columns, sorting and search-as-you-type that stay fast with thousands."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView

from grongintro.ui import tokens
from grongintro.ui.icons import icon, icon_size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grongintro.ui.tokens import Tone

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NO_INDEX = QModelIndex()
_LEAST_LETTERS = 20
_ROLE = Qt.ItemDataRole
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True)
class Column(Generic[R]):
    """How one column reads a row.

    `sort` gives an int or a str (a date as `toordinal()`); names are ordered as Norwegians do. `symbol`
    names an icon, `tone` gives the colour that goes with its words.
    """

    title: str
    text: Callable[[R], str]
    sort: Callable[[R], int | str] | None = None
    align: Qt.AlignmentFlag = LEFT
    tone: Callable[[R], Tone | None] | None = None
    symbol: Callable[[R], str] | None = None
    tip: Callable[[R], str] | None = None
    bold: bool = False
    stretch: bool = False
    searched: bool = True


@functools.cache
def _collator() -> QCollator:
    collator = QCollator(QLocale("nb_NO"))
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    return collator


def name_order(names: Sequence[str]) -> list[str]:
    """Names in Norwegian order: Å after Ø, Aa with Å."""
    return sorted(names, key=_collator().sortKey)


class RowsModel(QAbstractTableModel, Generic[R]):
    """Shows those of its rows that match the filter, in the chosen order.

    Filter and order are kept here rather than in a proxy model: a proxy asks Python for a cell at each
    comparison, which is a hundred times slower on long lists.
    """

    def __init__(
        self, columns: Sequence[Column[R]], key: Callable[[R], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[R] = []
        self._words: list[str] | None = None
        self._shown: list[R] = []
        self._filter: list[str] = []
        self._order: tuple[int, bool] | None = None

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self._words = None
        self._sort_rows()
        self._shown = self._matching()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show the rows where every word of `text` begins or stands in a searched column."""
        words = text.casefold().split()
        if words == self._filter:
            return
        self.beginResetModel()
        self._filter = words
        self._shown = self._matching()
        self.endResetModel()

    def rows(self) -> list[R]:
        """The rows that are shown, in their order: what is exported is what is seen."""
        return list(self._shown)

    def row_at(self, line: int) -> R:
        """The row on a line of the screen."""
        return self._shown[line]

    def line_of(self, key: str) -> int | None:
        """On which line the row with this key stands."""
        return next((line for line, row in enumerate(self._shown) if self._key(row) == key), None)

    def key_at(self, line: int) -> str:
        """The key of the row on a line."""
        return self._key(self._shown[line])

    def _matching(self) -> list[R]:
        if not self._filter:
            return list(self._rows)
        if self._words is None:
            searched = [column.text for column in self.columns if column.searched]
            self._words = ["\n".join([text(row) for text in searched]).casefold() for row in self._rows]
        wanted = self._filter
        return [
            row
            for row, words in zip(self._rows, self._words, strict=True)
            if all(word in words for word in wanted)
        ]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; equal ones keep their order."""
        if not 0 <= column < len(self.columns):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        moved = [self._shown[index.row()] for index in before]
        self._order = (column, order == Qt.SortOrder.DescendingOrder)
        self._sort_rows()
        self._words = None
        self._shown = self._matching()
        lines = {id(row): line for line, row in enumerate(self._shown)}
        after = [self.index(lines[id(row)], index.column()) for row, index in zip(moved, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _sort_rows(self) -> None:
        if self._order is None:
            return
        number, falling = self._order
        column = self.columns[number]
        key = column.sort or column.text
        keys = [key(row) for row in self._rows]
        ranks = _ranks(keys)
        lines = sorted(range(len(keys)), key=ranks.__getitem__, reverse=falling)
        self._rows = [self._rows[line] for line in lines]

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """The titles."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == _ROLE.DisplayRole:
            return self.columns[section].title
        return self.columns[section].align if role == _ROLE.TextAlignmentRole else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """What stands in a cell."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._shown[index.row()]
        if role == _ROLE.DisplayRole:
            return column.text(row)
        if role == _ROLE.TextAlignmentRole:
            return column.align
        if role == _ROLE.UserRole:
            return self._key(row)
        return _look(column, row, role)


def _look(column: Column[R], row: R, role: int) -> Any:
    if role == _ROLE.ForegroundRole:
        tone = column.tone(row) if column.tone else None
        return QColor(tokens.current().colour(tone.value)) if tone else None
    if role == _ROLE.DecorationRole and column.symbol:
        tone = column.tone(row) if column.tone else None
        name = column.symbol(row)
        return icon(name, tone.value if tone else "muted") if name else None
    if role == _ROLE.ToolTipRole:
        return column.tip(row) if column.tip else None
    if role == _ROLE.FontRole and column.bold:
        font = QFont()
        font.setBold(True)
        return font
    return None


def _ranks(keys: list[Any]) -> list[Any]:
    if not keys or not isinstance(keys[0], str):
        return keys
    place = {name: number for number, name in enumerate(name_order(list(dict.fromkeys(keys))))}
    return [place[key] for key in keys]


class Table(QTableView):
    """Shows a RowsModel; Enter or a double click activates a row, the chosen row survives a reload."""

    row_activated = Signal(object)
    row_chosen = Signal(object)
    row_doomed = Signal(object)
    """The row on which somebody pressed Delete."""

    def __init__(self, name: str, accessible_name: str, model: RowsModel[Any]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._rows = model
        self._kept: str | None = None
        model.setParent(self)
        self.setModel(model)
        self._set_up()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.doubleClicked.connect(self._activate)
        self.selectionModel().currentRowChanged.connect(self._choose)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(False)
        self.setSortingEnabled(True)
        for number, column in enumerate(self._rows.columns):
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self._fit_text()

    def changeEvent(self, event: QEvent) -> None:
        """Keep lines as high as the text needs."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_text()

    def _fit_text(self) -> None:
        height = round(self.fontMetrics().height() * 1.75)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        side = icon_size(self, 1.05)
        self.setIconSize(QSize(side, side))

    def fit_columns(self) -> None:
        """Give each column the width of its content, as far as it has been seen."""
        self.horizontalHeader().setResizeContentsPrecision(60)
        for number, column in enumerate(self._rows.columns):
            if not column.stretch:
                self.resizeColumnToContents(number)
        self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the widest column readable."""
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        """Let the table scroll sideways rather than squeeze the column that takes what is left."""
        header = self.horizontalHeader()
        for number, column in enumerate(self._rows.columns):
            if not column.stretch:
                continue
            others = header.length() - header.sectionSize(number)
            least = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
            if self.viewport().width() - others >= least:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(number, least)

    def sort_by(self, column: int, *, falling: bool = False) -> None:
        """Order by a column, as a click on its title does."""
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, order)

    def chosen(self) -> Any | None:
        """The row that is chosen, or None."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()) if index.isValid() else None

    def choose(self, key: str) -> bool:
        """Choose the row with this key; false when it is not shown."""
        line = self._rows.line_of(key)
        if line is None:
            return False
        self.setCurrentIndex(self._rows.index(line, 0))
        return True

    def choose_first(self) -> None:
        """Choose the first row when there is one and none is chosen."""
        if self.chosen() is None and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter activates, Delete asks to delete; the arrows are the table's own."""
        if event.key() == Qt.Key.Key_Delete and not event.modifiers() & ~_KEYPAD:
            if self.chosen() is not None and not event.isAutoRepeat():
                self.row_doomed.emit(self.chosen())
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~_KEYPAD:
            if not event.isAutoRepeat():
                self._activate(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _activate(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_activated.emit(self._rows.row_at(index.row()))

    def _choose(self, index: QModelIndex) -> None:
        self.row_chosen.emit(self._rows.row_at(index.row()) if index.isValid() else None)

    def _keep(self) -> None:
        index = self.currentIndex()
        self._kept = self._rows.key_at(index.row()) if index.isValid() else self._kept

    def _restore(self) -> None:
        if self._kept is not None and self.choose(self._kept):
            self._kept = None


class FilterField(QLineEdit):
    """Search-as-you-type over a table; arrow down goes into it, Enter opens its first row, Esc empties."""

    def __init__(self, name: str, placeholder: str, table: Table) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(placeholder)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        self._table = table
        self.textChanged.connect(self._filter)

    def _filter(self, text: str) -> None:
        model = self._table.model()
        if isinstance(model, RowsModel):
            model.set_filter(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead on to the table."""
        key = event.key()
        if key == Qt.Key.Key_Down:
            self._table.choose_first()
            self._table.setFocus(Qt.FocusReason.TabFocusReason)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._table.choose_first()
            self._table.keyPressEvent(event)
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
