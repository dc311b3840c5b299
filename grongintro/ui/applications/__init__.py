"""Søknader og budsjett: applications for grants, and the plan for four years."""
