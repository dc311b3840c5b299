"""«Saksmengde»: the load of each adviser on a day, reassignment, and the year ahead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QDialog, QVBoxLayout

from grongintro.domain.changes import Subject
from grongintro.rules.caseload import LoadStatus
from grongintro.services import documents
from grongintro.services.bulk import reassign_several
from grongintro.services.caseload import UNASSIGNED, CaseloadLine, CaseloadView, caseload_on
from grongintro.services.choices import STATUS_LABELS
from grongintro.services.documents import decimal, difference_words
from grongintro.ui import format as fmt
from grongintro.ui.asking import AskingBeside
from grongintro.ui.caseload.reassign import ReassignDialog, ReassignDraft
from grongintro.ui.outlet import Outlet
from grongintro.ui.page import Page, Shortcut
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_3, Tone
from grongintro.ui.widgets.bars import Bar, Bars
from grongintro.ui.widgets.basics import Card, KeyFigure, Scroll, label, row
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.pdf_preview import PdfPreview
from grongintro.ui.widgets.table import RIGHT, Column, RowsModel, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus

_TONES = {LoadStatus.OVER: Tone.WARNING, LoadStatus.FULL: Tone.INFO, LoadStatus.FREE: Tone.SUCCESS}


def _tone(line: CaseloadLine) -> Tone | None:
    return _TONES[line.status] if line.status is not None else None


def _symbol(line: CaseloadLine) -> str:
    tone = _tone(line)
    return tone.icon if tone is not None else ""


def _name(line: CaseloadLine) -> str:
    return f"{line.name} (borte)" if line.away else line.name


def _per_post(line: CaseloadLine) -> str:
    return decimal(line.load.per_fte) if line.load.per_fte is not None else "–"


def columns() -> tuple[Column[CaseloadLine], ...]:
    """The columns of the table of advisers."""
    return (
        Column("Rådgiver", _name, bold=True, stretch=True),
        Column("Stilling", lambda r: f"{r.percent} %", sort=lambda r: r.percent, align=RIGHT),
        Column("Aktive", lambda r: str(r.active), sort=lambda r: r.active, align=RIGHT),
        Column("Andre", lambda r: str(r.others), sort=lambda r: r.others, align=RIGHT),
        Column("Plass til", lambda r: decimal(r.load.capacity) if r.load.capacity else "–", align=RIGHT),
        Column("Per hel stilling", _per_post, align=RIGHT),
        Column("Mot normen", difference_words, tone=_tone, symbol=_symbol),
    )


def _reassign(desk: Desk, draft: ReassignDraft, say: Callable[[str], object]) -> Saved:
    return reassign_several(desk, list(draft.person_ids), draft.staff_id, start=draft.start, say=say)


class CaseloadPage(Page):
    """The page; a day can be typed, a line opened to give people to another adviser."""

    subjects: ClassVar[frozenset[Subject]] = frozenset(
        {Subject.PERSON, Subject.PROGRAMME, Subject.ASSIGNMENT, Subject.STAFF, Subject.SETTING}
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("caseloadPage", "Saksmengde", bus)
        self._desk = desk
        self._view: CaseloadView | None = None
        self._build()
        self.add_actions()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """What can be done on the page."""
        return (
            Shortcut(
                "reassign", "Ctrl+B", self.tr("Bytt rådgiver …"), self._ask_reassign, "people", "header"
            ),
            Shortcut("printCaseload", "Ctrl+P", self.tr("Skriv ut"), self._print, "print", "header"),
        )

    def _build(self) -> None:
        self._day = DayField("caseloadDay", self._today)
        self._day.setAccessibleName(self.tr("Dag"))
        self._day.set_value(self._desk.today)
        self._day.changed.connect(self._day_changed)
        self.body.addLayout(row(label(self.tr("Saksmengden den"), "label"), self._day, None))
        self._posts = KeyFigure("posts", self.tr("stilling i prosent"))
        self._active = KeyFigure("active", self.tr("aktive deltakere"))
        self._per_post = KeyFigure("perPost", self.tr("per hel stilling"))
        self._missing = KeyFigure("missingPost", self.tr("mangler i stilling"))
        figures = row(self._posts, self._active, self._per_post, self._missing, spacing=SPACE_3)
        scroll = Scroll("caseloadScroll")
        box = scroll.body
        box.addLayout(figures)
        box.addWidget(self._build_table())
        box.addWidget(self._build_outlook())
        box.addWidget(self._build_why())
        box.addStretch(1)
        self.body.addWidget(scroll, 1)

    def _build_table(self) -> Table:
        self._model: RowsModel[CaseloadLine] = RowsModel(columns(), lambda r: r.staff_id or "none", self)
        self.table = Table("caseloadTable", self.tr("Saksmengde per rådgiver"), self._model)
        self.table.row_activated.connect(self._ask_reassign_from)
        return self.table

    def _build_outlook(self) -> Card:
        card = Card(self.tr("De neste tolv månedene"), "outlookCard")
        self._flexible = label("", wrap=True, name="flexibleText")
        self.bars = Bars(
            "outlookBars",
            self.tr("Aktive deltakere den første i hver måned"),
            self.tr("deltakere"),
            self.tr("plass"),
        )
        self.bars.setMinimumHeight(self.fontMetrics().height() * 10)
        self._months = label("", "muted", wrap=True, name="monthsText")
        for part in (self._flexible, self.bars, self._months):
            card.body.addWidget(part)
        return card

    def _build_why(self) -> Card:
        card = Card(self.tr("Slik er det regnet"), "whyCard")
        self._why = label("", wrap=True, name="whyText")
        self._source = label("", "muted", wrap=True, name="sourceText")
        card.body.addWidget(self._why)
        card.body.addWidget(self._source)
        return card

    def _today(self) -> date:
        return self._desk.today

    def _chosen_day(self) -> date:
        return self._day.value() or self._desk.today

    def _day_changed(self) -> None:
        self.refresh()

    def reload(self) -> None:
        """Read the caseload of the chosen day."""
        view = caseload_on(self._desk, self._chosen_day())
        self._view = view
        total = view.total
        capacity = decimal(total.load.capacity) if total.load.capacity else "–"
        self._posts.set_figure(
            f"{decimal(total.load.fte * 100)} %", self.tr("plass til {0}").format(capacity)
        )
        self._active.set_figure(str(total.active), self.tr("{0} andre følges opp").format(total.others))
        self._per_post.set_figure(_per_post(total), self.tr("norm: {0}").format(view.guideline))
        missing = f"{view.missing_percent} %" if view.missing_percent else self.tr("ingen")
        self._missing.set_figure(missing, difference_words(total))
        self._model.set_rows(view.lines)
        self.table.fit_columns()
        self._fit_table(len(view.lines))
        self._show_outlook(view)
        self._why.setText("\n".join(f"• {step.text}" for step in view.steps))
        counted = ", ".join(STATUS_LABELS[status].lower() for status in view.active_statuses)
        self._source.setText(
            self.tr("Normen: {0}. Aktive er de som har status {1} (kommunens valg).").format(
                view.source, counted
            )
        )

    def _fit_table(self, lines: int) -> None:
        """As high as its lines: the page scrolls, not the table inside it."""
        header = self.table.horizontalHeader().sizeHint().height()
        height = self.table.verticalHeader().defaultSectionSize() * max(1, min(lines, 15))
        self.table.setFixedHeight(header + height + 2 * self.table.frameWidth() + 2)

    def _show_outlook(self, view: CaseloadView) -> None:
        self._flexible.setText(view.flexible_resource)
        self.bars.set_bars(
            [
                Bar(fmt.month(month.day)[:3], float(month.active), float(month.capacity))
                for month in view.outlook
            ]
        )
        short = [
            self.tr("{0}: mangler {1} %").format(fmt.month(month.day), month.missing_percent)
            for month in view.outlook
            if month.missing_percent
        ]
        self._months.setText(" · ".join(short))

    def _ask_reassign(self) -> None:
        self._ask_reassign_from(self.table.chosen())

    def _ask_reassign_from(self, line: CaseloadLine | None) -> None:
        if self._view is None:
            return
        giver = line.staff_id if line is not None else UNASSIGNED
        dialog = ReassignDialog(self, self._desk, giver)
        save = partial(_reassign, self._desk)
        AskingBeside(dialog, self._desk, self.bus, save, self.tr("Rådgiveren er byttet."), about=giver)

    def _print(self) -> None:
        run_action(self, self._show_print)

    def _show_print(self) -> None:
        pdf = documents.caseload_pdf(self._desk, self._chosen_day())
        dialog = QDialog(self)
        dialog.setObjectName("printDialog")
        dialog.setWindowTitle(self.tr("Saksmengde"))
        preview = PdfPreview("caseloadPreview")
        QVBoxLayout(dialog).addWidget(preview)
        dialog.resize(self.size() * 0.9)
        outlet = Outlet(self._desk, self.bus, self.tr("Saksmengde"))
        preview.show_pdf(pdf, "saksmengde.pdf", outlet)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
