"""Daily work on a store of 500 advisers, 10 000 participants and 1 000 000 talks.

Floors, in the same process and on the same encrypted file: the same rows by bare SQL, put into a bare QTableView
(the day, the list) or into the same widgets (a person's page), and bare INSERTs of the same rows (a logged talk).
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import tempfile
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.large_store import NOW, large_store
from benchmarks.timing import Pair, in_turn, report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grongintro.services.desk import Desk

TODAY = NOW.date().isoformat()
_CASES = (
    'SELECT person_id FROM assignment WHERE staff_id = ? AND start <= ? AND ("end" IS NULL OR "end" >= ?)'
)
# What Min dag reads for one adviser's people, statement by statement.
_DAY = (
    "SELECT * FROM person WHERE id IN (SELECT person_id FROM c)",
    "SELECT * FROM programme WHERE person_id IN (SELECT person_id FROM c)",
    "SELECT * FROM programme_leave WHERE person_id IN (SELECT person_id FROM c)",
    "SELECT * FROM follow_up WHERE person_id IN (SELECT person_id FROM c)",
    "SELECT * FROM permit WHERE person_id IN (SELECT person_id FROM c)",
    "SELECT * FROM decision WHERE person_id IN (SELECT person_id FROM c)",
    "SELECT m.person_id, h.name FROM household_member m JOIN household h ON h.id = m.household_id "
    "WHERE m.person_id IN (SELECT person_id FROM c)",
    "SELECT a.*, p.person_id FROM appointment a JOIN appointment_person p ON p.appointment_id = a.id "
    "WHERE a.staff_id = :staff AND a.day BETWEEN :day AND date(:day, '+30 days')",
    "SELECT * FROM task WHERE owner_id = :staff AND done_on IS NULL",
    "SELECT l.person_id, l.held_on, t.text, t.place FROM conversation_person l "
    "JOIN (SELECT person_id, max(held_on) AS held_on FROM conversation_person "
    "WHERE person_id IN (SELECT person_id FROM c) GROUP BY person_id) n "
    "ON n.person_id = l.person_id AND n.held_on = l.held_on JOIN conversation t ON t.id = l.conversation_id",
)
_LIST = (
    "SELECT p.id, p.given_name || ' ' || p.family_name, p.birth_date, p.national_number, p.duf_number, p.phone, "
    'h.name, g.offered, g.start, g."end", g.stopped, s.name, p.search FROM person p '
    "LEFT JOIN household_member m ON m.person_id = p.id LEFT JOIN household h ON h.id = m.household_id "
    "LEFT JOIN programme g ON g.person_id = p.id LEFT JOIN assignment a ON a.person_id = p.id "
    "LEFT JOIN staff s ON s.id = a.staff_id ORDER BY p.given_name, p.family_name"
)


def _bare_table() -> Any:
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
    from PySide6.QtWidgets import QTableView

    class Model(QAbstractTableModel):
        """Tuples, shown as they are."""

        def __init__(self) -> None:
            super().__init__()
            self.shown: Sequence[Any] = ()

        def put(self, rows: Sequence[Any]) -> None:
            self.beginResetModel()
            self.shown = rows
            self.endResetModel()

        def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
            return 0 if parent.isValid() else len(self.shown)

        def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
            return 0 if parent.isValid() or not self.shown else len(self.shown[0])

        def data(self, index: Any, role: int = 0) -> Any:
            if role == Qt.ItemDataRole.DisplayRole:
                return str(self.shown[index.row()][index.column()])
            return None

    view, model = QTableView(), Model()
    view.setModel(model)
    view.resize(1280, 800)
    return view, model


def _drawn(widget: Any) -> None:
    """Lay out and paint, as before a person's eyes."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    widget.grab()


def _people(desk: Desk) -> list[str]:
    with desk.read() as reader:
        from grongintro.services.responsibility import own_people

        return own_people(desk, reader)


