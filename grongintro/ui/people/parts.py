"""What the parts of a person's page are built from."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_1, SPACE_4
from grongintro.ui.widgets.basics import Card, clear_layout, label, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QShowEvent

    from grongintro.domain.step import Step
    from grongintro.services.desk import Desk
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus


class FactsCard(Card):
    """Names of facts with their values, two by two."""

    def __init__(self, name: str, title: str, *actions: QWidget) -> None:
        super().__init__("", name)
        self.setAccessibleName(title)
        self.heading = label(title, "heading", wrap=True)
        heading = row(self.heading, *actions)
        heading.setStretch(0, 1)
        self.body.addLayout(heading)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_4)
        self._grid.setVerticalSpacing(SPACE_1)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these facts; one without a value gets a dash."""
        clear_layout(self._grid)
        for number, (name, value) in enumerate(facts):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(label(name, "muted"), number, 0, top)
            self._grid.addWidget(label(value or "–", wrap=True), number, 1)


class StepsCard(Card):
    """An explanation, step by step, with the section each one rests on."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(title, name)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(SPACE_1)
        self.body.addLayout(self._steps)

    def show_steps(self, steps: Sequence[Step], otherwise: str = "") -> None:
        """Show these steps, or words when there are none."""
        clear_layout(self._steps)
        for step in steps:
            for each in step.flat():
                self._steps.addWidget(label(step_words(each), wrap=True))
        if not steps and otherwise:
            self._steps.addWidget(label(otherwise, "muted", wrap=True))


def step_words(step: Step) -> str:
    """A step as a sentence with its section; a section sign never ends a line."""
    told = f"{step.text} ({step.law})" if step.law and step.law not in step.text else step.text
    return told.replace("§ ", "§\u00a0")


class Part(QWidget):
    """A part of the page: it is given what the page read, and asks and saves by itself.

    `least_lines`: how high it is at least; a low window scrolls the brief away rather than squeeze it.
    """

    least_lines: ClassVar[int] = 11

    def __init__(self, name: str, desk: Desk, bus: Bus) -> None:
        super().__init__()
        self.setObjectName(name)
        self.desk, self.bus = desk, bus
        self.view: View | None = None

    def show_person(self, view: View) -> None:
        """Show another person, or the same one again."""
        self.view = view
        self.show_view(view)

    def show_view(self, view: View) -> None:
        """Fill the part."""
        raise NotImplementedError

    def mend(self, what: str) -> None:
        """Open the form that mends a light (`Mend`), where it is in this part."""
        raise LookupError(f"{self.objectName()} mends no {what}")

    def showing(self) -> View:
        """The person whose page is shown; buttons are there only then."""
        if self.view is None:
            raise LookupError("no person is shown")
        return self.view


class SeenPart(Part):
    """A part that is filled when somebody looks at it."""

    def showEvent(self, event: QShowEvent) -> None:
        """Read when the tab is opened."""
        super().showEvent(event)
        if self.view is not None:
            self.show_view(self.view)


class ReadPart(SeenPart):
    """A part that reads for itself, while it is on screen."""

    def show_view(self, view: View) -> None:
        """Read about this person, when somebody looks."""
        if self.isVisible():
            run_action(self, partial(self.read, view), repeatable=True)

    def read(self, view: View) -> None:
        """Read, and fill the part."""
        raise NotImplementedError


class LaterPart(Part):
    """A part that is made when it is first looked at: nobody waits for those they do not open."""

    least_lines: ClassVar[int] = 16

    def __init__(self, place: str, desk: Desk, bus: Bus) -> None:
        super().__init__(f"later{place.rpartition(':')[2]}", desk, bus)
        self._place = place
        self._made: Part | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def part(self) -> Part:
        """The part itself; made now if it was not."""
        if self._made is None:
            module, name = self._place.split(":")
            factory: Callable[[Desk, Bus], Part] = getattr(import_module(f"grongintro.ui.{module}"), name)
            self._made = factory(self.desk, self.bus)
            self._box.addWidget(self._made)
        return self._made

    def show_view(self, view: View) -> None:
        """Hand it on to a part that is there; one that is not reads when it is opened."""
        if self.isVisible() or self._made is not None:
            self.part().show_person(view)

    def showEvent(self, event: QShowEvent) -> None:
        """Make it, and let it show the person."""
        super().showEvent(event)
        if self._made is None and self.view is not None:
            self.part().show_person(self.view)

    def mend(self, what: str) -> None:
        """The part's own form."""
        self.part().show_person(self.showing())
        self.part().mend(what)
