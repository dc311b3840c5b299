"""One running program: what fills the window, who sits at the desk, and the way between sign-in and pages."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from grongintro.domain.changes import Changes, Subject
from grongintro.errors import StorageError
from grongintro.paths import remember_folder, remembered_folder
from grongintro.ui.ahead import load_services_beside
from grongintro.ui.breaks import BreakWatch
from grongintro.ui.bus import Bus
from grongintro.ui.clipboard import ClipboardGuard
from grongintro.ui.copies.watch import CopyWatch
from grongintro.ui.copies.way_back import WayBack
from grongintro.ui.demo import DemoChairs, tell_demo_logins
from grongintro.ui.idle import IdleWatch
from grongintro.ui.run import forget_held, run_action, run_at_closing
from grongintro.ui.session import SessionWatch
from grongintro.ui.sharing.way import ShareWay
from grongintro.ui.shell import ROLE_WORDS, Shell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from grongintro.domain.clock import Clock
    from grongintro.services.desk import Desk
    from grongintro.services.keeping.restoring import View
    from grongintro.services.setup import FirstStart
    from grongintro.ui.start.login import LoginPage
    from grongintro.ui.widgets.search_popup import Hit
    from grongintro.ui.window import Window

_IDLE_MINUTES = 10
_LOOK_AT_THE_DATE_MS = 60_000


class Program(QObject):
    """One running program: the window, the signed-in desk, and the way between sign-in, pages and lock."""

    def __init__(self, app: QApplication, window: Window, clock: Clock, *, home: Path) -> None:
        super().__init__(app)
        self.setObjectName("program")
        self.clock, self.home, self.window = clock, home, window
        self.bus = Bus()
        self.shell = Shell(self.bus)
        window.setCentralWidget(self.shell)
        self.desk: Desk | None = None
        self.chairs = DemoChairs(self.shell)
        self._is_demo = False
        self.folder = remembered_folder(home)
        self._day = clock.today()
        self.idle = IdleWatch(app, _IDLE_MINUTES)
        self.session = SessionWatch(self, window)
        self.clipboard = ClipboardGuard(self)
        self.copies = CopyWatch(self, self.bus, self.shell.sidebar)
        self.breaks = BreakWatch(self, self.shell, home)
        self.way_back = WayBack(self.shell)
        self.share = ShareWay(self, self.shell, home)
        self._connect()

    def _connect(self) -> None:
        self.shell.lock_asked.connect(self.lock)
        self.shell.switch_user_asked.connect(self.ask_switch)
        self.window.closing.connect(self.close)
        self.idle.asked.connect(self.lock_now)
        for nobody_is_there in (self.idle.idle, self.session.left, self.share.alone):
            nobody_is_there.connect(self.nobody_is_there)
        self.share.asked.connect(self.give_back)
        self.share.ended.connect(self._share_ended)
        self.share.entered.connect(self.enter)
        self.bus.share.connect(self.begin_sharing)
        self.shell.covered.connect(self._covered)
        self.bus.open_person.connect(self.open_person)
        self.bus.open_decision.connect(self.open_decision)
        self.bus.open_settings.connect(self.open_settings)
        self.bus.new_decision.connect(self.new_decision)
        self.bus.replace_decision.connect(self.replace_decision)
        self.bus.restore.connect(self.restore)
        self.chairs.changed.connect(self.enter)
        self.way_back.exchanged.connect(self._restored)
        self.way_back.kept.connect(self._go_on)
        self.way_back.put_back.connect(self.open_existing)
        self.way_back.given_up.connect(self.begin)
        self._dates = QTimer(self)
        self._dates.setInterval(_LOOK_AT_THE_DATE_MS)
        self._dates.timeout.connect(self.look_at_the_date)

    def begin(self) -> None:
        """Ask for sign-in when a store is known, else lead through first start."""
        where = self.folder
        known = where is not None and ((where / "grongintro.db").is_file() or self.share.knows(where))
        (self.ask_sign_in if known else self.ask_first_start)()

    def ask_sign_in(self) -> LoginPage:
        """The sign-in page over everything."""
        from grongintro.ui.start.login import LoginPage  # noqa: PLC0415  shown after the first paint

        page = LoginPage(self.shell.tr("Logg inn"), self._sign_in)
        page.signed_in.connect(self.enter)
        page.recovery_asked.connect(self.ask_recovery)
        page.other_store_asked.connect(self.ask_first_start)
        page.restore_asked.connect(self.ask_restore)
        self.shell.set_content(page)
        self.share.look_for_left(self.folder, self.clock, page.messages.show_message)
        load_services_beside()
        return page

    def _sign_in(self, login: str, password: str) -> Desk:
        return self.share.sign_in(self._known_folder(), login, password, self.clock)

    def _known_folder(self) -> Path:
        if self.folder is None:
            raise StorageError("Ingen mappe er valgt.", "Velg mappen der dataene ligger.")
        return self.folder

    def ask_recovery(self) -> None:
        """Sign in with the printed code."""
        from grongintro.ui.start.recovery import RecoveryPage  # noqa: PLC0415

        page = RecoveryPage(self._open_with_code)
        page.opened.connect(self.enter)
        page.back.connect(self.ask_sign_in)
        self.shell.set_content(page)

    def _open_with_code(self, code: str, login: str, new: str, repeated: str) -> Desk:
        return self.share.open_with_code(self._known_folder(), code, login, new, repeated, self.clock)

    def ask_first_start(self) -> None:
        """Lead through the first start."""
        from grongintro.ui.start.first import FirstStartPage  # noqa: PLC0415
        from grongintro.ui.start.sheet import recovery_sheet  # noqa: PLC0415

        page = FirstStartPage(
            self._found,
            default_folder=self.home / "data",
            default_backup=Path.home() / "Grongintro-kopier",
            recovery_sheet=recovery_sheet,
        )
        page.done.connect(self._founded)
        page.open_existing.connect(self.open_existing)
        page.demo_asked.connect(self.start_demo)
        page.restore_asked.connect(self.ask_restore)
        self.shell.set_content(page)

    def _found(self, first: FirstStart) -> tuple[Desk, str]:
        from grongintro.services.setup import found_service  # noqa: PLC0415

        return found_service(first, self.clock)

    def _founded(self, desk: Desk) -> None:
        self._remember(desk)
        self.enter(desk)

    def open_existing(self, folder: Path) -> None:
        """Use a store that lies in another folder."""
        self.folder = folder
        self.ask_sign_in()

    def ask_restore(self) -> None:
        """Fetch a copy back where nobody can sign in."""
        self.way_back.ask(self.share.restore_target(self.folder), self.clock)

    def restore(self, view: View) -> None:
        """Exchange the open store for a copy; then everybody signs in anew."""
        if (desk := self._stand_up()) is not None:
            self.way_back.begin(desk, view)

    def _restored(self, words: str) -> None:
        self.ask_sign_in().messages.show_message("success", words)

    def _go_on(self, desk: Desk) -> None:
        self.desk = desk
        self._watch(desk)

    def start_demo(self) -> None:
        """Make the invented municipality and open it in this window."""
        run_action(self.shell, self._make_demo)

    def _make_demo(self) -> None:
        from grongintro.services.demo import build_demo, demo_folder  # noqa: PLC0415

        demo = build_demo(demo_folder(self.home), self.clock.today())
        self.enter_demo(demo.desk_adviser, demo.desk_leader)

    def enter_demo(self, adviser: Desk, leader: Desk) -> None:
        """Sit down as the demo's adviser, with a strip that shows how to become the leader."""
        from grongintro.services.desk import Desk as Made  # noqa: PLC0415

        mine, boss = (Made(each.store, each.actor, self.clock, each.identity) for each in (adviser, leader))
        self._is_demo = True
        self.chairs.show(mine, boss)
        self.enter(mine)

    def enter(self, desk: Desk) -> None:
        """Sit down at the desk: own password first if it must be chosen, then the pages of the role."""
        self.desk = desk
        if desk.actor.must_change:
            self._ask_own_password(desk)
            return
        self._remember(desk)
        first = self._lay_out(desk)
        forget_held()
        self.shell.clear_content(restore_dialogs=False)
        self.shell.show_page(first)
        self._watch(desk)

    def _ask_own_password(self, desk: Desk) -> None:
        from grongintro.services.trust.login import change_password  # noqa: PLC0415
        from grongintro.ui.start.password import PasswordPage  # noqa: PLC0415

        page = PasswordPage(desk.actor.name, partial(change_password, desk))
        page.changed.connect(self.enter)
        self.shell.set_content(page)

    def _remember(self, desk: Desk) -> None:
        self.folder = desk.store.folder
        if not self._is_demo:
            remember_folder(self.home, self.folder)

    def _lay_out(self, desk: Desk) -> str:
        """Lay out what the role gives; returns the page to open on."""
        from grongintro.services import settings  # noqa: PLC0415
        from grongintro.ui.asking import undo_last  # noqa: PLC0415
        from grongintro.ui.pages import page_table  # noqa: PLC0415

        self.shell.clear_places()
        table = page_table(desk, self.bus)
        for place in table:
            self.shell.add_page(place.key, place.title, place.symbol, place.factory, under=place.under)
        municipality = settings.municipality(desk)
        self.shell.set_place(f"{municipality.service_name} · {municipality.name}")
        self.shell.set_account(desk.actor.name, ROLE_WORDS[desk.actor.role])
        self.shell.set_search(self._search)
        self.shell.set_undo(partial(undo_last, self.shell, desk, self.bus))
        return table[0].key

    def _search(self, text: str) -> list[Hit]:
        from grongintro.ui.people.search import search_hits  # noqa: PLC0415  when somebody searches

        return search_hits(self.desk, text) if self.desk is not None else []

    def _watch(self, desk: Desk) -> None:
        from grongintro.services import choices, settings  # noqa: PLC0415

        chosen = settings.values(desk)
        self.idle.set_minutes(chosen["idle_minutes"])
        self.session.keep_out_of_pictures(wanted=chosen["screen_pictures"] == choices.NO_PICTURES)
        self.idle.start()
        self._dates.start()
        self.copies.follow(desk)
        self.breaks.follow(desk)
        self.share.follow(desk, chosen["idle_minutes"])

    def _rest(self) -> None:
        self.idle.stop()
        self._dates.stop()
        self.copies.stop()
        self.breaks.stop()
        self.share.rest()

    def _stand_up(self) -> Desk | None:
        self._rest()
        desk, self.desk = self.desk, None
        return desk

    def look_at_the_date(self) -> None:
        """After midnight or a wake-up every page reads again."""
        if self.clock.today() != self._day:
            self._day = self.clock.today()
            self.bus.changed.emit(Changes(frozenset(Subject)))

    def lock(self) -> None:
        """Cover everything until the own password is typed."""
        if self.desk is None or self.desk.actor.must_change:
            return
        from grongintro.services.trust.login import unlock  # noqa: PLC0415
        from grongintro.ui.start.lock import LockPage  # noqa: PLC0415

        self.idle.stop()
        page = LockPage(self.desk.actor.name, partial(unlock, self.desk))
        page.unlocked.connect(self._unlocked)
        page.switch_asked.connect(self.ask_switch)
        tell_demo_logins(page.messages, wanted=self._is_demo)
        self.shell.set_content(page)
        # The system keeps the last picture of a window for its task switcher; it is to be of the lock.
        self.window.repaint()

    def lock_now(self) -> None:
        """Lock when somebody is signed in and it is not locked already."""
        if not self.shell.is_covered:
            self.lock()

    def nobody_is_there(self) -> None:
        """Lock; a store that others wait for is given back instead."""
        if self.share.writes:
            self.give_back(nobody_there=True)
        else:
            self.lock_now()

    def give_back(self, *, nobody_there: bool = False) -> None:
        """«Gi fra deg»: the next one can have the shared store."""
        if (desk := self._stand_up()) is not None:
            self.share.give_back(desk, nobody_there=nobody_there)

    def _share_ended(self, tone: str, words: str, folder: Path | None) -> None:
        if folder is not None:
            self.folder = folder
            remember_folder(self.home, folder)
        if (page := self.ask_sign_in()) and words:
            page.messages.show_message(tone, words)

    def begin_sharing(self, folder: Path) -> None:
        """Move the store to a shared folder."""
        if self._is_demo:
            self.bus.message.emit("warning", self.shell.tr("Demoen kan ikke deles."))
        elif (desk := self._stand_up()) is not None:
            self.share.begin(desk, folder)

    def _covered(self, covered: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.session.set_covered(covered)
        if covered:
            self.clipboard.clear()

    def _unlocked(self) -> None:
        self.shell.clear_content()
        self.idle.start()

    def ask_switch(self) -> None:
        """Another person signs in; the store stays open."""
        if self.desk is None:
            return
        from grongintro.services.trust.login import switch_user  # noqa: PLC0415
        from grongintro.ui.start.login import LoginPage  # noqa: PLC0415

        page = LoginPage(self.shell.tr("Bytt bruker"), partial(switch_user, self.desk), switching=True)
        page.signed_in.connect(self._switched)
        page.cancelled.connect(self.lock)
        tell_demo_logins(page.messages, wanted=self._is_demo)
        self.idle.stop()
        self.shell.set_content(page)

    def _switched(self, desk: Desk) -> None:
        self.shell.set_banner("")
        self.enter(desk)

    def open_person(self, person_id: str) -> None:
        """Show a person's page."""
        self.shell.show_page("person")
        self._show("person", "show_person", person_id)

    def open_decision(self, decision_id: str) -> None:
        """Show a decision."""
        self.shell.show_page("decision")
        self._show("decision", "show_decision", decision_id)

    def open_settings(self, tab: str) -> None:
        """Show a tab of Innstillinger."""
        self.shell.show_page("settings")
        self._show("settings", "show_tab", tab)

    def _show(self, key: str, method: str, value: str) -> None:
        page = self.shell.page(key)
        if page is not None:
            run_action(self.shell, partial(getattr(page, method), value), repeatable=True)

    def new_decision(self, person_id: str) -> None:
        """Open the draft of a decision for a person."""
        self._open_draft(person_id, None)

    def replace_decision(self, decision_id: str) -> None:
        """Open the draft that takes the place of an issued decision."""
        self._open_draft("", decision_id)

    def _open_draft(self, person_id: str, replaces: str | None) -> None:
        from grongintro.ui.decisions.opening import open_draft  # noqa: PLC0415

        if self.desk is not None:
            found = open_draft(self.shell, self.desk, self.bus, person_id, replaces)
            if found:
                self.open_decision(found)

    def close(self) -> None:
        """Copy and close the store; the window is going away."""
        self._rest()
        self.session.stop()
        self.clipboard.clear()
        self.way_back.wait()
        self.share.wait()
        if self.desk is None:
            return
        # Pages and dialogs keep what is half-written when they are covered; it is to be in the copy.
        self.shell.set_content(QWidget())
        run_at_closing(self.window, partial(self.share.close, self.desk))
        self.desk = None
