"""Rows with a form each: the card that lists them, the form that asks, and amounts as people type them."""
