"""The municipality as its letters show it: one form, used at first start and under Innstillinger."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from grongintro.domain.municipality import Language, Municipality
from grongintro.ui.settings.appeal_bodies import AREAS, appeal_body, area_of
from grongintro.ui.settings.fields import Choice
from grongintro.ui.settings.logo import LogoField
from grongintro.ui.widgets.form import Form

_TEXTS = (
    "name",
    "number",
    "organisation_number",
    "street",
    "postal_code",
    "postal_place",
    "phone",
    "email",
    "service_name",
)


class MunicipalityForm(Form):
    """Every field of a `Municipality`, under the names that a UserError uses."""

    def __init__(self) -> None:
        super().__init__("municipalityForm", 2)
        self._lines: dict[str, QLineEdit] = {}
        self._line("name", self.tr("Kommune"), hint=self.tr("Slik den står i brev: Grong kommune"))
        self._line("service_name", self.tr("Navn på tjenesten"))
        self._line("number", self.tr("Kommunenummer"), hint=self.tr("Fire siffer"))
        self._line("organisation_number", self.tr("Organisasjonsnummer"), hint=self.tr("Ni siffer"))
        self._line("street", self.tr("Adresse"))
        self._line("postal_code", self.tr("Postnummer"))
        self._line("postal_place", self.tr("Poststed"))
        self._line("phone", self.tr("Telefon som deltakerne kan ringe"))
        self._line("email", self.tr("E-post"), required=False)
        self.language = self.add("language", self.tr("Målform i brev"), Choice())
        self.language.set_options(
            [(str(Language.BOKMAL), self.tr("Bokmål")), (str(Language.NYNORSK), self.tr("Nynorsk"))]
        )
        self.appeal = self.add(
            "statsforvalter",
            self.tr("Statsforvalter som behandler klager"),
            Choice([("", self.tr("Velg …")), *((area, area) for area in AREAS)]),
            required=True,
            span=2,
        )
        self.logo = self.add("logo", self.tr("Logo i brev"), LogoField(), span=2)
        self._lines["service_name"].setText(self.tr("Flyktningtjenesten"))

    def _line(self, name: str, text: str, *, hint: str = "", required: bool = True) -> None:
        self._lines[name] = self.add(name, text, QLineEdit(), hint=hint, required=required)

    def value(self) -> Municipality:
        """What is typed; whether it can be right is the services' to say."""
        texts = {name: self._lines[name].text().strip() for name in _TEXTS}
        language = Language(self.language.key())
        return Municipality(
            **texts,
            statsforvalter=appeal_body(self.appeal.key(), language),
            language=language,
            logo_png=self.logo.value(),
        )

    def set_value(self, value: Municipality) -> None:
        """Show a municipality."""
        for name in _TEXTS:
            self._lines[name].setText(getattr(value, name))
        self.language.set_key(str(value.language))
        self.appeal.set_key(area_of(value.statsforvalter))
        self.logo.set_value(value.logo_png)

    def set_read_only(self) -> None:
        """Show only."""
        for line in self._lines.values():
            line.setReadOnly(True)
        self.language.setEnabled(False)
        self.appeal.setEnabled(False)
        self.logo.set_enabled(enabled=False)
