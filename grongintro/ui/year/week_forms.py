"""The forms of a week: an element, from when a version holds, a copy to others, full time, vacation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from grongintro.domain.plan import ElementKind
from grongintro.domain.week import VacationState
from grongintro.errors import UserError
from grongintro.ui.rows.form import RowForm
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.tags import TagPicker
from grongintro.ui.year import words as year_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.week import FullTimeNorm, Vacation, WeekPlan, WeekSlot
    from grongintro.services.year.weeks import WeekChoices

    Today = Callable[[], date]


class SlotForm(RowForm):
    """What, which weekday, when and how long, where and with whom."""

    def __init__(
        self, parent: QWidget, name: str, start: WeekSlot, choices: WeekChoices, today: Today
    ) -> None:
        title = parent.tr("Tid i uken for {0}").format(name)
        super().__init__(parent, "slotDialog", title, parent.tr("Lagre tiden"), start, today, width=44)
        self.kind = self.choice("kind", self.tr("Hva"), ElementKind)
        self.line("title", self.tr("Tittel"), hint=self.tr("Tomt: det som er valgt til venstre"))
        self.weekday = self.pick("weekday", self.tr("Ukedag"), year_words.weekdays())
        self.clock("at", self.tr("Begynner"), needed=self.tr("Skriv når det begynner, for eksempel 9."))
        needed = self.tr("Skriv hvor lenge det varer, for eksempel 3 eller 2,5 timer.")
        self.hours("minutes", self.tr("Varer (timer)"), needed=needed)
        self.proposed("place", self.tr("Sted"), choices.places)
        self.line("provider", self.tr("Tilbyder"))
        hint = self.tr("Tiden faller bort når skolen er stengt")
        schools = [("", self.tr("Følger ingen skolerute")), *choices.schools.items()]
        self.pick("calendar_id", self.tr("Skolerute"), schools, hint=hint)
        self.line("followed_by", self.tr("Følges opp av"))
        self.kind.currentIndexChanged.connect(self._ask_what_applies)
        self._ask_what_applies()

    def _ask_what_applies(self) -> None:
        """Only self-study asks who follows it up."""
        self.show_field("followed_by", shown=self.kind.value() == ElementKind.SELF_STUDY)

    def draft(self) -> WeekSlot:
        """The element; the weekday as a number."""
        values = self.values()
        values["weekday"] = int(values["weekday"] or 0)
        made: WeekSlot = replace(self.start, **values)
        return made


@dataclass(frozen=True)
class WeekDraft:
    """A version's days, and whether a new one begins as a copy of the one before."""

    plan: WeekPlan
    copied: bool


class WeekForm(RowForm):
    """From when a version holds, and perhaps until when."""

    def __init__(self, parent: QWidget, name: str, start: WeekPlan, today: Today, *, may_copy: bool) -> None:
        title = parent.tr("Ukeplan for {0}").format(name)
        super().__init__(parent, "weekDialog", title, parent.tr("Lagre ukeplanen"), start, today, width=40)
        needed = self.tr("Skriv fra hvilken dag uken gjelder.")
        self.day("start", self.tr("Gjelder fra"), Lean.FUTURE, needed=needed)
        hint = self.tr("Tomt: til neste ukeplan eller programmets slutt")
        self.day("end", self.tr("Gjelder til"), Lean.FUTURE, hint=hint)
        self.note("note", self.tr("Merknad"))
        self.copied = QCheckBox(self.tr("Begynn med en kopi av uken som gjelder før den"))
        self.copied.setChecked(may_copy)
        if may_copy:
            self.form.add("copied", self.tr("Innhold"), self.copied, span=2)

    def draft(self) -> WeekDraft:
        """The days of the version, and whether it is a copy."""
        return WeekDraft(replace(self.start, **self.values()), self.copied.isChecked())


@dataclass(frozen=True)
class CopyDraft:
    """Who gets the same week, and from when."""

    person_ids: tuple[str, ...]
    start: date | None


class CopyForm(RowForm):
    """Gives others the same week from a day on."""

    def __init__(
        self, parent: QWidget, name: str, start: CopyDraft, people: Mapping[str, str], today: Today
    ) -> None:
        title = parent.tr("Kopier uken til {0} til andre").format(name)
        super().__init__(parent, "copyWeekDialog", title, parent.tr("Kopier uken"), start, today, width=40)
        self.people = TagPicker("person_ids", dict(people))
        self.form.add(
            "person_ids", self.tr("Hvem skal ha den samme uken"), self.people, required=True, span=2
        )
        needed = self.tr("Skriv fra hvilken dag uken gjelder.")
        self.day("start", self.tr("Gjelder fra"), Lean.FUTURE, needed=needed)
        note = self.tr("Ukeplanen de har fra før, gjelder til dagen før. Ingenting slettes.")
        self.form.add_wide(label(note, "muted", wrap=True, name="copyNote"))

    def draft(self) -> CopyDraft:
        """Who and from when; UserError when nobody is chosen."""
        found = tuple(self.people.value())
        if not found:
            raise UserError(self.tr("Velg hvem som skal ha den samme uken."), field="person_ids")
        made: CopyDraft = replace(self.start, person_ids=found, **self.values())
        return made


class NormForm(RowForm):
    """How many hours a week count as full time for somebody, and why."""

    def __init__(self, parent: QWidget, name: str, start: FullTimeNorm, today: Today) -> None:
        title = parent.tr("Timer som regnes som fulltid for {0}").format(name)
        super().__init__(parent, "normDialog", title, parent.tr("Lagre timene"), start, today, width=40)
        needed = self.tr("Skriv fra hvilken dag.")
        self.day("start", self.tr("Fra"), Lean.NEAREST, needed=needed)
        self.day("end", self.tr("Til"), Lean.FUTURE, hint=self.tr("Tomt: inntil videre"))
        needed = self.tr("Skriv timer i uken, for eksempel 30.")
        self.hours("minutes_per_week", self.tr("Timer i uken"), needed=needed)
        why = self.tr("For eksempel mye eget arbeid utenom undervisningen")
        self.note("reason", self.tr("Grunn"), needed=self.tr("Skriv hvorfor."), hint=why)


class VacationForm(RowForm):
    """Days of vacation: a wish, or placed by the municipality."""

    def __init__(self, parent: QWidget, name: str, start: Vacation, today: Today, left: str) -> None:
        title = parent.tr("Ferie for {0}").format(name)
        super().__init__(parent, "vacationDialog", title, parent.tr("Lagre ferien"), start, today, width=40)
        self.day("start", self.tr("Første dag"), Lean.FUTURE, needed=self.tr("Skriv første dag."))
        self.day("end", self.tr("Siste dag"), Lean.FUTURE, needed=self.tr("Skriv siste dag."))
        self.choice("state", self.tr("Status"), VacationState)
        self.note("note", self.tr("Merknad"))
        if left:
            self.form.add_wide(label(left, "muted", wrap=True, name="vacationLeft"))
