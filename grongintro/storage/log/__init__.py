"""The log and what is built on it: its chain, what must never change, undoing and erasing."""
