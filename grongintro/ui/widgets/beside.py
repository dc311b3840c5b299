"""A list with what is chosen in it beside: the two parts of many a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from grongintro.ui.tokens import SPACE_2, SPACE_3
from grongintro.ui.widgets.basics import Scroll

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SIDE_LINES = 17


def list_beside(name: str, left: Sequence[QWidget], cards: Iterable[QWidget]) -> QSplitter:
    """The widgets of the list under each other, the last taking what is left; to the right the cards.

    The cards never scroll sideways, and have a width that their lines can be read in.
    """
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setObjectName(f"{name}Split")
    split.setChildrenCollapsible(False)
    split.addWidget(_list(left))
    split.addWidget(_cards(f"{name}Scroll", cards))
    split.setStretchFactor(0, 2)
    split.setStretchFactor(1, 1)
    split.setSizes([800, 400])
    return split


def _list(widgets: Sequence[QWidget]) -> QWidget:
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, SPACE_2, 0)
    box.setSpacing(SPACE_2)
    for widget in widgets[:-1]:
        box.addWidget(widget)
    box.addWidget(widgets[-1], 1)
    return whole


def _cards(name: str, cards: Iterable[QWidget]) -> Scroll:
    scroll = Scroll(name)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setMinimumWidth(scroll.fontMetrics().height() * _SIDE_LINES)
    scroll.body.setSpacing(SPACE_3)
    scroll.body.setContentsMargins(SPACE_2, 0, SPACE_2, 0)
    for card in cards:
        scroll.body.addWidget(card)
    scroll.body.addStretch(1)
    return scroll
