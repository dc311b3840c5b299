"""A store on a shared folder: one writes, others read, and nothing is lost when it goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.clock import FixedClock
from grongintro.domain.staff import Account
from grongintro.errors import StorageError, UserError
from grongintro.services.keeping.safety import whereabouts
from grongintro.services.keeping.sharing import (
    HeldError,
    LostError,
    break_lease,
    give_back,
    leave,
    open_shared,
    open_shared_with_code,
    own_work,
    state,
    take_over,
    try_take,
)
from grongintro.services.keeping.sharing_begin import share
from grongintro.services.keeping.sharing_local import put_back_left
from grongintro.services.people import list_people
from grongintro.services.person_page import open_person
from grongintro.services.trust.access import who_saw
from grongintro.services.trust.accounts import close_account, reset_password
from grongintro.services.trust.login import (
    change_password,
    failed_tries,
    new_recovery_code,
    sign_in,
    unlock,
)
from grongintro.services.trust.verify import find_breaks
from grongintro.storage.place.shared import SharedPlace
from tests.services.conftest import ADVISER_PASSWORD, LEADER_PASSWORD
from tests.services.making import person

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.keeping import sharing

CLOCK = FixedClock(datetime(2026, 11, 23, 8, 14))  # noqa: DTZ001  local time
ROOT = Path(__file__).parents[2]


@pytest.fixture
def shared(desk: Desk, adviser_desk: Desk, tmp_path: Path) -> Path:
    """The service's store, with Selam in it, in a shared folder; nobody has it."""
    person(adviser_desk)
    folder = tmp_path / "delt"
    share(desk, folder)
    return folder


def home(folder: Path, name: str) -> Path:
    return folder.parent / name


def kari(folder: Path, where: str = "karis maskin") -> tuple[Desk, sharing.Share]:
    return open_shared(folder, home(folder, where), "kari", ADVISER_PASSWORD, CLOCK)


def liv(folder: Path) -> tuple[Desk, sharing.Share]:
    return open_shared(folder, home(folder, "livs maskin"), "liv", LEADER_PASSWORD, CLOCK)


def test_what_one_gives_back_the_next_has(shared: Path) -> None:
    desk, mine = kari(shared)
    person(desk, "Amina")
    assert give_back(desk, mine) == 2
    desk, theirs = liv(shared)
    assert [row.name for row in list_people(desk)] == ["Amina Aminasen", "Selam Selamsen"]
    assert find_breaks(desk, everything=True) == ()
    assert give_back(desk, theirs) == 3
    assert SharedPlace(shared).holder() is None


def test_while_one_writes_others_read_and_are_told_who(shared: Path) -> None:
    desk, mine = kari(shared)
    reader, theirs = liv(shared)
    assert theirs.lease is None
    assert theirs.holder is not None
    assert theirs.holder.who == "Kari Rådgiver"
    with pytest.raises(UserError, match="Kari Rådgiver har basen siden 23") as refused:
        person(reader, "Ny")
    assert refused.value.code == "read_only"
    assert [row.name for row in list_people(reader)] == ["Selam Selamsen"]
    assert give_back(reader, theirs) == 1
    give_back(desk, mine)


def test_what_a_reader_opened_is_logged_when_the_reader_has_the_store(shared: Path) -> None:
    desk, mine = kari(shared)
    reader, theirs = liv(shared)
    who = list_people(reader)[0].id
    open_person(reader, who)
    waiting = (theirs.local / "ventende").read_bytes()
    assert who.encode() not in waiting
    give_back(reader, theirs)
    give_back(desk, mine)
    leader, held = liv(shared)
    assert [(seen.who, seen.person) for seen in who_saw(leader)] == [("Liv Leder", "Selam Selamsen")]
    assert not (held.local / "ventende").exists()
    assert find_breaks(leader, everything=True) == ()
    give_back(leader, held)


