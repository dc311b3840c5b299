"""The encrypted store: the only rooms that know SQL and keys."""
