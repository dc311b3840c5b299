"""The forms of the grants: registered as settled, the basis of one person, a claim, a rate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.grant_control import ClaimState
from grongintro.domain.grants import GrantCategory, GrantCode, GrantEnd, RateState
from grongintro.ui.grants import words
from grongintro.ui.rows.form import RowForm

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.grant_control import EnteredRate, GrantBasis, GrantClaim, GrantRegistration


class RegistrationForm(RowForm):
    """When somebody was registered as settled with IMDi, and with which date."""

    def __init__(
        self, parent: QWidget, name: str, value: GrantRegistration, today: Callable[[], date]
    ) -> None:
        title = parent.tr("Registrert som bosatt hos IMDi: {0}").format(name)
        super().__init__(parent, "registrationForm", title, parent.tr("Lagre"), value, today)
        self.day("registered_on", self.tr("Registrert"), needed=self.tr("Skriv når det ble registrert."))
        self.day(
            "settled_as",
            self.tr("Bosatt fra"),
            needed=self.tr("Skriv datoen IMDi har som bosettingsdato."),
            hint=self.tr("Slik den står hos IMDi"),
        )
        self.note("note", self.tr("Merknad"))


class BasisForm(RowForm):
    """What somebody was on the day of settlement, where it is not what the program has worked out."""

    def __init__(self, parent: QWidget, name: str, value: GrantBasis, today: Callable[[], date]) -> None:
        title = parent.tr("Grunnlag for tilskudd: {0}").format(name)
        super().__init__(parent, "basisForm", title, parent.tr("Lagre"), value, today)
        self.choice(
            "category",
            self.tr("Kategori ved bosettingen"),
            GrantCategory,
            hint=self.tr("Avgjør bare satsen for år 1"),
        )
        self.line(
            "settled_elsewhere", self.tr("Først bosatt i"), hint=self.tr("Når det var en annen kommune")
        )
        self.tick(
            "humanitarian_family",
            self.tr("Familie"),
            self.tr("Familie til en med opphold på humanitært grunnlag: tre år"),
            span=2,
        )
        self.choice(
            "ended_by",
            self.tr("Slutter tilskuddet?"),
            GrantEnd,
            open_word=self.tr("Nei"),
            hint=self.tr("Ikke når personen flytter til en annen kommune"),
        )
        self.day("ended_on", self.tr("Siste dag"))
        self.note("reason", self.tr("Begrunnelse"), needed=self.tr("Skriv hvorfor."))


class ClaimForm(RowForm):
    """What is owed, and how far the claim has come."""

    def __init__(self, parent: QWidget, name: str, value: GrantClaim, today: Callable[[], date]) -> None:
        title = parent.tr("Krav: {0}, {1} for {2}").format(name, value.code, value.paid_for)
        super().__init__(parent, "claimForm", title, parent.tr("Lagre kravet"), value, today)
        self.line(
            "ore",
            self.tr("Beløp i kroner"),
            needed=self.tr("Skriv beløpet som mangler."),
            reader=words.read_kr,
            writer=words.write_kr,
        )
        self.choice("state", self.tr("Tilstand"), ClaimState)
        self.day("noted_on", self.tr("Oppdaget"), needed=self.tr("Skriv når det ble oppdaget."))
        self.day("sent_on", self.tr("Sendt til IMDi"))
        self.day("closed_on", self.tr("Gjort opp eller frafalt"))
        self.note("note", self.tr("Forklaring"))


class RateForm(RowForm):
    """A rate that the municipality has read."""

    def __init__(self, parent: QWidget, value: EnteredRate, today: Callable[[], date]) -> None:
        title = parent.tr("Endre satsen") if value.id else parent.tr("Ny sats")
        super().__init__(parent, "grantRateForm", title, parent.tr("Lagre satsen"), value, today)
        options = [(str(code), f"{code} · {words.code_words(code)}") for code in GrantCode]
        self.pick("code", self.tr("Tilskudd"), options, span=2)
        self.whole("year", self.tr("År"), needed=self.tr("Skriv året satsen gjelder."))
        self.choice("state", self.tr("Tilstand"), RateState)
        self.line(
            "ore",
            self.tr("Beløp i kroner"),
            needed=self.tr("Skriv beløpet."),
            reader=words.read_kr,
            writer=words.write_kr,
        )
        self.day("read_on", self.tr("Lest"), needed=self.tr("Skriv når kilden ble lest."))
        self.line(
            "source",
            self.tr("Kilde"),
            needed=self.tr("Skriv hvor satsen er lest."),
            hint=self.tr("For eksempel IMDis rundskriv for året"),
            span=2,
        )

    def draft(self) -> EnteredRate:
        """The rate as it is filled in, with its code."""
        found: EnteredRate = super().draft()
        return replace(found, code=GrantCode(found.code))