def test_a_wrong_password_takes_no_lease(shared: Path) -> None:
    with pytest.raises(UserError):
        open_shared(shared, home(shared, "karis maskin"), "kari", "et galt passord", CLOCK)
    assert SharedPlace(shared).holder() is None


def test_a_broken_lease_is_told_and_the_work_is_kept_aside(shared: Path) -> None:
    desk, mine = kari(shared)
    person(desk, "Amina")
    break_lease(shared, "Liv Leder", "Kari er syk", CLOCK)
    leader, theirs = liv(shared)
    person(leader, "Yusuf")
    assert own_work(desk, mine) == ("registrerte Amina Aminasen",)
    with pytest.raises(LostError, match="Liv Leder overtok basen mens du hadde den: «Kari er syk»") as told:
        give_back(desk, mine)
    assert {path.name for path in told.value.aside.iterdir()} == {"grongintro.db", "grongintro.db.key"}
    assert give_back(leader, theirs) == 2
    again, held = kari(shared)
    assert [row.name for row in list_people(again)] == ["Selam Selamsen", "Yusuf Yusufsen"]
    give_back(again, held)


@pytest.mark.parametrize("reason", ["", "  ", "ja"])
def test_breaking_a_lease_needs_a_reason(shared: Path, reason: str) -> None:
    desk, mine = kari(shared)
    with pytest.raises(UserError) as refused:
        break_lease(shared, "Liv Leder", reason, CLOCK)
    assert refused.value.field == "reason"
    give_back(desk, mine)


def test_after_a_crash_the_same_computer_goes_on_where_it_was(shared: Path) -> None:
    desk, mine = kari(shared)
    person(desk, "Amina")
    desk.store.engine.dispose()  # the process is gone: nothing was put back, the lease lies there
    desk.store.holder.release()
    elsewhere, theirs = kari(shared, "en annen maskin")
    assert theirs.lease is None
    give_back(elsewhere, theirs)
    again, held = kari(shared)
    assert held.resumed
    assert len(list_people(again)) == 2
    assert give_back(again, held) == 2
    del mine


def test_after_a_crash_and_a_broken_lease_the_work_lies_aside(shared: Path) -> None:
    desk, _ = kari(shared)
    person(desk, "Amina")
    desk.store.engine.dispose()
    desk.store.holder.release()
    break_lease(shared, "Liv Leder", "Kari er syk", CLOCK)
    with pytest.raises(LostError):
        kari(shared)
    again, held = kari(shared)
    assert len(list_people(again)) == 1
    give_back(again, held)


