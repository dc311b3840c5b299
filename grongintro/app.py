"""The desktop program started: the window is on screen before the program itself is imported."""

from __future__ import annotations

import gc
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from grongintro import paths
from grongintro.ui import tokens
from grongintro.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from grongintro.domain.clock import Clock
    from grongintro.program import Program
    from grongintro.services.desk import Desk


def run(*, clock: Clock | None = None, home: Path | None = None) -> int:
    """Start the program and stay until the window is closed."""
    return show_and_stay(home or paths.data_folder(), _begin, clock)


def run_demo(adviser: Desk, leader: Desk, *, home: Path) -> int:
    """Open the window on the demo municipality and stay until it is closed."""
    return show_and_stay(home, partial(_begin_demo, adviser, leader), None)


def show_and_stay(home: Path, begin: Callable[[Program], object], clock: Clock | None) -> int:
    """Show the empty window; when it has been painted, load the program into it and let it begin."""
    app = bare_application()
    window = Window(home / "window.ini")
    window.painted.connect(partial(_load, app, window, home, begin, clock))
    window.show()
    return app.exec()


def bare_application() -> QApplication:
    """The one QApplication in the colour of its scheme; fonts and style come with the program."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("grongintro")
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    app.setPalette(QPalette(QColor((tokens.DARK if dark else tokens.LIGHT).window)))
    return app


def application() -> QApplication:
    """The one QApplication with fonts and style."""
    from grongintro.ui import theme  # noqa: PLC0415  after the first paint

    app = bare_application()
    theme.apply(app)
    return app


def _load(
    app: QApplication,
    window: Window,
    home: Path,
    begin: Callable[[Program], object],
    clock: Clock | None,
) -> None:
    # Thousands of lasting objects are made here; looking through them for garbage only takes time.
    gc.disable()
    from grongintro.domain.clock import SystemClock  # noqa: PLC0415  after the first paint
    from grongintro.paths import log_to  # noqa: PLC0415
    from grongintro.program import Program  # noqa: PLC0415
    from grongintro.ui.run import install_excepthook  # noqa: PLC0415

    application()
    log_to(home)
    install_excepthook()
    begin(Program(app, window, clock or SystemClock(), home=home))
    gc.freeze()
    gc.enable()


def _begin(program: Program) -> None:
    program.begin()


def _begin_demo(adviser: Desk, leader: Desk, program: Program) -> None:
    program.enter_demo(adviser, leader)
