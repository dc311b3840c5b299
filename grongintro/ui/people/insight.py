"""Innsyn: everything about the person as it will be printed, to be gone through before it is given out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout

from grongintro.services.keeping import insight
from grongintro.ui.outlet import Outlet
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_3
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

_OF_WINDOW = 0.9


class InsightDialog(QDialog):
    """The package with print and save; both are listed under «Filer ute»."""

    def __init__(self, parent: QWidget, name: str, content: bytes, outlet: Outlet) -> None:
        super().__init__(parent.window())
        self.setObjectName("insightDialog")
        self.setWindowTitle("Grongintro")  # the task switcher shows it; the title holds a name
        title = self.tr("Innsyn: {0}").format(name)
        self.setAccessibleName(title)
        words = self.tr(
            "Alt som er registrert. Se gjennom hver side før du gir den ut: det som er merket «Gjelder "
            "andre», kan måtte tas ut eller strykes over. Andre kan også være nevnt i notater uten merke."
        )
        self.preview = PdfPreview()
        close = button("closeInsight", self.tr("Lukk"), self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        box.addWidget(label(title, "heading", wrap=True))
        box.addWidget(label(words, "muted", wrap=True))
        box.addWidget(self.preview, 1)
        box.addLayout(row(None, close))
        self.resize(parent.window().size() * _OF_WINDOW)
        self.preview.show_pdf(content, "innsyn.pdf", outlet)
        self.finished.connect(self.deleteLater)


def show_insight(page: QWidget, desk: Desk, bus: Bus, person: Person) -> None:
    """Make the package and show it."""
    content = run_action(page, partial(insight.insight_pdf, desk, person.id), repeatable=True)
    if content is not None:
        outlet = Outlet(desk, bus, page.tr("Innsynspakke"), person.id)
        InsightDialog(page, person.name, content, outlet).open()
