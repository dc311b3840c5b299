"""A frozen value behaves as a frozen dataclass does."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, field, fields, replace

import pytest

from grongintro.domain.frozen import frozen


@frozen
class Point:
    """Two numbers, a name, and marks of its own."""

    x: int
    y: int = 2
    name: str = field(default="", repr=False)
    marks: list[str] = field(default_factory=list, repr=False)


@frozen
class Deep(Point):
    """One more."""

    z: int = 3


def test_it_is_filled_in_order_by_name_and_by_default() -> None:
    assert Point(1) == Point(1, 2, "", []) == Point(y=2, x=1)
    assert Point(1).marks is not Point(1).marks
    assert Deep(1, z=4) == Deep(1, 2, "", [], 4)
    assert [each.name for each in fields(Deep)] == ["x", "y", "name", "marks", "z"]


@pytest.mark.parametrize("wrong", ["Point()", "Point(1, x=1)", "Point(1, q=1)", "Point(1, 2, '', [], 5)"])
def test_a_field_too_many_or_too_few_is_refused(wrong: str) -> None:
    with pytest.raises(TypeError, match=r"Point is filled by x, y, name, marks, each once"):
        eval(wrong)  # noqa: S307  a constant


def test_it_is_never_changed() -> None:
    with pytest.raises(FrozenInstanceError, match="'x'"):
        setattr(Point(1), "x", 5)  # noqa: B010  a type checker refuses it otherwise
    with pytest.raises(FrozenInstanceError, match="'x'"):
        delattr(Point(1), "x")
    assert replace(Point(1), y=7) == Point(1, 7)


def test_it_is_equal_to_its_like_only() -> None:
    assert Point(1) != Point(2)
    assert Deep(1) != Point(1)
    assert Point(1) != object()


def test_it_is_a_key_as_its_fields_are() -> None:
    assert hash(Point(1, marks=())) == hash(Point(1, marks=()))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        hash(Point(1))


def test_it_is_shown_without_what_is_not_to_be_shown() -> None:
    assert repr(Point(1, name="hemmelig")) == "Point(x=1, y=2)"


def test_it_can_be_copied_and_sent() -> None:
    point = Point(1, marks=["a"])
    assert copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point  # noqa: S301  made here
    assert asdict(point) == {"x": 1, "y": 2, "name": "", "marks": ["a"]}
