"""Behind the lock nothing can be read or reached, whatever was open; and it all comes back."""

from __future__ import annotations

import ast
import logging
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QAbstractListModel, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)

import grongintro
from grongintro.app import application
from grongintro.domain.clock import FixedClock
from grongintro.paths import log_to, remember_folder
from grongintro.program import Program
from grongintro.services.documents import day_pdf
from grongintro.ui import clipboard, crash, run
from grongintro.ui.my_day.page import MyDayPage
from grongintro.ui.settings.dialog import ask_first
from grongintro.ui.start.lock import LockPage
from grongintro.ui.start.login import LoginPage
from grongintro.ui.talks.task import TaskDialog
from grongintro.ui.widgets.pdf_preview import PdfPreview
from grongintro.ui.widgets.print_dialog import PrintDialog
from grongintro.ui.widgets.search_popup import SearchPopup
from grongintro.ui.window import Window
from grongintro.ui.worker import LongWork
from tests.ui import store
from tests.ui.desks import CTRL, dialogs, focused, opened
from tests.ui.keyboard import press, shown, type_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QClipboard
    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)
pytestmark = pytest.mark.qt_log_ignore(
    "does not support (propagateSizeHints|grabbing the keyboard|raise)", extend=True
)
NAMES = ("Åse", "Amina", "Yusuf", "Sami", "Zahra", "Aabakken")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """Kari, the adviser, sits at a store with four people; the window is on screen."""
    made = store.tiny_store(tmp_path)
    made.close()
    remember_folder(tmp_path / "home", tmp_path / "store")
    run.forget_held()
    window = Window()
    running = Program(application(), window, FixedClock(store.NOW), home=tmp_path / "home")
    qtbot.addWidget(window)
    shown(window)
    running.begin()
    page = _now(running, LoginPage)
    page.login.setText("liv")
    page.password.setText(store.PASSWORD)
    press(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: running.shell.current_page == "day", timeout=5000)
    yield running
    window.close()
    running.deleteLater()


def _now(program: Program, kind: type[W]) -> W:
    return [each for each in program.shell.findChildren(kind) if each.isVisible()][-1]


def visible_windows() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def readable(window: QWidget) -> str:
    """Every text that can be seen in a window."""
    shown_now = [each for each in window.findChildren(QWidget) if each.isVisible()]
    found = [each.text() for each in shown_now if isinstance(each, QLabel | QPushButton | QLineEdit)]
    return "\n".join([window.windowTitle(), *found])


def assert_locked(program: Program) -> LockPage:
    """The lock is all there is to see, and no name of a participant stands in it."""
    page = _now(program, LockPage)
    assert visible_windows() == [program.window]
    assert not any(name in readable(program.window) for name in NAMES)
    return page


def unlock(qtbot: QtBot, program: Program) -> None:
    page = _now(program, LockPage)
    type_text(page.password, store.PASSWORD)
    press(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.shell.is_covered, timeout=5000)


def search(program: Program) -> QWidget:
    press(focused(program.window), Qt.Key.Key_K, CTRL)
    popup = opened(SearchPopup)
    type_text(focused(popup), "Åse")
    QTest.qWait(200)
    assert popup.hits.count()
    return popup


def keys(program: Program) -> QWidget:
    press(focused(program.window), Qt.Key.Key_F1)
    return opened(QDialog)


def task(program: Program) -> QWidget:
    press(focused(program.window), Qt.Key.Key_O, CTRL)
    dialog = opened(TaskDialog)
    type_text(focused(dialog), "Ringe Åse")
    return dialog


def file_dialog(program: Program) -> QWidget:
    dialog = QFileDialog(program.shell, "Lagre", "Åse.pdf")
    dialog.open()
    return dialog


def question(program: Program) -> QWidget:
    return ask_first(program.shell, "question", "Slette Åse?", "Det kan ikke angres.", "Slett")


def print_dialog(program: Program) -> QWidget:
    dialog = QPrintDialog(program.shell)
    QDialog.open(dialog)
    return dialog


OPENERS = [search, keys, task, file_dialog, question, print_dialog]