def day(desk: Desk, raw: Any, bus: Any) -> Pair:
    from grongintro.ui.my_day.page import MyDayPage

    page = MyDayPage(desk, bus)
    page.resize(1280, 800)
    page.show()
    view, model = _bare_table()
    view.show()
    staff = desk.actor.staff_id

    def program() -> None:
        page.refresh()
        _drawn(page)

    def floor() -> None:
        raw.execute("BEGIN")
        rows: list[Any] = []
        found = {"staff": staff, "day": TODAY}
        cases = f"WITH c AS ({_CASES.replace('?', ':staff', 1).replace('?', ':day')}) "
        for query in _DAY:
            rows += [tuple(map(str, row))[:4] for row in raw.execute(cases + query, found)]
        raw.execute("COMMIT")
        model.put(rows)
        _drawn(view)

    pair = in_turn("Min dag for en rådgiver", program, floor, limit=2)
    page.close()
    view.close()
    return pair


def people(desk: Desk, raw: Any, bus: Any) -> list[Pair]:
    from grongintro.ui.people.page import PeoplePage

    page = PeoplePage(desk, bus)
    page.resize(1280, 800)
    page.show()
    view, model = _bare_table()
    view.show()
    held: list[Any] = []

    def program() -> None:
        page.refresh()
        _drawn(page)

    def floor() -> None:
        held[:] = raw.execute(_LIST).fetchall()
        model.put(held)
        _drawn(view)

    typed = ("o", "ok", "oks", "oksa", "oksan", "oksana", "oksana 9")

    def search() -> None:
        for text in typed:
            page.filter.setText(text)
            _drawn(page)
        page.filter.clear()

    def bare_search() -> None:
        for text in typed:
            query = f"SELECT * FROM ({_LIST}) WHERE search LIKE '%' || ? || '%'"
            model.put(raw.execute(query, (text,)).fetchall())
            _drawn(view)
        model.put(held)

    pairs = [
        in_turn("Deltakerlisten (10 000)", program, floor, limit=2),
        in_turn("Søk mens man skriver, 7 tegn", search, bare_search, limit=2),
    ]
    page.close()
    view.close()
    return pairs


def person(desk: Desk, raw: Any, bus: Any) -> Pair:
    from grongintro.services import person_page
    from grongintro.ui.people.person_page import PersonPage

    ids = itertools.cycle(_people(desk))
    mine, bare = PersonPage(desk, bus), PersonPage(desk, bus)
    for page in (mine, bare):
        page.resize(1280, 800)
        page.show()
    ready = {each: person_page.reread_person(desk, each) for each in _people(desk)}

    def program() -> None:
        mine.show_person(next(ids))
        _drawn(mine)

    def floor() -> None:
        who = next(ids)
        _bare_person(raw, who)
        bare.fill(ready[who])
        _drawn(bare)

    pair = in_turn("Åpne en person", program, floor, limit=2)
    mine.close()
    bare.close()
    return pair


def _bare_person(raw: Any, who: str) -> None:
    """The rows of the page by bare SQL, and the line that says it was opened."""
    raw.execute("BEGIN IMMEDIATE")
    for table in (
        "programme",
        "programme_leave",
        "permit",
        "living_fact",
        "follow_up",
        "decision",
        "assignment",
    ):
        raw.execute(f"SELECT * FROM {table} WHERE person_id = ?", (who,)).fetchall()
    raw.execute("SELECT * FROM person WHERE id = ?", (who,)).fetchall()
    raw.execute(
        "SELECT h.*, m.*, p.given_name FROM household_member a JOIN household h ON h.id = a.household_id "
        "JOIN household_member m ON m.household_id = h.id JOIN person p ON p.id = m.person_id "
        "WHERE a.person_id = ?",
        (who,),
    ).fetchall()
    raw.execute(
        "SELECT t.*, s.name FROM conversation_person l JOIN conversation t ON t.id = l.conversation_id "
        "JOIN staff s ON s.id = t.staff_id WHERE l.person_id = ? ORDER BY l.held_on DESC LIMIT 200",
        (who,),
    ).fetchall()
    raw.execute("SELECT * FROM task WHERE person_id = ? AND done_on IS NULL", (who,)).fetchall()
    raw.execute(
        "SELECT * FROM appointment a JOIN appointment_person p ON p.appointment_id = a.id WHERE p.person_id = ?",
        (who,),
    ).fetchall()
    raw.execute(
        "INSERT INTO access_log (id, office_id, at, account_id, person_id, hash) "
        "SELECT ?, office_id, ?, 'x', id, 'x' FROM person WHERE id = ?",
        (str(uuid.uuid4()), NOW.isoformat(" "), who),
    )
    raw.execute("COMMIT")


