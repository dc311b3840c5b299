"""What is in a copy, and what would be gone if it took the place of today's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grongintro.ui import format as fmt
from grongintro.ui.copies.words import made_words
from grongintro.ui.icons import IconLabel
from grongintro.ui.tokens import SPACE_2, SPACE_3, Tone
from grongintro.ui.widgets.basics import KeyFigure, Scroll, clear_layout, label, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.services.keeping.restoring import View


class ContentsView(QWidget):
    """Figures of then, and in words what has come since."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("copyContents")
        self._today = today
        self._title = label("", "heading", name="copyTitle", wrap=True)
        self._changed = label("", "muted", name="copyChanged", wrap=True)
        self._people = KeyFigure("copyPeople", self.tr("personer"))
        self._talks = KeyFigure("copyTalks", self.tr("samtaler"))
        self._issued = KeyFigure("copyIssued", self.tr("utstedte vedtak"))
        self.setMinimumHeight(self.fontMetrics().height() * 17)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_2)
        scroll = Scroll("copyContentsScroll")
        scroll.body.setSpacing(SPACE_3)
        for part in (self._title, self._changed):
            scroll.body.addWidget(part)
        scroll.body.addLayout(row(self._people, self._talks, self._issued, spacing=SPACE_3))
        scroll.body.addLayout(self._lines)
        scroll.body.addStretch(1)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(scroll)

    def add_note(self, text: str) -> None:
        """Say something that goes for every copy."""
        self._box.addWidget(label(text, "muted", wrap=True, name="copyNote"))

    def show_view(self, view: View) -> None:
        """Show another copy."""
        self._title.setText(self.tr("Kopien fra {0}").format(made_words(view.copy)))
        self._changed.setText(self._change_words(view))
        self._people.set_figure(fmt.number(view.people), self._newer(view.newer_people))
        self._talks.set_figure(fmt.number(view.talks), self._newer(view.newer_talks))
        self._issued.set_figure(fmt.number(view.issued), self._newer(len(view.newer_issued)))
        clear_layout(self._lines)
        for tone, words in self._said(view):
            self._say(tone, words)

    def _newer(self, count: int) -> str:
        return self.tr("{0} til siden da").format(count) if count else ""

    def _change_words(self, view: View) -> str:
        if view.changed_at is None:
            return self.tr("Ingenting er skrevet i den.")
        day = fmt.day_and_relative(view.changed_at.date(), self._today())
        words = self.tr("Siste endring: {0} kl. {1}").format(day, fmt.clock(view.changed_at))
        return f"{words}, {view.changed_by}." if view.changed_by else f"{words}."

    def _said(self, view: View) -> list[tuple[Tone, str]]:
        said = []
        if view.newer_people or view.newer_talks or view.newer_issued:
            said.append((Tone.WARNING, self.tr("Siden da: {0}. Det er ikke i kopien.").format(since(view))))
        if view.newer_issued:
            numbers = fmt.listing(list(view.newer_issued))
            said.append((Tone.ERROR, self.tr("Utstedte vedtak som blir borte herfra: {0}.").format(numbers)))
        if view.reopened:
            names = fmt.listing(list(view.reopened))
            text = self.tr("Kontoer som er stengt siden, blir åpne igjen: {0}. Steng dem på nytt etterpå.")
            said.append((Tone.WARNING, text.format(names)))
        if view.other_password:
            text = self.tr(
                "Passordet ditt er byttet siden. Etterpå logger du inn med det du hadde da, eller med "
                "gjenopprettingskoden som gjaldt da."
            )
            said.append((Tone.WARNING, text))
        if view.broken:
            said.append((Tone.WARNING, self.tr("Loggen hadde et brudd allerede da kopien ble tatt.")))
        return said or [(Tone.SUCCESS, self.tr("Kopien er hel og kontrollert."))]

    def _say(self, tone: Tone, words: str) -> None:
        text = label(words, wrap=True, name="copyLine")
        line = row(IconLabel(tone.icon, tone.value), text)
        line.setStretch(1, 1)
        self._lines.addLayout(line)

    def words(self) -> str:
        """All that is said under the figures, for tests and screen readers."""
        return " ".join(each.text() for each in self.findChildren(type(self._title), "copyLine"))


def since(view: View) -> str:
    """`2 personer, 14 samtaler og 1 vedtak`."""
    parts = (
        (view.newer_people, "person", "personer"),
        (view.newer_talks, "samtale", "samtaler"),
        (len(view.newer_issued), "vedtak", "vedtak"),
    )
    return fmt.listing([fmt.count(number, one, many) for number, one, many in parts if number])
