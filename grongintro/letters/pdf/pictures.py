"""Pictures that are drawn: read once, the last few kept."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from reportlab.lib.utils import ImageReader

from grongintro.errors import UserError


@lru_cache(maxsize=4)
def picture(png: bytes) -> ImageReader:
    """The picture, decoded."""
    try:
        return ImageReader(BytesIO(png))
    except OSError as error:
        raise UserError(
            "Logoen kan ikke leses som bilde. Velg en PNG-fil.", field="logo_png", code="unreadable_picture"
        ) from error


def picture_size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    width, height = picture(png).getSize()
    return int(width), int(height)
