"""The legal lights: of one participant, and of the whole service."""
