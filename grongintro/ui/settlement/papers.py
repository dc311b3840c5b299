"""The list of an arrival on screen: from memory, printed and saved through an outlet alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grongintro.services.settlement import papers
from grongintro.ui.outlet import Outlet
from grongintro.ui.run import run_action
from grongintro.ui.widgets.print_dialog import PrintDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


def show_list(parent: QWidget, desk: Desk, bus: Bus, arrival_id: str) -> None:
    """The list as it is printed."""
    pdf = run_action(parent, partial(papers.list_pdf, desk, arrival_id), repeatable=True)
    if pdf is not None:
        outlet = Outlet(desk, bus, parent.tr("Liste før ankomst"))
        PrintDialog(parent, outlet.what, pdf, "liste-for-ankomst.pdf", outlet).open()
