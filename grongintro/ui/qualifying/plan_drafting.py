"""Writing on a draft: begun, edited, shown as it is printed, and adopted after a question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from grongintro.services.qualifying import adopting, papers, plans
from grongintro.services.qualifying.plan_view import plan_sheet
from grongintro.ui.asking import Asking
from grongintro.ui.doing import announce, do
from grongintro.ui.qualifying.plan_editor import PlanEditor
from grongintro.ui.qualifying.plan_papers import show_plan
from grongintro.ui.run import run_action
from grongintro.ui.settings.dialog import ask_first, when_agreed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.domain.person import Person
    from grongintro.domain.plan import PlanKind
    from grongintro.services.desk import Desk
    from grongintro.services.qualifying.plan_view import PlanSheet
    from grongintro.services.qualifying.plans import PlanDraft
    from grongintro.ui.bus import Bus


class Drafting(QObject):
    """Opens the editor on behalf of a page, and saves what it hands out."""

    def __init__(self, page: QWidget, desk: Desk, bus: Bus) -> None:
        super().__init__(page)
        self._page, self._desk, self._bus = page, desk, bus

    def begin(self, person: Person, kind: PlanKind) -> None:
        """Make a draft and open it."""
        saved = plans.new_plan(self._desk, person.id, kind)
        announce(self._desk, self._bus, saved, done=self.tr("Utkastet er laget."))
        self.edit(person, plan_sheet(self._desk, saved.id))

    def edit(self, person: Person, sheet: PlanSheet) -> None:
        """Open a draft."""
        editor = PlanEditor(self._page, self._desk, sheet, person.name)
        editor.preview_asked.connect(partial(self._preview, editor))
        editor.adopt_asked.connect(partial(self._ask_adopt, editor))
        save, about = partial(plans.save_plan, self._desk), f"{person.id} {sheet.version.id}"
        Asking(editor, self._desk, self._bus, save, self.tr("Utkastet er lagret."), about=about)

    def _preview(self, editor: PlanEditor, draft: PlanDraft) -> None:
        pdf = run_action(editor, partial(papers.draft_pdf, self._desk, draft), repeatable=True)
        if pdf is not None:
            show_plan(editor, self._desk, self._bus, draft.version, pdf)

    def _ask_adopt(self, editor: PlanEditor, draft: PlanDraft) -> None:
        Adoption(editor, self._desk, self._bus, draft).ask()


class Adoption(QObject):
    """Asks before a plan is adopted, since nobody edits it after that."""

    def __init__(self, editor: PlanEditor, desk: Desk, bus: Bus, draft: PlanDraft) -> None:
        super().__init__(editor)
        self._editor, self._desk, self._bus, self._draft = editor, desk, bus, draft

    def ask(self) -> None:
        """Say what it means."""
        text = self.tr(
            "En vedtatt plan endres ikke. Skal noe endres etterpå, lager du en ny versjon. {0}"
        ).format(adopting.decision_words(self._draft.version))
        question, yes = self.tr("Vedta planen?"), self.tr("Vedta planen")
        when_agreed(ask_first(self._editor, "adoptDialog", question, text.strip(), yes), self._adopt)

    def _adopt(self) -> None:
        save = partial(adopting.adopt_draft, self._desk, self._draft)
        done = self.tr("Planen er vedtatt. Skriv den ut, og overlever den til deltakeren.")
        if do(self._editor, self._desk, self._bus, save, done=done) is not None:
            self._editor.accept()
