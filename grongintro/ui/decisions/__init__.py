"""Decisions: the list, and one decision on its way from draft to delivered."""
