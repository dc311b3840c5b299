"""One window with every widget, to be looked at in light and dark and at every size."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from grongintro.domain.changes import Subject
from grongintro.errors import UserError
from grongintro.ui import format as fmt
from grongintro.ui import theme
from grongintro.ui.bus import Bus
from grongintro.ui.page import EmptyState, Page, Shortcut
from grongintro.ui.shell import Shell
from grongintro.ui.theme import Scheme, Tone
from grongintro.ui.widgets.bars import Bar, Bars
from grongintro.ui.widgets.basics import (
    Card,
    KeyFigure,
    PersonChip,
    Scroll,
    Section,
    StatusChip,
    Tabs,
    button,
    row,
)
from grongintro.ui.widgets.fields import DayField, TimeField
from grongintro.ui.widgets.form import Form
from grongintro.ui.widgets.message import MessageBar
from grongintro.ui.widgets.pdf_preview import PdfPreview
from grongintro.ui.widgets.search_popup import Hit, SearchPopup
from grongintro.ui.widgets.table import RIGHT, Column, FilterField, RowsModel, Table
from grongintro.ui.widgets.tags import TagPicker

PDF_DRAWN_MS = 150  # QPdfView draws beside the window
TODAY = date(2026, 3, 11)


@dataclass(frozen=True)
class Line:
    key: str
    name: str
    place: str
    due: date
    late: bool


LINES = (
    Line("1", "Åse Østvik", "Bergsmo", date(2026, 3, 2), late=True),
    Line("2", "Ærlend Aasen", "Grong sentrum", date(2026, 3, 11), late=False),
    Line("3", "Berhane Tesfay", "Grong sentrum", date(2026, 3, 13), late=False),
    Line("4", "Amina Zahra", "Bergsmo", date(2026, 2, 20), late=True),
)


def columns() -> tuple[Column[Line], ...]:
    return (
        Column("Navn", lambda line: line.name, stretch=True, bold=True),
        Column("Sted", lambda line: line.place),
        Column("Frist", lambda line: fmt.day(line.due), lambda line: line.due.toordinal(), RIGHT),
        Column(
            "Status",
            lambda line: "Over fristen" if line.late else "I rute",
            tone=lambda line: Tone.WARNING if line.late else Tone.SUCCESS,
            symbol=lambda line: "warning" if line.late else "check",
        ),
    )


def model() -> RowsModel[Line]:
    made = RowsModel(columns(), lambda line: line.key)
    made.set_rows(LINES)
    return made


def today() -> date:
    return TODAY


def search(text: str) -> list[Hit]:
    words = text.casefold()
    return [
        Hit(line.key, line.name, f"{line.place} · frist {fmt.day(line.due)}")
        for line in LINES
        if words in line.name.casefold()
    ]


def pdf_bytes(pages: int = 2) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.drawText(800, 800, f"Vedtak om introduksjonsstønad, side {page + 1} av {pages}")
    painter.end()
    return bytes(buffer.data().data())


def day_page() -> QWidget:
    whole = QWidget()
    table = Table("lines", "Samtaler", model())
    table.fit_columns()
    figures = row(
        KeyFigure("late", "samtaler over fristen", "2", "lengst: 19 dager"),
        KeyFigure("load", "deltakere per hel stilling", "23,5", "plan: 20"),
        KeyFigure("free", "uten tolk", "–"),
    )
    bars = Bars("months", "Saksmengde per måned", "deltakere", "kapasitet")
    values = (18, 19, 22, 24, 24, 26, 21, 20, 17, 17, 18, 23.5)
    names = ("mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des", "jan", "feb")
    bars.set_bars(
        [Bar(n, v, 22 if i < 6 else 20) for i, (n, v) in enumerate(zip(names, values, strict=True))]
    )
    people = Card("Ansvarlig")
    people.body.addLayout(row(PersonChip("Kari Nordmann Åsmo", "programrådgiver 60 %"), None))
    chips = [StatusChip(text, tone) for text, tone in zip(WORDS, Tone, strict=True)]
    people.body.addLayout(row(*chips, None))
    section = Section("Samtaler denne uken", "talks", button("plan", "Fordel …", symbol="calendar"))
    section.body.addWidget(FilterField("filter", "Søk i listen", table))
    section.body.addWidget(table)
    box = QGridLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.addLayout(figures, 0, 0, 1, 2)
    box.addWidget(section, 1, 0, 2, 1)
    box.addWidget(people, 1, 1)
    box.addWidget(bars, 2, 1)
    box.setColumnStretch(0, 1)
    box.setColumnStretch(1, 1)
    return whole


WORDS = ("Venter", "Ny", "I rute", "Snart", "For sent")


def form_page() -> QWidget:
    form = Form("talkForm", 2)
    day = form.add("day", "Dato", DayField("day", today), required=True)
    clock = form.add("time", "Klokkeslett", TimeField("time"))
    form.add("phone", "Telefon", QLineEdit("123"), hint="Åtte siffer, eller med landkode")
    place = form.add("place", "Sted", QComboBox())
    place.addItems(["Grong sentrum", "Bergsmo"])
    form.add("minutes", "Minutter", QSpinBox())
    tick = QCheckBox("Teller i oppfølgingen")
    tick.setChecked(True)
    form.add("counts", "Teller", tick)
    topics = dict.fromkeys(
        ("program", "arbeid", "skole", "helse", "økonomi", "bolig", "familie", "nettverk"), ""
    )
    tags = form.add(
        "topics", "Temaer", TagPicker("topics", {key: key.capitalize() for key in topics}), span=2
    )
    form.add("text", "Tekst", QPlainTextEdit("Snakket om norskkurset på kveldstid."), span=2)
    day.set_value(date(2026, 3, 3))
    clock.set_value(time(9, 30))
    tags.set_value(["skole", "bolig"])
    form.show_user_error(UserError("Telefonnummeret har tre siffer. Skriv alle åtte.", field="phone"))
    whole = Scroll("formScroll")
    box = whole.body
    for tone, text in zip(Tone, MESSAGES, strict=True):
        bar = MessageBar()
        bar.show_message(tone, text, "Angre" if tone is Tone.SUCCESS else "")
        box.addWidget(bar)
    radio = QRadioButton("Oppmøte")
    radio.setChecked(True)
    off = button("off", "Kan ikke brukes", kind="primary")
    off.setEnabled(False)
    box.addWidget(form, 1)
    box.addLayout(
        row(
            button("save", "Lagre", kind="primary", symbol="save"),
            button("cancel", "Avbryt"),
            button("delete", "Slett deltakeren og 41 notater", kind="danger", symbol="trash"),
            button("more", "Vis mer", kind="flat", symbol="arrow"),
            off,
            radio,
            QRadioButton("Telefon"),
            None,
        )
    )
    return whole


MESSAGES = (
    "Samtalen er flyttet.",
    "Ny G gjelder fra 1. mai.",
    "Samtalen med Åse er lagret.",
    "Tolken er ikke bestilt.",
    "Fristen er passert med ni dager.",
)


class GalleryPage(Page):
    subjects = frozenset({Subject.CONVERSATION})

    def __init__(self, bus: Bus) -> None:
        super().__init__("gallery", "Min dag", bus)
        self.reloads = 0
        tabs = Tabs("tabs", "Deler av siden")
        tabs.add("Dagen", day_page())
        tabs.add("Samtale", form_page())
        preview = PdfPreview()
        preview.show_pdf(pdf_bytes())
        tabs.add("Vedtak", preview)
        empty = EmptyState(
            "calendar",
            "Ingen avtaler denne uken",
            "Bestill en samtale fra en deltaker, eller la programmet fordele de som er over fristen.",
            "Fordel samtaler",
        )
        tabs.add("Tomt", empty)
        self.tabs = tabs
        self.body.addWidget(tabs)
        self.add_actions()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        return (
            Shortcut("newTalk", "Ctrl+N", "Ny samtale", self.refresh, "plus", "primary"),
            Shortcut("printDay", "Ctrl+P", "Skriv ut dagen", self.refresh, "print", "header"),
            Shortcut("undo", "Ctrl+Z", "Angre", self.refresh),
        )

    def reload(self) -> None:
        self.reloads += 1
        self.header.set_title("Min dag", f"{fmt.day_long(TODAY)} · {fmt.week(TODAY)}")


PAGES = (
    ("day", "Min dag", "day"),
    ("people", "Deltakere", "people"),
    ("decisions", "Vedtak", "decision"),
    ("load", "Saksmengde", "chart"),
    ("settings", "Innstillinger", "settings"),
)


def gallery(bus: Bus) -> Shell:
    shell = Shell(bus)
    line = shell.fontMetrics().height()
    shell.resize(line * 72, line * 46)
    for key, title, symbol in PAGES:
        shell.add_page(key, title, symbol, lambda: GalleryPage(bus))
    shell.set_place("Grong flyktningtjeneste · Grong kommune")
    shell.set_account("Kari Nordmann", "programrådgiver")
    shell.set_search(search)
    shell.set_banner("Du ser en oppdiktet kommune. Alle navn og numre er laget.", "Bli leder")
    shell.show_page("day")
    bus.saved.emit(datetime(2026, 3, 11, 14, 2))  # noqa: DTZ001 - local time, as on the wall
    bus.offer.emit("Samtalen med Åse Østvik er lagret.", "Angre", shell.open_search)
    return shell


def pictures(folder: Path, suffix: str = "") -> list[Path]:
    """Draw the gallery in light and dark, each tab, search and the sheet of keys."""
    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    made = []
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.apply(app, scheme)
        shell = gallery(Bus())
        shell.show()
        page = shell.page("day")
        assert isinstance(page, GalleryPage)
        for number in range(page.tabs.count()):
            page.tabs.setCurrentIndex(number)
            QTest.qWait(PDF_DRAWN_MS)
            made.append(_save(shell, folder / f"{scheme}-{number}{suffix}.png"))
        shell.open_sheet()
        shell.open_search()
        popup = shell.findChild(SearchPopup)
        assert popup is not None
        sheet = shell.findChild(QWidget, "shortcutSheet")
        popup.line.setText("e")
        popup._find()  # noqa: SLF001 - no waiting for the pause
        app.processEvents()
        made += [
            _save(popup, folder / f"{scheme}-search{suffix}.png"),
            _save(sheet, folder / f"{scheme}-keys{suffix}.png"),
        ]
        shell.close()
        shell.deleteLater()
    return made


def _save(widget: QWidget | None, path: Path) -> Path:
    assert widget is not None
    widget.grab().save(str(path))
    return path


if __name__ == "__main__":
    pictures(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