def talk(desk: Desk, raw: Any) -> Pair:
    from dataclasses import replace

    from grongintro.domain.followup import InterpreterMode
    from grongintro.services.talks import log_conversation, start_talk

    ids = itertools.cycle(_people(desk))
    number = itertools.count()
    office = raw.execute("SELECT id FROM office").fetchone()[0]
    text = "Snakket om praksisplassen og om bussen som ikke passer med skoletiden."

    written = {
        each: replace(
            start_talk(desk, (each,)),
            text=text,
            interpreter=InterpreterMode.SCREEN,
            interpreter_qualified=True,
            language="arabisk",
        )
        for each in _people(desk)
    }

    def program() -> None:
        log_conversation(desk, written[next(ids)])

    def floor() -> None:
        mark, who = f"b{next(number):08d}", next(ids)
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "INSERT INTO conversation (id, office_id, version, staff_id, held_on, place, form, outcome, counts, "
            "interpreter, interpreter_qualified, interpreter_reason, language, topics, minutes, text, note_class) "
            "VALUES (?, ?, 1, ?, ?, 'Sentrum', 'meeting', 'held', 1, 'screen', 1, '', 'arabisk', '[]', 45, ?, "
            "'ordinary')",
            (mark, office, desk.actor.staff_id, TODAY, text),
        )
        raw.execute(
            "INSERT INTO conversation_person (id, office_id, version, conversation_id, person_id, held_on, counts) "
            "VALUES (?, ?, 1, ?, ?, ?, 1)",
            (mark, office, mark, who, TODAY),
        )
        for row in ("conversation", "conversation_person"):
            raw.execute(
                "INSERT INTO change_log (id, office_id, action, at, account_id, intention, subject, row_id, "
                "person_id, old, new, hash) VALUES (?, ?, ?, ?, ?, 'log_conversation', ?, ?, ?, NULL, ?, 'x')",
                (
                    f"{mark}-{row}",
                    office,
                    mark,
                    NOW.isoformat(" "),
                    desk.actor.account_id,
                    row,
                    mark,
                    who,
                    text * 4,
                ),
            )
        raw.execute("COMMIT")

    return in_turn("Logge en samtale", program, floor, limit=4, rounds=31)


def leader(desk: Desk) -> None:
    """The leader's caseload, apart: no floor was promised."""
    import statistics
    import time

    from grongintro.services.caseload import caseload_on

    took = []
    for _ in range(5):
        began = time.perf_counter()
        caseload_on(desk, NOW.date())
        took.append(time.perf_counter() - began)
    print(f"\nLederens saksmengde, 500 rådgivere og tolv måneder fram: {statistics.median(took):.1f} s.")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true", help="a tenth of the store, to try the benchmark")
    size = {"advisers": 50} if parser.parse_args().small else {}
    folder = Path(tempfile.mkdtemp())
    try:
        _run(large_store(folder / "store", **size))
    finally:
        shutil.rmtree(folder)


def _run(desk: Desk) -> None:
    from grongintro.app import application
    from grongintro.storage.engine import connect
    from grongintro.ui.bus import Bus

    application()
    raw, bus = connect(desk.store.path, desk.store.key), Bus()
    measured: list[Callable[[], list[Pair]]] = [
        lambda: [day(desk, raw, bus)],
        lambda: people(desk, raw, bus),
        lambda: [person(desk, raw, bus)],
        lambda: [talk(desk, raw)],
    ]
    report([pair for each in measured for pair in each()])
    leader(desk)
    raw.close()
    desk.store.close()


if __name__ == "__main__":
    main()
