"""A generated store: 500 advisers with 20 participants each and 1 000 000 talks, for the benchmarks.

Filled with bare INSERTs in one transaction, for speed; the schema, the encryption and the indexes are the program's.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grongintro.services.desk import Desk

NOW = datetime(2026, 11, 23, 8, 0)  # noqa: DTZ001  one zone, as everywhere
_LINE = (
    "seq", "id", "office_id", "action", "at", "account_id", "intention", "subject", "row_id", "person_id", "old",
    "new", "undoes", "salt", "old_mark", "new_mark", "hash",
)  # fmt: skip
ADVISERS, EACH, TALKS_EACH = 500, 20, 100
_GIVEN = ("Amina", "Yusuf", "Oksana", "Mehret", "Farid", "Layla", "Jean", "Zahra", "Ivan", "Selam", "Aisha")
_FAMILY = (
    "Hassan",
    "Tekle",
    "Petrenko",
    "Rahimi",
    "Mugisha",
    "Haile",
    "Darwish",
    "Omar",
    "Bondarenko",
    "Ali",
)
_TEXT = (
    "Snakket om praksisplassen og om bussen som ikke passer med skoletiden. Vi ble enige om å spørre sjefen om "
    "en halvtime senere oppstart, og om å se på søknaden om barnehage sammen neste gang."
)


def large_store(
    folder: Path, *, advisers: int = ADVISERS, each: int = EACH, talks_each: int = TALKS_EACH
) -> Desk:
    """Make the store and sit down as its first adviser."""
    from grongintro.domain.clock import FixedClock
    from grongintro.domain.municipality import Language, Municipality
    from grongintro.domain.staff import Actor, Role
    from grongintro.services.desk import Desk
    from grongintro.services.setup import FirstStart, NewColleague, found_service
    from grongintro.storage.engine import connect
    from grongintro.storage.keys.envelope import Cost

    clock = FixedClock(NOW)
    town = Municipality(
        "Storby kommune", "9998", "310123455", "Gata 1", "7999", "Storby", "10 00 00 00",
        "post@storby.example", "Flyktningtjenesten", "Statsforvalteren i Trøndelag", Language.BOKMAL,
    )  # fmt: skip
    leader = NewColleague("Liv Leder", "avdelingsleder", "1", "", "liv", "benchmark-passord")
    adviser = NewColleague("Kari Rådgiver", "programrådgiver", "1", "", "kari", "benchmark-passord")
    first = FirstStart(
        town, ("Sentrum", "Bergsmo"), leader, "benchmark-passord", adviser, folder, folder / "kopier"
    )
    desk, _ = found_service(first, clock, cost=Cost(8, 1, 1))
    raw = connect(desk.store.path, desk.store.key)
    raw.execute("PRAGMA synchronous = OFF")
    raw.execute("BEGIN IMMEDIATE")
    office = raw.execute("SELECT id FROM office").fetchone()[0]
    staff = _fill_staff(raw, office, advisers)
    _fill_people(raw, office, staff, each)
    _fill_talks(raw, office, staff, each, talks_each)
    account = raw.execute("SELECT id FROM account WHERE role = 'adviser'").fetchone()[0]
    raw.execute("UPDATE account SET staff_id = ?, must_change = 0 WHERE id = ?", (staff[0], account))
    raw.execute("COMMIT")
    raw.execute("ANALYZE")
    raw.close()
    return Desk(desk.store, Actor(account, staff[0], "Rådgiver 0", Role.ADVISER), clock)


def fill_log(desk: Desk, lines: int) -> None:
    """Log lines of talks, chained as the program chains them, as that many talks would have left."""
    from grongintro.storage.engine import connect
    from grongintro.storage.log.chain import START

    raw = connect(desk.store.path, desk.store.key)
    raw.execute("PRAGMA synchronous = OFF")
    raw.execute("BEGIN IMMEDIATE")
    last, previous = raw.execute("SELECT seq, hash FROM change_log ORDER BY seq DESC").fetchone() or (
        0,
        START,
    )
    office = raw.execute("SELECT id FROM office").fetchone()[0]
    _many(
        raw, "change_log", ", ".join(_LINE), _log_lines(last, previous, office, desk.actor.account_id, lines)
    )
    raw.execute("COMMIT")
    raw.close()


def _log_lines(last: int, previous: str, office: str, account: str, lines: int) -> Iterator[tuple[Any, ...]]:
    from grongintro.storage.log.chain import hash_of

    words = '{"held_on":"2026-01-05","text":"Snakket om praksisplassen og om bussen som ikke passer."}'
    mark = hashlib.sha256(f"salt\n{words}".encode()).hexdigest()
    at = NOW.replace(microsecond=0)
    for seq in range(last + 1, last + lines + 1):
        key = _key("3a", seq)
        line = dict(zip(_LINE[:-1], (
            seq, key, office, key, at, account, "log_conversation", "conversation", key, None, None, words, None,
            "salt", None, mark,
        ), strict=True))  # fmt: skip
        previous = hash_of(previous, line)
        yield (*({**line, "at": f"{at:%Y-%m-%d %H:%M:%S}.000000"}.values()), previous)


def _key(kind: str, number: int) -> str:
    """A made-up key that sorts as it was made, like the program's own."""
    return f"{kind}{number:010d}-0000-7000-8000-000000000000"


