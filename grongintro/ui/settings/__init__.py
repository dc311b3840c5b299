"""Innstillinger: the municipality, colleagues and accounts, rates, choices and safety."""
