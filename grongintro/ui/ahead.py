"""What is imported ahead, while somebody types their password."""

from __future__ import annotations

from importlib import import_module
from threading import Thread

from grongintro.ui.worker import no_collecting


def load_services_beside() -> None:
    """Import it beside the window."""
    Thread(target=load_services, name="load services", daemon=True).start()


def load_services() -> None:
    """Import what the day needs."""
    with no_collecting():
        import_module("grongintro.services.trust.login")
        import_module("grongintro.services.my_day")
