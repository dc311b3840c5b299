"""Bosetting: numbers, those who are expected, homes, and a person's home and goals."""
