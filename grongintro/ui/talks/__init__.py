"""Logging a talk, and the appointment that follows from it."""
