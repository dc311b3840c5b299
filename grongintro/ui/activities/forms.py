"""The forms of an activity, a gathering and an evaluation; the end is asked for, the length is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.activity import ActivityKind
from grongintro.domain.followup import Booking
from grongintro.domain.money import norwegian
from grongintro.domain.training import Level, Subject
from grongintro.services.activities.activities import COUNTED, DAY_MINUTES
from grongintro.ui import words
from grongintro.ui.rows.form import RowForm
from grongintro.ui.settings.fields import read_kroner
from grongintro.ui.typed import Lean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.activity import Activity, Gathering

    Today = Callable[[], date]

ORE = 100


def read_ore(text: str, field: str) -> int | None:
    """Whole kroner as øre; None when nothing is typed."""
    return read_kroner(text, field) * ORE if text.strip() else None


def kroner_text(ore: int) -> str:
    """`20 000`: whole kroner, as they are typed."""
    return norwegian(ore).removesuffix(",00")


class ActivityForm(RowForm):
    """What, when and for whom, by when to answer, the budget, and what the invitation says."""

    def __init__(
        self, parent: QWidget, start: Activity, schools: Sequence[tuple[str, str]], today: Today
    ) -> None:
        title = parent.tr("Endre aktiviteten") if start.id else parent.tr("Ny aktivitet")
        super().__init__(
            parent, "activityDialog", title, parent.tr("Lagre aktiviteten"), start, today, width=44
        )
        self.line("title", self.tr("Navn"), needed=self.tr("Skriv hva aktiviteten heter."))
        self.choice("kind", self.tr("Hva slags"), ActivityKind)
        self.day("start", self.tr("Første dag"), Lean.FUTURE, needed=self.tr("Skriv første dag."))
        self.day("end", self.tr("Siste dag"), Lean.FUTURE, needed=self.tr("Skriv siste dag."))
        self.line("theme", self.tr("Tema"), span=2)
        self.line("for_whom", self.tr("For hvem"), hint=self.tr("Slik det skal stå i planen"))
        self.choice("level", self.tr("Norsknivå"), Level, open_word=self.tr("Alle nivåer"))
        options = [("", self.tr("Alle i programmet")), *schools]
        self.pick("calendar_id", self.tr("Gjelder dem som følger"), options)
        self.day("sign_up_by", self.tr("Svarfrist"), Lean.FUTURE)
        self.line("budget", self.tr("Budsjett i kroner"), reader=read_ore, writer=kroner_text)
        self.note("invitation", self.tr("Til invitasjonen"), hint=self.tr("Hva de skal ta med, mat, skyss"))


class GatheringForm(RowForm):
    """One gathering: day, time, place, leader, places, cost, interpreter, and what its hours count as."""

    def __init__(self, parent: QWidget, name: str, start: Gathering, today: Today) -> None:
        title = parent.tr("Samling i {0}").format(name)
        super().__init__(
            parent, "gatheringDialog", title, parent.tr("Lagre samlingen"), start, today, width=46
        )
        self.line("title", self.tr("Hva"), needed=self.tr("Skriv hva samlingen handler om."), span=2)
        self.day("day", self.tr("Dag"), Lean.NEAREST, needed=self.tr("Skriv dagen."))
        self.line("place", self.tr("Sted"))
        self.clock("at", self.tr("Fra kl."), start.at, needed=self.tr("Skriv når den begynner."))
        end = _end(start) if start.minutes else None
        self.clock("minutes", self.tr("Til kl."), end, needed=self.tr("Skriv når den slutter."))
        self.line("leader", self.tr("Leder"))
        self.line("organisation", self.tr("Samarbeid med"), hint=self.tr("Lag eller organisasjon"))
        self.whole("places", self.tr("Plasser"), hint=self.tr("Tomt når det er plass til alle"))
        self.line("cost", self.tr("Kostnad i kroner"), reader=read_ore, writer=kroner_text)
        self.interpreter = self.choice(
            "interpreter", self.tr("Tolk"), Booking, open_word=self.tr("Ikke avklart")
        )
        self.line("language", self.tr("Tolkespråk"))
        none = self.tr("Ingenting")
        self.one_of("subject", self.tr("Timene teller som"), Subject, COUNTED, open_word=none)
        self.interpreter.currentIndexChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.show_field("language", shown=self.interpreter.value() not in {"", Booking.NOT_NEEDED})

    def draft(self) -> Gathering:
        """The gathering; what ends at midnight ends with the day."""
        values = self.values()
        begins, until = values["at"], values["minutes"]
        values["minutes"] = (_minutes(until) or DAY_MINUTES) - _minutes(begins)
        values["cost"] = values["cost"] or 0
        made: Gathering = replace(self.start, **values)
        return made


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _end(each: Gathering) -> time:
    return (datetime.combine(each.day, each.at) + timedelta(minutes=each.minutes)).time()


class EvaluationForm(RowForm):
    """How it went, and when that was written."""

    def __init__(self, parent: QWidget, start: Activity, today: Today) -> None:
        title = parent.tr("Evaluering av {0}").format(start.title)
        super().__init__(parent, "evaluationDialog", title, parent.tr("Lagre evalueringen"), start, today)
        self.day("evaluated_on", self.tr("Dag"))
        self.note(
            "evaluation", self.tr("Slik gikk det"), hint=self.tr("Hva deltakerne mente, og hva dere endrer")
        )


def kind_options() -> list[tuple[str, str]]:
    """Every kind of activity, for a filter."""
    return [("", "Alle slag"), *words.options(list(ActivityKind))]
