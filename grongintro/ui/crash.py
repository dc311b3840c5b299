"""When the program itself is wrong: one dialog, and a log record without anything personal in it."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

if TYPE_CHECKING:
    from types import TracebackType

log = logging.getLogger("grongintro.crash")


def describe(error: BaseException) -> str:
    """The type of the error and where it rose: no message, no values, nothing a person told us."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([type(error).__name__, *places])


class CrashReporter(QObject):
    """Shows the one dialog; an error that comes a hundred times, as from a model's data(), is shown once."""

    raised = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[str] = set()
        self._dialog: QMessageBox | None = None
        self.raised.connect(self._show)

    def report(self, error: BaseException, *, again: bool = False) -> None:
        """Log the error and show the dialog; from any thread. `again`: a person just asked for it anew."""
        detail = describe(error)
        if detail not in self._seen or again:
            log.error("%s", detail)
        self.raised.emit(detail, again)

    def _show(self, detail: str, again: bool) -> None:  # noqa: FBT001 - a Qt slot
        known = detail in self._seen and not again
        self._seen.add(detail)
        if known or self._dialog is not None or QApplication.instance() is None:
            return
        self._dialog = _dialog(detail)
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None


def _dialog(detail: str) -> QMessageBox:
    translate = QCoreApplication.translate
    box = QMessageBox(QApplication.activeWindow())
    box.setObjectName("crashDialog")
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(translate("crash", "Feil i programmet"))
    box.setText(translate("crash", "Noe gikk galt i programmet. Det som var lagret, er trygt."))
    box.setInformativeText(
        translate(
            "crash",
            "Prøv en gang til. Skjer det igjen, start programmet på nytt og send teksten under til den som "
            "hjelper dere med programmet. Den inneholder ingen opplysninger om personer.",
        )
        + "\n\n"
        + detail
    )
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.button(QMessageBox.StandardButton.Close).setText(translate("crash", "Lukk"))
    copy = box.addButton(translate("crash", "Kopier teksten"), QMessageBox.ButtonRole.ActionRole)
    copy.setObjectName("copyCrash")
    copy.clicked.connect(_Copier(detail, box).copy)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return box


class _Copier(QObject):
    def __init__(self, text: str, parent: QObject) -> None:
        super().__init__(parent)
        self._text = text

    def copy(self) -> None:
        QApplication.clipboard().setText(self._text)


@cache
def reporter() -> CrashReporter:
    """The one reporter of the program."""
    return CrashReporter()


def install_excepthook() -> None:
    """Let every error that nobody caught, in any thread, end in the reporter."""
    reporter()
    sys.excepthook = _hook
    threading.excepthook = _thread_hook


def _hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt | SystemExit):
        sys.__excepthook__(kind, error, trace)
        return
    reporter().report(error.with_traceback(trace))


def _thread_hook(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        reporter().report(args.exc_value)
