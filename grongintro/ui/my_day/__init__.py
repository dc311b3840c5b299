"""Min dag."""
