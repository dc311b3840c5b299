from __future__ import annotations

from dataclasses import replace

import pytest

from grongintro.domain.municipality import Language
from grongintro.letters import caseload_report, day_sheet, recovery_sheet
from grongintro.letters.content import Code, Column, DocumentKind, Table
from grongintro.letters.text import plain_text
from tests.letters import samples


def test_the_day_is_grouped_by_place() -> None:
    text = plain_text(day_sheet.build(samples.day_sheet()))
    centre, other = text.index("Samtaler: Elvedal sentrum"), text.index("Samtaler: Bergsmo")
    assert centre < text.index("Familien Kovalenko") < other < text.index("Şükrü Yılmaz")


def test_a_day_with_nothing_says_so() -> None:
    empty = replace(samples.day_sheet(), places=(), dates=(), tasks=())
    assert "Ingen samtaler, frister eller oppgaver" in plain_text(day_sheet.build(empty))


def test_weekdays_follow_the_written_standard() -> None:
    saturday = replace(samples.day_sheet(Language.NYNORSK), day=samples.DAY.replace(day=21))
    assert day_sheet.build(saturday).title == "Min dag laurdag 21. november 2026"


def test_the_caseload_ends_its_table_with_the_total() -> None:
    letter = caseload_report.build(samples.caseload())
    table = next(block for block in letter.flat() if isinstance(block, Table))
    assert letter.landscape
    assert table.total
    assert table.rows[-1][0] == "Samlet"


def test_the_caseload_shows_a_choice_as_the_municipality_s() -> None:
    *_, table = caseload_report.build(samples.caseload()).flat()
    assert isinstance(table, Table)
    assert "(kommunens valg)" in table.rows[0][1]


def test_the_caseload_without_outlook_and_steps_is_one_table() -> None:
    short = replace(samples.caseload(), outlook=(), steps=())
    tables = [block for block in caseload_report.build(short).flat() if isinstance(block, Table)]
    assert len(tables) == 1


def test_the_recovery_sheet_has_no_recipient_and_the_whole_code() -> None:
    letter = recovery_sheet.build(samples.recovery())
    assert letter.kind is DocumentKind.SHEET
    assert letter.recipient is None
    (code,) = [block for block in letter.flat() if isinstance(block, Code)]
    assert code.groups == samples.recovery().groups


def test_a_row_with_too_few_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="every row"):
        Table((Column("A"), Column("B")), (("only one",),))
