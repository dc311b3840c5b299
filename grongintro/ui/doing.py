"""What every page does after an action: tell the others, show that it is saved, and offer to undo it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication

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


def announce(desk: Desk, bus: Bus, saved: Saved, *, done: str = "") -> None:
    """Tell the window what was saved, with a button that takes it back when that can be done.

    What can be taken back is always told, so that the button is there also where a page has no sentence of
    its own. Nobody is told when the store has been closed meanwhile.
    """
    if desk.store.closed:
        return
    bus.saved.emit(desk.clock.now())
    bus.changed.emit(saved.changes)
    action = saved.changes.action
    words = _words_of(desk, action) if action else ""
    if action and words:
        told = done or QCoreApplication.translate("doing", "Lagret: {0}.").format(words)
        bus.offer.emit(told, QCoreApplication.translate("doing", "Angre"), _Undo(desk, bus, action, words))
    elif done:
        bus.message.emit("success", done)


def undone(words: str) -> str:
    """What the bar says when something was taken back."""
    return QCoreApplication.translate("doing", "Angret: {0}").format(words)


def _words_of(desk: Desk, action: str) -> str:
    from grongintro.services.keeping.undo import words_of  # noqa: PLC0415  services are not imported before the window

    return words_of(desk, action)


class _Undo:
    """Takes one action back when its button is pressed."""

    def __init__(self, desk: Desk, bus: Bus, action: str, words: str) -> None:
        self._desk, self._bus, self._action, self._words = desk, bus, action, words

    def __call__(self) -> None:
        from grongintro.services.keeping.undo import undo  # noqa: PLC0415  services are not imported before the window

        announce(self._desk, self._bus, undo(self._desk, self._action), done=undone(self._words))