@pytest.mark.parametrize("step", ["bring", "announce", "first", "second", "version"])
def test_a_cut_in_the_middle_of_putting_back_leaves_one_whole_version(
    shared: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The process dies at a step; whoever comes next finds the old store or the new, never a mixture."""

    class CutError(Exception):
        pass

    desk, mine = kari(shared)
    person(desk, "Amina")
    replaced = Path.replace
    cuts = {
        "announce": "neste.json",
        "first": "grongintro.db.new",
        "second": "key.new",
        "version": "versjon.json",
    }

    def dying(self: Path, target: str | Path) -> Path:
        named = str(target) if step in {"announce", "version"} else str(self)
        if named.endswith(cuts[step]):
            raise CutError
        return replaced(self, target)

    with monkeypatch.context() as patch:
        if step == "bring":
            patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(CutError))
        else:
            patch.setattr(Path, "replace", dying)
        with pytest.raises((CutError, StorageError)):
            give_back(desk, mine)
    version = SharedPlace(shared).version()
    assert version == (1 if step in {"bring", "announce"} else 2)
    break_lease(shared, "Liv Leder", "strømbrudd", CLOCK)
    leader, theirs = liv(shared)
    assert len(list_people(leader)) == version
    assert find_breaks(leader, everything=True) == ()
    give_back(leader, theirs)


def test_a_damaged_shared_file_is_told(shared: Path) -> None:
    path = shared / "grongintro.db"
    raw = bytearray(path.read_bytes())
    raw[5000] ^= 1
    path.write_bytes(bytes(raw))
    with pytest.raises(StorageError, match="skadet") as refused:
        kari(shared)
    assert refused.value.code == "damaged"
    assert SharedPlace(shared).holder() is None


def test_a_share_that_vanishes_keeps_the_work_here(shared: Path) -> None:
    desk, mine = kari(shared)
    person(desk, "Amina")
    gone = shared.rename(shared.with_name("borte"))
    with pytest.raises(StorageError) as refused:
        give_back(desk, mine)
    assert refused.value.code == "share_gone"
    gone.rename(shared)
    again, held = kari(shared)
    assert held.resumed
    assert len(list_people(again)) == 2
    give_back(again, held)


def test_a_second_lease_is_never_given(shared: Path) -> None:
    first = SharedPlace(shared).take("kari", "en", CLOCK.now())
    with pytest.raises(HeldError, match="kari har basen på en"):
        SharedPlace(shared).take("liv", "to", CLOCK.now())
    SharedPlace(shared).release(first)


_WRITER = """
import sys, time
from datetime import datetime
from pathlib import Path
from grongintro.domain.clock import FixedClock
from grongintro.services.keeping.sharing import give_back, open_shared
from tests.services.making import person
folder, home, login, password, rounds = Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:6]
clock = FixedClock(datetime(2026, 11, 23, 9, 0))
done = tries = 0
while done < int(rounds):
    desk, share = open_shared(folder, home, login, password, clock)
    if share.lease is None:
        give_back(desk, share)
        tries += 1
        time.sleep(0.01)
        continue
    person(desk, f"{login}{done}", born=datetime(1950 + done, 1, 1 if login == "liv" else 2).date())
    give_back(desk, share)
    done += 1
