"""A form of one row: each field bears the name of the row's field, begins with its value and is read back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from grongintro.errors import UserError
from grongintro.ui import words
from grongintro.ui.rows import amounts
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.ask_dialog import read
from grongintro.ui.widgets.choice import Choice, Proposals
from grongintro.ui.widgets.fields import DayField, TimeField
from grongintro.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, time
    from enum import StrEnum

W = TypeVar("W", bound=QWidget)
YES, NO = "yes", "no"
_LINES_HIGH = 4


@dataclass(frozen=True)
class _Field:
    """How a field is read, and what it says while it is hidden."""

    widget: QWidget
    read: Callable[[], Any]
    empty: Any
    needed: str


class RowForm(FormDialog):
    """Collects `start` with what the fields say now; a field that is hidden says nothing."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        title: str,
        save_text: str,
        start: Any,
        today: Callable[[], date],
        *,
        columns: int = 2,
        width: int = 40,
    ) -> None:
        super().__init__(parent, name, title, save_text, columns=columns, width=width)
        self.start, self.today = start, today
        self._columns = columns
        self._fields: dict[str, _Field] = {}

    def line(
        self,
        name: str,
        text: str,
        *,
        needed: str = "",
        hint: str = "",
        span: int = 1,
        reader: Callable[[str, str], Any] | None = None,
        writer: Callable[[Any], str] = str,
    ) -> QLineEdit:
        """A line of text, or of what `reader` makes of it (given text and field) and `writer` shows."""
        edit = QLineEdit()
        self._put(name, text, edit, needed, hint, span)
        value = self._value(name)
        edit.setText("" if value is None else writer(value))

        def found() -> Any:
            return edit.text().strip() if reader is None else reader(edit.text(), name)

        self._fields[name] = _Field(edit, found, "" if reader is None else None, needed)
        return edit

    def hours(self, name: str, text: str, *, needed: str = "", hint: str = "") -> QLineEdit:
        """Hours, kept in minutes."""
        return self.line(
            name, text, needed=needed, hint=hint, reader=amounts.read_minutes, writer=amounts.hours_text
        )

    def whole(self, name: str, text: str, *, needed: str = "", hint: str = "") -> QLineEdit:
        """A whole number, such as a year."""
        return self.line(name, text, needed=needed, hint=hint, reader=amounts.read_whole)

    def note(self, name: str, text: str, *, needed: str = "", hint: str = "") -> QPlainTextEdit:
        """Several lines of text over the whole width."""
        edit = QPlainTextEdit(self._value(name) or "")
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(self.fontMetrics().height() * _LINES_HIGH)
        return self._add(name, text, edit, "", needed, hint, self._columns)

    def day(
        self, name: str, text: str, lean: Lean = Lean.PAST, *, needed: str = "", hint: str = ""
    ) -> DayField:
        """A typed date."""
        field = DayField(name, self.today, lean)
        field.set_value(self._value(name))
        return self._add(name, text, field, None, needed, hint)

    def clock(
        self, name: str, text: str, start: time | None = None, *, needed: str = "", hint: str = ""
    ) -> TimeField:
        """A typed time of day; it begins with the row's own unless `start` says another."""
        field = TimeField(name)
        field.set_value(self._value(name) if start is None else start)
        self._put(name, text, field, needed, hint, 1)
        self._fields[name] = _Field(field, field.value, None, needed)
        return field

    def proposed(
        self, name: str, text: str, proposals: Iterable[str], *, needed: str = "", hint: str = ""
    ) -> Proposals:
        """A line that is typed or chosen from what is usual."""
        field = Proposals(name, proposals)
        field.set_value(self._value(name) or "")
        return self._add(name, text, field, "", needed, hint)

    def choice(
        self, name: str, text: str, kind: type[StrEnum], *, open_word: str = "", hint: str = ""
    ) -> Choice:
        """One of an enum's values; `open_word` stands for none of them."""
        return self.one_of(name, text, kind, list(kind), open_word=open_word, hint=hint)

    def one_of(
        self,
        name: str,
        text: str,
        kind: type[StrEnum],
        among: Iterable[StrEnum],
        *,
        open_word: str = "",
        hint: str = "",
    ) -> Choice:
        """One of some of an enum's values."""
        options = words.options(among)
        made = Choice(name, [("", open_word), *options] if open_word else options)
        made.set_value(self._value(name))
        self._put(name, text, made, "", hint, 1)

        def found() -> Any:
            return kind(made.value()) if made.value() else None

        self._fields[name] = _Field(made, found, None, "")
        return made

    def pick(
        self, name: str, text: str, options: Iterable[tuple[str, str]], *, hint: str = "", span: int = 1
    ) -> Choice:
        """One of these keys; the empty key is none."""
        made = Choice(name, options)
        made.set_value(self._value(name))
        self._put(name, text, made, "", hint, span)

        def found() -> Any:
            return made.value() or None

        self._fields[name] = _Field(made, found, None, "")
        return made

    def yes_no(
        self, name: str, text: str, yes: str = "", no: str = "", *, open_word: str = "–", hint: str = ""
    ) -> Choice:
        """Yes, no, or not answered."""
        options = [("", open_word), (YES, yes or self.tr("Ja")), (NO, no or self.tr("Nei"))]
        made = Choice(name, options)
        value = self._value(name)
        made.set_value("" if value is None else YES if value else NO)
        self._put(name, text, made, "", hint, 1)

        def found() -> Any:
            return {YES: True, NO: False}.get(made.value())

        self._fields[name] = _Field(made, found, None, "")
        return made

    def tick(self, name: str, text: str, says: str, *, span: int = 1) -> QCheckBox:
        """A box; `says` stands beside it and `text` names the field."""
        box = QCheckBox(says)
        box.setChecked(bool(self._value(name)))
        return self._add(name, text, box, empty=False, span=span)

    def _value(self, name: str) -> Any:
        return getattr(self.start, name, None)

    def _add(
        self, name: str, text: str, widget: W, empty: Any, needed: str = "", hint: str = "", span: int = 1
    ) -> W:
        self._put(name, text, widget, needed, hint, span)

        def found() -> Any:
            return read(widget)

        self._fields[name] = _Field(widget, found, empty, needed)
        return widget

    def _put(self, name: str, text: str, widget: QWidget, needed: str, hint: str, span: int) -> None:
        self.form.add(name, text, widget, required=bool(needed), hint=hint, span=span)
        if not self._fields:
            widget.setFocus()

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a field with its label."""
        cell = self._fields[name].widget.parentWidget()
        if cell is not None:
            cell.setVisible(shown)
        self.fit_soon()

    def hides(self, name: str) -> bool:
        """Whether a field is hidden, and so says nothing."""
        cell = self._fields[name].widget.parentWidget()
        return cell is not None and cell.isHidden()

    def values(self) -> dict[str, Any]:
        """What the fields say, by name; UserError at the first that is empty or cannot be read."""
        found = {}
        for name, field in self._fields.items():
            if self.hides(name):
                found[name] = field.empty
                continue
            value = field.read()
            if field.needed and value in {None, ""}:
                raise UserError(field.needed, field=name)
            found[name] = value
        return found

    def show_user_error(self, error: UserError) -> bool:
        """Show it at its field, with room for it."""
        shown = super().show_user_error(error)
        self.fit_soon()
        return shown

    def draft(self) -> Any:
        """The row as it is filled in."""
        return replace(self.start, **self.values())
