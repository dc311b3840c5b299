"""The window: pages, dialogs, models."""
