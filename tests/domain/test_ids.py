from __future__ import annotations

import uuid

from grongintro.domain.ids import new_id


def test_a_key_is_a_uuid_of_version_7() -> None:
    key = uuid.UUID(new_id())
    assert key.version == 7
    assert key.variant == uuid.RFC_4122


def test_keys_are_in_the_order_they_were_made_also_within_a_millisecond() -> None:
    made = [new_id() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