def _many(raw: Any, table: str, columns: str, rows: Any) -> None:
    marks = ", ".join("?" for _ in columns.split(","))
    raw.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def _fill_staff(raw: Any, office: str, advisers: int) -> list[str]:
    ids = [_key("0a", number) for number in range(advisers)]
    _many(
        raw,
        "staff",
        "id, office_id, version, name, title, phone, email",
        ((key, office, 1, f"Rådgiver {n}", "programrådgiver", "", "") for n, key in enumerate(ids)),
    )
    _many(
        raw,
        "post",
        'id, office_id, version, staff_id, role, percent, start, "end", counts, service',
        (
            (_key("0b", n), office, 1, key, "adviser", 100, "2024-01-01", None, 1, "")
            for n, key in enumerate(ids)
        ),
    )
    return ids


def _fill_people(raw: Any, office: str, staff: list[str], each: int) -> None:
    count = len(staff) * each
    born = date(1975, 1, 1)
    _many(
        raw,
        "person",
        "id, office_id, version, given_name, family_name, birth_date, sex, national_number, duf_number, "
        "citizenship, languages, interpreter_language, street, postal_code, postal_place, phone, email, "
        "settlement, first_settled, arrived, claimed, moved_out, note, search",
        (
            (
                _key("1a", n), office, 1, _GIVEN[n % 11], f"{_FAMILY[n % 10]} {n}",
                (born + timedelta(days=n * 7 % 9000)).isoformat(), "unknown", "", "", "", '["ar"]', "arabisk",
                f"Gata {n}", "7999", "Storby", f"4{n:07d}", "", "agreed", "2025-11-03", "2025-11-03", None,
                None, "", f"{_GIVEN[n % 11].lower()} {_FAMILY[n % 10].lower()} {n}",
            )
            for n in range(count)
        ),
    )  # fmt: skip
    _many(
        raw,
        "household",
        "id, office_id, version, name",
        ((_key("1b", n), office, 1, f"Familien {n}") for n in range(count)),
    )
    _many(
        raw,
        "household_member",
        'id, office_id, version, household_id, person_id, role, start, "end"',
        (
            (_key("1c", n), office, 1, _key("1b", n), _key("1a", n), "adult", "2025-11-03", None)
            for n in range(count)
        ),
    )
    _many(
        raw,
        "assignment",
        'id, office_id, version, person_id, staff_id, start, "end"',
        (
            (_key("1d", n), office, 1, _key("1a", n), staff[n // each], "2025-11-03", None)
            for n in range(count)
        ),
    )
    _many(
        raw,
        "follow_up",
        "id, office_id, version, person_id, opened, closed, closed_reason, rhythm, rhythm_reason",
        ((_key("1e", n), office, 1, _key("1a", n), "2025-11-03", None, "", None, "") for n in range(count)),
    )
    _many(
        raw,
        "programme",
        'id, office_id, version, person_id, offered, start, "end", education, goal, stopped, stop_reason',
        (
            (
                _key("1f", n), office, 1, _key("1a", n), "2026-01-05", "2026-01-12", "2028-01-11", "less",
                "work", None, "",
            )
            for n in range(count)
        ),
    )  # fmt: skip


def _fill_talks(raw: Any, office: str, staff: list[str], each: int, talks_each: int) -> None:
    total = len(staff) * each * talks_each
    last = date(2026, 10, 1)

    def held(number: int) -> str:
        return (last - timedelta(days=3 * (number % talks_each) + number % 3)).isoformat()

    _many(
        raw,
        "conversation",
        "id, office_id, version, staff_id, held_on, place, form, outcome, counts, interpreter, "
        "interpreter_qualified, interpreter_reason, language, topics, minutes, text, appointment_id, note_class",
        (
            (
                _key("2a", n), office, 1, staff[n // (each * talks_each)], held(n), "Sentrum", "meeting",
                "held", 1, "screen", 1, "", "arabisk", '["work","school"]', 45, _TEXT, None, "ordinary",
            )
            for n in range(total)
        ),
    )  # fmt: skip
    _many(
        raw,
        "conversation_person",
        "id, office_id, version, conversation_id, person_id, held_on, counts",
        (
            (_key("2b", n), office, 1, _key("2a", n), _key("1a", n // talks_each), held(n), 1)
            for n in range(total)
        ),
    )
