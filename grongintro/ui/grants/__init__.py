"""«Tilskudd»: what is expected, what is paid, what differs, and what is claimed."""
