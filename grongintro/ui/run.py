"""Runs what a person asked for, and tells plainly when it could not be done: the only `try` in the window."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from grongintro.errors import StorageError, UserError
from grongintro.ui.crash import install_excepthook, reporter

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Refusing", "install_excepthook", "run_action", "run_at_closing", "tell"]

T = TypeVar("T")
Key = tuple[int, object]


@runtime_checkable
class Refusing(Protocol):
    """A form, page or window that can show a UserError where it belongs; false hands it to its parent."""

    def show_user_error(self, error: UserError) -> bool:
        """Show the message at its field or bar."""


def run_action(
    parent: QWidget,
    action: Callable[[], T],
    *,
    on_user_error: Callable[[UserError], object] | None = None,
    repeatable: bool = False,
) -> T | None:
    """Run `action` and return what it gives; None when it was refused, and the person has been told why.

    A double click, a held Enter key or a click while it runs does not run it twice; `repeatable` is for
    what may be asked for again at once (undo, next page, reading again).
    """
    key = (id(parent), _code(action))
    if key in _Guard.held:
        return None
    _Guard.held.add(key)
    try:
        result = action()
    except Exception as error:  # noqa: BLE001 - the one place where any error is met
        _Guard.held.discard(key)
        tell(parent, error, on_user_error)
        return None
    _release(key, now=repeatable)
    return result


def run_at_closing(parent: QWidget, action: Callable[[], object]) -> None:
    """Run what is done while the window goes away; a fault is told in a dialog that waits to be read."""
    try:
        action()
    except UserError as error:
        _wait_until_read(parent, error.message, "")
    except StorageError as error:
        _wait_until_read(parent, error.message, error.advice)
    except OSError as error:
        _wait_until_read(parent, *_file_trouble(error))
    except Exception as error:  # noqa: BLE001 - the window is going; the log keeps what happened
        reporter().report(error)


def _wait_until_read(parent: QWidget, message: str, advice: str) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, "Grongintro", message, parent=parent)
    box.setObjectName("closingDialog")
    box.setInformativeText(advice)
    box.exec()


class _Guard:
    held: set[Key] = set()  # noqa: RUF012 - the one guard of the program


def _code(action: Callable[[], object]) -> object:
    while isinstance(action, functools.partial):
        action = action.func
    return getattr(getattr(action, "__func__", action), "__code__", action)


def _release(key: Key, *, now: bool) -> None:
    if now or QApplication.instance() is None:
        _Guard.held.discard(key)
        return
    _Release(key, QApplication.instance())


class _Release(QObject):
    """Lets go of an action once a double click can no longer be on its way."""

    def __init__(self, key: Key, parent: QObject | None) -> None:
        super().__init__(parent)
        self._key = key
        QTimer.singleShot(QApplication.doubleClickInterval(), self, self._free)

    def _free(self) -> None:
        _Guard.held.discard(self._key)
        self.deleteLater()


def forget_held() -> None:
    """Let everything be asked for again, as at a change of account."""
    _Guard.held.clear()


def tell(
    parent: QWidget, error: Exception, on_user_error: Callable[[UserError], object] | None = None
) -> None:
    """Tell the person what went wrong, in the place where it helps."""
    if isinstance(error, UserError):
        _tell_user(parent, error, on_user_error)
    elif isinstance(error, StorageError):
        _dialog(parent, "storageDialog", error.message, error.advice, error.way_on)
    elif isinstance(error, OSError):
        _dialog(parent, "storageDialog", *_file_trouble(error))
    else:
        reporter().report(error, again=True)


def _file_trouble(error: OSError) -> tuple[str, str]:
    translate = QCoreApplication.translate
    message = translate("run", "Filen kunne ikke lagres eller leses: {0}").format(error.filename or "")
    advice = (
        "Velg en annen mappe, lukk filen hvis den er åpen i et annet program, eller rydd plass på disken."
    )
    return message, translate("run", advice)


def _tell_user(
    parent: QWidget, error: UserError, on_user_error: Callable[[UserError], object] | None
) -> None:
    if on_user_error is not None:
        on_user_error(error)
        return
    place: QWidget | None = parent
    while place is not None:
        if isinstance(place, Refusing) and place.show_user_error(error):
            return
        place = place.parentWidget()
    _dialog(parent, "userErrorDialog", error.message, "")


class _WayOn(QObject):
    """Lets a person go on without what failed."""

    def __init__(self, parent: QObject, way_on: Callable[[], object]) -> None:
        super().__init__(parent)
        self._way_on = way_on

    def go(self) -> None:
        self._way_on()


def _dialog(
    parent: QWidget, name: str, message: str, advice: str, way_on: Callable[[], object] | None = None
) -> None:
    window = parent.window()
    if window.findChild(QMessageBox, name) is not None:
        return
    box = QMessageBox(window)
    box.setObjectName(name)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Grongintro")
    box.setText(message)
    box.setInformativeText(advice)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.button(QMessageBox.StandardButton.Ok).setText(QCoreApplication.translate("run", "Jeg forstår"))
    if way_on is not None:
        text = QCoreApplication.translate("run", "Gå videre uten kopi")
        go_on = box.addButton(text, QMessageBox.ButtonRole.DestructiveRole)
        go_on.setObjectName("wayOn")
        go_on.clicked.connect(_WayOn(box, way_on).go)
        box.setDefaultButton(QMessageBox.StandardButton.Ok)
        box.setEscapeButton(QMessageBox.StandardButton.Ok)
    box.finished.connect(box.deleteLater)
    box.open()
