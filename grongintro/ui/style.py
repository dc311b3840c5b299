"""The one style sheet, built from the tokens."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from grongintro.paths import resource
from grongintro.ui.tokens import RADIUS, Tone

if TYPE_CHECKING:
    from grongintro.ui.tokens import Tokens

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, #shellFrame, QStackedWidget#pages { background: $window; }
QToolTip { color: $text; background: $surface; border: 1px solid $edge; padding: 4px; }

QLabel { background: transparent; }
QLabel[kind="title"] { font-size: ${title}pt; font-weight: bold; }
QLabel[kind="heading"] { font-size: ${heading}pt; font-weight: bold; }
QLabel[kind="figure"] { font-size: ${figure}pt; font-weight: bold; }
QLabel[kind="muted"], QLabel[kind="subtitle"] { color: $muted; }
QLabel[kind="label"] { font-weight: bold; }
QLabel[kind="error"] { color: $error; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit {
  background: $surface; border: 1px solid $edge; border-radius: ${radius}px; padding: 6px 9px;
  selection-background-color: $tick; selection-color: #ffffff; }
QPlainTextEdit, QTextEdit { padding: 3px 5px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {
  border: 2px solid $focus; padding: 5px 8px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 2px 4px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"], QSpinBox[wrong="true"] {
  border: 2px solid $error; padding: 5px 8px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {
  color: $disabled; border-color: $line; background: $window; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $window; border-color: $line; }
QPlainTextEdit[kind="muted"] { color: $muted; }
QComboBox { padding-right: 26px; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$icons/qss-down.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; padding: 3px; outline: none;
  selection-background-color: $accent_soft; selection-color: $text; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 22px; background: transparent; }
QSpinBox::up-arrow { image: url("$icons/qss-up.svg"); width: 10px; height: 10px; }
QSpinBox::down-arrow { image: url("$icons/qss-down.svg"); width: 10px; height: 10px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent;
  border-radius: ${radius}px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {
  width: 16px; height: 16px; border: 1px solid $edge; border-radius: 4px; background: $surface; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked, QListView::indicator:checked {
  background: $tick; border-color: $tick; image: url("$icons/qss-check.svg"); }
QRadioButton::indicator:checked { background: $tick; border-color: $tick; image: url("$icons/qss-dot.svg"); }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }

QPushButton { background: $surface; border: 1px solid $edge; border-radius: ${radius}px;
  padding: 6px 14px; }
QPushButton:hover { background: $raised; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus { border: 2px solid $focus; padding: 5px 13px; }
QPushButton:disabled { color: $disabled; border-color: $line; background: $window; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: bold; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $raised; color: $disabled; border-color: $line; }
QPushButton[kind="danger"] { color: $error; border-color: $error; }
QPushButton[kind="flat"] { background: transparent; border: 1px solid transparent; color: $accent; }
QPushButton[kind="flat"]:hover { background: $raised; }
QPushButton[kind="flat"]:focus { border: 2px solid $focus; }
QPushButton[kind="tag"] { border-radius: ${pill}px; padding: 4px 12px; }
QPushButton[kind="tag"]:checked { background: $accent_soft; border-color: $accent; }
QPushButton[kind="tag"]:focus { border: 2px solid $focus; padding: 3px 11px; }
QPushButton[kind="part"] { background: transparent; color: $muted; padding: 6px 8px; border-radius: 0;
  border: 2px solid transparent; border-bottom: 3px solid transparent; }
QPushButton[kind="part"]:hover { color: $text; }
QPushButton[kind="part"]:checked { color: $accent; border-bottom: 3px solid $accent; }
QPushButton[kind="part"]:focus { border: 2px solid $focus; border-bottom: 3px solid $accent;
  padding: 6px 8px; }
QPushButton[kind="person"] { text-align: left; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${radius}px;
  padding: 5px 8px; }
QToolButton:hover { background: $raised; }
QToolButton:focus { border: 2px solid $focus; padding: 4px 7px; }
QToolButton:pressed, QToolButton:checked { background: $accent_soft; }
QToolButton::menu-indicator { image: none; }
QToolButton[kind="nav"] { text-align: left; padding: 8px 10px; }
QToolButton[kind="nav"]:focus { padding: 7px 9px; }
QToolButton[kind="nav"]:checked { color: $accent; font-weight: bold; }
QToolButton[kind="box"] { background: $surface; border: 1px solid $edge; padding: 6px 12px; }
QToolButton[kind="box"]:focus { border: 2px solid $focus; padding: 5px 11px; }

QMenu { background: $surface; border: 1px solid $edge; padding: 5px; }
QMenu::item { padding: 6px 22px 6px 10px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QDialog#searchPopup { border: 1px solid $edge; }
#sidebar { background: $surface; border: none; border-right: 1px solid $line; }
#topBar { background: $surface; border: none; border-bottom: 1px solid $line; }
#banner { background: $info_soft; border: none; border-bottom: 1px solid $line; }
#banner QLabel { color: $info; }
#alarm { background: $error_soft; border: none; border-bottom: 1px solid $line; }
#alarm QLabel { color: $error; }

QTableView, QListView, QTreeView { background: $surface; alternate-background-color: $window;
  border: 1px solid $line; border-radius: ${radius}px; gridline-color: $line; outline: none;
  selection-background-color: $accent_soft; selection-color: $text; }
QTableView:focus, QListView:focus, QTreeView:focus { border: 2px solid $focus; }
QTableView::item, QListView::item { padding: 4px 8px; border: none; }
QTableView::item:selected, QListView::item:selected { background: $accent_soft; color: $text; }
QListView[kind="sections"] { background: transparent; border: 1px solid transparent; }
QListView[kind="sections"]:focus { border: 2px solid $focus; }
QListView[kind="sections"]::item { padding: 4px 10px; border-radius: ${radius}px; }
QListView[kind="sections"]::item:disabled { color: $muted; }
QListView[kind="sections"]::item:selected { background: $accent_soft; color: $accent; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; font-weight: bold; border: none;
  border-bottom: 1px solid $line; padding: 7px 8px; }
QTableCornerButton::section { background: $surface; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 14px; border: 2px solid transparent;
  border-bottom: 3px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom: 3px solid $accent; }
QTabBar:focus { outline: none; }
QTabBar::tab:focus { border: 2px solid $focus; border-bottom: 3px solid $accent; }

QScrollArea, QScrollArea > QWidget > QWidget[kind="scrolled"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $raised; border: none; border-radius: 4px; text-align: center; }
QProgressBar::chunk { background: $tick; border-radius: 4px; }
QSplitter::handle { background: $line; }
QGroupBox { border: 1px solid $line; border-radius: ${radius}px; margin-top: 12px; padding-top: 10px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; color: $muted; font-weight: bold; }
""")

_TONE = Template("""
QFrame[tone="$tone"] { background: $soft; border: 1px solid $strong; border-radius: 6px; }
QFrame[tone="$tone"] QLabel { color: $strong; border: none; }
QFrame[chip="$tone"] { background: $soft; border: none; border-radius: 6px; }
QFrame[chip="$tone"] QLabel { color: $strong; border: none; }
QLabel[tone="$tone"] { color: $strong; }
""")


def style_sheet(tokens: Tokens, points: float) -> str:
    """The style sheet for one scheme and one text size."""
    sheet = _SHEET.substitute(
        asdict(tokens),
        radius=RADIUS,
        pill=RADIUS * 2,
        icons=resource("icons").as_posix(),
        title=_size(points, 1.6),
        heading=_size(points, 1.2),
        figure=_size(points, 2.2),
    )
    tones = (
        _TONE.substitute(tone=tone, soft=tokens.colour(f"{tone}_soft"), strong=tokens.colour(tone))
        for tone in Tone
    )
    return sheet + "".join(tones)


def _size(points: float, factor: float) -> str:
    return f"{points * factor:.1f}"
