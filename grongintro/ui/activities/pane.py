"""One activity: its heading with what can be done, and its parts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from grongintro.domain.activity import Activity
from grongintro.services.activities import activities
from grongintro.services.activities.meant import schools
from grongintro.ui.activities import words as told
from grongintro.ui.activities.copying import CopyForm
from grongintro.ui.activities.forms import ActivityForm
from grongintro.ui.activities.people_tab import PeopleTab
from grongintro.ui.activities.showing import show_list, show_plan
from grongintro.ui.activities.tabs import AttendanceTab, MoneyTab, PlanTab
from grongintro.ui.asking import Asking
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.page import Shortcut, make_action
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_1, SPACE_2, SPACE_3
from grongintro.ui.widgets.basics import Tabs, button, label
from grongintro.ui.widgets.tags import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grongintro.services.activities.view import ActivityView
    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus


class ActivityPane(QWidget):
    """Shows the chosen activity; `copied` is called with what was saved when a copy is made."""

    def __init__(self, desk: Desk, bus: Bus, copied: Callable[[Saved], object]) -> None:
        super().__init__()
        self.setObjectName("activityPane")
        self._desk, self._bus, self._copied = desk, bus, copied
        self._activity: Activity | None = None
        self.title = label("", "heading", name="activityTitle", wrap=True)
        self.subtitle = label("", "muted", name="activitySubtitle", wrap=True)
        self.plan = PlanTab(desk, bus)
        self.people = PeopleTab(desk, bus)
        self.attendance = AttendanceTab(desk, bus)
        self.money = MoneyTab(desk, bus)
        self.tabs = Tabs("activityTabs", self.tr("Deler av aktiviteten"))
        for title, part in (
            (self.tr("Plan"), self.plan),
            (self.tr("Deltakere"), self.people),
            (self.tr("Oppmøte"), self.attendance),
            (self.tr("Økonomi og evaluering"), self.money),
        ):
            self.tabs.add(title, part)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = FlowLayout(None, SPACE_2)
        buttons.addWidget(button("changeActivity", self.tr("Endre"), self.change, symbol="edit"))
        papers = (
            Shortcut("printList", "", self.tr("Deltakerliste"), self._list),
            Shortcut("printPlan", "", self.tr("Plan"), self._plan),
        )
        buttons.addWidget(self._menu("activityPapers", self.tr("Skriv ut"), "print", papers))
        seldom = (
            Shortcut("copyActivity", "", self.tr("Kopier til neste år …"), self._copy),
            Shortcut("deleteActivity", "", self.tr("Slett …"), self.delete),
        )
        buttons.addWidget(self._menu("activityMore", self.tr("Mer"), "menu", seldom))
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_3, 0, 0, 0)
        box.setSpacing(SPACE_1)
        box.addWidget(self.title)
        box.addWidget(self.subtitle)
        box.addLayout(buttons)
        box.addWidget(self.tabs, 1)

    def _menu(self, name: str, text: str, symbol: str, actions: Sequence[Shortcut]) -> QPushButton:
        """A button that opens a menu of these."""
        made = button(name, text, symbol=symbol)
        menu = QMenu(made)
        menu.setObjectName(f"{name}Menu")
        menu.addActions([make_action(self, each) for each in actions])
        made.setMenu(menu)
        return made

    def show_view(self, view: ActivityView) -> None:
        """Show an activity."""
        self._activity = view.activity
        self.title.setText(view.activity.title)
        self.subtitle.setText(told.subtitle(view))
        for part in (self.plan, self.people, self.attendance, self.money):
            part.show_view(view)

    @property
    def activity(self) -> Activity:
        """The one that is shown; the pane is hidden until there is one."""
        if self._activity is None:
            raise LookupError("no activity is shown")
        return self._activity

    def ask(self, start: Activity, then: Callable[[Saved], object] | None = None) -> None:
        """Open the form of an activity, new or not."""
        dialog = ActivityForm(self, start, schools(self._desk), self._desk.clock.today)
        save = partial(activities.save_activity, self._desk)
        done = self.tr("Aktiviteten er lagret.")
        Asking(dialog, self._desk, self._bus, save, done, about=start.id or "new", then=then)

    def change(self) -> None:
        """Ask what is to be changed in the activity."""
        run_action(self, partial(self.ask, self.activity), repeatable=True)

    def _copy(self) -> None:
        found = run_action(
            self, partial(activities.propose_copy, self._desk, self.activity.id), repeatable=True
        )
        if found is None:
            return
        draft, gatherings = found
        dialog = CopyForm(self, draft, gatherings, self._desk.clock.today)
        save = partial(activities.copy_activity, self._desk)
        done = self.tr("Aktiviteten er kopiert.")
        Asking(dialog, self._desk, self._bus, save, done, about=f"{draft.source_id}/copy", then=self._copied)

    def _list(self) -> None:
        show_list(self, self._desk, self._bus, self.activity)

    def _plan(self) -> None:
        show_plan(self, self._desk, self._bus, self.activity)

    def delete(self) -> None:
        """Ask whether the activity is to be deleted."""
        shown = f"{self.activity.title} {told.period(self.activity)}"
        ask_delete(self, self._desk, self._bus, Doomed(Activity, self.activity.id, shown))
