"""The way in and out of a shared store: sign-in, the strip of a reader, taking over, and giving it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from grongintro.domain.staff import Role
from grongintro.errors import StorageError
from grongintro.paths import remember_logs
from grongintro.ui.page import Shortcut
from grongintro.ui.run import run_action, tell
from grongintro.ui.sharing.left import LeftWork
from grongintro.ui.start.card import StartCard
from grongintro.ui.tokens import Tone
from grongintro.ui.worker import QuietWork, wait_for_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from grongintro.domain.clock import Clock
    from grongintro.errors import UserError
    from grongintro.services.desk import Desk
    from grongintro.services.keeping.sharing import Left, Share, State
    from grongintro.ui.sharing.dialogs import TakeOverDialog
    from grongintro.ui.shell import Shell
    from grongintro.ui.worker import Progress

_LOOK_MS = 60_000
_MINUTE_MS = 60_000


class ShareWay(QObject):
    """Follows a desk at a shared store; for any other store it only hands on.

    `ended` says that the store is closed: a tone, what to say at the sign-in, and the folder when it is
    another from now on. `entered` carries the desk of a reader who writes from now on. `asked` is «Gi fra
    deg»; `alone` comes when the program was locked so long that others should have the store.
    """

    ended = Signal(str, str, object)
    entered = Signal(object)
    asked = Signal()
    alone = Signal()

    def __init__(self, parent: QObject, shell: Shell, home: Path) -> None:
        super().__init__(parent)
        self.setObjectName("shareWay")
        self._shell, self._home = shell, home
        self._desk: Desk | None = None
        self._share: Share | None = None
        self._lost: tuple[str, Exception] | None = None
        self._nobody_there = False
        self._said = ""
        self._work: QuietWork | None = None
        self._looking: QuietWork | None = None
        self.dialog: TakeOverDialog | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.look)
        self._locked = QTimer(self)
        self._locked.setSingleShot(True)
        self._locked.setInterval(10 * _MINUTE_MS)
        self._locked.timeout.connect(self.alone)
        shortcut = Shortcut("giveBack", "Ctrl+Shift+G", self.tr("Gi fra deg basen"), self._ask)
        self._action = shell.add_account_action(shortcut, "arrow")
        self._show()
        self.left = LeftWork(self, home)
        self.left.told.connect(self._lies_there)
        shell.covered.connect(self._covered)

    def _ask(self) -> None:
        self.asked.emit()

    @property
    def writes(self) -> bool:
        """Whether this window has the store of a shared folder, so that nobody else can write."""
        return self._share is not None and self._share.lease is not None

    def knows(self, folder: Path) -> bool:
        """Whether a shared store has been opened from there, though it may be out of reach."""
        from grongintro.services.keeping.sharing import was_shared  # noqa: PLC0415  when the folder is not there

        return was_shared(folder, self._home)

    def look_for_left(self, folder: Path | None, clock: Clock, say: Callable[[str, str], object]) -> None:
        """Put back what a sleep, a cut or a lost network kept on this computer, and say so at the sign-in."""
        # Without that folder nothing was ever shared here, and nothing is loaded before the window is shown.
        if folder is not None and (self._home / "delt").is_dir():
            self.left.told.connect(say)
            self.left.follow(folder, clock)

    def restore_target(self, folder: Path | None) -> Path:
        """Where a copy is put when nobody can sign in: never over what others share."""
        own = self._home / "data"
        return own if folder is None or self._is_shared(folder) else folder

    def _is_shared(self, folder: Path) -> bool:
        from grongintro.services.keeping.sharing import is_shared  # noqa: PLC0415  not before the window

        return is_shared(folder) or self.knows(folder)

    def sign_in(self, folder: Path, login: str, password: str, clock: Clock) -> Desk:
        """Sign in, where the store lies or at a copy of what is shared there."""
        from grongintro.services.keeping.sharing import open_shared  # noqa: PLC0415
        from grongintro.services.trust import login as gate  # noqa: PLC0415  SQLAlchemy comes after the window

        self._share = None
        self.left.wait()
        if not self._is_shared(folder):
            return gate.sign_in(folder, login, password, clock)
        desk, self._share = open_shared(folder, self._home, login, password, clock)
        return desk

    def open_with_code(
        self, folder: Path, code: str, login: str, new: str, repeated: str, clock: Clock
    ) -> Desk:
        """The same with the printed code."""
        from grongintro.services.keeping.sharing import open_shared_with_code  # noqa: PLC0415
        from grongintro.services.trust import login as gate  # noqa: PLC0415  when it is asked for

        self._share = None
        self.left.wait()
        if not self._is_shared(folder):
            return gate.open_with_recovery_code(folder, code, login, new, repeated, clock)
        desk, self._share = open_shared_with_code(folder, self._home, code, login, new, repeated, clock)
        return desk

    def follow(self, desk: Desk, minutes: int) -> None:
        """Somebody sits down; `minutes` is how long a locked program may keep the store from others."""
        self._desk = desk
        if desk.store.shared is None:
            self._share = None
        self._locked.setInterval(minutes * _MINUTE_MS)
        self._show()
        if self._share is None:
            return
        from grongintro.services.keeping.sharing import take_seat  # noqa: PLC0415

        run_action(self._shell, partial(take_seat, desk, self._share), repeatable=True)
        self._look.start()
        if self._share.resumed:
            words = self.tr("Du fortsetter på arbeid fra denne maskinen som ikke var lagt tilbake.")
            self._shell.messages.show_message(Tone.INFO, words)
        self._tell_lost(desk)

    def _lies_there(self) -> None:
        """What could not be put back has been by now."""
        self._lost = None

    def _tell_lost(self, desk: Desk) -> None:
        """What could not be put back while nobody was there is told to the one whose work it was."""
        if self._lost is not None and self._lost[0] == desk.actor.account_id:
            error, self._lost = self._lost[1], None
            tell(self._shell, error)

    def rest(self) -> None:
        """Look no longer, and let what is done beside the window end: the store is about to be closed."""
        self._look.stop()
        self._locked.stop()
        if self._looking is not None:
            self._looking.wait()
        wait_for_all()

    def wait(self) -> None:
        """Stand still until the store is back, as when the window is closed meanwhile."""
        self.left.wait()
        if self._work is not None:
            self._work.wait()

    def _covered(self, covered: bool) -> None:  # noqa: FBT001 - a Qt slot
        if covered and self.writes:
            self._locked.start()
        else:
            self._locked.stop()

    # -- the strip on top ------------------------------------------------------------------------------

    def _show(self) -> None:
        share = self._share
        self._action.setVisible(share is not None)
        self._action.setEnabled(share is not None)
        self._action.setText(self.tr("Gi fra deg basen") if self.writes else self.tr("Slutt å lese"))
        if share is None:
            return
        if self.writes:
            self._shell.set_banner("")
            return
        if share.holder is None:
            words = self.tr("Basen er ledig. Du leser utgave {0}.").format(share.version)
            self._shell.banner.show_banner(words, self.tr("Ta den"), self.take)
            return
        words = self.tr("{0} har basen siden {1}. Du leser utgave {2}.").format(
            share.holder.who, share.holder.since_words, share.version
        )
        over = (self.tr("Ta over …"), self.ask_take_over) if self._may_take_over else None
        self._shell.banner.show_banner(words, self.tr("Prøv å ta den"), self.take, second=over)

    @property
    def _may_take_over(self) -> bool:
        return self._desk is not None and self._desk.actor.role in {Role.LEADER, Role.ADVISER}

    def look(self) -> None:
        """See who has the store now, beside the window."""
        if self._share is None or self._looking is not None:
            return
        self._looking = QuietWork(self, partial(_state, self._share))
        self._looking.finished.connect(self._seen)
        self._looking.failed.connect(self._unseen)
        self._looking.ended.connect(self._looked)
        self._looking.start()

    def _looked(self) -> None:
        self._looking = None

    def _seen(self, state: State) -> None:
        if self._share is None or self._desk is None:
            return
        if not self.writes:
            self._share.holder = state.holder
        self._show()
        if state.lost:
            words = self.tr("{0} Det du skriver nå, kommer ikke med i den delte basen.").format(state.lost)
            self._shell.banner.show_banner(words, self.tr("Gi fra deg basen"), self._ask)

    def _unseen(self, _error: Exception) -> None:
        if self._share is None or self._desk is None:
            return
        words = self.tr("Den delte mappen svarer ikke. Det du gjør, blir lagret på denne maskinen imens.")
        if not self.writes:
            words = self.tr("Den delte mappen svarer ikke. Du kan lese videre.")
        self._shell.banner.show_banner(words)

    # -- from reading to writing -----------------------------------------------------------------------

    def take(self) -> None:
        """A reader tries to become the one who writes."""
        from grongintro.services.keeping.sharing import try_take  # noqa: PLC0415

        if self._desk is None or self._share is None:
            return
        found = run_action(
            self._shell,
            partial(try_take, self._desk, self._share),
            on_user_error=self._refused,
            repeatable=True,
        )
        self._became(found)

    def _refused(self, error: UserError) -> None:
        if error.code == "sign_in_again":
            self._said = error.message
            self._ask()
        else:
            self._shell.show_user_error(error)

    def _became(self, found: tuple[Desk, Share] | None) -> None:
        if found is not None:
            desk, self._share = found
            self.entered.emit(desk)

    def ask_take_over(self) -> None:
        """Ask why, and tell what it means for the other."""
        from grongintro.ui.sharing.dialogs import TakeOverDialog  # noqa: PLC0415  when it is asked for

        if self._share is None or self._share.holder is None:
            return
        self.dialog = TakeOverDialog(self._shell, self._share.holder)
        self.dialog.submitted.connect(self._take_over)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _take_over(self, reason: str) -> None:
        from grongintro.services.keeping.sharing import take_over  # noqa: PLC0415

        if self._desk is None or self._share is None or self.dialog is None:
            return
        found = run_action(self.dialog, partial(take_over, self._desk, self._share, reason))
        if found is not None:
            self.dialog.accept()
            self._became(found)

    # -- out -------------------------------------------------------------------------------------------

    def give_back(self, desk: Desk, *, nobody_there: bool) -> None:
        """Cover everything, so that what is half-written is kept, and put the store back meanwhile."""
        share = self._share
        if share is None:
            return
        self._nobody_there = nobody_there
        self._cover(self.tr("Legger basen tilbake …"), self.tr("Ikke slå av maskinen."))
        self._share = None
        self._show()
        self._start(partial(_leave, desk, share), self._left, desk)

    def begin(self, desk: Desk, folder: Path) -> None:
        """Put the store in a shared folder; then everybody signs in there."""
        self._nobody_there = False
        self._cover(self.tr("Flytter lageret til den delte mappen …"), self.tr("Ikke slå av maskinen."))
        self._folder = folder
        self._start(partial(_begin, desk, folder), self._begun, desk)

    def _cover(self, title: str, text: str) -> None:
        """Pages and dialogs keep what is half-written when they are covered; then they are let go."""
        self.rest()
        self._shell.set_content(QWidget())
        self._shell.clear_places()
        self._shell.clear_content(restore_dialogs=False)
        self._shell.set_banner("")
        self._shell.set_alarm("")
        self._shell.set_content(StartCard("giveBackPage", title, text))
        self._locked.stop()

    def _start(self, job: Callable[[Progress], Any], done: Callable[[Any], object], desk: Desk) -> None:
        self._desk, self._whose = None, desk.actor.account_id
        self._work = QuietWork(self, job)
        self._work.finished.connect(done)
        self._work.failed.connect(self._failed)
        self._work.start()

    def _left(self, left: Left) -> None:
        self._work = None
        said, self._said = self._said, ""
        if left.heads is None:  # a reader
            self.ended.emit(Tone.INFO.value, said, None)
            return
        remember_logs(self._home, left.store_id, left.heads)
        words, tone = self.tr("Basen er lagt tilbake som utgave {0}.").format(left.version), Tone.SUCCESS
        if left.fault:
            tone = Tone.WARNING
            words += self.tr(" Det ble ikke tatt sikkerhetskopi: {0}").format(left.fault)
        self.ended.emit(tone.value, words, None)

    def _begun(self, kept: Path) -> None:
        self._work = None
        words = self.tr("Lageret er delt, og ligger i {0}. Det som lå her fra før, heter nå {1}.")
        self.ended.emit(Tone.SUCCESS.value, words.format(self._folder, kept.name), self._folder)

    def _failed(self, error: Exception) -> None:
        """What others may see on an empty chair holds no names of participants."""
        self._work = None
        if self._nobody_there and isinstance(error, StorageError):
            self._lost = (self._whose, error)
            words = self.tr("{0} Logg inn for å se hva det gjelder.").format(error.message)
            self.ended.emit(Tone.WARNING.value, words, None)
            return
        self.ended.emit("", "", None)
        tell(self._shell, error)

    def close(self, desk: Desk) -> None:
        """Copy and close as the window goes away; a shared store is put back."""
        from grongintro.services.keeping.sharing import leave  # noqa: PLC0415
        from grongintro.services.setup import close_service  # noqa: PLC0415  not before the window

        share, self._share = self._share, None
        if share is None:
            close_service(desk)
            return
        left = leave(desk, share)
        if left.heads is not None:
            remember_logs(self._home, left.store_id, left.heads)
        if left.fault:
            words = self.tr("Basen er lagt tilbake som utgave {0}, men uten sikkerhetskopi.")
            raise StorageError(words.format(left.version), left.fault)


def _leave(desk: Desk, share: Share, _progress: Progress) -> Left:
    from grongintro.services.keeping.sharing import leave  # noqa: PLC0415  not before the window

    return leave(desk, share)


def _begin(desk: Desk, folder: Path, _progress: Progress) -> Path:
    from grongintro.services.keeping.sharing_begin import share  # noqa: PLC0415

    return share(desk, folder)


def _state(shared: Share, _progress: Progress) -> State:
    from grongintro.services.keeping.sharing import state  # noqa: PLC0415

    return state(shared)
