"""The window: pages, dialogs, models."""

from grongintro.ui.binding import protect, read_no_sources

protect()
read_no_sources()
