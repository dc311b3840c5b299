"""The sheet with the recovery code that the first start prints."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from grongintro.services import settings
from grongintro.services.desk import Desk
from grongintro.services.documents import recovery_pdf
from grongintro.ui.outlet import Outlet


def recovery_sheet(desk: object, code: str) -> tuple[bytes, Outlet]:
    """The sheet as a PDF, and how it leaves the program."""
    if not isinstance(desk, Desk):
        raise TypeError("the first start gives a desk")
    town, name = settings.municipality(desk), desk.store.path.name
    sheet = recovery_pdf(town, code, day=desk.today, store=name)
    words = QCoreApplication.translate("start", "Arket med gjenopprettingskoden")
    return sheet, Outlet(desk, None, words)
