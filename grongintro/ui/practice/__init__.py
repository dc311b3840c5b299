"""Practice: the page of employers and places, and the part of a person's page."""
