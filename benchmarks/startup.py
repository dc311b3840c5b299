"""From process start to the first painted window, and to a filled Min dag, against a bare QMainWindow.

Each figure is a whole process, timed from outside. The key derivation is apart: the store is opened with its raw key.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.timing import HEAD, ROUNDS, Pair

ROOT = Path(__file__).resolve().parents[1]
_PAINTED = '''
from PySide6.QtCore import QEvent, QObject
class Painted(QObject):
    """Tells when a widget has been painted for the first time."""
    def __init__(self, window, told):
        super().__init__(window)
        self.told = told
        window.installEventFilter(self)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.told:
            told, self.told = self.told, None
            from PySide6.QtCore import QTimer
            QTimer.singleShot(0, told)
        return False
def memory():
    """The most this program has held, in KiB; `getrusage` may tell what its parent held before the exec."""
    from pathlib import Path
    status = Path("/proc/self/status").read_text().splitlines()
    return next(line.split()[1] for line in status if line.startswith("VmHWM"))
'''
_BARE = (
    _PAINTED
    + """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
def done():
    print("painted", flush=True)
    print(memory(), flush=True)
    app.exit(0)
keep = Painted(window, done)
window.show()
sys.exit(app.exec())
"""
)
_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from grongintro import app as program_app
def told(*rest):
    print("painted", flush=True)
    QApplication.quit()
program_app._load = told
sys.exit(program_app.run(home=Path(sys.argv[1])))
"""
_DAY = (
    _PAINTED
    + """
import json, sys
from functools import partial
from pathlib import Path
from datetime import datetime
from PySide6.QtCore import QTimer
from grongintro import app as program_app
given = json.loads(sys.argv[1])
def filled():
    print("painted", flush=True)
    print(memory(), flush=True)
    program.desk = None
    desk.store.close()
    program.window.close()
def enter(made):
    global desk, keep, program
    program = made
    from grongintro.domain.staff import Actor, Role
    from grongintro.services.desk import Desk
    from grongintro.storage.keys.envelope import Envelope
    from grongintro.storage import store as stores
    folder = Path(given["folder"])
    envelope = Envelope.read(stores.envelope_path(folder / stores.STORE_NAME))
    store = stores.open_with_key(folder, envelope, bytes.fromhex(given["key"]), who="benchmark", at=clock.now())
    actor = Actor(given["account"], given["staff"], given["name"], Role.ADVISER)
    desk = Desk(store, actor, clock)
    program.enter(desk)
    keep = Painted(program.shell.page("day"), filled)
from grongintro.domain.clock import FixedClock
clock = FixedClock(datetime.fromisoformat(given["now"]))
sys.exit(program_app.show_and_stay(Path(given["home"]), enter, clock))
"""
)


def _environment(home: str) -> dict[str, str]:
    """As installed: every module compiled once, by the round that is not counted."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = {"PYTHONPYCACHEPREFIX": str(Path(home) / "compiled")}
    return {**kept, **compiled, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


def _spawn(environment: dict[str, str], script: str, *arguments: str) -> tuple[float, list[str]]:
    """Milliseconds until the process says «painted», and what it said after."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline().strip()
        took = (time.perf_counter() - began) * 1000
        rest = process.stdout.read().split()
    assert (first, process.returncode) == ("painted", 0), (first, process.returncode, rest)
    return took, rest


def main() -> None:
    from grongintro.services.demo import build_demo

    with tempfile.TemporaryDirectory() as home:
        demo = build_demo(Path(home) / "store", date(2026, 11, 23))
        desk = demo.desk_adviser
        given = json.dumps(
            {
                "folder": str(desk.store.path.parent),
                "key": desk.store.key.hex(),
                "account": desk.actor.account_id,
                "staff": desk.actor.staff_id,
                "name": desk.actor.name,
                "now": desk.clock.now().isoformat(),
                "home": str(Path(home) / "home"),
            }
        )
        desk.store.close()
        environment = _environment(home)
        bare, window, day, bare_memory, day_memory = [], [], [], [], []
        for number in range(ROUNDS + 1):
            one, said = _spawn(environment, _BARE)
            two, _ = _spawn(environment, _WINDOW, home)
            three, told = _spawn(environment, _DAY, given)
            if number:
                bare.append(one)
                window.append(two)
                day.append(three)
                bare_memory.append(int(said[0]) / 1024)
                day_memory.append(int(told[0]) / 1024)
    floor = statistics.median(bare)
    print(HEAD)
    print(Pair("Prosesstart til første malte vindu", statistics.median(window), floor, 1.5).line())
    print(Pair("Prosesstart til fylt Min dag (demo)", statistics.median(day), floor, 5).line())
    memory = Pair(
        "Minne med fylt Min dag", statistics.median(day_memory), statistics.median(bare_memory), 4, "MB"
    )
    print(memory.line())


if __name__ == "__main__":
    main()
