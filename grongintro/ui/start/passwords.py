"""Fields for passwords, and how good a new one is, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import label, restyle
from grongintro.ui.widgets.values import SECRET

ENOUGH_LETTERS, MANY_LETTERS, MANY_WORDS = 17, 20, 3
FEW_DIFFERENT = 5


class PasswordEdit(QLineEdit):
    """A line that hides what is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty(SECRET, True)
        self.set_hidden(hidden=True)

    def set_hidden(self, *, hidden: bool) -> None:
        """Show dots, or the letters themselves."""
        self.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)


class ShowPasswords(QCheckBox):
    """A tick that shows what is typed in some password fields."""

    def __init__(self, name: str, *fields: PasswordEdit) -> None:
        super().__init__(QCoreApplication.translate("passwords", "Vis det jeg skriver"))
        self.setObjectName(name)
        self.setAccessibleName(self.text())
        self._fields = fields
        self.toggled.connect(self._show)

    def _show(self) -> None:
        for field in self._fields:
            field.set_hidden(hidden=not self.isChecked())


class Meter:
    """Says beside a new password how good it is, while it is typed."""

    def __init__(self, field: PasswordEdit, name: str) -> None:
        self.label: QLabel = label("", "muted", name=name, wrap=True)
        self._field = field
        field.textChanged.connect(self._say)
        self._say(field.text())

    def _say(self, text: str) -> None:
        words, tone = strength(text)
        self.label.setText(words)
        self.label.setAccessibleName(words)
        self.label.setProperty("kind", "error" if tone is Tone.WARNING else "muted")
        restyle(self.label)


def strength(password: str) -> tuple[str, Tone]:
    """How good a password is, in words and colour; the rule itself is the services'."""
    from grongintro.storage.keys.envelope import SHORTEST_PASSWORD  # noqa: PLC0415  not before the window

    translate = QCoreApplication.translate
    if not password:
        text = translate("passwords", "Minst {0} tegn. Tre–fire ord etter hverandre er lett å huske.")
        return text.format(SHORTEST_PASSWORD), Tone.NEUTRAL
    if len(password) < SHORTEST_PASSWORD:
        text = translate("passwords", "For kort: {0} av minst {1} tegn.")
        return text.format(len(password), SHORTEST_PASSWORD), Tone.WARNING
    if len(set(password.casefold())) < FEW_DIFFERENT or password.isdigit():
        return translate("passwords", "Lett å gjette. Bruk flere forskjellige bokstaver."), Tone.WARNING
    if len(password) >= MANY_LETTERS or len(password.replace("-", " ").split()) >= MANY_WORDS:
        return translate("passwords", "Sterkt passord."), Tone.SUCCESS
    if len(password) >= ENOUGH_LETTERS:
        return translate("passwords", "Godt passord."), Tone.SUCCESS
    return translate("passwords", "Godt nok. Ett ord til gjør det mye sterkere."), Tone.INFO