@pytest.mark.parametrize("show", OPENERS, ids=lambda each: each.__name__)
def test_ctrl_l_in_a_dialog_locks_and_it_comes_back(
    qtbot: QtBot, program: Program, show: Callable[[Program], QWidget]
) -> None:
    dialog = show(program)
    assert dialog.isVisible()
    press(focused(dialog), Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: program.shell.is_covered)
    assert_locked(program)
    unlock(qtbot, program)
    assert dialog.isVisible()
    dialog.close()


@pytest.mark.parametrize("show", OPENERS, ids=lambda each: each.__name__)
def test_the_idle_watch_and_the_session_lock_with_a_dialog_open(
    program: Program, show: Callable[[Program], QWidget]
) -> None:
    dialog = show(program)
    program.session.left.emit()
    lock = assert_locked(program)
    program.idle.idle.emit()
    assert _now(program, LockPage) is lock
    assert not dialog.isVisible()


def test_a_menu_is_closed(qtbot: QtBot, program: Program) -> None:
    menu = program.shell.top_bar.menu
    menu.popup(program.window.mapToGlobal(program.window.rect().center()))
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    press(menu, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: program.shell.is_covered)
    assert_locked(program)
    assert not menu.isVisible()


def test_an_open_list_in_a_dialog_is_closed_and_the_dialog_comes_back(qtbot: QtBot, program: Program) -> None:
    dialog = task(program)
    combo = QComboBox(dialog)
    combo.addItems(["Åse Aabakken", "Amina Zahra"])
    combo.show()
    combo.showPopup()
    assert QApplication.activePopupWidget() is not None
    program.idle.idle.emit()
    assert_locked(program)
    unlock(qtbot, program)
    assert dialog.isVisible()
    assert QApplication.activePopupWidget() is None
    dialog.close()


def test_one_dialog_over_the_other_comes_back_in_that_order(qtbot: QtBot, program: Program) -> None:
    below = task(program)
    above = QFileDialog(below, "Lagre")
    above.open()
    program.idle.idle.emit()
    assert_locked(program)
    unlock(qtbot, program)
    assert QApplication.activeModalWidget() is above
    above.close()
    assert QApplication.activeModalWidget() is below
    assert "Ringe Åse" in [line.text() for line in below.findChildren(QLineEdit)]
    below.close()


def test_what_opens_behind_the_lock_is_not_seen_before_it_is_unlocked(qtbot: QtBot, program: Program) -> None:
    program.lock()
    late = ask_first(program.shell, "late", "Åse Aabakken er endret", "", "Ja")
    QTest.qWait(20)
    assert_locked(program)
    unlock(qtbot, program)
    assert late.isVisible()
    late.close()


def test_a_dialog_that_ended_behind_the_lock_stays_away(qtbot: QtBot, program: Program) -> None:
    dialog = QDialog(program.shell)
    dialog.open()
    program.lock()
    dialog.accept()
    unlock(qtbot, program)
    assert not dialog.isVisible()


def test_the_next_account_gets_no_dialog(qtbot: QtBot, program: Program) -> None:
    show = task(program)
    program.lock()
    program.ask_switch()
    page = _now(program, LoginPage)
    page.login.setText("liv")
    page.password.setText(store.PASSWORD)
    press(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.shell.is_covered, timeout=5000)
    assert dialogs(QDialog) == []
    del show


def test_the_lock_is_what_was_painted_last(program: Program) -> None:
    painted: list[str] = []

    class Watch(QWidget):
        def paintEvent(self, _event: object) -> None:
            painted.append("lock" if program.shell.is_covered else "page")

    watch = Watch(program.window)
    watch.resize(5, 5)
    watch.show()
    QTest.qWait(20)
    program.idle.idle.emit()
    assert painted[-1] == "lock"


