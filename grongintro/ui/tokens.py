"""The colours and measures that every widget is drawn from, once for light and once for dark."""

from __future__ import annotations

from enum import StrEnum

from grongintro.domain.frozen import frozen

SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5 = 4, 8, 12, 16, 24
RADIUS = 6


class Tone(StrEnum):
    """What a message, chip or row says; each tone has a colour and an icon, never a colour alone."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"

    @property
    def icon(self) -> str:
        """The icon that stands beside the colour."""
        return "info" if self is Tone.NEUTRAL else self.value


@frozen
class Tokens:
    """One colour scheme; the names are the roles that icons and widgets ask for."""

    dark: bool
    window: str
    surface: str
    raised: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    tick: str
    focus: str
    neutral: str
    neutral_soft: str
    info: str
    info_soft: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    disabled: str

    def colour(self, role: str) -> str:
        """The hex colour of a role, e.g. `accent` or `warning_soft`."""
        return str(getattr(self, role))


LIGHT = Tokens(
    dark=False,
    window="#f3f6f5",
    surface="#ffffff",
    raised="#e9efed",
    text="#182625",
    muted="#4d5f5c",
    line="#d3dddb",
    edge="#7b8c89",
    accent="#1c5f5a",
    accent_hover="#154b47",
    accent_soft="#d9eae7",
    on_accent="#ffffff",
    tick="#1f7168",
    focus="#0a6fc2",
    neutral="#4d5f5c",
    neutral_soft="#e6ecea",
    info="#1c578f",
    info_soft="#e1edf9",
    success="#1d6538",
    success_soft="#ddf1e3",
    warning="#7d4a00",
    warning_soft="#fdeecf",
    error="#a3261c",
    error_soft="#fbe4e1",
    disabled="#98a5a2",
)

DARK = Tokens(
    dark=True,
    window="#12181a",
    surface="#1a2224",
    raised="#253033",
    text="#e7eeed",
    muted="#a6b6b3",
    line="#33413f",
    edge="#7f918e",
    accent="#73c7ba",
    accent_hover="#90d7cc",
    accent_soft="#1f403c",
    on_accent="#08201d",
    tick="#2b8176",
    focus="#7cbcf5",
    neutral="#b3c1be",
    neutral_soft="#2b3638",
    info="#93c4f3",
    info_soft="#1b3349",
    success="#83d29a",
    success_soft="#1b3826",
    warning="#f1bd63",
    warning_soft="#3d300f",
    error="#f6a298",
    error_soft="#46221e",
    disabled="#62716e",
)


class _Current:
    tokens = LIGHT


def current() -> Tokens:
    """The scheme the program is shown in now."""
    return _Current.tokens


def use(tokens: Tokens) -> None:
    """Make `tokens` the scheme; `theme.apply` does this and repaints."""
    _Current.tokens = tokens
