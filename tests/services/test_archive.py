"""What the archive gets before a person is erased: plans and contracts too, and a count of what is closed."""

from __future__ import annotations

import hashlib
import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.document import DocumentKind
from grongintro.domain.followup import NoteClass
from grongintro.domain.plan import PlanKind
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services import talks
from grongintro.services.keeping import archive, filing
from grongintro.services.keeping.archive import LeftOut, archive_package
from grongintro.services.keeping.erasing import ask_erasure, erase, erasures
from grongintro.services.people import assign_adviser
from grongintro.services.qualifying import contracts
from grongintro.services.qualifying.adopting import adopt_plan
from grongintro.services.qualifying.plan_view import plan_sheet
from grongintro.services.qualifying.plans import PlanDraft, new_plan, save_plan
from tests.letters.reading import read
from tests.services.making import TODAY, talk
from tests.services.qualifying.everything import with_everything
from tests.services.qualifying.plans import adopted, participant, whole
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk

BASIS = "Bevaringsplanen"


def unpacked(package: archive.Package) -> tuple[dict[str, bytes], dict[str, Any]]:
    """The files by name, and what the list says of them."""
    with zipfile.ZipFile(BytesIO(package.content)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    return files, json.loads(files.pop("metadata.json"))


def closed_for_others(desk: Desk, who: str) -> None:
    """A health paper and two sensitive talks; one talk is open to all."""
    draft = filing.DocumentDraft(DocumentKind.HEALTH, "Epikrise", b"%PDF-1.7")
    filing.file_document(desk, who, draft)
    for kind in (NoteClass.SENSITIVE, NoteClass.SENSITIVE, NoteClass.ORDINARY):
        talks.log_conversation(desk, talk(who, note_class=kind))


def test_adopted_plans_and_contracts_are_in_it_as_they_were_printed(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    plan_id = adopted(adviser_desk, who)
    contracts.make_contract(adviser_desk, plan_id, TODAY)
    new_plan(adviser_desk, who, PlanKind.INTEGRATION)
    files, about = unpacked(archive_package(adviser_desk, who))
    assert set(files) == {"innsyn.pdf", "planer/integreringsplan-1.pdf", "kontrakter/001.pdf"}
    assert "Fast arbeid som snekker" in read(files["planer/integreringsplan-1.pdf"]).said()
    assert "Selam Selamsen" in read(files["kontrakter/001.pdf"]).said()
    assert about["planer_og_kontrakter"] == [
        {"fil": "planer/integreringsplan-1.pdf", "navn": "integreringsplan 1", "dato": "2026-11-23"},
        {"fil": "kontrakter/001.pdf", "navn": "integreringskontrakt", "dato": "2026-11-23"},
    ]
    assert about["sha256"] == {name: hashlib.sha256(each).hexdigest() for name, each in files.items()}


def test_every_version_that_was_adopted_is_in_it(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    adopted(adviser_desk, who)
    second = new_plan(adviser_desk, who, PlanKind.INTEGRATION).id
    sheet = plan_sheet(adviser_desk, second)
    changed = whole(sheet.version, own_view="Vil bli elektriker", change_reason="Nytt ønske", material=False)
    save_plan(adviser_desk, PlanDraft(changed, sheet.phases, sheet.elements))
    adopt_plan(adviser_desk, second)
    files, _ = unpacked(archive_package(adviser_desk, who))
    assert {name for name in files if name.startswith("planer/")} == {
        "planer/integreringsplan-1.pdf",
        "planer/integreringsplan-2.pdf",
    }
    assert "elektriker" in read(files["planer/integreringsplan-2.pdf"]).said()


def test_what_is_closed_to_the_account_is_counted_by_sort(desk: Desk, adviser_desk: Desk) -> None:
    who = with_everything(adviser_desk)
    closed_for_others(adviser_desk, who)
    other = colleague(desk, "Ola Nilsen", Role.ADVISER)
    package = archive_package(other, who)
    assert package.left_out == LeftOut(documents=1, talks=2, rows=5)
    assert package.left_out.number == 8
    _, about = unpacked(package)
    told = ("dokumenter_utelatt", "samtaler_utelatt", "lukkede_opplysninger_utelatt")
    assert tuple(about[name] for name in told) == (1, 2, 5)


def test_nothing_is_left_out_for_the_leader_and_for_the_adviser_only_applications(
    desk: Desk, adviser_desk: Desk
) -> None:
    who = with_everything(adviser_desk)
    closed_for_others(adviser_desk, who)
    assert archive_package(desk, who).left_out == LeftOut()
    assert archive_package(adviser_desk, who).left_out == LeftOut(rows=1)


def test_who_erases_sees_that_the_package_lacked_something(
    desk: Desk, adviser_desk: Desk, tmp_path: Path
) -> None:
    who = participant(adviser_desk)
    closed_for_others(adviser_desk, who)
    assign_adviser(desk, [who], desk.actor.staff_id, start=TODAY)
    other = colleague(desk, "Ola Nilsen", Role.ADVISER)
    erasure_id = ask_erasure(other, who, basis=BASIS).id
    archive.hand_over(other, erasure_id, tmp_path / "a.zip", archive_package(other, who))
    assert erasures(desk)[0].erasure.archive_left_out == 3
    archive.hand_over(desk, erasure_id, tmp_path / "b.zip", archive_package(desk, who))
    assert erasures(desk)[0].erasure.archive_left_out == 0


def test_what_was_written_after_the_archive_got_its_package_is_not_erased(
    desk: Desk, adviser_desk: Desk, tmp_path: Path
) -> None:
    who = participant(adviser_desk)
    erasure_id = ask_erasure(adviser_desk, who, basis=BASIS).id
    archive.hand_over(adviser_desk, erasure_id, tmp_path / "a.zip", archive_package(adviser_desk, who))
    talks.log_conversation(adviser_desk, talk(who))
    with pytest.raises(UserError) as refused:
        erase(desk, erasure_id)
    assert refused.value.code == "later"
    archive.hand_over(adviser_desk, erasure_id, tmp_path / "b.zip", archive_package(adviser_desk, who))
    erase(desk, erasure_id)
    assert erasures(desk)[0].erasure.done_at is not None
