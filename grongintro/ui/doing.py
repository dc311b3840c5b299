"""What every page does after an action: tell the others, show that it is saved, and offer to undo it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from grongintro.ui.run import run_action

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus

T = TypeVar("T", bound="Saved")


def do(parent: QWidget, desk: Desk, bus: Bus, action: Callable[[], T], *, done: str = "") -> T | None:
    """Run an action that saves; on success send its changes, «Lagret 14:02» and perhaps a sentence.

    None when it was refused; the person has then been told why, at the field or in the bar.
    """
    saved = run_action(parent, action)
    if saved is not None:
        announce(desk, bus, saved, done=done)
    return saved


def announce(desk: Desk, bus: Bus, saved: Saved, *, done: str = "", undo: str = "") -> None:
    """Tell the window what was saved; `undo` is the text of a button that takes it back."""
    bus.saved.emit(desk.clock.now())
    bus.changed.emit(saved.changes)
    if done and undo and saved.changes.action:
        bus.offer.emit(done, undo, _Undo(desk, bus, saved.changes.action))
    elif done:
        bus.message.emit("success", done)


class _Undo:
    """Takes one action back when its button is pressed."""

    def __init__(self, desk: Desk, bus: Bus, action: str) -> None:
        self._desk, self._bus, self._action = desk, bus, action

    def __call__(self) -> None:
        from grongintro.services.undo import undo  # noqa: PLC0415  services are not imported before the window

        announce(self._desk, self._bus, undo(self._desk, self._action), done="Angret.")
