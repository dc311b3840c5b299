"""A store that was changed past the program is seen: every break has a test that makes it by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.case import Decision
from grongintro.domain.clock import FixedClock
from grongintro.services.deciding import decisions
from grongintro.services.trust import login, signing
from grongintro.services.trust.checking import check_store
from grongintro.services.trust.verify import find_breaks, seen_heads
from grongintro.storage.copying.backup import back_up
from grongintro.storage.engine import connect
from grongintro.storage.keys.identity import Identity
from grongintro.storage.log import chain
from grongintro.storage.log.chain import hash_of
from grongintro.storage.log.integrity import every_entity
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.demo import DemoStore
    from grongintro.services.desk import Desk


def codes(desk: Desk, **more: Any) -> list[str]:
    return sorted({each.code for each in find_breaks(desk, **more)})


def past_the_program(desk: Desk, *statements: str) -> None:
    """Somebody with the key and a reader for SQLCipher, who drops the guards first and sets them up again."""
    raw = connect(desk.store.path, desk.store.key)
    try:
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        raw.execute("PRAGMA foreign_keys = OFF")
        for name, _ in guards:
            raw.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            raw.execute(statement)
        for _, sql in guards:
            raw.execute(sql)
    finally:
        raw.close()


@pytest.fixture
def own(demo: DemoStore, tmp_path: Path) -> Desk:
    """The leader's desk at a copy of the demo that may be spoilt."""
    from grongintro.services.demo.diary import Who
    from grongintro.services.demo.staff import LOGINS

    copy = back_up(demo.desk_leader.store, tmp_path, at=demo.desk_leader.clock.now()).folder
    known = LOGINS[Who.LEADER]
    clock = FixedClock(demo.desk_leader.clock.now())
    return login.sign_in(copy, known.login, known.password, clock)


def issued(desk: Desk) -> str:
    with desk.read() as reader:
        return reader.find(Decision, state="issued")[0].id


def test_the_demo_holds_in_every_row(own: Desk) -> None:
    assert find_breaks(own, seen_heads(own), everything=True) == ()
    assert set(every_entity()) >= {"conversation", "task", "appointment"}


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE person SET birth_date = '1990-01-01' WHERE id = (SELECT min(id) FROM person)", "row"),
        ("UPDATE living_fact SET answer = 1 - answer", "row"),
        ("UPDATE programme SET \"end\" = '2030-01-01' WHERE id = (SELECT min(id) FROM programme)", "row"),
        ("DELETE FROM decision_event WHERE id = (SELECT min(id) FROM decision_event)", "row"),
        ("UPDATE decision SET assessment = 'noe annet' WHERE state = 'issued'", "decision"),
        ("UPDATE decision SET decided_by = (SELECT max(id) FROM staff) WHERE state = 'issued'", "decision"),
        ("UPDATE issued_letter SET pdf = x'00'", "letter"),
        ("UPDATE signature SET account_id = (SELECT max(id) FROM account)", "signature"),
        ("DELETE FROM signature WHERE purpose = 'decision_sent'", "decision"),
        ("UPDATE change_log SET account_id = 'en annen' WHERE seq = 40", "chain"),
        ("DELETE FROM change_log WHERE seq = 40", "chain"),
        ("DELETE FROM change_log WHERE seq = 1", "chain"),
        ("UPDATE sign_in SET at = '2026-01-01 08:00:00.000000' WHERE seq = 3", "chain"),
        ("UPDATE account SET role = 'leader'", "row"),
    ],
)
def test_what_is_changed_by_hand_is_seen(own: Desk, statement: str, expected: str) -> None:
    past_the_program(own, statement)
    assert expected in codes(own)


def test_a_talk_changed_by_hand_is_seen_by_the_thorough_look(own: Desk) -> None:
    past_the_program(
        own, "UPDATE conversation SET text = 'noe annet' WHERE id = (SELECT min(id) FROM conversation)"
    )
    assert codes(own) == []
    assert codes(own, everything=True) == ["row"]


