"""Imports on a real encrypted store: what a sheet brings, and what it never takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.followup import ConversationPerson, FollowUp
from grongintro.domain.household import Household, HouseholdMember, HouseholdRole, LivingFact, LivingFactKind
from grongintro.domain.person import Permit, Person, Sex
from grongintro.domain.programme import Programme
from grongintro.domain.staff import Actor, Assignment, Role
from grongintro.errors import UserError
from grongintro.exchange.example import duf_number, national_number, write_example
from grongintro.paths import resource
from grongintro.services import imports, people
from grongintro.services.desk import Desk
from grongintro.services.imports import ImportPlan, ImportResult, RowKind, Side
from grongintro.services.talks import start_talk
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from pathlib import Path

BORN = date(1990, 3, 4)
NUMBER = national_number(BORN, 700)
HEAD = "Fornavn;Etternavn;Fødselsdato;Fnr;Telefon;Bosatt i kommunen"
SARA = f"Sara;Tesfay;04.03.1990;{NUMBER};90000001;1.10.2026"


def sheet(tmp_path: Path, *lines: str, name: str = "deltakere.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def planned(desk: Desk, path: Path) -> ImportPlan:
    preview = imports.read_sheet(desk, path)
    return imports.dry_run(desk, preview.sheet, preview.mapping)


def imported(desk: Desk, path: Path, choices: dict[tuple[str, str], Side] | None = None) -> ImportResult:
    return imports.run_import(desk, planned(desk, path), choices or {})


def the_person(desk: Desk) -> Person:
    with desk.read() as reader:
        (person,) = reader.find(Person)
    return person


def faults(desk: Desk, path: Path) -> list[tuple[int, str, str]]:
    return [(note.line, note.field, note.message) for note in planned(desk, path).faults]


def rows_in(desk: Desk) -> dict[str, int]:
    tables = (
        "person",
        "household",
        "household_member",
        "conversation",
        "follow_up",
        "change_log",
        "programme",
    )
    with desk.read() as reader:
        return {table: lists.count_rows(reader, table) for table in tables}


def test_the_shipped_example_is_imported_from_end_to_end(adviser_desk: Desk) -> None:
    plan = planned(adviser_desk, resource("demo", "eksempel-import.xlsx"))
    assert plan.faults == ()
    assert plan.warnings == ()
    assert plan.count(RowKind.NEW) == 12
    result = imports.run_import(adviser_desk, plan, {})
    assert (result.created, result.updated, result.unchanged) == (12, 0, 0)
    with adviser_desk.read() as reader:
        assert len(reader.find(Household)) == 5
        assert len(reader.find(Permit)) == 12
        assert len(reader.find(Programme)) == 9
        assert len(reader.find(ConversationPerson)) == 9
        assert {each.opened for each in reader.find(FollowUp)} == {date(2026, 11, 23)}
        dawit = next(person for person in reader.find(Person) if person.given_name == "Dawit")
        selam = next(person for person in reader.find(Person) if person.given_name == "Selam")
        (fact,) = reader.find(LivingFact, person_id=selam.id, kind=LivingFactKind.PARTNER)
    assert dawit.sex is Sex.MALE
    assert dawit.arrived == date(2025, 10, 14)
    assert fact.partner_id == dawit.id
    assert fact.start == date(2025, 10, 14)
    assert fact.reason == "Importert fra eksempel-import.xlsx"


def test_the_example_with_an_adviser_gives_everyone_an_adviser(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "eksempel.xlsx"
    write_example(path, adviser="Kari Rådgiver")
    imported(desk, path)
    with desk.read() as reader:
        assert len(reader.find(Assignment)) == 9
    assert {row.adviser for row in people.list_people(desk)} == {"", "Kari Rådgiver"}


def test_the_same_sheet_again_changes_nothing(desk: Desk) -> None:
    path = resource("demo", "eksempel-import.xlsx")
    imported(desk, path)
    before = rows_in(desk)
    plan = planned(desk, path)
    assert plan.count(RowKind.UNCHANGED) == 12
    assert imports.run_import(desk, plan, {}).unchanged == 12
    assert rows_in(desk) == before


def test_the_same_plan_run_twice_never_doubles(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, sheet(tmp_path, HEAD, SARA))
    imports.run_import(desk, plan, {})
    assert imports.run_import(desk, plan, {}).created == 0
    assert the_person(desk).name == "Sara Tesfay"


def test_what_only_the_sheet_has_changed_is_written(desk: Desk, tmp_path: Path) -> None:
    imported(desk, sheet(tmp_path, HEAD, SARA))
    plan = planned(desk, sheet(tmp_path, HEAD, SARA.replace("90000001", "90000002")))
    (row,) = plan.rows
    assert (row.kind, row.changes[0].old, row.changes[0].new) == (RowKind.UPDATE, "90000001", "90000002")
    assert imports.run_import(desk, plan, {}).updated == 1
    assert the_person(desk).phone == "90000002"


def test_what_only_the_program_has_changed_is_kept(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, HEAD, SARA)
    imported(desk, path)
    people.change_person(desk, replace(the_person(desk), phone="91111111"))
    assert planned(desk, path).rows[0].kind is RowKind.UNCHANGED
    imported(desk, path)
    assert the_person(desk).phone == "91111111"


@pytest.mark.parametrize(("side", "phone"), [("program", "91111111"), ("sheet", "90000002")])
def test_what_both_have_changed_is_asked_and_the_answer_respected(
    desk: Desk, tmp_path: Path, side: Side, phone: str
) -> None:
    imported(desk, sheet(tmp_path, HEAD, SARA))
    people.change_person(desk, replace(the_person(desk), phone="91111111"))
    changed = sheet(tmp_path, HEAD, SARA.replace("90000001", "90000002"))
    (conflict,) = planned(desk, changed).conflicts
    assert (conflict.label, conflict.in_program, conflict.in_sheet) == ("Telefon", "91111111", "90000002")
    with pytest.raises(UserError, match="Velg hvilken verdi"):
        imported(desk, changed)
    assert the_person(desk).phone == "91111111"
    imported(desk, changed, {(conflict.source_key, conflict.field): side})
    assert the_person(desk).phone == phone
    assert planned(desk, changed).conflicts == ()


def test_a_person_typed_in_before_is_recognised_and_differences_are_asked(desk: Desk, tmp_path: Path) -> None:
    person = Person("", "", "Sara", "Tesfay", BORN, phone="92222222")
    people.settle_person(desk, people.PersonDraft(person))
    plan = planned(desk, sheet(tmp_path, HEAD, SARA))
    assert [conflict.field for conflict in plan.conflicts] == ["phone"]
    assert "national_number" in plan.rows[0].accepted


def test_a_person_who_got_a_number_later_is_still_the_same(desk: Desk, tmp_path: Path) -> None:
    imported(desk, sheet(tmp_path, HEAD, SARA.replace(NUMBER, "")))
    imported(desk, sheet(tmp_path, HEAD, SARA))
    assert the_person(desk).national_number == NUMBER


def test_a_name_corrected_in_the_program_does_not_double_the_person(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, HEAD, SARA.replace(NUMBER, ""))
    imported(desk, path)
    people.change_person(desk, replace(the_person(desk), family_name="Tesfay Berhane"))
    assert imported(desk, path).unchanged == 1
    assert the_person(desk).family_name == "Tesfay Berhane"


def test_another_number_is_always_asked(desk: Desk, tmp_path: Path) -> None:
    imported(desk, sheet(tmp_path, HEAD, SARA))
    plan = planned(desk, sheet(tmp_path, HEAD, SARA.replace(NUMBER, national_number(BORN, 750))))
    assert [conflict.field for conflict in plan.conflicts] == ["national_number"]
    assert any("annet nummer" in note.message for note in plan.warnings)


def test_two_with_the_same_name_and_birth_date_are_told_apart_by_their_numbers(
    desk: Desk, tmp_path: Path
) -> None:
    path = sheet(tmp_path, HEAD, SARA, SARA.replace(NUMBER, national_number(BORN, 750)))
    assert imported(desk, path).created == 2
    assert imported(desk, path).unchanged == 2


def test_an_empty_cell_takes_nothing_away(desk: Desk, tmp_path: Path) -> None:
    imported(desk, sheet(tmp_path, HEAD, SARA))
    imported(desk, sheet(tmp_path, HEAD, SARA.replace("90000001", "")))
    assert the_person(desk).phone == "90000001"


def test_a_fault_in_one_line_saves_nothing(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, HEAD, SARA, "Ali;Hassan;31.02.1990;;;")
    before = rows_in(desk)
    assert faults(desk, path) == [
        (
            3,
            "Fødselsdato",
            "«31.02.1990» er ikke en dato. Skriv den som dag.måned.år, for eksempel 3.3.2026.",
        )
    ]
    with pytest.raises(UserError, match=r"Ingenting er importert.*Linje 3, Fødselsdato"):
        imported(desk, path)
    assert rows_in(desk) == before


@pytest.mark.parametrize(
    ("line", "field", "words"),
    [
        (f"Sara;Tesfay;4.3.1990;{NUMBER[:-1]}0;;", "Fødselsnummer", "Kontrollsifrene"),
        (";Tesfay;4.3.1990;;;", "Fornavn", "mangler"),
        ("Sara;;4.3.1990;;;", "Etternavn", "mangler"),
        ("Sara;Tesfay;;;;", "Fødselsdato", "mangler"),
        ("Sara;Tesfay;4.3.2030;;;", "Fødselsdato", "etter i dag"),
        ("Sara;Tesfay;4.3.1990;;;1.1.1980", "Bosatt i kommunen", "før personen ble født"),
        ("Sara;Tesfay;4.3.1990;1,23457E+10;;", "Fødselsnummer", "Excel har forkortet"),
    ],
)
def test_a_wrong_cell_is_told_with_line_and_column(
    desk: Desk, tmp_path: Path, line: str, field: str, words: str
) -> None:
    (fault,) = faults(desk, sheet(tmp_path, HEAD, line))
    assert fault[:2] == (2, field)
    assert words in fault[2]


def test_the_same_person_twice_in_the_sheet_is_a_fault(desk: Desk, tmp_path: Path) -> None:
    (fault,) = faults(desk, sheet(tmp_path, HEAD, SARA, SARA))
    assert fault[0] == 3
    assert "linje 2" in fault[2]


def test_an_unknown_adviser_is_a_fault_that_names_the_known(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, "Navn;Født;Rådgiver", "Sara Tesfay;4.3.1990;Per Ukjent")
    (fault,) = faults(desk, path)
    assert "Kari Rådgiver, Liv Leder" in fault[2]


def test_a_changed_adviser_takes_over_from_the_import(desk: Desk, tmp_path: Path) -> None:
    head = "Navn;Født;Ankomst;Rådgiver"
    imported(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.1990;1.10.2026;Kari Rådgiver"))
    imported(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.1990;1.10.2026;Liv"))
    with desk.read() as reader:
        spans = sorted((each.start, each.end) for each in reader.find(Assignment))
    assert spans == [(date(2026, 10, 1), date(2026, 11, 22)), (date(2026, 11, 23), None)]


def test_the_lost_leading_zero_is_put_back_with_a_note(desk: Desk, tmp_path: Path) -> None:
    assert NUMBER.startswith("0")
    plan = planned(desk, sheet(tmp_path, HEAD, SARA.replace(NUMBER, NUMBER[1:])))
    assert plan.rows[0].values["national_number"] == NUMBER
    assert any("Nullen foran" in note.message for note in plan.warnings)


def test_a_wrong_duf_number_warns_only(desk: Desk, tmp_path: Path) -> None:
    right = duf_number(2025, 1)
    wrong = f"{right[:-2]}{(int(right[-2:]) + 1) % 11:02d}"
    path = sheet(tmp_path, "Navn;Født;DUF", f"Sara Tesfay;4.3.1990;{wrong}")
    plan = planned(desk, path)
    assert plan.faults == ()
    assert [note.field for note in plan.warnings if "DUF" in note.message] == ["DUF-nummer"]
    imports.run_import(desk, plan, {})
    assert the_person(desk).duf_number == wrong


def test_formulas_and_invisible_marks_become_plain_text(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, "Navn;Født;Adresse;Telefon", "Sa\u200bra\u00a0Tesfay;4.3.1990;=1+1;+47 900 00 001")
    plan = planned(desk, path)
    assert [note.field for note in plan.warnings if "formel" in note.message] == ["Adresse"]
    imports.run_import(desk, plan, {})
    assert the_person(desk).name == "Sara Tesfay"
    assert the_person(desk).street == "=1+1"


def test_csv_from_an_old_excel(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "gammel.csv"
    path.write_bytes('Navn;Født;Adresse\r\n"Bjørn; Ås";4.3.90;"Gata 1\r\nOppgang B"\r\n'.encode("cp1252"))
    imported(desk, path)
    assert the_person(desk).family_name == "Ås"
    assert the_person(desk).birth_date == BORN
    assert the_person(desk).street == "Gata 1 Oppgang B"


def test_the_last_talk_is_a_conversation_only_once(desk: Desk, tmp_path: Path) -> None:
    head, line = "Navn;Født;Ankomst;Siste samtale", "Sara Tesfay;4.3.1990;1.10.2026;20.11.2026"
    imported(desk, sheet(tmp_path, head, line))
    imported(desk, sheet(tmp_path, head, line))
    person = the_person(desk)
    with desk.read() as reader:
        (talk,) = lists.talks_of(reader, person.id)
        assert lists.latest_counting(reader, [person.id], desk.today) == {person.id: date(2026, 11, 20)}
    assert talk.text == "Importert: siste samtale før overgangen til grongintro"
    assert start_talk(desk, (person.id,)).person_ids == (person.id,)


def test_a_programme_without_an_offer_is_a_fault_and_without_an_end_gets_the_longest(
    desk: Desk, tmp_path: Path
) -> None:
    head = "Navn;Født;Program tilbudt;Program start;Utdanning;Sluttmål"
    (fault,) = faults(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.1990;;1.10.2026;VGS;Arbeid"))
    assert fault[1] == "Program tilbudt"
    imported(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.1990;1.9.2026;1.10.2026;VGS;Arbeid"))
    with desk.read() as reader:
        (programme,) = reader.find(Programme)
    assert programme.end == date(2027, 9, 30)


def test_a_goal_that_does_not_fit_the_education_is_a_fault(desk: Desk, tmp_path: Path) -> None:
    head = "Navn;Født;Program tilbudt;Utdanning;Sluttmål"
    (fault,) = faults(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.1990;1.9.2026;vgs;fagbrev"))
    assert fault[1] == "Sluttmål"


def test_partners_by_line_number_are_tied_on_both_sides(desk: Desk, tmp_path: Path) -> None:
    head = "Nr;Navn;Født;Ektefelle;Husstand"
    imported(
        desk,
        sheet(tmp_path, head, "1;Sara Tesfay;4.3.1990;2;Tesfay", "2;Yonas Tesfay;5.6.1988;;Tesfay"),
    )
    with desk.read() as reader:
        facts = {fact.person_id: fact.partner_id for fact in reader.find(LivingFact)}
    assert len(facts) == 2
    assert {partner: person for person, partner in facts.items()} == facts


def test_partners_that_do_not_agree_and_unknown_ones_are_faults(desk: Desk, tmp_path: Path) -> None:
    head = "Navn;Født;Samboer"
    path = sheet(
        tmp_path, head, "Sara Tesfay;4.3.1990;Yonas Ali", "Yonas Ali;5.6.1988;nei", "Li Wu;1.1.1990;Bo Wu"
    )
    assert [(line, field) for line, field, _ in faults(desk, path)] == [
        (2, "Ektefelle/samboer"),
        (4, "Ektefelle/samboer"),
    ]


def test_a_household_renamed_in_the_program_is_still_the_one_of_the_sheet(desk: Desk, tmp_path: Path) -> None:
    head, sara = "Navn;Født;Husstand", "Sara Tesfay;4.3.1990;Familien Tesfay"
    imported(desk, sheet(tmp_path, head, sara))
    with desk.write("rename") as unit:
        (home,) = unit.find(Household)
        unit.save(replace(home, name="Familien Tesfay Berhane"))
    imported(desk, sheet(tmp_path, head, sara, "Lea Tesfay;5.6.2020;Familien Tesfay"))
    with desk.read() as reader:
        assert len(reader.find(Household)) == 1
        roles = [member.role for member in reader.find(HouseholdMember)]
    assert roles == [HouseholdRole.ADULT, HouseholdRole.CHILD]


def test_children_and_those_not_arrived_are_not_in_the_cadence(desk: Desk, tmp_path: Path) -> None:
    head = "Navn;Født;Ankomst"
    plan = planned(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.1990;", "Lea Tesfay;5.6.2020;1.10.2026"))
    assert [note.field for note in plan.warnings] == ["Bosatt i kommunen"]
    imports.run_import(desk, plan, {})
    with desk.read() as reader:
        assert reader.find(FollowUp) == []
    imported(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.1990;1.12.2026", "Lea Tesfay;5.6.2020;1.10.2026"))
    with desk.read() as reader:
        assert [each.opened for each in reader.find(FollowUp)] == [date(2026, 12, 1)]


def test_a_chosen_mapping_is_remembered_for_the_same_headings(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, "Hvem;Bursdag;Notat", "Sara Tesfay;4.3.1990;hei")
    preview = imports.read_sheet(desk, path)
    assert not preview.remembered
    assert preview.first_rows == ((2, ("Sara Tesfay", "4.3.1990", "hei")),)
    with pytest.raises(UserError, match="Navn"):
        imports.dry_run(desk, preview.sheet, preview.mapping)
    mapping = {"Hvem": "name", "Bursdag": "birth_date", "Notat": ""}
    imports.run_import(desk, imports.dry_run(desk, preview.sheet, mapping), {})
    again = imports.read_sheet(desk, path)
    assert again.remembered
    assert again.mapping == mapping


def test_a_copy_is_made_before_the_import(desk: Desk, tmp_path: Path) -> None:
    result = imported(desk, sheet(tmp_path, HEAD, SARA))
    assert result.copy is not None
    assert result.copy.parent == tmp_path / "kopier"


def test_a_helper_may_not_import(desk: Desk, tmp_path: Path) -> None:
    helper = Desk(desk.store, Actor("a", "s", "Hjelper", Role.HELPER), desk.clock)
    path = sheet(tmp_path, HEAD, SARA)
    plan = planned(desk, path)
    for attempt in (
        lambda: imports.read_sheet(helper, path),
        lambda: imports.dry_run(helper, plan.sheet, plan.mapping),
        lambda: imports.run_import(helper, plan, {}),
    ):
        with pytest.raises(UserError, match="ikke tilgang"):
            attempt()


def test_an_adviser_may_import(adviser_desk: Desk, tmp_path: Path) -> None:
    assert imported(adviser_desk, sheet(tmp_path, HEAD, SARA)).created == 1


def test_a_later_permit_is_new_and_a_corrected_one_is_corrected(desk: Desk, tmp_path: Path) -> None:
    head = "Navn;Født;Tillatelse;Gitt dato;Gyldig til"
    for line in (
        "Sara Tesfay;4.3.1990;§ 34;1.3.2025;1.3.2026",
        "Sara Tesfay;4.3.1990;§ 34;1.3.2025;15.3.2026",
        "Sara Tesfay;4.3.1990;§ 34;10.3.2026;10.3.2027",
    ):
        imported(desk, sheet(tmp_path, head, line))
    with desk.read() as reader:
        spans = sorted((permit.granted, permit.valid_to) for permit in reader.find(Permit))
    assert spans == [(date(2025, 3, 1), date(2026, 3, 15)), (date(2026, 3, 10), date(2027, 3, 10))]
    (fault,) = faults(desk, sheet(tmp_path, head, "Li Wu;4.3.1990;;1.3.2025;"))
    assert fault[1] == "Gitt dato"


def test_a_changed_answer_holds_from_the_import_and_the_old_one_stays_before(
    desk: Desk, tmp_path: Path
) -> None:
    head = "Navn;Født;Ankomst;Bor med foreldre"
    imported(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.2005;1.10.2026;ja"))
    imported(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.2005;1.10.2026;nei"))
    with desk.read() as reader:
        facts = [(fact.start, fact.end, fact.answer) for fact in reader.find(LivingFact)]
    assert sorted(facts) == [
        (date(2026, 10, 1), date(2026, 11, 22), True),
        (date(2026, 11, 23), None, False),
    ]


def test_a_partner_whom_the_program_knows_is_tied_too(desk: Desk, tmp_path: Path) -> None:
    imported(desk, sheet(tmp_path, HEAD, SARA))
    head = "Navn;Født;Gift med"
    imported(desk, sheet(tmp_path, head, f"Yonas Tesfay;5.6.1988;{NUMBER}"))
    with desk.read() as reader:
        assert len(reader.find(LivingFact, kind=LivingFactKind.PARTNER)) == 2
    (fault,) = faults(desk, sheet(tmp_path, head, "Bo Berg;5.6.1988;Sara Tesfay"))
    assert "registrert med noe annet" in fault[2]


def test_moving_to_another_household_and_becoming_an_adult(desk: Desk, tmp_path: Path) -> None:
    head = "Navn;Født;Ankomst;Husstand;Rolle"
    imported(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.2008;1.10.2026;Familien Tesfay;Barn"))
    imported(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.2008;1.10.2026;Familien Tesfay;Voksen"))
    imported(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.2008;1.10.2026;Sara;Voksen"))
    with desk.read() as reader:
        stays = [(stay.start, stay.end, stay.role) for stay in reader.find(HouseholdMember)]
    assert sorted(stays) == [
        (date(2026, 10, 1), date(2026, 11, 22), HouseholdRole.ADULT),
        (date(2026, 11, 23), None, HouseholdRole.ADULT),
    ]


def test_a_programme_changed_in_the_sheet_is_the_same_programme(desk: Desk, tmp_path: Path) -> None:
    head = "Navn;Født;Program tilbudt;Program start;Program slutt"
    imported(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.1990;1.9.2026;1.10.2026;"))
    imported(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.1990;1.9.2026;15.10.2026;14.4.2027"))
    with desk.read() as reader:
        (programme,) = reader.find(Programme)
    assert (programme.start, programme.end) == (date(2026, 10, 15), date(2027, 4, 14))
    (fault,) = faults(desk, sheet(tmp_path, head, "Sara Tesfay;4.3.1990;1.9.2026;15.10.2026;1.10.2026"))
    assert fault[1:] == ("Program slutt", "Sluttdatoen er før startdatoen.")


def test_education_without_a_programme_is_left_out_with_a_warning(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, "Navn;Født;Utdanning", "Sara Tesfay;4.3.1990;VGS")
    plan = planned(desk, path)
    assert "Utdanning" in [note.field for note in plan.warnings]
    imports.run_import(desk, plan, {})
    assert planned(desk, path).rows[0].kind is RowKind.UNCHANGED


def test_numbers_that_belong_to_two_people_are_a_fault(desk: Desk, tmp_path: Path) -> None:
    duf = duf_number(2025, 7)
    head = "Navn;Født;Fnr;DUF"
    imported(desk, sheet(tmp_path, head, f"Sara Tesfay;4.3.1990;{NUMBER};", f"Li Wu;1.2.1980;;{duf}"))
    (fault,) = faults(desk, sheet(tmp_path, head, f"Sara Tesfay;4.3.1990;{NUMBER};{duf}"))
    assert "to personer" in fault[2]


def test_a_similar_name_with_the_same_birth_date_is_pointed_out(desk: Desk, tmp_path: Path) -> None:
    imported(desk, sheet(tmp_path, HEAD, SARA))
    plan = planned(desk, sheet(tmp_path, "Navn;Født", "Sarah Tesfaye;4.3.1990"))
    assert any("Ligner på Sara Tesfay" in note.message for note in plan.warnings)
