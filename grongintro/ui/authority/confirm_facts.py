"""One list per household: the facts that decisions rest on, to be held against a named document."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from grongintro.errors import UserError
from grongintro.services.trust import accounts, facts
from grongintro.ui import format as fmt
from grongintro.ui.asking import Asking
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_1, SPACE_3
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grongintro.services.desk import Desk, Saved
    from grongintro.services.trust.facts import Fact
    from grongintro.ui.bus import Bus

DOCUMENTS = (
    "Folkeregisteret",
    "Oppholdskort",
    "Vedtak fra UDI",
    "Pass",
    "Leiekontrakt",
    "Vigselsattest",
    "Fødselsattest",
    "Samtale med deltakeren",
)
Draft = tuple[tuple["Fact", ...], str]


class ConfirmFactsDialog(FormDialog):
    """Every fact with who stands behind it now; those that are ticked are confirmed against the document."""

    def __init__(
        self, parent: QWidget, name: str, found: tuple[Fact, ...], names: Mapping[str, str], own: str
    ) -> None:
        super().__init__(
            parent,
            "confirmFactsDialog",
            parent.tr("Bekreft opplysninger: {0}").format(name),
            parent.tr("Bekreft"),
            width=34,
        )
        self._facts = found
        intro = self.tr(
            "Kryss av det du selv har holdt opp mot dokumentet. Da står navnet ditt bak opplysningen, og den "
            "som førte den inn, kan avgjøre saken. Det du bekrefter, kan du ikke selv avgjøre."
        )
        self.form.add_wide(label(intro, "muted", wrap=True))
        self.document = QComboBox()
        self.document.setEditable(True)
        self.document.addItems(DOCUMENTS)
        self.document.setCurrentText("")
        self.form.add(
            "document",
            self.tr("Dokument"),
            self.document,
            required=True,
            hint=self.tr("Velg, eller skriv hvilket dokument du har sett."),
        )
        self.ticks = [self._tick(number, fact, names, own) for number, fact in enumerate(found)]
        self.form.add("facts", self.tr("Opplysninger"), self._list(names, own))
        self.document.setFocus()

    def _list(self, names: Mapping[str, str], own: str) -> QWidget:
        """Each tick with who stands behind the fact now, and one button for all of them."""
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_3)
        for fact, tick in zip(self._facts, self.ticks, strict=True):
            pair = QVBoxLayout()
            pair.setSpacing(SPACE_1)
            pair.addWidget(tick)
            behind = label(_behind(fact, names, own), "muted", wrap=True)
            behind.setIndent(self.fontMetrics().height() + SPACE_3)
            pair.addWidget(behind)
            box.addLayout(pair)
        every = button("tickAll", self.tr("Kryss av alle"), self._tick_all, kind="flat")
        box.addLayout(row(every, None))
        return holder

    def _tick(self, number: int, fact: Fact, names: Mapping[str, str], own: str) -> QCheckBox:
        tick = QCheckBox(fact.words)
        tick.setObjectName(f"fact_{number}")
        tick.setAccessibleDescription(_behind(fact, names, own))
        return tick

    def _tick_all(self) -> None:
        for tick in self.ticks:
            tick.setChecked(True)

    def draft(self) -> Draft:
        """What is ticked, and the document."""
        chosen = tuple(fact for fact, tick in zip(self._facts, self.ticks, strict=True) if tick.isChecked())
        if not chosen:
            raise UserError(self.tr("Kryss av minst én opplysning."), field="facts")
        return chosen, self.document.currentText()


def _behind(fact: Fact, names: Mapping[str, str], own: str) -> str:
    """Who entered or confirmed it last, when, and against what."""
    who = "deg" if fact.account_id == own else names.get(fact.account_id, "–")
    at = fmt.day(fact.at.date())
    if fact.document:
        return f"Bekreftet av {who} {at}: {fact.document}"
    return f"Ført inn eller endret av {who} {at}"


def ask_confirm_facts(page: QWidget, desk: Desk, bus: Bus, person_id: str, name: str) -> None:
    """Open the list of a person's household, and save what is confirmed."""
    run_action(page, partial(_ask, page, desk, bus, person_id, name), repeatable=True)


def _ask(page: QWidget, desk: Desk, bus: Bus, person_id: str, name: str) -> None:
    found = facts.household_facts(desk, person_id)
    with desk.read() as reader:
        names = accounts.account_names(reader)
    dialog = ConfirmFactsDialog(page, name, found, names, desk.actor.account_id)
    done = page.tr("Opplysningene er bekreftet. Navnet ditt står bak dem.")
    Asking(dialog, desk, bus, partial(_save, desk), done, about=person_id)


def _save(desk: Desk, draft: Draft) -> Saved:
    return facts.confirm_facts(desk, *draft)
