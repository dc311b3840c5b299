"""The steps of first start: each has its fields, checks them itself, and keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from grongintro.errors import UserError
from grongintro.ui.settings.fields import FolderField, Lines, read_percent
from grongintro.ui.settings.municipality_form import MunicipalityForm
from grongintro.ui.start.passwords import Meter, PasswordEdit, ShowPasswords
from grongintro.ui.tokens import SPACE_2, SPACE_3, SPACE_4
from grongintro.ui.widgets.basics import Section, button, label
from grongintro.ui.widgets.form import Form
from grongintro.ui.widgets.tags import FlowLayout

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.setup import FirstStart, NewColleague
    from grongintro.ui.outlet import Outlet
    from grongintro.ui.widgets.pdf_preview import PdfPreview


class Step(QWidget):
    """One step: fields on `body`; `check()` raises UserError at the first field that is wrong."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE_4)
        self.body.addWidget(label(text, "muted", wrap=True))
        self.forms: list[Form] = []

    def add_form(self, form: Form) -> Form:
        """Put a form on the step; errors look for their field in it."""
        self.forms.append(form)
        self.body.addWidget(form)
        return form

    def check(self) -> None:
        """Raise UserError when one cannot go on."""

    def show_user_error(self, error: UserError) -> bool:
        """Show it at its field in whichever form has it."""
        for form in self.forms:
            form.clear_errors()
        return any(form.show_user_error(error) for form in self.forms)

    def field(self, name: str) -> QWidget | None:
        """The field of that name, in whichever form has it."""
        return next((found for form in self.forms if (found := form.findChild(QWidget, name))), None)


class MunicipalityStep(Step):
    """Kommunen, and the ways around this wizard for those who need none."""

    existing_asked = Signal()
    demo_asked = Signal()
    restore_asked = Signal()
    export_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            "municipalityStep",
            "Dette står i brevene til deltakerne. Alt kan endres senere under Innstillinger.",
        )
        self.existing = button(
            "openExisting", self.tr("Jeg har et lager fra før …"), self._existing, kind="flat"
        )
        self.demo = button("seeDemo", self.tr("Se på en demokommune"), self._demo, kind="flat")
        ways = QWidget()
        flow = FlowLayout(ways, SPACE_2)
        self.restore = button(
            "restoreCopy", self.tr("Hent tilbake en sikkerhetskopi …"), self._restore, kind="flat"
        )
        self.export = button("openExport", self.tr("Åpne en eksport …"), self._export, kind="flat")
        for way in (self.existing, self.restore, self.export, self.demo):
            flow.addWidget(way)
        self.body.addWidget(ways)
        self.form = MunicipalityForm()
        self.add_form(self.form)
        self.setFocusProxy(self.form.field("name"))

    def check(self) -> None:
        """What a letter cannot do without."""
        from grongintro.services.settings import check_municipality  # noqa: PLC0415  not before the window

        check_municipality(self.form.value())

    def _existing(self) -> None:
        self.existing_asked.emit()

    def _restore(self) -> None:
        self.restore_asked.emit()

    def _export(self) -> None:
        self.export_asked.emit()

    def _demo(self) -> None:
        self.demo_asked.emit()


class PlacesStep(Step):
    """Stedene."""

    def __init__(self) -> None:
        super().__init__(
            "placesStep",
            "Hvor møter dere deltakerne? Dagen blir ordnet etter sted, så det blir mindre kjøring.",
        )
        form = self.add_form(Form("placesForm"))
        self.places = form.add(
            "places",
            self.tr("Steder for samtaler"),
            Lines(6),
            required=True,
            hint=self.tr("Ett sted per linje, det vanligste først. For eksempel: Grong sentrum, Bergsmo."),
        )
        self.setFocusProxy(self.places)

    def check(self) -> None:
        """At least one."""
        if not self.places.lines():
            raise UserError(self.tr("Skriv minst ett sted."), field="places")


class PeopleStep(Step):
    """Personer: the leader, who sits here now, and the first adviser."""

    def __init__(self) -> None:
        super().__init__(
            "peopleStep",
            "To må til: den ene skriver vedtak, den andre beslutter dem. Flere kan legges inn etterpå.",
        )
        self.leader = _ColleagueForm("leader", self.tr("avdelingsleder"), 100)
        self.repeated = self.leader.add_password(self.tr("Passord"), repeat=True)
        self.adviser = _ColleagueForm("adviser", self.tr("programrådgiver"), 100)
        self.adviser.add_password(self.tr("Første passord"))
        for title, form in (("Avdelingslederen", self.leader), ("Programrådgiveren", self.adviser)):
            part = Section(title, f"{form.objectName()}Section")
            part.body.addWidget(form)
            self.forms.append(form)
            self.body.addWidget(part)
        self.setFocusProxy(self.leader.field("leader.name"))

    def check_with(self, first: FirstStart) -> None:
        """Names, sign-in names and passwords."""
        from grongintro.services.setup import check_people  # noqa: PLC0415  not before the window

        check_people(first)