print("ok", done)
"""


def test_two_processes_take_turns_on_one_folder(shared: Path) -> None:
    rounds = 6
    running = [
        subprocess.Popen(  # noqa: S603  our own script
            [sys.executable, "-c", _WRITER, shared, home(shared, login), login, password, str(rounds)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for login, password in (("kari", ADVISER_PASSWORD), ("liv", LEADER_PASSWORD))
    ]
    for each in running:
        said, wrong = each.communicate(timeout=300)
        assert said.strip() == f"ok {rounds}", wrong
    desk, last = liv(shared)
    names = {row.name.split()[0] for row in list_people(desk)}
    assert names == {"Selam"} | {f"{login}{n}" for login in ("kari", "liv") for n in range(rounds)}
    assert find_breaks(desk, everything=True) == ()
    assert give_back(desk, last) == 2 * rounds + 2


NEW = "helt nye ord for kari"


def test_a_new_password_goes_along_and_opens_elsewhere(shared: Path) -> None:
    desk, mine = kari(shared)
    desk = change_password(desk, ADVISER_PASSWORD, NEW, NEW)
    give_back(desk, mine)
    with pytest.raises(UserError):
        kari(shared, "en annen maskin")
    desk, mine = open_shared(shared, home(shared, "en annen maskin"), "kari", NEW, CLOCK)
    assert find_breaks(desk, everything=True) == ()
    give_back(desk, mine)


def test_after_a_crash_the_new_password_goes_on_with_the_work(shared: Path) -> None:
    desk, _ = kari(shared)
    desk = change_password(desk, ADVISER_PASSWORD, NEW, NEW)
    crash(desk)
    again, held = open_shared(shared, home(shared, "karis maskin"), "kari", NEW, CLOCK)
    assert held.resumed
    give_back(again, held)


def test_a_shut_account_is_shut_where_the_store_is_fetched_next(shared: Path) -> None:
    desk, mine = liv(shared)
    close_account(desk, account_of_kari(desk))
    give_back(desk, mine)
    with pytest.raises(UserError):
        kari(shared)
    desk, mine = liv(shared)
    assert find_breaks(desk, everything=True) == ()
    give_back(desk, mine)


def test_a_reader_takes_the_store_when_it_is_free(shared: Path) -> None:
    desk, mine = kari(shared)
    person(desk, "Amina")
    reader, theirs = liv(shared)
    with pytest.raises(HeldError):
        try_take(reader, theirs)
    give_back(desk, mine)
    leader, held = try_take(reader, theirs)
    assert len(list_people(leader)) == 2
    person(leader, "Yusuf")
    assert give_back(leader, held) == 3


def test_a_reader_whose_password_is_another_by_now_signs_in_anew(shared: Path) -> None:
    reader, theirs = read_by_kari(shared)
    leader, held = liv(shared)
    reset_password(leader, account_of_kari(leader), NEW)
    give_back(leader, held)
    with pytest.raises(UserError) as refused:
        try_take(reader, theirs)
    assert refused.value.code == "sign_in_again"
    assert SharedPlace(shared).holder() is None
    reader.store.close()


def test_taking_over_is_told_to_the_one_who_had_it(shared: Path) -> None:
    desk, mine = kari(shared)
    person(desk, "Amina")
    reader, theirs = liv(shared)
    leader, held = take_over(reader, theirs, "Kari er syk")
    assert "Liv Leder har overtatt basen: «Kari er syk»" in state(mine).lost
    with pytest.raises(LostError) as told:
        give_back(desk, mine)
    assert told.value.work == ("registrerte Amina Aminasen",)
    assert "• registrerte Amina Aminasen" in told.value.advice
    give_back(leader, held)


def test_only_the_one_who_was_seen_is_taken_over_from(shared: Path) -> None:
    desk, mine = kari(shared)
    reader, theirs = liv(shared)
    give_back(desk, mine)
    desk, mine = kari(shared, "en annen maskin")
    with pytest.raises(HeldError):
        take_over(reader, theirs, "Kari er syk")
    assert give_back(desk, mine) == 3
    reader.store.close()


def test_work_that_cannot_be_kept_aside_stays_here(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, _ = kari(shared)
    person(desk, "Amina")
    crash(desk)
    break_lease(shared, "Liv Leder", "Kari er syk", CLOCK)
    with monkeypatch.context() as patch:
        patch.setattr(SharedPlace, "_keep_aside", lambda *_: (_ for _ in ()).throw(OSError("full")))
        with pytest.raises(OSError, match="full"):
            kari(shared)
    with pytest.raises(LostError) as told:
        kari(shared)
    assert told.value.work == ("registrerte Amina Aminasen",)


def test_the_shared_store_is_never_opened_where_it_lies(shared: Path) -> None:
    with pytest.raises(StorageError) as refused:
        sign_in(shared, "liv", LEADER_PASSWORD, CLOCK)
    assert refused.value.code == "shared_place"


def test_what_was_shared_cannot_be_gone_on_with_where_it_lay(shared: Path) -> None:
    old = shared.parent / "lager"
    with pytest.raises(StorageError):
        sign_in(old, "liv", LEADER_PASSWORD, CLOCK)
    for path in old.glob("grongintro-delt-*"):
        path.rename(old / ("grongintro.db" + path.suffix.removeprefix(".db")))
    desk = sign_in(old, "liv", LEADER_PASSWORD, CLOCK)
    assert len(list_people(desk)) == 1
    desk.store.close()


def test_a_wrong_password_at_a_shared_store_is_logged(shared: Path) -> None:
    with pytest.raises(UserError):
        open_shared(shared, home(shared, "karis maskin"), "kari", "et galt passord", CLOCK)
    desk, mine = kari(shared)
    assert len(failed_tries(desk)) == 1
    give_back(desk, mine)


def test_a_reader_who_mistypes_at_the_lock_is_refused_in_words(shared: Path) -> None:
    desk, mine = kari(shared)
    reader, theirs = liv(shared)
    with pytest.raises(UserError) as refused:
        unlock(reader, "et galt passord")
    assert refused.value.code != "read_only"
    with pytest.raises(UserError) as refused:
        change_password(reader, LEADER_PASSWORD, NEW, NEW)
    assert refused.value.code == "read_only"
    with pytest.raises(UserError):
        new_recovery_code(reader)
    give_back(reader, theirs)
    give_back(desk, mine)
    desk, mine = liv(shared)
    assert len(failed_tries(desk)) == 1
    give_back(desk, mine)


def test_the_printed_code_opens_a_shared_store(shared: Path) -> None:
    desk, mine = liv(shared)
    code = new_recovery_code(desk)
    give_back(desk, mine)
    where = home(shared, "karis maskin")
    desk, mine = open_shared_with_code(shared, where, code, "kari", NEW, NEW, CLOCK)
    give_back(desk, mine)
    desk, mine = open_shared(shared, where, "kari", NEW, CLOCK)
    give_back(desk, mine)


def test_leaving_copies_first_and_names_the_shared_folder(shared: Path) -> None:
    desk, mine = kari(shared)
    assert whereabouts(desk).store == shared
    left = leave(desk, mine)
    assert (left.version, left.fault) == (2, "")
    assert len(list((shared.parent / "kopier").glob("kopi-*"))) == 1
    desk, mine = kari(shared)
    assert whereabouts(desk).copies is not None
    give_back(desk, mine)


def cut_off(shared: Path) -> tuple[Path, sharing.Share]:
    """Kari gave back while the share was away, as when the machine falls asleep in the middle."""
    desk, mine = kari(shared)
    person(desk, "Amina")
    away = shared.rename(shared.with_name("borte"))
    with pytest.raises(StorageError, match="ikke å finne") as refused:
        give_back(desk, mine)
    assert "legger det tilbake når mappen svarer" in refused.value.advice
    return away, mine


def left_at_karis(shared: Path) -> int | None:
    return put_back_left(shared, home(shared, "karis maskin"), CLOCK.now())


def test_finished_work_is_put_back_without_anybody_signing_in(shared: Path) -> None:
    away, _ = cut_off(shared)
    with pytest.raises(StorageError):
        left_at_karis(shared)
    away.rename(shared)
    assert left_at_karis(shared) == 2
    assert left_at_karis(shared) is None
    desk, mine = liv(shared)
    assert [row.name for row in list_people(desk)] == ["Amina Aminasen", "Selam Selamsen"]
    assert find_breaks(desk, everything=True) == ()
    give_back(desk, mine)


def test_work_that_somebody_goes_on_with_is_left_alone(shared: Path) -> None:
    cut_off(shared)[0].rename(shared)
    desk, mine = kari(shared)
    assert mine.resumed
    assert left_at_karis(shared) is None
    crash(desk)
    assert left_at_karis(shared) is None  # nobody finished it this time
    desk, mine = kari(shared)
    assert give_back(desk, mine) == 2


def test_work_that_was_taken_over_from_waits_for_its_owner(shared: Path) -> None:
    cut_off(shared)[0].rename(shared)
    break_lease(shared, "Liv Leder", "Kari er syk", CLOCK)
    assert left_at_karis(shared) is None
    with pytest.raises(LostError) as lost:
        kari(shared)
    assert "registrerte Amina Aminasen" in lost.value.work


def crash(desk: Desk) -> None:
    desk.store.engine.dispose()
    desk.store.holder.release()


def read_by_kari(shared: Path) -> tuple[Desk, sharing.Share]:
    leader, held = liv(shared)
    found = kari(shared)
    give_back(leader, held)
    return found


def account_of_kari(desk: Desk) -> str:
    with desk.read() as reader:
        return reader.find(Account, login="kari")[0].id
