"""The key envelope: what opens it, what does not, and what the file tells."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from grongintro.errors import StorageError, UserError
from grongintro.storage.keys.envelope import Cost, Envelope, check_password, new_key

if TYPE_CHECKING:
    from pathlib import Path

CHEAP = Cost(8, 1, 1)
KEY = new_key()


@pytest.fixture
def envelope() -> Envelope:
    made = Envelope.new(CHEAP)
    made.add(KEY, "kari", "fire ord i en rekke", "konto-kari")
    made.add(KEY, "ola", "fem andre ord i en rekke", "konto-ola")
    return made


@pytest.mark.parametrize("login", ["kari", "KARI", "  Kari "])
def test_name_and_password_give_the_key_and_the_account(envelope: Envelope, login: str) -> None:
    opened = envelope.open(login, "fire ord i en rekke")
    assert (opened.key, opened.account_id, opened.others) == (KEY, "konto-kari", ())


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("kari", "Fire ord i en rekke"),
        ("kari", ""),
        ("karin", "fire ord i en rekke"),
        ("ola", "fire ord i en rekke"),
        ("recovery", "fire ord i en rekke"),
    ],
)
def test_a_wrong_name_and_a_wrong_password_are_told_alike(
    envelope: Envelope, login: str, password: str
) -> None:
    with pytest.raises(UserError) as refused:
        envelope.open(login, password)
    assert (refused.value.field, refused.value.code) == ("password", "wrong_password")
    assert refused.value.message == "Navnet eller passordet stemmer ikke. Prøv igjen."


def test_the_file_holds_no_names_and_no_keys(envelope: Envelope, tmp_path: Path) -> None:
    envelope.add_recovery(KEY)
    path = tmp_path / "grongintro.db.key"
    envelope.write(path)
    text = path.read_text(encoding="utf-8").casefold()
    # Short names may turn up in base64 by chance, so they are looked for between other marks than letters.
    for hidden in ("kari", "ola", "konto-kari", KEY.hex()):
        assert not re.search(rf"(?<![a-z0-9+/]){hidden}(?![a-z0-9+/])", text)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert Envelope.read(path) == envelope


def test_the_recovery_code_opens_however_it_is_written(envelope: Envelope) -> None:
    code = envelope.add_recovery(KEY)
    assert len(code.split("-")) == 8
    bare = code.replace("-", "")
    for written in (code, code.lower(), bare, f"  {bare[:10]} {bare[10:]}\n", code.replace("-", " – ")):
        opened = envelope.open_recovery(written)
        assert (opened.key, opened.account_id) == (KEY, None)


def test_a_new_recovery_code_takes_the_place_of_the_old(envelope: Envelope) -> None:
    old = envelope.add_recovery(KEY)
    new = envelope.add_recovery(KEY)
    assert envelope.open_recovery(new).key == KEY
    for wrong in (old, "", new[:-1]):
        with pytest.raises(UserError) as refused:
            envelope.open_recovery(wrong)
        assert (refused.value.field, refused.value.code) == ("code", "wrong_code")


def test_a_removed_slot_opens_nothing(envelope: Envelope) -> None:
    slot = envelope.add(KEY, "kari", "et nytt og langt passord", "konto-kari")
    envelope.remove(slot)
    with pytest.raises(UserError):
        envelope.open("kari", "et nytt og langt passord")
    assert envelope.open("kari", "fire ord i en rekke").key == KEY


def test_two_envelopes_of_the_same_password_have_nothing_in_common() -> None:
    both = []
    for _ in range(2):
        made = Envelope.new(CHEAP)
        made.add(KEY, "kari", "fire ord i en rekke", "konto")
        both.append(made)
    assert both[0].salt != both[1].salt
    assert both[0].slots[0]["label"] != both[1].slots[0]["label"]


def test_a_missing_file_is_told_with_advice(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        Envelope.read(tmp_path / "grongintro.db.key")
    assert refused.value.code == "no_envelope"
    assert "sikkerhetskopi" in refused.value.advice


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b'{"salt": "!", "memory": 8, "passes": 1, "lanes": 1, "slots": []}',
        b'{"salt": "AAAA", "memory": "8", "passes": 1, "lanes": 1, "slots": []}',
        b'{"salt": "AAAAAAAAAAAAAAAAAAAAAA==", "memory": 8, "passes": 1, "lanes": 1, "slots": [1]}',
        b'{"salt": "AAAAAAAAAAAAAAAAAAAAAA==", "memory": 8, "passes": 1, "lanes": 1, "slots": [{}]}',
    ],
)
def test_a_damaged_file_is_told_with_advice(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "grongintro.db.key"
    path.write_bytes(content)
    with pytest.raises(StorageError) as refused:
        Envelope.read(path)
    assert refused.value.code == "damaged_envelope"
    assert "sikkerhetskopi" in refused.value.advice
    assert path.read_bytes() == content


@pytest.mark.parametrize("part", ["nonce", "wrapped", "label", "public"])
def test_a_slot_with_a_flipped_byte_never_gives_a_key(envelope: Envelope, tmp_path: Path, part: str) -> None:
    path = tmp_path / "grongintro.db.key"
    envelope.write(path)
    data = json.loads(path.read_text(encoding="utf-8"))
    text = data["slots"][0][part]
    data["slots"][0][part] = ("B" if text[0] == "A" else "A") + text[1:]
    path.write_text(json.dumps(data), encoding="utf-8")
    damaged = Envelope.read(path)
    with pytest.raises((StorageError, UserError)) as refused:
        damaged.open("kari", "fire ord i en rekke")
    assert getattr(refused.value, "code", "") == ("wrong_password" if part == "label" else "damaged_envelope")
    assert damaged.open("ola", "fem andre ord i en rekke").key == KEY


def test_a_short_password_is_refused_at_its_field() -> None:
    check_password("fjorten tegn ok")
    check_password("fjorten tegn!!")
    with pytest.raises(UserError, match="minst 14 tegn") as refused:
        check_password("tretten tegn!", field="new")
    assert refused.value.field == "new"
