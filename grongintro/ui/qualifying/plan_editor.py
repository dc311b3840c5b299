"""The draft of a plan, section by section, with what it lacks beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from grongintro.services.qualifying.adopting import lacking
from grongintro.services.qualifying.plan_hints import PlanHints, plan_hints
from grongintro.services.qualifying.plans import PlanDraft
from grongintro.ui.draft_keeper import LET_GO
from grongintro.ui.qualifying.lacks_list import LacksList
from grongintro.ui.qualifying.plan_sections import PlanSections
from grongintro.ui.rows.amounts import hours_text
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_2, SPACE_3, Tone
from grongintro.ui.widgets.basics import Card, button, label
from grongintro.ui.widgets.parts_bar import PartsBar

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QLineEdit

    from grongintro.errors import UserError
    from grongintro.services.desk import Desk
    from grongintro.services.qualifying.adopting import Lacking
    from grongintro.services.qualifying.plan_view import PlanSheet
    from grongintro.ui.qualifying.plan_parts import PartsField

EVERY_MS = 400
_OF_WINDOW = 0.94


class _Halves(QWidget):
    """Both halves scroll by themselves: neither decides how high the window is."""

    def hasHeightForWidth(self) -> bool:
        """No text in them makes the window scroll as well."""
        return False


class PlanEditor(PlanSections):
    """Collects a PlanDraft. `preview_asked` and `adopt_asked` carry it too; nothing is saved here.

    Closing it keeps what was typed, encrypted, until it is saved or thrown away.
    """

    preview_asked = Signal(object)
    adopt_asked = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, sheet: PlanSheet, name: str) -> None:
        super().__init__(parent, desk, sheet, name)
        self.setProperty(LET_GO, True)
        self._looked: dict[str, Any] = {}
        self._hints = PlanHints()
        self._lay_out_sections()
        self._add_buttons()
        for each in (self.elements, self.phases):
            each.removed.connect(partial(self._tell_removed, each))
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    # How it is laid out

    def _lay_out_sections(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE_2)
        left.addWidget(PartsBar("planStepsBar", self.tr("Deler av planen"), self.tabs))
        left.addWidget(self.tabs, 1)
        self._lacks = Card("", "planLacks")
        self._lacks_title = label("", "heading", wrap=True, name="planLacksTitle")
        self.lacks = LacksList("planLacksList", self.tr("Dette mangler. Enter går til feltet."))
        self.lacks.chosen.connect(self.go_to)
        self._ready = label(self.tr("Planen kan vedtas."), "muted", wrap=True, name="planReady")
        for each in (self._lacks_title, self._ready):
            self._lacks.body.addWidget(each)
        self._lacks.body.addWidget(self.lacks, 1)
        self._lacks.body.addStretch(0)
        halves = _Halves()
        box = QHBoxLayout(halves)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_3)
        box.addLayout(left, 11)
        box.addWidget(self._lacks, 4)
        self.content.addWidget(halves, 1)

    def _add_buttons(self) -> None:
        self.cancel_button.setText(self.tr("Lukk"))
        self.cancel_button.setAccessibleName(self.tr("Lukk"))
        self.cancel_button.setToolTip(self.tr("Det som ikke er lagret, ligger her neste gang"))
        self.save_button.setDefault(False)
        preview = button("previewPlan", self.tr("Vis planen"), self._preview, symbol="document")
        following = button("nextStep", self.tr("Neste del"), self._next)
        following.setToolTip("Ctrl+Page Down")
        self.adopt_button = button("adoptPlan", self.tr("Vedta planen …"), self._adopt, symbol="check")
        self.buttons.insertWidget(0, preview)
        self.buttons.insertWidget(1, following)
        self.buttons.addWidget(self.adopt_button)

    def fit(self) -> None:
        """As much of the window as a dialog takes: the sections are changed without changing the size."""
        parent = self.parentWidget()
        if parent is not None:
            self.resize(parent.size() * _OF_WINDOW)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look at what is typed."""
        super().showEvent(event)
        self.look()
        self.go_to("long_term_goal")
        self._timer.start()

    # What is typed

    def draft(self) -> PlanDraft:
        """The plan as it stands; UserError at the field that cannot be read."""
        return PlanDraft(
            replace(self.start, **self.values()), tuple(self.phases.value()), tuple(self.elements.value())
        )

    def look(self) -> None:
        """See whether something was typed, and tell anew what is lacking and proposed."""
        now = {name: value for form in self.forms for name, value in form.kept_values().items()}
        if now == self._looked or not self.readable():
            return
        draft = run_action(self, self.draft, on_user_error=self._unreadable, repeatable=True)
        if draft is not None:
            self._looked = now
            run_action(self, partial(self._tell, draft), repeatable=True)

    def _unreadable(self, error: UserError) -> None:
        """Half-typed: it is told at its field when somebody saves."""

    def _tell(self, draft: PlanDraft) -> None:
        self._show_lacks(lacking(self.desk, draft))
        self._hints = plan_hints(self.desk, draft.version)
        self.goal_hint.setText("\n".join(self._hints.goal))
        self.goal_hint.setVisible(bool(self._hints.goal))
        plan, hints = draft.version, self._hints
        new = hints.end not in {None, plan.end}
        self._offer(self.end_why, self.end_use, hints.end_why, offered=new)
        new = dict(hints.levels) != {part: getattr(plan, part.value) for part in hints.levels}
        self._offer(self.level_why, self.level_use, hints.levels_why, offered=new)
        pairs = ((hints.norwegian, plan.norwegian_minutes), (hints.civics, plan.civics_minutes))
        new = any(proposed not in {None, typed} for proposed, typed in pairs)
        self._offer(self.extent_why, self.extent_use, self._extent_words(), offered=new)

    def _extent_words(self) -> str:
        hints = self._hints
        norwegian = (
            "" if hints.norwegian is None else self.tr("{0} timer: ").format(hours_text(hints.norwegian))
        )
        return self.tr("Norsk: {0}{1}\nSamfunnskunnskap: {2}").format(
            norwegian, hints.norwegian_why, hints.civics_why
        )

    @staticmethod
    def _offer(why: QLabel, use: QWidget, text: str, *, offered: bool) -> None:
        why.setText(text)
        why.setVisible(bool(text))
        use.setVisible(offered)

    def _show_lacks(self, found: tuple[Lacking, ...]) -> None:
        self.lacks.show_lacks(found)
        title = self.tr("Dette mangler · {0}").format(len(found)) if found else self.tr("Ingenting mangler")
        self._lacks_title.setText(title)
        self._lacks_title.setAccessibleName(title)
        self.lacks.setVisible(bool(found))
        self._ready.setVisible(not found)
        self.adopt_button.setEnabled(not found)
        self.adopt_button.setToolTip(self.tr("Planen kan vedtas når ingenting mangler") if found else "")

    # Where one goes

    def go_to(self, name: str) -> None:
        """Show the section of a field and put the keyboard there."""
        for number, form in enumerate(self.forms):
            if form.has(name):
                self.tabs.setCurrentIndex(number)
                form.field(name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    def show_user_error(self, error: UserError) -> bool:
        """At its field, in its section."""
        self.go_to(error.field)
        return super().show_user_error(error)

    def _tell_removed(self, field: PartsField, name: str) -> None:
        text = self.tr("Tatt ut av utkastet: {0}.").format(name)
        self.messages.show_message(Tone.INFO, text, self.tr("Angre"), field.put_back)

    # What is proposed

    def use_end(self) -> None:
        """Take the longest duration."""
        self.last.set_value(self._hints.end)
        self.look()

    def use_levels(self) -> None:
        """Take the proposed levels."""
        for part, level in self._hints.levels.items():
            self.levels[part].set_value(level)
        self.look()

    def use_extent(self) -> None:
        """Take the proposed hours."""
        for field, minutes in zip(self.hour_fields, (self._hints.norwegian, self._hints.civics), strict=True):
            _put_hours(field, minutes)
        self.look()

    def _preview(self) -> None:
        self._hand_out(self.preview_asked)

    def _adopt(self) -> None:
        self._hand_out(self.adopt_asked)

    def _hand_out(self, signal: Any) -> None:
        found = run_action(self, self.draft, repeatable=True)
        if found is not None:
            signal.emit(found)


def _put_hours(field: QLineEdit, minutes: int | None) -> None:
    if minutes is not None:
        field.setText(hours_text(minutes))
