"""What is imported ahead, while somebody types their password."""

from __future__ import annotations

from importlib import import_module


def load_services() -> None:
    """Import what the day needs."""
    import_module("grongintro.services.trust.login")
    import_module("grongintro.services.my_day")
