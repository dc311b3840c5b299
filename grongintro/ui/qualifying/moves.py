"""Flytting: taking a programme over from another municipality, moving out, and the moves there were."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from grongintro.domain.moving import Move
from grongintro.services.qualifying import moving_in, moving_out
from grongintro.ui.asking import Asking
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.qualifying import right_words
from grongintro.ui.qualifying.moves_forms import MoveOutForm, TakeOverForm
from grongintro.ui.rows.card import small
from grongintro.ui.run import run_action
from grongintro.ui.widgets.lines import Line, LinesCard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus


class MovesCard(LinesCard):
    """The moves with a programme on the way, and what one can do about a new one."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        take = self.tr("Ta over programmet fra en annen kommune")
        self._take = small("takeOver", self.tr("Ta over …"), take, self.ask_take_over)
        out = self.tr("Registrer at personen flytter ut")
        self._out = small("moveOut", self.tr("Flytter ut …"), out, self.ask_move_out)
        empty = self.tr("Ingen flytting registrert.")
        super().__init__("moves", self.tr("Flytting"), empty, self._take, self._out)
        self._desk, self._bus = desk, bus
        self._person: Person | None = None
        self._moves: dict[str, Move] = {}

    def show_moves(self, view: View, moves: Sequence[Move]) -> None:
        """Show the moves; a running programme cannot be taken over, and who has left cannot leave."""
        self._person = view.person
        self._moves = {each.id: each for each in moves}
        self._take.setVisible(view.programme is None or view.programme.stopped is not None)
        left = view.person.moved_out
        self._out.setVisible(left is None)
        self.show_lines([self._line(each) for each in moves])

    def _line(self, each: Move) -> Line:
        title, text = right_words.move(each)
        line = Line(each.id, title, text).add_delete(self.tr("flyttingen"))
        line.delete_asked.connect(self.ask_delete)
        return line

    def ask_delete(self, key: str) -> None:
        """Ask whether a move that was registered by mistake is to be deleted."""
        shown = self.tr("{0}, {1}").format(right_words.move(self._moves[key])[0], self._shown().name)
        ask_delete(self, self._desk, self._bus, Doomed(Move, key, shown))

    def _shown(self) -> Person:
        if self._person is None:
            raise LookupError("no person is shown")
        return self._person

    def ask_take_over(self) -> None:
        """Ask for all that the programme brings along."""
        person = self._shown()
        dialog = TakeOverForm(self, person, self._desk.clock.today)
        save = partial(moving_in.take_over, self._desk, person.id)
        Asking(dialog, self._desk, self._bus, save, self.tr("Programmet er tatt over."), about=person.id)

    def ask_move_out(self) -> None:
        """Ask when and where to; a talk that closes the stay is looked for while the day is typed."""
        person = self._shown()
        dialog = MoveOutForm(self, person, self._desk.clock.today)
        dialog.talk_asked.connect(partial(self._look, dialog))
        dialog.ask_talk()
        Asking(
            dialog, self._desk, self._bus, self._leave, self.tr("Flyttingen er registrert."), about=person.id
        )

    def _look(self, dialog: MoveOutForm, day: date) -> None:
        look = partial(moving_out.closing_talk_on, self._desk, self._shown().id, day)
        run_action(self, partial(_show_talk, dialog, look), repeatable=True)

    def _leave(self, draft: Any) -> Saved:
        return moving_out.move_out(self._desk, self._shown().id, draft)


def _show_talk(dialog: MoveOutForm, look: Any) -> None:
    dialog.show_talk(look())
