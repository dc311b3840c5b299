"""A road through numbered stages, drawn: one Figure, told in words by its alternative text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from grongintro.letters.pdf import styles
from grongintro.letters.pdf.flow import PathOp, TextOp
from grongintro.letters.pdf.lines import text_width, wrap
from grongintro.letters.pdf.tags import Node

if TYPE_CHECKING:
    from grongintro.letters.content import Road, Stage
    from grongintro.letters.pdf.flow import Flow
    from grongintro.letters.pdf.styles import Colour, Style

BAND = 14.0  # how broad the road is
SWING = 7.0  # how far a stage lies above or below the middle
DOT = 23.0  # across the circle with a stage's number
PILL = 24.0  # height of the sign at either end
SIGN_PAD = 11.0
CLEAR = 4.0  # between a circle and the words that belong to it
BETWEEN = 6.0  # between the words of two stages on the same side
WHITE: Colour = (1.0, 1.0, 1.0)
DASH = (7.0, 8.0)


@dataclass(frozen=True)
class _Spot:
    """A stage on the road: where its circle lies, and its words, above and below the road in turn."""

    x: float
    above: bool
    left: float
    right: float
    lines: tuple[tuple[str, Style], ...]

    @property
    def height(self) -> float:
        """Of the words."""
        return sum(style.leading for _, style in self.lines)

    @property
    def middle(self) -> float:
        """What the words are set around: the circle, or as near to it as the paper allows."""
        half = max(text_width(text, style) for text, style in self.lines) / 2
        return min(max(self.x, self.left + half), self.right - half)


@dataclass(frozen=True)
class _Route:
    """The whole drawing, measured but not yet on a page."""

    spots: tuple[_Spot, ...]
    begin: float
    end: float
    above: float
    below: float

    @property
    def height(self) -> float:
        """Words above, the road with its circles, words below."""
        return self.above + 2 * SWING + DOT + 2 * CLEAR + self.below


def least_road(flow: Flow, road: Road) -> float:
    """The height of the drawing, which is never parted."""
    return _route(flow, road).height


def place_road(flow: Flow, road: Road, parent: Node) -> None:
    """The road, with the words of its stages above and below in turn."""
    route = _route(flow, road)
    flow.need(route.height)
    figure = Node("Figure", parent)
    figure.alt = road.alt
    figure.box = (flow.left, flow.y - route.height, flow.left + flow.width, flow.y)
    middle = flow.y - route.above - CLEAR - DOT / 2 - SWING
    _draw_band(flow, route, middle, figure)
    _draw_sign(flow, road.begin, flow.left, middle, figure)
    for number, spot in enumerate(route.spots, start=road.first):
        _draw_spot(flow, spot, str(number), middle, figure)
    _draw_sign(flow, road.end, route.end, middle, figure)
    flow.y -= route.height
    flow.gap(flow.setting.body.after)


def _route(flow: Flow, road: Road) -> _Route:
    begin = flow.left + _sign_width(flow, road.begin)
    end = flow.left + flow.width - _sign_width(flow, road.end)
    step = (end - begin) / len(road.stages)
    spots = tuple(
        _spot(flow, stage, begin + (index + 0.5) * step, step, above=index % 2 == 0)
        for index, stage in enumerate(road.stages)
    )
    above = max((spot.height for spot in spots if spot.above), default=0.0)
    below = max((spot.height for spot in spots if not spot.above), default=0.0)
    return _Route(spots, begin, end, above, below)


def _spot(flow: Flow, stage: Stage, x: float, step: float, *, above: bool) -> _Spot:
    left = max(flow.left, x - step + BETWEEN / 2)
    right = min(flow.left + flow.width, x + step - BETWEEN / 2)
    name, when = flow.setting.cell_bold, flow.setting.cell
    lines = [(line, name) for line in wrap(stage.name, name, right - left)]
    lines += [(line, when) for line in wrap(stage.when, when, right - left)]
    return _Spot(x, above, left, right, tuple(lines))


def _height_of(spot: _Spot, middle: float) -> float:
    return middle + SWING if spot.above else middle - SWING


def _draw_band(flow: Flow, route: _Route, middle: float, figure: Node) -> None:
    points = [
        (flow.left + BAND / 2, middle),
        *((spot.x, _height_of(spot, middle)) for spot in route.spots),
        (flow.left + flow.width - BAND / 2, middle),
    ]
    steps: list[tuple[float, ...]] = [points[0]]
    for (x, y), (to_x, to_y) in pairwise(points):
        half = (to_x - x) / 2
        steps.append((x + half, y, to_x - half, to_y, to_x, to_y))
    flow.page.ops.append(PathOp(tuple(steps), styles.HAIR, BAND, figure))
    flow.page.ops.append(PathOp(tuple(steps), WHITE, 1.6, figure, DASH))


def _sign_style(flow: Flow) -> Style:
    return replace(flow.setting.cell_bold, colour=WHITE)


def _sign_width(flow: Flow, text: str) -> float:
    return text_width(text, _sign_style(flow)) + 2 * SIGN_PAD if text else 0.0


def _draw_sign(flow: Flow, text: str, left: float, middle: float, figure: Node) -> None:
    if not text:
        return
    style, half = _sign_style(flow), PILL / 2
    ends = ((left + half, middle), (left + _sign_width(flow, text) - half, middle))
    flow.page.ops.append(PathOp(ends, styles.ACCENT, PILL, figure))
    flow.page.ops.append(TextOp(left + SIGN_PAD, middle - style.size * 0.36, text, style, figure))


def _draw_spot(flow: Flow, spot: _Spot, number: str, middle: float, figure: Node) -> None:
    y, style = _height_of(spot, middle), _sign_style(flow)
    flow.page.ops.append(PathOp(((spot.x, y), (spot.x + 0.01, y)), styles.ACCENT, DOT, figure))
    x = spot.x - text_width(number, style) / 2
    flow.page.ops.append(TextOp(x, y - style.size * 0.36, number, style, figure))
    away = DOT / 2 + CLEAR
    top = y + away + spot.height if spot.above else y - away
    for text, kind in spot.lines:
        flow.page.ops.append(
            TextOp(spot.middle - text_width(text, kind) / 2, top - kind.ascent, text, kind, figure)
        )
        top -= kind.leading
