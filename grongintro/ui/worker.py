"""Long work beside the window: a batch of letters, an import, a backup."""

from __future__ import annotations

import gc
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget
from shiboken6 import isValid

from grongintro.ui.run import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
PATIENCE_MS = 400


class Cancelled(Exception):  # noqa: N818 - it is what happened, not a fault
    """The person stopped the work; what was begun must be rolled back."""


class Progress(QObject):
    """Handed to the work: it tells how far it is, and is stopped through it."""

    moved = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()

    def step(self, done: int, total: int, text: str = "") -> None:
        """Tell how much is done; raises Cancelled when the person has had enough."""
        if self._stop.is_set():
            raise Cancelled
        self.moved.emit(done, total, text)

    def cancel(self) -> None:
        """Stop at the next step."""
        self._stop.set()


class _Collecting:
    """How many threads are at work beside the window, and whether garbage was collected before they began."""

    lock = threading.Lock()
    at_work = 0
    was_on = False


@contextmanager
def no_collecting() -> Iterator[None]:
    """Leave Python's garbage to the window's thread while something is done beside it.

    Python collects in whichever thread happens to allocate; objects of the window that lie among the garbage
    would be taken apart there, and the process would end.
    """
    state = _Collecting
    with state.lock:
        if state.at_work == 0:
            state.was_on = gc.isenabled()
            gc.disable()
        state.at_work += 1
    try:
        yield
    finally:
        with state.lock:
            state.at_work -= 1
            if state.at_work == 0 and state.was_on:
                gc.enable()


class _Runner(QRunnable):
    """Does the job in a thread of the pool; what came of it is fetched when `gone` is set."""

    def __init__(self, job: Callable[[Progress], Any], work: QuietWork) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.gone = threading.Event()
        self.outcome: tuple[str, Any] = ("stopped", None)
        self._job, self._work = job, work

    def run(self) -> None:
        with no_collecting():
            self._run()
        self.gone.set()

    def _run(self) -> None:
        try:
            self.outcome = ("finished", self._job(self._work.progress))
        except Cancelled:
            self.outcome = ("stopped", None)
        except Exception as error:  # noqa: BLE001 - carried over to the window's thread
            self.outcome = ("failed", error)
        if isValid(self._work):
            self._work.over.emit()


class QuietWork(QObject):
    """One piece of work that nobody waits for; `finished`, `failed` or `stopped` ends it."""

    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    ended = Signal()
    """After one of the three."""
    over = Signal()
    """From the thread: the job is done. The signals above come from the window's own thread."""

    def __init__(self, parent: QObject, job: Callable[[Progress], Any]) -> None:
        super().__init__(parent)
        self.setObjectName("quietWork")
        self.progress = Progress()
        self.progress.setParent(self)
        self._runner = _Runner(job, self)
        self.over.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        QThreadPool.globalInstance().start(self._runner)

    def wait(self) -> None:
        """Stand still until the thread is done, as when the store is to be closed."""
        self._runner.gone.wait()

    def _end(self) -> None:
        """Tell how it ended, when the thread has let go: else it might still be sending when this is gone."""
        self._runner.gone.wait()
        kind, value = self._runner.outcome
        if kind == "finished":
            self.finished.emit(value)
        elif kind == "failed":
            self.failed.emit(value)
        else:
            self.stopped.emit()
        self.ended.emit()
        self.deleteLater()


class LongWork(QuietWork):
    """One piece of long work with its progress dialog, over a parent that cannot be used meanwhile."""

    def __init__(self, parent: QWidget, title: str, job: Callable[[Progress], Any]) -> None:
        super().__init__(parent, job)
        self.setObjectName("longWork")
        self._parent = parent
        self._dialog = self._make_dialog(title)
        self.progress.moved.connect(self._moved)
        self.failed.connect(self._tell)

    def _make_dialog(self, title: str) -> QProgressDialog:
        dialog = QProgressDialog(title, self.tr("Avbryt"), 0, 0, self._parent)
        dialog.setObjectName("progressDialog")
        dialog.setAccessibleName(title)
        dialog.setWindowTitle("Grongintro")
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(PATIENCE_MS)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.canceled.connect(self.progress.cancel)
        return dialog

    def start(self) -> None:
        """Begin; the window stays alive, and its parent cannot be clicked meanwhile."""
        self._parent.setEnabled(False)
        self._dialog.setEnabled(True)
        super().start()

    def _moved(self, done: int, total: int, text: str) -> None:
        self._dialog.setMaximum(total)
        self._dialog.setValue(done)
        if text:
            self._dialog.setLabelText(text)

    def _end(self) -> None:
        self._runner.gone.wait()
        self._parent.setEnabled(True)
        self._dialog.canceled.disconnect(self.progress.cancel)
        self._dialog.close()
        self._dialog.deleteLater()
        super()._end()

    def _tell(self, error: Exception) -> None:
        tell(self._parent, error)


def wait_for_all() -> None:
    """Stand still until nothing is done beside the window: the store is to be let go of."""
    QThreadPool.globalInstance().waitForDone()


def run_long(
    parent: QWidget, title: str, job: Callable[[Progress], T], done: Callable[[T], object]
) -> LongWork:
    """Run `job` beside the window and hand its result to `done` (a bound method) when it ends well."""
    work = LongWork(parent, title, job)
    work.finished.connect(done)
    work.start()
    return work
