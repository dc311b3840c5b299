"""First start: five steps from nothing to an encrypted store with two people in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from grongintro.ui.run import run_action
from grongintro.ui.start.card import Mark
from grongintro.ui.start.first_parts import (
    CodeStep,
    FoldersStep,
    MunicipalityStep,
    PeopleStep,
    PlacesStep,
    Step,
)
from grongintro.ui.start.gate import ONE_REPAINT_MS
from grongintro.ui.start.steps import StepList
from grongintro.ui.tokens import SPACE_3, SPACE_4, SPACE_5, Tone
from grongintro.ui.widgets.basics import Card, Scroll, button, label, row
from grongintro.ui.widgets.message import MessageBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from grongintro.errors import UserError
    from grongintro.services.setup import FirstStart
    from grongintro.ui.outlet import Outlet

NARROW_IN_LINES = 54
CARD_IN_LINES = 44
_FOLDERS, _CODE = 3, 4


class FirstStartPage(QWidget):
    """The wizard. `done` carries the leader's desk when the code is locked away."""

    done = Signal(object)
    open_existing = Signal(object)
    demo_asked = Signal()
    restore_asked = Signal()

    def __init__(
        self,
        found: Callable[[FirstStart], tuple[object, str]],
        *,
        default_folder: Path,
        default_backup: Path,
        recovery_sheet: Callable[[object, str], tuple[bytes, Outlet]],
    ) -> None:
        super().__init__()
        self.setObjectName("firstStart")
        self.setAccessibleName(self.tr("Første gang"))
        self._found, self._sheet = found, recovery_sheet
        self._desk: object = None
        self._busy = False
        self.municipality, self.places, self.people = MunicipalityStep(), PlacesStep(), PeopleStep()
        self.folders, self.code = FoldersStep(default_folder, default_backup), CodeStep()
        self._steps: tuple[Step, ...] = (
            self.municipality,
            self.places,
            self.people,
            self.folders,
            self.code,
        )
        self._titles = ("Kommunen", "Stedene", "Personer", "Hvor dataene ligger", "Gjenopprettingskode")
        self._build()
        self._connect()
        self._show(0)

    def _build(self) -> None:
        self.list = StepList(self._titles)
        self.side = QWidget()
        self.side.setObjectName("firstSide")
        self.side.setFixedWidth(self.fontMetrics().height() * 13)
        left = QVBoxLayout(self.side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SPACE_5)
        left.addLayout(row(Mark(), label("Grongintro", "title"), None, spacing=SPACE_3))
        left.addWidget(label(self.tr("Velkommen. Dette tar omtrent ti minutter."), "muted", wrap=True))
        left.addWidget(self.list)
        left.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        outer.setSpacing(SPACE_5)
        outer.addStretch(1)
        outer.addWidget(self.side)
        outer.addWidget(self._make_card(), 20)
        outer.addStretch(1)

    def _make_card(self) -> Card:
        card = Card("", "firstCard")
        card.setMaximumWidth(self.fontMetrics().height() * CARD_IN_LINES)
        card.body.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        card.body.setSpacing(SPACE_3)
        self._where = label("", "muted", name="where")
        self._title = label("", "title", name="startTitle")
        self.messages = MessageBar()
        self._stack = QStackedWidget()
        self._stack.setObjectName("steps")
        for number, step in enumerate(self._steps):
            scroll = Scroll(f"scroll{number}")
            scroll.body.addWidget(step, 1 if step is self.code else 0)
            if step is not self.code:
                scroll.body.addStretch(1)
            self._stack.addWidget(scroll)
        self.back = button("back", self.tr("Tilbake"), self._go_back)
        self.next = button("next", self.tr("Neste"), self.go_on, kind="primary")
        for part in (self._where, self._title, self.messages):
            card.body.addWidget(part)
        card.body.addWidget(self._stack, 1)
        card.body.addLayout(row(self.back, None, self.next))
        return card

    def _connect(self) -> None:
        self.municipality.existing_asked.connect(self._ask_existing)
        self.municipality.demo_asked.connect(self.demo_asked)
        self.municipality.restore_asked.connect(self.restore_asked)
        self.municipality.export_asked.connect(self._ask_export)
        self.code.ticked.connect(self.next.setEnabled)
        for step in self._steps:
            for line in step.findChildren(QLineEdit):
                line.returnPressed.connect(self.go_on)

    @property
    def step(self) -> int:
        """Which step is shown, counted from nought."""
        return self._stack.currentIndex()

    def _show(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.list.show_step(number)
        self._where.setText(self.list.where(number))
        self._title.setText(self._titles[number])
        self._title.setAccessibleName(self._titles[number])
        self.back.setVisible(0 < number < _CODE)
        texts = {_FOLDERS: self.tr("Opprett tjenesten"), _CODE: self.tr("Ferdig")}
        self._name_next(texts.get(number, self.tr("Neste")))
        self.next.setEnabled(number != _CODE or self.code.locked_in.isChecked())
        self.messages.clear()
        self.setFocusProxy(self._steps[number])
        self._steps[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_next(self, text: str) -> None:
        self.next.setText(text)
        self.next.setAccessibleName(text)

    def _go_back(self) -> None:
        if not self._busy:
            self._show(self.step - 1)

    def go_on(self) -> None:
        """Check this step and go to the next; the last makes the store, once."""
        if self._busy:
            return
        if self.step == _CODE:
            self._finish()
        elif run_action(self, self._check, repeatable=True):
            if self.step == _FOLDERS:
                self._begin()
            else:
                self._show(self.step + 1)

    def _check(self) -> bool:
        step = self._steps[self.step]
        for form in step.forms:
            form.clear_errors()
        step.check()
        if step is self.people:
            self.people.check_with(self._draft())
        return True

    def _draft(self) -> FirstStart:
        from grongintro.services.setup import FirstStart  # noqa: PLC0415  not before the window

        again = self.people.repeated
        return FirstStart(
            municipality=self.municipality.form.value(),
            places=self.places.places.lines(),
            leader=self.people.leader.colleague(),
            repeated=again.text() if again is not None else "",
            adviser=self.people.adviser.colleague(),
            folder=self.folders.folder.value(),
            backup_folder=self.folders.backup.value(),
            second_backup_folder=self.folders.other_place(),
        )

    def _begin(self) -> None:
        self._busy = True
        self.next.setEnabled(False)
        self.back.setEnabled(False)
        self._name_next(self.tr("Oppretter …"))
        QTimer.singleShot(ONE_REPAINT_MS, self, self._make)

    def _make(self) -> None:
        self.next.repaint()
        made = run_action(self, self._make_store, repeatable=True)
        self._busy = False
        self.back.setEnabled(True)
        if made is None:
            self.next.setEnabled(True)
            self._name_next(self.tr("Opprett tjenesten"))
            return
        run_action(self, self._show_code, repeatable=True)
        self._show(_CODE)

    def _make_store(self) -> bool:
        self._desk, self._code = self._found(self._draft())
        return True

    def _show_code(self) -> None:
        self.code.show_code(self._code)
        self.code.show_sheet(*self._sheet(self._desk, self._code))

    def _finish(self) -> None:
        if self._desk is not None and self.code.locked_in.isChecked():
            desk, self._desk = self._desk, None
            self.done.emit(desk)

    def _ask_existing(self) -> None:
        dialog = QFileDialog(self, self.tr("Velg mappen der dataene ligger"))
        dialog.setObjectName("existingDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.fileSelected.connect(self.choose_existing)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_export(self) -> None:
        from grongintro.ui.start.export_dialog import ExportDialog  # noqa: PLC0415  when it is asked for

        self.export_dialog = ExportDialog(self, self.folders.folder.value())
        self.export_dialog.ready.connect(self._open_export)
        self.export_dialog.finished.connect(self.export_dialog.deleteLater)
        self.export_dialog.open()

    def _open_export(self, place: Path) -> None:
        """The store is made; what is left is the code that opens it."""
        made = run_action(self.export_dialog, partial(self.export_dialog.make, place))
        if made is None:
            return
        self._desk, self._code = made
        self.export_dialog.accept()
        run_action(self, self._show_code, repeatable=True)
        self._show(_CODE)

    def choose_existing(self, path: str) -> None:
        """Use the store in this folder, when there is one that may be opened there."""
        self._existing = Path(path)
        if run_action(self, self._check_existing, repeatable=True):
            self.open_existing.emit(self._existing)

    def _check_existing(self) -> bool:
        from grongintro.services.keeping.safety import check_existing  # noqa: PLC0415  not before the window

        check_existing(self._existing)
        return True

    def show_user_error(self, error: UserError) -> bool:
        """At its field, on whichever step has it; else in the bar over the fields."""
        now = self.step
        for number in (now, *(each for each in range(_CODE) if each != now)):
            if error.field and self._steps[number].show_user_error(error):
                if number != now:
                    self._show(number)
                    self._steps[number].show_user_error(error)
                self._bring_to_sight(number, error.field)
                return True
        self.messages.show_message(Tone.ERROR, error.message)
        return True

    def _bring_to_sight(self, number: int, name: str) -> None:
        scroll, field = self._stack.widget(number), self._steps[number].field(name)
        if isinstance(scroll, Scroll) and field is not None:
            scroll.ensureWidgetVisible(field, 0, field.height() * 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list of steps out where there is no room for it."""
        super().resizeEvent(event)
        self.side.setVisible(self.width() / max(1, self.fontMetrics().height()) > NARROW_IN_LINES)
