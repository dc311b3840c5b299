"""The chain of a log: each line's hash covers the one before it, so none is changed or removed unseen.

What a change was from and to may have to be erased one day, so the chain covers a mark of it and not the
words: a salted hash. Without salt and words nobody can guess what they were, and the chain still holds.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from grongintro.domain.frozen import frozen
from grongintro.domain.ids import new_id
from grongintro.storage.types import canonical, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

START = ""
_PORTION = 2000
_SALT_BYTES = 16
_MARKS = {"old": "old_mark", "new": "new_mark"}
_UNCOVERED = frozenset({"salt", *_MARKS})


@frozen
class Head:
    """The newest line of a log: its number and its hash; number 0 where the log is empty."""

    seq: int = 0
    hash: str = START


BEGINNING = Head()


class Chain:
    """Adding lines to one log, inside one writing transaction."""

    def __init__(self, connection: sa.Connection, table: sa.Table) -> None:
        self._connection, self._table = connection, table
        self._insert = sa.insert(table)
        self._head: Head | None = None

    def append(self, **values: Any) -> None:
        """Write a line; number, UUID and hash are given here and nowhere else."""
        last = self._head or head(self._connection, self._table)
        line = {"seq": last.seq + 1, "id": new_id(), **values, **self._marks(values)}
        line["hash"] = hash_of(last.hash, line)
        self._connection.execute(self._insert, line)
        self._head = Head(line["seq"], line["hash"])

    def _marks(self, values: dict[str, Any]) -> dict[str, str | None]:
        if "salt" not in self._table.c:
            return {}
        salt = secrets.token_hex(_SALT_BYTES)
        return {"salt": salt, **{mark: _mark(salt, values[words]) for words, mark in _MARKS.items()}}


def head(connection: sa.Connection, table: sa.Table) -> Head:
    """The newest line of a log."""
    query = sa.select(table.c.seq, table.c.hash).order_by(table.c.seq.desc()).limit(1)
    found = connection.execute(query).first()
    return Head(found.seq, found.hash) if found else Head()


def first_break(connection: sa.Connection, table: sa.Table, since: Head = BEGINNING) -> int | None:
    """The number of the first line that does not follow from the one before it; None when all do.

    Lines up to `since` have been gone through before and are not read again, if that line still stands as it
    did then; else all are.
    """
    if hash_at(connection, table, since.seq) != since.hash:
        since = BEGINNING
    expected, previous = since.seq + 1, since.hash
    for line in _lines(connection, table, since.seq):
        kept = line.pop("hash")
        if line["seq"] != expected or kept != hash_of(previous, line) or not _words_hold(line):
            return expected
        expected, previous = expected + 1, kept
    return None


def hash_at(connection: sa.Connection, table: sa.Table, seq: int) -> str | None:
    """The hash of the line with this number; None when there is none, and the start's for number 0."""
    if seq == 0:
        return START
    return connection.execute(sa.select(table.c.hash).where(table.c.seq == seq)).scalar_one_or_none()


def _lines(connection: sa.Connection, table: sa.Table, after: int) -> Iterator[dict[str, Any]]:
    query = sa.select(table).where(table.c.seq > after).order_by(table.c.seq)
    rows = connection.execution_options(yield_per=_PORTION).execute(query)
    for row in rows.mappings():
        yield dict(row)


def erased(line: Any) -> bool:
    """Whether the words of a line of the change log have been erased."""
    return line.salt is None


def _words_hold(line: dict[str, Any]) -> bool:
    """Whether what a change was from and to still fits its marks, or is erased whole."""
    if "salt" not in line:
        return True
    if line["salt"] is None:
        return all(line[words] is None for words in _MARKS)
    return all(_mark(line["salt"], line[words]) == line[mark] for words, mark in _MARKS.items())


def _mark(salt: str, words: str | None) -> str | None:
    return None if words is None else hashlib.sha256(f"{salt}\n{words}".encode()).hexdigest()


def hash_of(previous: str, line: dict[str, Any]) -> str:
    """The hash of a line (without its own) after the one before it."""
    covered = {name: to_plain(value) for name, value in line.items() if name not in _UNCOVERED}
    plain = canonical(covered)
    return hashlib.sha256(f"{previous}\n{plain}".encode()).hexdigest()
