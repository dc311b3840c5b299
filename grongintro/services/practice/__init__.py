"""Practice: employers and their places, placements with follow-up and results, and wishes."""
