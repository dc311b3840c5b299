"""Bosituasjon: the dated answers that the benefit rests on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from grongintro.domain.household import LivingFactKind
from grongintro.rules.compliance.light import Mend
from grongintro.services import households, people
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.asking import Asking
from grongintro.ui.people.parts import Part
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_3
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.basics import Scroll, button, label, row
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.lines import Line, LinesCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from grongintro.domain.household import LivingFact
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus

_YES, _NO = "yes", "no"


class Living(Part):
    """The answers by what they are about, the newest first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("living", desk, bus)
        intro = self.tr("Svarene avgjør satsen for introduksjonsstønad (integreringsloven § 20).")
        new = button("answerLiving", self.tr("Nytt svar"), self.ask, kind="primary", symbol="plus")
        texts = row(label(intro, "muted", wrap=True), new)
        texts.setStretch(0, 1)
        empty = self.tr("Ikke besvart. Uten svar blir stønaden ikke regnet ut.")
        self._cards = {kind: LinesCard(f"living_{kind}", words.title(kind), empty) for kind in LivingFactKind}
        self._proposal = label("", "muted", name="childrenProposal", wrap=True)
        scroll = Scroll("livingScroll")
        scroll.body.setSpacing(SPACE_3)
        for card in self._cards.values():
            scroll.body.addWidget(card)
        self._cards[LivingFactKind.HAS_CHILDREN].body.addWidget(self._proposal)
        scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(texts)
        box.addWidget(scroll, 1)

    def show_view(self, view: View) -> None:
        """Show the answers."""
        for kind, card in self._cards.items():
            facts = [fact for fact in view.household.facts if fact.kind is kind]
            card.show_lines([self._line(fact, view) for fact in reversed(facts)])
        self._proposal.setText(view.household.proposed_children)

    def _line(self, fact: LivingFact, view: View) -> Line:
        answer = self.tr("Ja") if fact.answer else self.tr("Nei")
        if fact.partner_id:
            answer = f"{answer}, {view.household.partner_names.get(fact.partner_id, '')}"
        until = self.tr(" til {0}").format(fmt.day(fact.end)) if fact.end else ""
        title = self.tr("{0} fra {1}{2}").format(answer, fmt.day(fact.start), until)
        return Line(fact.id, title, fact.reason)

    def mend(self, what: str) -> None:
        """Ask whether the person has children."""
        if what == Mend.CHILDREN:
            run_action(self, partial(self._ask, LivingFactKind.HAS_CHILDREN), repeatable=True)
        else:
            super().mend(what)

    def ask(self) -> None:
        """Ask for a new answer."""
        run_action(self, self._ask, repeatable=True)

    def _ask(self, kind: LivingFactKind | None = None) -> None:
        view = self.showing()
        title = self.tr("Hvordan bor {0}?").format(view.person.name)
        dialog = AskDialog(self, "livingDialog", title, self.tr("Lagre svaret"))
        kinds = Choice("kind", words.options(LivingFactKind))
        kinds.set_value(kind)
        dialog.ask("kind", self.tr("Hva gjelder det?"), kinds)
        answers = Choice("answer", [(_YES, self.tr("Ja")), (_NO, self.tr("Nei"))])
        dialog.ask("answer", self.tr("Svar"), answers)
        proposal = label(view.household.proposed_children, "muted", name="proposedChildren", wrap=True)
        dialog.form.add_wide(proposal)
        partners = Choice("partner_id", [("", "–"), *self._partners(view)])
        dialog.ask("partner_id", self.tr("Hvem er ektefelle eller samboer?"), partners)
        follow = partial(_show_what_applies, dialog, kinds, answers, proposal, partners)
        for choice in (kinds, answers):
            choice.currentIndexChanged.connect(follow)
        follow()
        today = self.desk.clock.today
        start = DayField("start", today)
        start.set_value(self.desk.today)
        dialog.ask("start", self.tr("Fra"), start, needed=self.tr("Skriv fra hvilken dag."))
        dialog.ask("end", self.tr("Til"), DayField("end", today), hint=self.tr("Tomt når det varer"))
        reason = self.tr("For eksempel «opplyst i samtale 3. mars»")
        dialog.ask("reason", self.tr("Hva svaret bygger på"), QLineEdit(), hint=reason)
        save = partial(self._save, view.person.id)
        Asking(dialog, self.desk, self.bus, save, self.tr("Svaret er lagret."), about=view.person.id)

    def _partners(self, view: View) -> list[tuple[str, str]]:
        near = [(m.person_id, m.name) for m in view.household.members if m.person_id != view.person.id]
        known = {key for key, _ in near} | {view.person.id}
        rows = people.list_people(self.desk)
        return near + [(one.id, one.name) for one in rows if one.id not in known]

    def _save(self, person_id: str, draft: dict[str, Any]) -> Saved:
        kind = LivingFactKind(draft["kind"])
        asked = kind is LivingFactKind.PARTNER and draft["answer"] == _YES
        partner = draft["partner_id"] if asked else None
        return households.answer_living_fact(
            self.desk,
            person_id,
            kind=kind,
            answer=draft["answer"] == _YES,
            start=draft["start"],
            end=draft["end"],
            partner_id=partner or None,
            reason=draft["reason"],
        )


def _show_what_applies(
    dialog: AskDialog,
    kinds: Choice,
    answers: Choice,
    proposal: QLabel,
    partners: Choice,
    _index: int = 0,
) -> None:
    """The proposal belongs to children, the name to a partner."""
    kind = kinds.value()
    proposal.setVisible(kind == LivingFactKind.HAS_CHILDREN)
    cell = partners.parentWidget()
    if cell is not None:
        cell.setVisible(kind == LivingFactKind.PARTNER and answers.value() == _YES)
    dialog.fit_soon()
