"""Rows that are no domain values: those of the screens, of the few named settings, and all as they lie."""
