"""What the first Min dag costs in structure, without a clock: its questions, and what is loaded for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.services.demo import build_demo

if TYPE_CHECKING:
    from pathlib import Path

MOST_QUESTIONS = 27
# Loaded with the first dialog, letter, computation, decision or look through the logs.
LATER = (
    "alembic",
    "jinja2",
    "openpyxl",
    "pikepdf",
    "reportlab",
    "fractions",
    "sqlite3",
    "tomllib",
    "grongintro.exchange",
    "grongintro.letters",
    "grongintro.rules.authority",
    "grongintro.rules.benefit",
    "grongintro.rules.compliance.light",
    "grongintro.rules.parameters",
    "grongintro.services.keeping.undo",
    "grongintro.services.budget",
    "grongintro.services.cooperation",
    "grongintro.services.grant_applications",
    "grongintro.services.people",
    "grongintro.services.practice",
    "grongintro.services.qualifying",
    "grongintro.services.settlement",
    "grongintro.services.talks",
    "grongintro.services.trust.authority",
    "grongintro.storage.migrate",
    "grongintro.ui.applications",
    "grongintro.ui.cooperation",
    "grongintro.ui.draft_keeper",
    "grongintro.ui.lights",
    "grongintro.ui.my_day.law",
    "grongintro.ui.practice",
    "grongintro.ui.qualifying",
    "grongintro.ui.settlement",
    "grongintro.ui.talks",
    "grongintro.ui.widgets.form_dialog",
)
# The subjects that Min dag asks for, the log every page may write to, and the service's choices.
DECLARED = {"authority", "decisions", "followup", "log", "people", "programme", "service", "staff"}
_DAY = """
import json, os, sys
from dataclasses import is_dataclass
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from grongintro import app as program_app
from grongintro.domain.clock import FixedClock
given = json.loads(sys.argv[1])
asked = []
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, tell)
        return False
def compiled(module):
    made = [each for each in vars(module).values() if isinstance(each, type) and is_dataclass(each)]
    own = [each for each in made if each.__module__ == module.__name__]
    return [each.__name__ for each in own if each.__dataclass_params__.frozen]
def tell():
    loaded = sorted(sys.modules)
    own = [sys.modules[name] for name in loaded if name.startswith("grongintro.")]
    talks = program.shell.page("day").talks.count()
    print(json.dumps([len(asked), loaded, sum(map(compiled, own), []), talks]), flush=True)
    os._exit(0)  # how it closes is not asked here
def enter(made):
    global program
    program = made
    from sqlalchemy import event
    from sqlalchemy.engine import Engine
    from grongintro.domain.staff import Actor, Role
    from grongintro.services.desk import Desk
    from grongintro.storage import store as stores
    from grongintro.storage.keys.envelope import Envelope
    event.listen(Engine, "before_cursor_execute", lambda _c, _u, sql, *_: sql == "BEGIN" or asked.append(sql))
    folder = Path(given["folder"])
    envelope = Envelope.read(stores.envelope_path(folder / stores.STORE_NAME))
    store = stores.open_with_key(folder, envelope, bytes.fromhex(given["key"]), who="test", at=clock.now())
    program.enter(Desk(store, Actor(*given["actor"], Role.ADVISER), clock))
    program.painted = Painted(program)
    program.shell.page("day").installEventFilter(program.painted)
clock = FixedClock(datetime.fromisoformat(given["now"]))
sys.exit(program_app.show_and_stay(Path(given["home"]), enter, clock))
"""


@pytest.fixture(scope="module")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> Any:
    home: Path = tmp_path_factory.mktemp("first_day")
    desk = build_demo(home / "store", date(2026, 11, 23)).desk_adviser
    given = {
        "folder": str(desk.store.path.parent),
        "key": desk.store.key.hex(),
        "actor": [desk.actor.account_id, desk.actor.staff_id, desk.actor.name],
        "now": desk.clock.now().isoformat(),
        "home": str(home / "home"),
    }
    desk.store.close()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(  # noqa: S603  a constant
        [sys.executable, "-c", _DAY, json.dumps(given)],
        capture_output=True, text=True, check=True, timeout=60, env=environment,
    )  # fmt: skip
    return json.loads(said.stdout)


def test_the_first_day_is_filled_by_few_questions(first_day: Any) -> None:
    asked, _, _, talks = first_day
    assert talks
    assert asked <= MOST_QUESTIONS


def test_the_first_day_loads_nothing_that_comes_with_a_click(first_day: Any) -> None:
    loaded = set(first_day[1])
    assert [name for name in LATER if name in loaded] == []


def test_the_first_day_declares_its_own_subjects_only(first_day: Any) -> None:
    place = "grongintro.storage.tables."
    declared = {name.removeprefix(place) for name in first_day[1] if name.startswith(place)}
    assert declared - {"columns"} == DECLARED


def test_the_values_of_the_first_day_share_their_methods(first_day: Any) -> None:
    """A period has an order, which the shared methods do not know."""
    assert first_day[2] == ["Period"]
