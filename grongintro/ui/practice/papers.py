"""The agreement on screen: from memory, printed and saved through an outlet alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grongintro.services.practice import papers
from grongintro.ui.outlet import Outlet
from grongintro.ui.run import run_action
from grongintro.ui.widgets.print_dialog import PrintDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.domain.practice import Placement
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


def show_agreement(parent: QWidget, desk: Desk, bus: Bus, placement: Placement) -> None:
    """The agreement on a placement as it is printed."""
    pdf = run_action(parent, partial(papers.agreement_pdf, desk, placement.id), repeatable=True)
    if pdf is not None:
        outlet = Outlet(desk, bus, parent.tr("Avtale om praksis"), placement.person_id)
        PrintDialog(parent, outlet.what, pdf, "avtale-om-praksis.pdf", outlet).open()
