"""Kills the program in the middle of writing, many times, and looks for what was lost.

A child opens a real encrypted store and logs talks as fast as it can; it tells of each when the service has
returned. After a random moment it is killed outright. Then the store is opened again: every talk that was
told of must be there, the chains must hold, and every row must be what the log says.

    python -m benchmarks.crash            1 000 kills
    python -m benchmarks.crash --rounds 30
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from grongintro.domain.clock import FixedClock
from grongintro.domain.staff import Actor, Role
from grongintro.services.demo import build_demo
from grongintro.services.desk import Desk
from grongintro.services.people import list_people
from grongintro.services.talk_draft import TalkDraft
from grongintro.services.talks import log_conversation
from grongintro.services.trust.verify import find_breaks
from grongintro.storage import store as stores
from grongintro.storage.engine import connect
from grongintro.storage.keys.envelope import Envelope
from grongintro.storage.opened import STORE_NAME, envelope_path
from grongintro.storage.tables.followup import conversation

if TYPE_CHECKING:
    from datetime import datetime

DAY = date(2026, 11, 23)
LONGEST_S = 0.12
# The thorough look goes through every row, so it is taken now and then and at the end.
THOROUGH = 50


def _open(folder: Path, key: bytes, actor: Actor, at: datetime) -> Desk:
    envelope = Envelope.read(envelope_path(folder / STORE_NAME))
    return Desk(stores.open_with_key(folder, envelope, key, who="krasj", at=at), actor, FixedClock(at))


def _write(desk: Desk, person_id: str, told: int) -> None:
    while True:
        text = "Snakket om praksisplassen og om bussen."
        talk = TalkDraft((person_id,), DAY, "Kontoret", text=text, interpreter_reason="Snakker norsk")
        saved = log_conversation(desk, talk)
        os.write(told, f"{saved.id}\n".encode())


def _round(folder: Path, key: bytes, actor: Actor, person_id: str, at: datetime, wait: float) -> list[str]:
    """One child, killed after `wait` seconds of writing; returns what it told of."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(hear)
            _write(_open(folder, key, actor, at), person_id, tell)
        finally:
            os._exit(1)  # a child that got past its writing must not go on as the parent
    os.close(tell)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status):
        raise RuntimeError("the child ended by itself")
    with os.fdopen(hear, encoding="ascii") as heard:
        # The last line may be cut: that one was never told whole.
        return [line.strip() for line in heard if line.endswith("\n")]


def _lost(folder: Path, key: bytes, told: list[str]) -> list[str]:
    raw = connect(folder / STORE_NAME, key)
    try:
        kept = {row[0] for row in raw.execute(f"SELECT id FROM {conversation.name}")}
        whole = raw.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    finally:
        raw.close()
    return [each for each in told if each not in kept] + ([] if whole else ["quick_check"])


def main(arguments: list[str]) -> int:
    """Run the rounds; 0 when nothing was lost, 1 else."""
    parser = argparse.ArgumentParser(prog="benchmarks.crash")
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args(arguments)
    chance = random.Random(asked.seed)  # noqa: S311  moments, not secrets
    with tempfile.TemporaryDirectory() as home:
        demo = build_demo(Path(home) / "store", DAY)
        desk = demo.desk_adviser
        folder, key, at = desk.store.path.parent, desk.store.key, desk.clock.now()
        actor = Actor(desk.actor.account_id, desk.actor.staff_id, desk.actor.name, Role.ADVISER)
        person_id = list_people(desk)[0].id
        desk.store.close()
        told = faults = 0
        for number in range(1, asked.rounds + 1):
            heard = _round(folder, key, actor, person_id, at, chance.uniform(0.0, LONGEST_S))
            told += len(heard)
            faults += len(_lost(folder, key, heard))
            if number % THOROUGH == 0 or number == asked.rounds:
                again = _open(folder, key, actor, at)
                faults += len(find_breaks(again, everything=True))
                again.store.close()
    sys.stdout.write(f"{asked.rounds} drap, {told} samtaler meldt lagret, {faults} feil\n")
    return 1 if faults or not told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