@pytest.fixture
def lines_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the lines whose hash is worked out, to see how much of a log is gone through."""
    read: list[int] = []

    def hash_noted(previous: str, line: dict[str, Any]) -> str:
        read.append(line["seq"])
        return hash_of(previous, line)

    monkeypatch.setattr(chain, "hash_of", hash_noted)
    return read


def test_a_copy_goes_on_from_the_line_up_to_which_the_chain_was_found_in_order(
    own: Desk, tmp_path: Path, lines_read: list[int]
) -> None:
    assert codes(own) == []
    held = len(lines_read)
    signing.seal_log(own)
    lines_read.clear()
    assert back_up(own.store, tmp_path / "kopier", at=own.clock.now()).breaks == {}
    assert 0 < len(lines_read) < 5 < held


def test_a_line_before_it_is_found_by_the_full_check_and_by_no_copy(own: Desk, tmp_path: Path) -> None:
    assert codes(own) == []
    past_the_program(own, "UPDATE change_log SET account_id = 'en annen' WHERE seq = 40")
    assert back_up(own.store, tmp_path / "kopier", at=own.clock.now()).breaks == {}
    assert any("Linje 40 i endringsloggen" in fault for fault in check_store(own).faults)
    assert back_up(own.store, tmp_path / "kopier", at=own.clock.now()).breaks == {"change_log": 40}


def test_a_line_after_it_is_found_by_the_copy(own: Desk, tmp_path: Path) -> None:
    assert codes(own) == []
    signing.seal_log(own)
    newest = seen_heads(own)["change_log"][0]
    last = "(SELECT max(seq) FROM change_log)"
    past_the_program(own, f"UPDATE change_log SET account_id = 'en annen' WHERE seq = {last}")  # noqa: S608
    assert back_up(own.store, tmp_path / "kopier", at=own.clock.now()).breaks == {"change_log": newest}


def test_a_log_written_anew_up_to_there_is_gone_through_whole(
    own: Desk, tmp_path: Path, lines_read: list[int]
) -> None:
    assert codes(own) == []
    rewrite_chain(own, "sign_in")
    lines_read.clear()
    back_up(own.store, tmp_path / "kopier", at=own.clock.now())
    assert len(lines_read) == seen_heads(own)["sign_in"][0]


def test_a_dropped_guard_is_seen(own: Desk) -> None:
    raw = connect(own.store.path, own.store.key)
    raw.execute("DROP TRIGGER decision_issued_frozen")
    raw.close()
    assert codes(own) == ["trigger"]


def test_a_log_that_was_cut_short_is_seen_by_a_computer_that_saw_more(own: Desk) -> None:
    seen = seen_heads(own)
    past_the_program(own, "DELETE FROM sign_in WHERE seq = (SELECT max(seq) FROM sign_in)")
    assert "cut" not in codes(own)
    assert "cut" in codes(own, seen=seen)


def test_a_log_written_anew_breaks_the_seal_of_whoever_left(own: Desk) -> None:
    signing.seal_log(own)
    assert codes(own) == []
    rewrite_chain(own, "sign_in")
    assert codes(own) == ["seal"]


def rewrite_chain(desk: Desk, name: str) -> None:
    """What a skilled forger does: change a line and work out every hash after it anew."""
    import sqlalchemy as sa

    from grongintro.storage import tables
    from grongintro.storage.log.chain import START

    table = tables.every_table().tables[name]
    with desk.store.read() as reader:
        lines = [
            dict(row) for row in reader.connection.execute(sa.select(table).order_by(table.c.seq)).mappings()
        ]
    previous, changed = START, []
    for line in lines:
        line.pop("hash")
        line["account_id"] = lines[0]["account_id"]
        previous = hash_of(previous, line)
        changed.append(
            f"UPDATE {name} SET account_id = '{line['account_id']}', hash = '{previous}' "  # noqa: S608
            f"WHERE seq = {line['seq']}"
        )
    past_the_program(desk, *changed)


def test_a_forged_approval_needs_a_key_that_the_forger_lacks(own: Desk) -> None:
    """The preparer writes the row of an approval, chain and all, but cannot sign as the leader."""
    decision_id = issued(own)
    forger = Identity.new()
    with own.read() as reader:
        kept = reader.rows(_signature_of(decision_id))[0]
    payload = json.dumps({**json.loads(kept.payload), "number": "2026-999"})
    past_the_program(
        own,
        f"UPDATE decision SET number = '2026-999' WHERE id = '{decision_id}'",  # noqa: S608
        f"UPDATE signature SET payload = '{payload}', signature = '{forger.sign(payload)}' "  # noqa: S608
        f"WHERE id = '{kept.id}'",
    )
    assert {"signature", "decision"} <= set(codes(own))


def _signature_of(decision_id: str) -> Any:
    import sqlalchemy as sa

    from grongintro.storage.tables.authority import signature as table

    return sa.select(table).where(table.c.row_id == decision_id, table.c.purpose == signing.ISSUED)


def test_a_swapped_key_is_seen_by_its_owner(own: Desk) -> None:
    past_the_program(
        own,
        f"UPDATE account_key SET public_key = '{Identity.new().public}' "  # noqa: S608
        f"WHERE account_id = '{own.actor.account_id}'",
    )
    assert "own_key" in codes(own)


@pytest.mark.parametrize(("minutes", "expected"), [(69, []), (70, []), (71, ["clock"])])
def test_a_clock_that_was_set_back_is_told(own: Desk, minutes: int, expected: list[str]) -> None:
    assert isinstance(own.clock, FixedClock)
    with own.read() as reader:
        newest = lists.newest_moment(reader)
    assert newest is not None
    own.clock.instant = newest - timedelta(minutes=minutes)
    assert codes(own) == expected


def test_looking_changes_nothing(own: Desk) -> None:
    before = seen_heads(own)
    find_breaks(own, everything=True)
    assert seen_heads(own) == before


def test_a_decision_of_the_demo_can_still_be_read(own: Desk) -> None:
    assert decisions.letter_pdf(own, issued(own)).startswith(b"%PDF")
    assert replace(own, identity=None).identity is None
