"""«Tilskudd» by keyboard: expected, a file with a look before it is stored, differences and claims."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from grongintro.domain.grant_control import EnteredRate
from grongintro.domain.grants import GrantCode, RateState
from grongintro.services.grants import claims, control, payments, rates
from grongintro.ui.grants.forms import BasisForm, ClaimForm, RegistrationForm
from grongintro.ui.grants.page import GrantsPage
from grongintro.ui.grants.payment_dialog import PaymentDialog
from grongintro.ui.grants.person_dialog import PersonGrantsDialog
from grongintro.ui.pages import page_table
from tests.ui.desks import CTRL, back_in, in_window, opened
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import agree, fill, refused, saved, words

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.table import Table
    from tests.ui.store import TinyStore

HEAD = "Navn;DUF-nummer;Kode;År;Beløp\n"
DAY = date(2026, 3, 11)


def read(qtbot: QtBot, page: GrantsPage) -> None:
    qtbot.waitUntil(lambda: not page.reading, timeout=20_000)


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> GrantsPage:
    for code, kroner in ((GrantCode.AR_1, 198_400), (GrantCode.AR_1_SINGLE, 246_000)):
        value = EnteredRate("", "", 2026, code, kroner * 100, RateState.ADOPTED, "IMDi", DAY)
        rates.save_rate(tiny.leader, value)
    made = in_window(qtbot, GrantsPage(tiny.leader, bus))
    read(qtbot, made)
    return made


def cells(table: Table, column: int) -> list[str]:
    model = table.model()
    return [str(model.index(line, column).data()) for line in range(model.rowCount())]


def chosen(page: GrantsPage, name: str) -> None:
    """Go to a person in the list with the keyboard."""
    table = page.expected.people
    line = next(number for number, each in enumerate(cells(table, 0)) if each.startswith(name))
    table.setFocus()
    table.setCurrentIndex(table.model().index(line, 0))


def file(folder: Path, *lines: str) -> str:
    path = folder / "Utbetaling 1. kvartal 2026.csv"
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def stored(qtbot: QtBot, page: GrantsPage, path: str) -> None:
    page.read_file(path)
    saved(opened(PaymentDialog))
    read(qtbot, back_in(page))


def test_only_the_leader_has_the_page(tiny: TinyStore, bus: Bus) -> None:
    assert "grants" in {each.key for each in page_table(tiny.leader, bus)}
    for desk in (tiny.adviser, tiny.helper):
        assert "grants" not in {each.key for each in page_table(desk, bus)}


def test_sums_say_what_they_lack(page: GrantsPage) -> None:
    shown = words(page)
    assert "I alt – 2025: mangler sats; 2026: " in shown
    assert "uten sats" in shown
    assert "Satser som mangler, og som ikke er med i summene – 2025: AR-1" in shown
    assert len(cells(page.expected.people, 0)) == 4
    assert "År 2" in cells(page.expected.codes, 1)


def test_the_years_turn_with_the_arrows(qtbot: QtBot, page: GrantsPage) -> None:
    page.expected.year_turned.emit(1)
    read(qtbot, page)
    assert "2026–2030" in words(page)
    model = page.expected.people.model()
    titles = [model.headerData(each, Qt.Orientation.Horizontal) for each in range(model.columnCount())]
    assert titles[-5:] == ["2026", "2027", "2028", "2029", "2030"]


def test_enter_shows_a_person_by_quarter_with_the_reasons(page: GrantsPage) -> None:
    chosen(page, "Åse")
    press(page.expected.people, Qt.Key.Key_Return)
    dialog = opened(PersonGrantsDialog)
    assert "1. kvartal 2026" in cells(dialog.table, 0)
    assert "Bodde i kommunen på bosettingsdagen 04.03.2026" in words(dialog)
    press(dialog, Qt.Key.Key_Escape)


def test_the_basis_is_written_with_a_reason(qtbot: QtBot, page: GrantsPage) -> None:
    chosen(page, "Åse")
    press(page, Qt.Key.Key_G, CTRL)
    form = opened(BasisForm)
    fill(form, category="Voksen i familie")
    assert refused(form, "reason")
    fill(form, reason="Bor med ektefelle")
    saved(form)
    read(qtbot, back_in(page))
    line = cells(page.expected.people, 0).index(next(n for n in cells(page.expected.people, 0) if "Åse" in n))
    assert cells(page.expected.people, 2)[line] == "Voksen i familie"


def test_a_registration_is_written_and_then_shown(qtbot: QtBot, page: GrantsPage) -> None:
    chosen(page, "Åse")
    press(page, Qt.Key.Key_R, CTRL)
    form = opened(RegistrationForm)
    fill(form, registered_on="3.3.2026")
    assert refused(form, "registered_on")
    fill(form, registered_on="10.3.2026")
    saved(form)
    read(qtbot, back_in(page))
    assert "10.03.2026" in cells(page.expected.people, 3)


def test_a_file_is_looked_at_before_it_is_stored(
    qtbot: QtBot, page: GrantsPage, tiny: TinyStore, tmp_path: Path
) -> None:
    path = file(tmp_path, "Ukjent;;AR-1;2026;5", "Åse;;XX;2026;6", "Åse;;AR-1;2026;?", "Sum;;;;11")
    page.read_file(path)
    dialog = opened(PaymentDialog)
    shown = words(dialog).replace("\u00a0", " ")
    assert "2 linjer lagres, i alt 11 kr." in shown
    assert "Ingenting er lagret ennå." in shown
    assert cells(dialog.table, 1) == ["Ingen person", "Ukjent kode", "Tas ikke med", "Sum"]
    assert payments.payment_files(tiny.leader) == ()
    fill(dialog, year="26")
    assert refused(dialog, "year")
    fill(dialog, year="2026")
    saved(dialog)
    read(qtbot, back_in(page))
    page.tabs.setCurrentIndex(1)
    assert cells(page.payments.files, 0) == ["1. kvartal 2026"]
    assert cells(page.payments.lines, 3) == ["AR-1", "XX"]
    page.payments.files.setFocus()
    press(page.payments.files, Qt.Key.Key_Delete)
    agree()
    read(qtbot, page)
    assert payments.payment_files(tiny.leader) == ()


def test_a_file_that_is_no_specification_says_what_it_needs(page: GrantsPage, tmp_path: Path) -> None:
    path = tmp_path / "noe.csv"
    path.write_text("Navn;Kode\nSara;AR-2\n")
    page.read_file(str(path))
    assert "Fant ingen kolonne med beløp" in words(page)


def test_a_difference_becomes_a_claim(
    qtbot: QtBot, page: GrantsPage, tiny: TinyStore, tmp_path: Path
) -> None:
    stored(qtbot, page, file(tmp_path, "Ukjent;;AR-1;2026;5"))
    page.tabs.setCurrentIndex(2)
    assert "Ikke registrert" in cells(page.differences.table, 3)
    page.differences.table.setFocus()
    first = page.differences.table.chosen()
    assert first is not None
    assert f"{first.name}: {first.step.text}" in words(page)
    press(page.differences.table, Qt.Key.Key_E, CTRL)
    form = opened(ClaimForm)
    fill(form, ore="mye")
    assert refused(form, "ore")
    fill(form, ore="198 400")
    saved(form)
    read(qtbot, back_in(page))
    (line,) = claims.claims(tiny.leader)
    assert line.claim.ore == 19840000
    page.tabs.setCurrentIndex(3)
    page.claims.table.setFocus()
    press(page.claims.table, Qt.Key.Key_Return)
    form = opened(ClaimForm)
    fill(form, state="Sendt")
    assert refused(form, "sent_on")
    fill(form, sent_on="11.3.2026")
    saved(form)
    read(qtbot, back_in(page))
    assert cells(page.claims.table, 4) == ["Sendt"]
    assert control.control(tiny.leader).differences[0].claim is not None
