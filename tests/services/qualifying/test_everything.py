"""What the new tables hold is in the insight package, goes out and comes in, and is erased."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.mapping import AdaptationNeed, HealthStep
from grongintro.domain.municipality import Language
from grongintro.domain.staff import Role
from grongintro.letters.insight import build
from grongintro.letters.text import plain_text
from grongintro.services import settings
from grongintro.services.keeping import trash
from grongintro.services.keeping.erasing import ask_erasure, erase, note_hand_over
from grongintro.services.keeping.insight import insight_content, insight_pdf
from grongintro.services.keeping.insight_rows import KINDS
from grongintro.services.keeping.open_export import export_all, open_from_export
from grongintro.services.people import list_people
from grongintro.services.person_page import history
from grongintro.services.qualifying.closing import endings_of
from grongintro.services.trust.verify import find_breaks
from grongintro.storage import tables
from tests.services.qualifying.everything import MARK, TABLES, with_everything
from tests.services.test_erasing import everything
from tests.services.test_notes_and_access import colleague
from tests.services.test_open_export import LIGHT, NEW, rows

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk


@pytest.fixture
def known(adviser_desk: Desk) -> str:
    return with_everything(adviser_desk)


def test_every_table_about_a_person_is_written_and_in_the_package(adviser_desk: Desk, known: str) -> None:
    assert tuple(tables.table_of(kind).name for kind in KINDS) == TABLES
    parts = insight_content(adviser_desk, known).parts
    assert [part.table for part in parts] == list(TABLES)
    assert [part.table for part in parts if part.closed or not part.rows] == ["application_person"]
    told = {part.table: dict(part.rows[0]) for part in parts if part.rows}
    assert told["health_step"] == {
        "ført av": "Kari Rådgiver",
        "type": "lege",
        "dag": "23.11.2026",
        "ansvarlig": "Kari Rådgiver",
        "tekst": MARK,
    }
    assert told["plan_element"]["plan"] == "integreringsplan 1"
    assert told["plan_version"]["overlevert av"] == "Kari Rådgiver"
    assert told["opening_balance"]["brukt"] == "12,5"
    assert told["training"]["krevde opplæring"] == "23.11.2026"
    assert told["carried_matter"]["besluttet av"] == "Leder i Namsos"
    assert "integreringsloven" not in told["right_assessment"]["grunn"]
    assert len(told["right_assessment"]["steg"]) > 100
    assert told["week_slot"]["ukedag"] == "mandag"
    assert (told["enrolment"]["aktivitet"], told["attendance"]["samling"]) == ("Høstferien", "Skogstur")
    assert (told["placement"]["arbeidsgiver"], told["volunteer_match"]["frivillig"]) == (
        "Grong sag",
        "Grong røde kors",
    )
    assert all(value for part in parts for row in part.rows for _, value in row)


def test_health_is_left_out_for_those_who_may_not_read_it(desk: Desk, adviser_desk: Desk, known: str) -> None:
    other = colleague(desk, "Ola Nilsen", Role.ADVISER)
    parts = {part.table: part for part in insight_content(other, known).parts}
    closed = ("adaptation_need", "health_step", "referral", "needs_statement", "application_person")
    for name in closed:
        assert (parts[name].rows, parts[name].closed) == ((), 1)
    text = plain_text(build(insight_content(other, known)))
    assert text.count("[Lukkede opplysninger (1) er ikke tatt med.") == len(closed)
    assert insight_pdf(adviser_desk, known).startswith(b"%PDF")


def test_the_leader_has_applications_for_grants_in_the_package_too(desk: Desk, known: str) -> None:
    parts = {part.table: part for part in insight_content(desk, known).parts}
    assert parts["application_person"].rows
    assert not any(part.closed for part in parts.values())


def test_in_nynorsk_its_words_are_nynorsk(desk: Desk, known: str) -> None:
    settings.change_municipality(desk, replace(settings.municipality(desk), language=Language.NYNORSK))
    parts = {part.table: dict(part.rows[0]) for part in insight_content(desk, known).parts}
    assert parts["health_step"]["ansvarleg"] == "Kari Rådgiver"
    assert parts["plan_version"]["deltakaren var med"] == "ja"
    assert parts["prior_element"]["stad"] == MARK
    assert parts["right_assessment"]["vurdert til"] == "rett, ikkje plikt"
    text = plain_text(build(insight_content(desk, known)))
    assert "Rett, kartlegging, plan og opplæring" in text
    assert "busetjing" in text


def test_history_tells_every_row(adviser_desk: Desk, known: str) -> None:
    told = repr(history(adviser_desk, known))
    assert MARK in told
    assert "besluttet av: Leder i Namsos" in told


def test_what_went_out_comes_in_again(desk: Desk, adviser_desk: Desk, known: str, tmp_path: Path) -> None:
    before = rows(desk)
    out = tmp_path / "alt.zip"
    export_all(desk, out)
    with zipfile.ZipFile(out) as archive:
        names = {name for name in TABLES if json.loads(archive.read(f"tabeller/{name}.json"))}
    assert names == set(TABLES)
    again, _ = open_from_export(out.read_bytes(), tmp_path / "nytt", "liv", NEW, NEW, desk.clock, cost=LIGHT)
    after = rows(again)
    for name in TABLES:
        assert after[name] == before[name], name
    assert find_breaks(again, everything=True) == ()
    assert len(endings_of(again, known)) == 1
    again.store.close()
    del adviser_desk


def test_it_is_erased_with_the_person(desk: Desk, adviser_desk: Desk, known: str) -> None:
    assert MARK in everything(desk)
    erasure_id = ask_erasure(adviser_desk, known, basis="Bevaringsplanen").id
    note_hand_over(adviser_desk, erasure_id, b"det arkivet fikk")
    erase(desk, erasure_id)
    assert MARK not in everything(desk)
    left = rows(desk)
    assert [name for name in TABLES if left[name]] == []
    assert list_people(desk) == ()
    assert find_breaks(desk, everything=True) == ()


def test_closed_rows_are_not_put_back_into_sight(desk: Desk, adviser_desk: Desk, known: str) -> None:
    other = colleague(desk, "Ola Nilsen", Role.ADVISER)
    with adviser_desk.read() as reader:
        step = reader.find(HealthStep, person_id=known)[0]
        need = reader.find(AdaptationNeed, person_id=known)[0]
    trash.delete(adviser_desk, HealthStep, step.id)
    trash.delete(adviser_desk, AdaptationNeed, need.id)
    for line in trash.trash(other):
        assert MARK not in line.words
        trash.put_back(other, line.action)
    assert MARK not in repr([line for line in history(other, known) if "helse" in line.what])
    parts = {part.table: part for part in insight_content(other, known).parts}
    assert (parts["health_step"].rows, parts["health_step"].closed) == ((), 1)
