"""The papers of an activity on screen: from memory, printed and saved through an outlet alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from grongintro.services.activities import papers
from grongintro.ui.outlet import Outlet
from grongintro.ui.run import run_action
from grongintro.ui.widgets.print_dialog import PrintDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.activity import Activity
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


def show_list(parent: QWidget, desk: Desk, bus: Bus, activity: Activity) -> None:
    """The participants' list."""
    what = QCoreApplication.translate("activities", "Deltakerliste: {0}").format(activity.title)
    _show(parent, Outlet(desk, bus, what), partial(papers.list_pdf, desk, activity.id), "deltakerliste.pdf")


def show_plan(parent: QWidget, desk: Desk, bus: Bus, activity: Activity) -> None:
    """The plan."""
    what = QCoreApplication.translate("activities", "Plan: {0}").format(activity.title)
    _show(parent, Outlet(desk, bus, what), partial(papers.plan_pdf, desk, activity.id), "plan.pdf")


def show_invitation(parent: QWidget, desk: Desk, bus: Bus, activity: Activity, person_id: str) -> None:
    """The invitation to one person."""
    what = QCoreApplication.translate("activities", "Invitasjon: {0}").format(activity.title)
    make = partial(papers.invitation_pdf, desk, activity.id, person_id)
    _show(parent, Outlet(desk, bus, what, person_id), make, "invitasjon.pdf")


def _show(parent: QWidget, outlet: Outlet, make: Callable[[], bytes], file_name: str) -> None:
    pdf = run_action(parent, make, repeatable=True)
    if pdf is not None:
        PrintDialog(parent, outlet.what, pdf, file_name, outlet).open()
