"""The window: pages, dialogs, models."""

from grongintro.ui.refcounts import protect

protect()
