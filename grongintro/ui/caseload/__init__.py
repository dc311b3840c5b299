"""Saksmengde: each adviser against the guideline, and the year ahead."""
