"""The week of a participant as a grid: elements that are opened, moved, added; versions and copies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from grongintro.domain.dates import WEEKDAYS
from grongintro.domain.plan import ElementKind
from grongintro.domain.programme import Status
from grongintro.domain.week import WeekPlan, WeekSlot
from grongintro.rules.coverage import WEEK_DAYS
from grongintro.rules.week import clock_of, minute_of
from grongintro.services.people import list_people
from grongintro.services.year import weeks
from grongintro.ui import words
from grongintro.ui.asking import Asking, do_at_once
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_2, Tone
from grongintro.ui.widgets.basics import Card, button, label, row
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.message import MessageBar
from grongintro.ui.widgets.tags import FlowLayout
from grongintro.ui.widgets.week_grid import GridColumn, GridEntry, WeekGrid
from grongintro.ui.year import words as year_words
from grongintro.ui.year.week_forms import CopyDraft, CopyForm, SlotForm, WeekForm

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.year.clashes import Clash
    from grongintro.services.year.placed import PracticeLack
    from grongintro.services.year.weeks import WeekVersion
    from grongintro.ui.bus import Bus

_FIRST_HOUR, _LAST_HOUR = 8, 16
_NINE, _THREE_HOURS = 9 * 60, 180
_LINES_HIGH = 21
_FEW_CLASHES = 3
_WITH_A_WEEK = frozenset({Status.AWAITING_START, Status.IN_PROGRAMME, Status.ON_LEAVE})


class WeekCard(Card):
    """One version at a time; the one that holds today is shown first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("", "weekCard")
        self.desk, self.bus = desk, bus
        self._person: Person | None = None
        self._versions: dict[str, WeekVersion] = {}
        self.setAccessibleName(self.tr("Uken"))
        self.which = Choice("weekVersion")
        self.which.setAccessibleName(self.tr("Ukeplan"))
        self.which.currentIndexChanged.connect(self._fill)
        self.grid = WeekGrid("weekGrid", self.tr("Uken time for time"), first=_FIRST_HOUR, last=_LAST_HOUR)
        self.grid.opened.connect(self.change_slot)
        self.grid.moved.connect(self._move)
        self.grid.asked_new.connect(self._ask_at)
        self.grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._sum = label("", "muted", name="weekSum", wrap=True)
        self._travel = MessageBar()
        self._travel.setObjectName("weekTravel")
        self._clashes = MessageBar()
        self._clashes.setObjectName("weekClashes")
        self._none = label(
            self.tr("Ingen uke er lagt ennå. Lag en ukeplan, eller kopier den fra en annen deltaker."),
            "muted",
            name="weekNone",
            wrap=True,
        )
        self._build()

    def _build(self) -> None:
        self.new_slot = button("newSlot", self.tr("Ny tid"), self.ask_slot, kind="primary", symbol="plus")
        self.new_week = button("newWeek", self.tr("Ny ukeplan"), self.ask_week, symbol="calendar")
        self.dates = button("changeWeek", self.tr("Endre datoer"), self.change_week, kind="flat")
        self.copy = button("copyWeek", self.tr("Kopier til andre …"), self.ask_copy, kind="flat")
        self.delete = button("deleteWeek", self.tr("Slett ukeplanen …"), self._ask_delete, kind="flat")
        self.delete_slot = button("deleteSlot", self.tr("Slett tiden …"), self._ask_delete_slot, kind="flat")
        buttons = FlowLayout(spacing=SPACE_2)
        every = (self.new_slot, self.new_week, self.dates, self.copy, self.delete_slot, self.delete)
        for each in every:
            buttons.addWidget(each)
        heading: QHBoxLayout = row(label(self.tr("Uken"), "heading"), self.which)
        heading.setStretch(1, 1)
        self.body.addLayout(heading)
        self.body.addLayout(buttons)
        for part in (self._clashes, self._none, self.grid, self._sum, self._travel):
            self.body.addWidget(part)

    @property
    def person(self) -> Person:
        """The person whose week is shown."""
        if self._person is None:
            raise LookupError("no person is shown")
        return self._person

    def version(self) -> WeekVersion | None:
        """The version that is shown."""
        return self._versions.get(self.which.value())

    def show_weeks(
        self,
        person: Person,
        found: Sequence[WeekVersion],
        clashes: Sequence[Clash] = (),
        lack: PracticeLack | None = None,
    ) -> None:
        """Show these versions of a person; the chosen one stays, else the one of today or the next.

        What is to come and meets the week stands over it, and practice that was agreed and is not in it.
        """
        self._show_notes(clashes, lack)
        chosen = self.which.value() if self._person is not None and self._person.id == person.id else ""
        self._person = person
        self._versions = {each.plan.id: each for each in found}
        self.which.blockSignals(True)
        self.which.set_options([(each.plan.id, self._version_title(each)) for each in reversed(tuple(found))])
        self.which.set_value(chosen if chosen in self._versions else _of_today(found, self.desk.today))
        self.which.blockSignals(False)
        self._fill()

    def _show_notes(self, clashes: Sequence[Clash], lack: PracticeLack | None) -> None:
        self._clashes.clear()
        told = [year_words.practice_lack(lack)] if lack is not None else []
        told += [year_words.clash(each) for each in clashes[:_FEW_CLASHES]]
        if len(clashes) > _FEW_CLASHES:
            told.append(self.tr("Og {0} til.").format(len(clashes) - _FEW_CLASHES))
        if told:
            self._clashes.show_message(Tone.WARNING, " ".join(told))

    def _version_title(self, version: WeekVersion) -> str:
        plan = version.plan
        title = year_words.version_title(plan.start, plan.end)
        now = plan.start <= self.desk.today and (plan.end is None or self.desk.today <= plan.end)
        return self.tr("{0} (gjelder nå)").format(title) if now else title

    def _fill(self) -> None:
        version = self.version()
        there = version is not None
        self._none.setVisible(not there)
        shown = (self.which, self.grid, self._sum, self.new_slot, self.dates, self.copy, self.delete)
        for each in (*shown, self.delete_slot):
            each.setVisible(there)
        self._travel.clear()
        if version is None:
            return
        self.grid.setFixedHeight(self.fontMetrics().height() * _LINES_HIGH)
        days = max([WEEK_DAYS, *(slot.weekday + 1 for slot in version.slots)])
        self.grid.set_columns([GridColumn(words.capital(name)) for name in WEEKDAYS[:days]])
        self.grid.set_entries([self._entry(version, slot) for slot in version.slots])
        self.delete_slot.setEnabled(bool(version.slots))
        self._sum.setText(self.tr("{0} fra mandag til fredag.").format(year_words.minutes(version.minutes)))
        short = [each for each in version.travels if each.too_short]
        known = short or [each for each in version.travels if each.needed is None]
        if known:
            told = " ".join(year_words.travel(each) for each in known)
            self._travel.show_message(Tone.WARNING if short else Tone.INFO, told)

    def _entry(self, version: WeekVersion, slot: WeekSlot) -> GridEntry:
        lacks = [each for each in version.travels if each.too_short and each.second.id == slot.id]
        tip = " ".join(year_words.travel(each) for each in lacks)
        return GridEntry(
            slot.id,
            slot.weekday,
            minute_of(slot.at),
            slot.minutes,
            year_words.slot_title(slot),
            year_words.slot_lines(slot),
            tone=year_words.tone(slot.kind),
            symbol="warning" if lacks else "",
            movable=True,
            tip=tip,
        )

    def _slot(self, key: str) -> WeekSlot | None:
        version = self.version()
        found = version.slots if version is not None else ()
        return next((each for each in found if each.id == key), None)

    def _move(self, key: str, column: int, minute: int) -> None:
        action = partial(weeks.move_slot, self.desk, key, column, clock_of(minute))
        do_at_once(self, self.desk, self.bus, action, self.tr("Tiden er flyttet."))

    def change_slot(self, key: str) -> None:
        """The form of an element."""
        slot = self._slot(key)
        if slot is not None:
            run_action(self, partial(self._ask_slot, slot), repeatable=True)

    def ask_slot(self) -> None:
        """The form of a new element, where the week has room on its first weekday."""
        run_action(self, partial(self._ask_at, *self._room()), repeatable=True)

    def _room(self) -> tuple[int, int]:
        """The first weekday from Monday with nothing at nine, else Monday at nine."""
        version = self.version()
        taken = {each.weekday for each in version.slots} if version is not None else set()
        return next((day for day in range(WEEK_DAYS) if day not in taken), 0), _NINE

    def _ask_at(self, column: int, minute: int) -> None:
        version = self.version()
        if version is None:
            return
        like = version.slots[-1] if version.slots else None
        slot = WeekSlot(
            "",
            "",
            self.person.id,
            version.plan.id,
            like.kind if like is not None else ElementKind.NORWEGIAN,
            column,
            clock_of(minute),
            _THREE_HOURS,
            place=like.place if like is not None else "",
            provider=like.provider if like is not None else "",
            calendar_id=like.calendar_id if like is not None else None,
        )
        self._ask_slot(slot)

    def _ask_slot(self, slot: WeekSlot) -> None:
        form = SlotForm(self, self.person.name, slot, weeks.choices(self.desk), self.desk.clock.today)
        about = f"{slot.week_id}/{slot.id}" if slot.id else slot.week_id
        save = partial(weeks.save_slot, self.desk)
        Asking(form, self.desk, self.bus, save, self.tr("Tiden er lagret."), about=about)

    def _ask_delete_slot(self) -> None:
        slot = self._slot(self.grid.chosen_key())
        if slot is not None:
            shown = self.tr("{0} i uken til {1}").format(year_words.slot_title(slot), self.person.name)
            ask_delete(self, self.desk, self.bus, Doomed(WeekSlot, slot.id, shown))

    def ask_week(self) -> None:
        """The form of a new version."""
        run_action(self, self._ask_week, repeatable=True)

    def _ask_week(self) -> None:
        fresh = WeekPlan("", "", self.person.id, self.desk.today)
        self._ask_plan(fresh, may_copy=bool(self._versions))

    def change_week(self) -> None:
        """The form of the dates of the version that is shown."""
        version = self.version()
        if version is not None:
            run_action(self, partial(self._ask_plan, version.stored, may_copy=False), repeatable=True)

    def _ask_plan(self, plan: WeekPlan, *, may_copy: bool) -> None:
        form = WeekForm(self, self.person.name, plan, self.desk.clock.today, may_copy=may_copy)
        about = f"{self.person.id}/{plan.id}" if plan.id else self.person.id
        Asking(
            form,
            self.desk,
            self.bus,
            self._save_week,
            self.tr("Ukeplanen er lagret."),
            about=about,
            then=self._choose,
        )

    def _save_week(self, draft: Any) -> Saved:
        return weeks.save_week(self.desk, draft.plan, copied=draft.copied)

    def _choose(self, saved: Saved) -> None:
        self.which.set_value(saved.id)

    def ask_copy(self) -> None:
        """The form that gives others the same week."""
        run_action(self, self._ask_copy, repeatable=True)

    def _ask_copy(self) -> None:
        version = self.version()
        if version is None:
            return
        others = {
            each.id: each.name
            for each in list_people(self.desk)
            if each.id != self.person.id and each.status in _WITH_A_WEEK
        }
        draft = CopyDraft((), self.desk.today)
        form = CopyForm(self, self.person.name, draft, others, self.desk.clock.today)
        save = partial(self._copy, version.plan.id)
        Asking(form, self.desk, self.bus, save, self.tr("Uken er kopiert."), about=version.plan.id)

    def _copy(self, week_id: str, draft: Any) -> Saved:
        return weeks.copy_week(self.desk, week_id, draft.person_ids, draft.start)

    def _ask_delete(self) -> None:
        version = self.version()
        if version is not None:
            shown = self.tr("ukeplanen {0} for {1}").format(
                year_words.version_title(version.plan.start, version.plan.end), self.person.name
            )
            ask_delete(self, self.desk, self.bus, Doomed(WeekPlan, version.plan.id, shown))


def _of_today(found: Sequence[WeekVersion], today: date) -> str:
    """The version that holds today, else the next one, else the last."""
    for each in found:
        if each.plan.end is None or each.plan.end >= today:
            return each.plan.id
    return found[-1].plan.id if found else ""