def test_the_lock_takes_numbers_off_the_clipboard(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def owns(_clipboard: QClipboard, _mode: QClipboard.Mode) -> bool:
        return True

    monkeypatch.setattr(clipboard, "owns", owns)
    line = QLineEdit("010101 12345")
    qtbot.addWidget(line)
    line.selectAll()
    line.copy()
    program.lock()
    assert QApplication.clipboard().text() == ""


def test_a_printer_that_is_chosen_behind_the_lock_prints_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[int] = []
    page = program.shell.page("day")
    assert isinstance(page, MyDayPage)
    preview = PdfPreview()
    page.body.addWidget(preview)
    preview.show()

    def note() -> None:
        printed.append(1)

    monkeypatch.setattr(preview, "_print_pages", note)
    preview._printer_chosen()  # noqa: SLF001  what the system's dialog calls
    program.lock()
    preview._printer_chosen()  # noqa: SLF001
    assert printed == [1]


def test_no_window_title_holds_a_name_of_a_person(program: Program) -> None:
    assert program.desk is not None
    people = [*NAMES, program.desk.actor.name]
    for show in (search, keys, task):
        dialog = show(program)
        assert not any(name in dialog.windowTitle() for name in people)
        dialog.close()
    assert not any(name in program.window.windowTitle() for name in people)


def test_window_titles_are_fixed_words() -> None:
    """A title that is put together could hold a name; the one of the window is the service's."""
    for path in Path(grongintro.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "setWindowTitle":
                (title,) = call.args
                words = title.args[-1] if isinstance(title, ast.Call) else title
                assert isinstance(words, ast.Constant) or path.name == "shell.py", (path, call.lineno)


class Failing(QAbstractListModel):
    """Holds a name, and fails while it is drawn."""

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 1

    def data(self, _index: QModelIndex | QPersistentModelIndex, _role: int = 0) -> Any:
        raise ValueError("Åse Aabakken 30030112345")


@pytest.mark.usefixtures("qapp")
def test_a_crash_in_a_model_that_holds_a_name_leaves_none_in_the_log(tmp_path: Path) -> None:
    before = list(logging.getLogger("grongintro").handlers)
    log_to(tmp_path / "log")
    view = QListView()
    view.setModel(Failing(view))
    error = _raised_by_drawing(view)
    assert "Åse" in str(error)
    crash._hook(type(error), error, error.__traceback__)  # noqa: SLF001  as at the end of an event
    view.setModel(None)
    handlers = [each for each in logging.getLogger("grongintro").handlers if each not in before]
    for each in handlers:
        each.close()
        logging.getLogger("grongintro").removeHandler(each)
    text = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "log").iterdir())
    assert "ValueError" in text
    assert not any(word in text for word in (*NAMES, "30030112345", str(tmp_path)))
    for box in dialogs(QMessageBox):
        assert not any(name in box.informativeText() + box.windowTitle() for name in NAMES)
        box.close()


def _raised_by_drawing(view: QListView) -> ValueError:
    view.resize(200, 100)
    with pytest.raises(ValueError, match="Åse") as raised:
        view.grab()
    return raised.value


def test_previews_and_letters_leave_no_temporary_file(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.desk is not None
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)
    made: list[object] = []

    def refuse(*args: object, **_more: object) -> None:
        made.append(args)

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.chdir(scratch)
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.show_pdf(day_pdf(program.desk))
    shown(preview)
    QTest.qWait(200)
    assert preview.page_count
    page = program.shell.page("day")
    press(focused(program.window), Qt.Key.Key_P, CTRL)
    work = page.findChild(LongWork) if page is not None else None
    assert work is not None
    with qtbot.waitSignal(work.ended, timeout=20_000):
        pass
    opened(PrintDialog).close()
    assert list(scratch.rglob("*")) == []
    assert made == []


def test_a_message_that_is_not_personal_can_be_read_over_the_lock(program: Program) -> None:
    program.lock()
    box = QMessageBox(program.window)
    box.setObjectName("storageDialog")
    box.open()
    QTest.qWait(20)
    assert box.isVisible()
    box.close()


def test_ctrl_l_held_down_locks_once(qtbot: QtBot, program: Program) -> None:
    dialog = task(program)
    line = focused(dialog)
    for repeated in (False, True, True):
        QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_L, CTRL, "", repeated))
    qtbot.waitUntil(lambda: program.shell.is_covered)
    assert len([each for each in program.shell.findChildren(LockPage) if each.isVisible()]) == 1
