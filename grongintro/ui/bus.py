"""What the parts of the window tell each other."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """One per window; pages emit and listen here and never know each other or the window."""

    changed = Signal(object)
    """`Changes` after an action: pages that show these subjects read again."""
    saved = Signal(object)
    """The `datetime` of the last save."""
    open_person = Signal(str)
    """The key of a person whose page is to be shown."""
    open_decision = Signal(str)
    """The key of a decision that is to be shown."""
    replace_decision = Signal(str)
    """The key of an issued decision that a new draft is to take the place of."""
    new_decision = Signal(str)
    """The key of a person for whom a new decision is to be begun."""
    mend = Signal(str, str)
    """The key of a person and the form (`Mend`) that mends a light of theirs; their page is open then."""
    open_page = Signal(str)
    """The key of a page to be shown."""
    open_activity = Signal(str)
    """The key of an activity to be shown; the page of activities is open then."""
    open_application = Signal(str)
    """The key of an application for a grant to be shown; its page is open then."""
    open_settings = Signal(str)
    """The object name of a tab of Innstillinger to be shown."""
    copied = Signal()
    """A copy of the store was made, or copies go elsewhere from now on."""
    restore = Signal(object)
    """What is in a copy (`View`) that the store is to be exchanged for."""
    share = Signal(object)
    """The shared folder that the store is to be moved to."""
    message = Signal(str, str)
    """A tone (`Tone` value) and a sentence for the message bar."""
    offer = Signal(str, str, object)
    """A sentence, the text of a button (such as «Angre») and what the button calls."""
