"""The building blocks of pages and dialogs."""