class _ColleagueForm(Form):
    def __init__(self, role: str, title: str, percent: int) -> None:
        super().__init__(f"{role}Form", 2)
        self._role = role
        self._lines: dict[str, QLineEdit] = {}
        for name, text, needed in (
            ("name", self.tr("Fornavn og etternavn"), True),
            ("title", self.tr("Tittel i brev"), False),
            ("phone", self.tr("Telefon"), False),
            ("email", self.tr("E-post"), False),
        ):
            self._lines[name] = self.add(f"{role}.{name}", text, QLineEdit(), required=needed)
        self._lines["percent"] = self.add(
            f"{role}.percent", self.tr("Stilling i prosent"), QLineEdit(str(percent)), required=True
        )
        self._lines["title"].setText(title)
        self._lines["login"] = self.add(
            f"{role}.login", self.tr("Navn å logge inn med"), QLineEdit(), required=True
        )

    def add_password(self, text: str, *, repeat: bool = False) -> PasswordEdit | None:
        """The password, with its meter, and once more where it is one's own."""
        password = self.add(f"{self._role}.password", text, PasswordEdit(), required=True)
        self._password = password
        again = None
        if repeat:
            again = self.add("repeated", self.tr("Passordet en gang til"), PasswordEdit(), required=True)
        else:
            self.add_wide(
                label(self.tr("Må byttes ved første innlogging. Gi det til kollegaen."), "muted", wrap=True)
            )
        self._meter = Meter(password, f"{self._role}Meter")
        self.add_wide(self._meter.label)
        fields = [password] if again is None else [password, again]
        self.add_wide(ShowPasswords(f"{self._role}Show", *fields))
        return again

    def colleague(self) -> NewColleague:
        """What is typed; UserError when the post is not a number."""
        from grongintro.services.setup import NewColleague  # noqa: PLC0415  not before the window

        texts = {name: line.text() for name, line in self._lines.items() if name != "percent"}
        percent = read_percent(self._lines["percent"].text(), f"{self._role}.percent")
        return NewColleague(**texts, password=self._password.text(), percent=percent)


class FoldersStep(Step):
    """Hvor dataene ligger."""

    def __init__(self, folder: Path, backup: Path) -> None:
        super().__init__(
            "foldersStep",
            "Dataene ligger kryptert på denne maskinen. Programmet tar sikkerhetskopier selv, også kryptert: "
            "når det lukkes, og med noen timers mellomrom mens det er åpent.",
        )
        form = self.add_form(Form("foldersForm"))
        self.folder = form.add(
            "folder",
            self.tr("Mappe for dataene"),
            FolderField("folder", folder, self.tr("Mappe for dataene")),
            required=True,
            hint=self.tr("På maskinens egen disk, ikke på et felles område."),
        )
        self.backup = form.add(
            "backup_folder",
            self.tr("Mappe for sikkerhetskopier"),
            FolderField("backup_folder", backup, self.tr("Mappe for sikkerhetskopier")),
            required=True,
            hint=self.tr("Helst på en annen disk enn dataene, eller på et fellesområde."),
        )
        self.second = form.add(
            "second_backup_folder",
            self.tr("Et sted til for sikkerhetskopier (valgfritt)"),
            FolderField("second_backup_folder", None, self.tr("Et sted til for sikkerhetskopier")),
            hint=self.tr(
                "Redder dere om maskinen blir stjålet, brenner eller får løsepengevirus. Velg en mappe på en "
                "minnepinne som ellers ligger innelåst, eller på et fellesområde som tar vare på gamle "
                "utgaver. Er den ikke tilkoblet, får den kopien neste gang."
            ),
        )
        self.setFocusProxy(self.folder)

    def other_place(self) -> Path | None:
        """The second place, when one is chosen."""
        return self.second.value() if self.second.edit.text().strip() else None

    def check(self) -> None:
        """Where a store and its copies may lie."""
        from grongintro.services.keeping.safety import check_folders  # noqa: PLC0415  not before the window

        check_folders(self.folder.value(), self.backup.value(), self.other_place())


class CodeStep(Step):
    """Gjenopprettingskode: shown once, printed and locked away."""

    ticked = Signal(bool)

    def __init__(self) -> None:
        super().__init__(
            "codeStep",
            "Tjenesten er opprettet. Koden under åpner dataene når passord er glemt, og den vises bare nå. "
            "Skriv den ut og lås den inn. Uten passord og uten kode kan ingen åpne dataene.",
        )
        self.code = CodeLabel()
        self.body.addWidget(self.code)
        self._box = QVBoxLayout()
        self.body.addLayout(self._box, 1)
        self.preview: PdfPreview | None = None
        self.locked_in = QCheckBox(self.tr("Jeg har skrevet ut koden og låst den inn"))
        self.locked_in.setObjectName("lockedIn")
        self.locked_in.setAccessibleName(self.locked_in.text())
        self.locked_in.toggled.connect(self.ticked)
        self.body.addWidget(self.locked_in)
        self.setFocusProxy(self.locked_in)

    def show_code(self, code: str) -> None:
        """Show the code."""
        self.code.show_code(code)

    def show_sheet(self, sheet: bytes, outlet: Outlet) -> None:
        """Show the sheet that carries it, to be printed."""
        from grongintro.ui.widgets.pdf_preview import PdfPreview  # noqa: PLC0415  QtPdf when it is used

        self.preview = PdfPreview("recoverySheet")
        self.preview.setMinimumHeight(self.fontMetrics().height() * 14)
        self.preview.show_pdf(sheet, "gjenopprettingskode.pdf", outlet)
        self._box.addWidget(self.preview, 1)


class CodeLabel(QWidget):
    """A recovery code in its groups, large enough to be read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recoveryCode")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE_3)

    def show_code(self, code: str) -> None:
        """Four groups a line."""
        self.setAccessibleName(code)
        groups = code.split("-")
        half = (len(groups) + 1) // 2
        for number, part in enumerate((groups[:half], groups[half:]), 1):
            self._lines.addWidget(label("   ".join(part), "title", name=f"codeLine{number}"))
