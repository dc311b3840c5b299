"""Names as people search for them: spelling differs, the person is the same."""

from __future__ import annotations

import difflib
import re
import unicodedata

# Spellings of the same sound in passports, Norwegian and English transliteration of Arabic, Tigrinya,
# Ukrainian and Farsi names. Longer spellings stand first.
_SAME_SOUND = (
    ("aa", "a"),
    ("å", "a"),
    ("æ", "e"),
    ("ä", "e"),
    ("ø", "o"),
    ("ö", "o"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("kh", "h"),
    ("ch", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("sch", "sh"),
    ("sj", "sh"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("z", "s"),
)
_SIMILAR = 0.82


def fold(text: str) -> str:
    """The searchable form: lower case, accents gone, å/aa and common transliterations made alike."""
    lowered = text.casefold()
    for spelling, sound in _SAME_SOUND:
        lowered = lowered.replace(spelling, sound)
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(mark))
    letters = re.sub(r"[^\w\s]", " ", bare)
    return re.sub(r"(\D)\1+", r"\1", " ".join(letters.split()))


def similar(one: str, other: str) -> bool:
    """Whether two names may be the same person's, in any order of their parts."""
    first, second = sorted(fold(one).split()), sorted(fold(other).split())
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    return difflib.SequenceMatcher(None, " ".join(first), " ".join(second)).ratio() >= _SIMILAR
