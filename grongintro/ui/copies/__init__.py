"""Copies of the store: where they go, how old the newest is, and fetching one back."""
