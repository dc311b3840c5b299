"""A part of a person's page as somebody with a keyboard meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from grongintro.ui import run
from grongintro.ui.people.parts import LaterPart, Part
from grongintro.ui.people.person_page import PersonPage
from tests.ui.desks import focused, in_window, opened, save
from tests.ui.keyboard import press, type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog

P = TypeVar("P", bound=Part)
_ROUNDS = 3


def page_at(qtbot: QtBot, desk: Desk, bus: Bus, person_id: str, tab: str) -> PersonPage:
    """The page of a person with one of its parts on screen."""
    page = PersonPage(desk, bus)
    page.show_person(person_id)
    in_window(qtbot, page)
    titles = [page.tabs.tabText(number) for number in range(page.tabs.count())]
    page.tabs.setCurrentIndex(titles.index(tab))
    return page


def part_of(page: PersonPage, kind: type[P]) -> P:
    """The part of this kind, also one that is made when it is looked at."""
    for _, part in page.parts:
        made = part.part() if isinstance(part, LaterPart) and part.isVisible() else part
        if isinstance(made, kind):
            vars(made)["its_page"] = page  # else the page is let go with the caller
            return made
    raise LookupError(kind.__name__)


def words(widget: QWidget) -> str:
    """All that can be read there now."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()  # a part that is made when it is looked at, then what it reads
    texts = (each.text() for each in widget.findChildren(QLabel) if each.isVisible())
    return "\n".join(text for text in texts if text)


def press_button(page: QWidget, name: str) -> None:
    """The one visible button of this name, by the space bar."""
    QApplication.processEvents()
    buttons = [*page.findChildren(QPushButton, name), *page.findChildren(QToolButton, name)]
    found = [each for each in buttons if each.isVisible()]
    assert len(found) == 1, (name, len(found))
    found[0].setFocus()
    press(found[0], Qt.Key.Key_Space)


def put(dialog: FormDialog, name: str, text: str) -> None:
    """Type over what stands in a field; of a choice, pick the answer that is shown like this."""
    field = dialog.form.field(name)
    target = field.focusProxy() or field
    target.setFocus()
    if isinstance(target, QComboBox):
        at = target.findText(text)
        assert at >= 0, (name, text, [target.itemText(i) for i in range(target.count())])
        target.setCurrentIndex(at)
        return
    assert isinstance(target, QLineEdit | QPlainTextEdit)
    target.selectAll()
    press(target, Qt.Key.Key_Delete)
    type_text(target, text)


def fill(dialog: FormDialog, **values: str) -> None:
    """Type into several fields."""
    for name, text in values.items():
        put(dialog, name, text)


def agree(button: str = "deleteDialogYes") -> str:
    """Say yes to the question that stands open; returns what its button says."""
    run.forget_held()
    yes = opened(QMessageBox).findChild(QPushButton, button)
    assert yes is not None
    said = yes.text()
    yes.setFocus()
    press(yes, Qt.Key.Key_Space)
    return said


def refused(dialog: FormDialog, field: str) -> str:
    """Save, and read what stands at the field that is wrong; nothing else is wrong and it is still open."""
    save(dialog)
    assert list(dialog.form.errors()) == [field]
    assert dialog.isVisible()
    return dialog.form.errors()[field]


def saved(dialog: FormDialog) -> None:
    """Save; it was taken."""
    save(dialog)
    assert not dialog.isVisible(), dialog.form.errors()


def shut(dialog: QDialog) -> None:
    """Escape."""
    press(focused(dialog), Qt.Key.Key_Escape)
