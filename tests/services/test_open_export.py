"""Everything out in an open file, and into a new store that holds the same."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.deciding import decisions
from grongintro.services.keeping.open_export import export_all, open_from_export
from grongintro.services.keeping.outlets import files_out
from grongintro.services.trust import accounts
from grongintro.services.trust.login import change_password, switch_user
from grongintro.services.trust.protection import protect
from grongintro.services.trust.verify import find_breaks
from grongintro.storage import tables
from grongintro.storage.keys.envelope import Cost
from tests.services.making import in_programme, person, submitted, talk

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk

NEW = "et helt nytt langt passord"
LIGHT = Cost(8, 1, 1)


@pytest.fixture
def full(desk: Desk, adviser_desk: Desk) -> Desk:
    from grongintro.services import talks

    who = person(adviser_desk)
    in_programme(adviser_desk, who)
    talks.log_conversation(adviser_desk, talk(who))
    decisions.approve(desk, submitted(adviser_desk, who))
    return desk


def rows(desk: Desk, *without: str) -> dict[str, list[Any]]:
    with desk.store.read() as reader:
        return {
            table.name: [tuple(row) for row in reader.connection.execute(table.select())]
            for table in tables.every_table().sorted_tables
            if table.name not in without
        }


def test_what_went_out_comes_in_again(full: Desk, tmp_path: Path) -> None:
    before = rows(full)
    out = tmp_path / "alt.zip"
    export_all(full, out)
    again, code = open_from_export(
        out.read_bytes(), tmp_path / "nytt", "liv", NEW, NEW, full.clock, cost=LIGHT
    )
    after = rows(again)
    own = {"account", "account_key", "account_event", "change_log", "file_out", "sign_in", "signature"}
    for name, found in before.items():
        if name not in own:
            assert after[name] == found, name
    assert len(code.split("-")) == 8
    assert find_breaks(again, everything=True) == ()
    again.store.close()


def test_the_others_get_new_passwords_and_the_leader_is_confirmed(full: Desk, tmp_path: Path) -> None:
    out = tmp_path / "alt.zip"
    export_all(full, out)
    leader, _ = open_from_export(out.read_bytes(), tmp_path / "nytt", "liv", NEW, NEW, full.clock, cost=LIGHT)
    (waiting,) = [line for line in accounts.event_lines(leader) if line.waits]
    assert waiting.words == "Åpnet med gjenopprettingskoden"
    accounts.reset_password(leader, next(iter(_others(leader))), NEW)
    adviser = change_password(switch_user(leader, "kari", NEW), NEW, NEW + "!", NEW + "!")
    assert adviser.actor.role is Role.ADVISER
    leader.store.close()


def _others(desk: Desk) -> list[str]:
    from grongintro.domain.staff import Account

    with desk.read() as reader:
        return [each.id for each in reader.find(Account) if each.id != desk.actor.account_id]


def test_anybody_can_read_it(full: Desk, tmp_path: Path) -> None:
    out = tmp_path / "alt.zip"
    export_all(full, out)
    with zipfile.ZipFile(out) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        people = json.loads(archive.read("tabeller/person.json"))
        letter = archive.read("brev/2026-001.pdf")
        assert "Grong kommune" in archive.read("LES-MEG.txt").decode()
    assert [each["given_name"] for each in people] == ["Selam"]
    assert manifest["rows"]["person"] == 1
    assert manifest["sha256"]["brev/2026-001.pdf"] == hashlib.sha256(letter).hexdigest()
    assert letter.startswith(b"%PDF")
    (noted,) = files_out(full)
    assert noted.file.path == str(out)


def _changed(raw: bytes, name: str, content: bytes | None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
            elif content is not None:
                new.writestr(each, content)
    return out.getvalue()


@pytest.mark.parametrize("spoilt", ["cut", "not a zip", "row changed", "table gone", "other version"])
def test_a_spoilt_file_makes_nothing(full: Desk, tmp_path: Path, spoilt: str) -> None:
    out = tmp_path / "alt.zip"
    export_all(full, out)
    raw = out.read_bytes()
    spoilt_raw = {
        "cut": raw[: len(raw) // 2],
        "not a zip": b"noe annet",
        "row changed": _changed(raw, "tabeller/person.json", b"[]"),
        "table gone": _changed(raw, "tabeller/person.json", None),
        "other version": _changed(raw, "manifest.json", b'{"format": "grongintro-eksport", "version": 99}'),
    }[spoilt]
    with pytest.raises(UserError) as refused:
        open_from_export(spoilt_raw, tmp_path / "nytt", "liv", NEW, NEW, full.clock, cost=LIGHT)
    assert refused.value.field == "file"
    assert not (tmp_path / "nytt").exists()


@pytest.mark.parametrize(
    ("login", "new", "repeated", "field"),
    [("kari", NEW, NEW, "login"), ("ukjent", NEW, NEW, "login"), ("liv", "kort", "kort", "new")],
)
def test_wrong_input_makes_nothing(
    full: Desk, tmp_path: Path, login: str, new: str, repeated: str, field: str
) -> None:
    out = tmp_path / "alt.zip"
    export_all(full, out)
    with pytest.raises(UserError) as refused:
        open_from_export(out.read_bytes(), tmp_path / "nytt", login, new, repeated, full.clock, cost=LIGHT)
    assert refused.value.field == field
    assert not (tmp_path / "nytt").exists()


def test_a_table_that_does_not_fit_leaves_no_half_store(full: Desk, tmp_path: Path) -> None:
    from dataclasses import replace

    from grongintro.exchange.open_export import pack, unpack

    out = tmp_path / "alt.zip"
    export_all(full, out)
    content = unpack(out.read_bytes())
    odd = pack(replace(content, tables={**content.tables, "ukjent": [{"id": "x"}]}))
    with pytest.raises(UserError, match="ikke kjenner"):
        open_from_export(odd, tmp_path / "nytt", "liv", NEW, NEW, full.clock, cost=LIGHT)
    assert not (tmp_path / "nytt" / "grongintro.db").exists()


def test_not_by_an_adviser_and_not_past_a_protection(full: Desk, adviser_desk: Desk, tmp_path: Path) -> None:
    from grongintro.services.staff import add_staff

    with pytest.raises(UserError) as refused:
        export_all(adviser_desk, tmp_path / "alt.zip")
    assert refused.value.code == "role"
    staff_id = add_staff(full, name="Ola Nilsen", title="", phone="", email="").id
    ola = accounts.create_account(full, staff_id, login="ola", password=NEW, role=Role.ADVISER).id
    hidden = person(adviser_desk, "Amina")
    protect(adviser_desk, hidden, basis="Sperret adresse", account_ids=(adviser_desk.actor.account_id, ola))
    with pytest.raises(UserError) as refused:
        export_all(full, tmp_path / "alt.zip")
    assert refused.value.code == "protected"
    assert not (tmp_path / "alt.zip").exists()
